"""What the event model says of the words that name an act in articles it has not seen.

    python -m benchmarks.triggers --examples out/events --articles DATA/train/articles --folds out/fold-0 out/fold-1 …

The examples are those of `training.events.data`, the folders exports of `training.events.train --fold 0`, `--fold 1`, …
in order, "-" for one that is not there. Prints type and status on the gold triggers (status F1 by word): the model's
own, and the one chosen with the cues, by weights that have not seen the fold (`training.status`). Then how often a word
that is believed to name an act at some probability does. Words that may tell an act again are left out, as in training.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.folds import unseeing
from training.status import Act, acts, cross_fitted, summary

from benchmarks.reliability import reliability
from dragoman.api import resources
from dragoman.coding.event_model import EventModel, Scores

LEAST = 0.02  # probability from which a word is looked at
Row = dict[str, Any]


def rows_of(path: Path, fold: int, folds: int) -> list[Row]:
    """The sentences of the articles of one fold."""
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    names = sorted({row["doc"] for row in rows})
    held = set(names[fold::folds])
    return [row for row in rows if row["doc"] in held]


def scored(model: EventModel, rows: Sequence[Row]) -> Iterator[tuple[Row, Scores]]:
    """The sentences that the network takes, with what it says of them."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["doc"], []).append(row)
    for article in by_article.values():
        found = model.score_words([row["words"] for row in article], frozenset(range(len(article))))
        yield from ((row, scores) for row, scores in zip(article, found, strict=True) if scores is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    arguments = parser.parse_args()
    loaded = resources(threads=2)
    types: Counter[tuple[str, str]] = Counter()
    statuses: Counter[tuple[str, str]] = Counter()
    words: list[tuple[float, bool]] = []
    told: list[Act] = []
    for fold, model in unseeing(arguments.folds, loaded.reader.encode):
        labels = model.labels
        told += acts(arguments.articles, loaded, model, fold, len(arguments.folds))
        for row, scores in scored(model, rows_of(arguments.examples / "articles.jsonl", fold, len(arguments.folds))):
            known = {event["token"]: event for event in row["events"]}
            for token, event in known.items():
                types[event["type"], labels.types[int(scores.types[token, 1:].argmax()) + 1]] += 1
                statuses[event["status"], labels.statuses[int(scores.statuses[token].argmax())]] += 1
            masked = set(row["masked"])
            chances = 1.0 - scores.types[:, 0]
            words += [(float(p), at in known) for at, p in enumerate(chances) if at not in masked and p >= LEAST]
    print(summary("type", types), summary("status", statuses), sep="\n")
    print(summary("status with the cues, cross-fitted", cross_fitted(told, len(arguments.folds))))
    print("words that name an act", *reliability(words), sep="\n")


if __name__ == "__main__":
    main()
