"""Fit the weights of an event's confidence, and say how far confidence is right about events not fitted on.

    python -m training.confidence --articles DATA/train/articles --scorer DATA/eval/score_articles.py \\
        --folds out/fold0 out/fold1 … --out src/dragoman/knowledge/data/en/confidence.yaml

The k-th of the `--folds` is the export of `training.events.train --fold k`: every article is read with the event model
that has not seen it, and once more with the frames alone. An event is right where the scorer pairs it with a gold event
of its type whose parties it has on the right sides (`full`). Prints the reliability of cross-fitted confidence.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.given import load_scorer
from benchmarks.reliability import reliability

from dragoman.api import resources
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.logistic import Logistic, chance
from dragoman.linking.confidence import UNTOLD, features
from dragoman.model.record import record
from dragoman.pipeline import Resources, read_document
from training.folds import gold_of, unseeing
from training.logistic import fit, weight_lines

FULL = 2  # the scorer's level
PENALTY, PENALTY_TYPE = 1.0, 8.0  # of a type there are few events
HEAD = """# How much speaks for an event's being right in type and parties: features named by linking/confidence.py.
# source: fitted by training/confidence.py on 409 news articles labelled for dragoman, each read by a model that had
# not seen it
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """An event's features, and whether it is right; `fold` is that of its article."""

    features: dict[str, float]
    right: bool
    fold: int


def judged(articles: Path, loaded: Resources, scorer: Any, fold: int, folds: int) -> Iterator[Judged]:
    """The events read in the articles of one fold."""
    for path in gold_of(articles, fold, folds):
        text = (articles / "texts" / f"{path.stem}.txt").read_text(errors="replace")
        document = read_text(text, name=path.stem, options=SourceOptions(check_language=False))
        reading = read_document(document, loaded)
        gold, found = json.loads(path.read_text())["events"], record(reading)["events"]
        right = {at for _, at in scorer.pair(gold, found, text, FULL)}
        for at, event in enumerate(reading.events):
            known = features(event.claims, (event.actors, event.recipients), event.status)
            yield Judged(known, at in right, fold)


def fitted(rows: Sequence[Judged]) -> Logistic:
    names = {name for row in rows for name in row.features}
    penalty = {name: PENALTY_TYPE if ":" in name else PENALTY for name in names}
    return fit([row.features for row in rows], [row.right for row in rows], penalty=penalty)


def cross_fitted(rows: Sequence[Judged], folds: int) -> list[tuple[float, bool]]:
    """Confidence by weights that have not seen the event's article, and whether the event is right."""
    out = []
    for fold in range(folds):
        model = fitted([row for row in rows if row.fold != fold])
        out += [(chance(model, row.features), row.right) for row in rows if row.fold == fold]
    return out


def written(bias: float, weights: dict[str, float]) -> str:
    """The data file."""
    return HEAD + "\n".join([f'bias: "{bias:.3f}"', "weights:", *weight_lines(weights)]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    scorer, loaded, count = load_scorer(arguments.scorer), resources(threads=2), len(arguments.folds)
    rows: list[Judged] = []
    for fold, model in unseeing(arguments.folds, loaded.reader.encode):
        for one in (model, None):
            rows += judged(arguments.articles, replace(loaded, event_model=one), scorer, fold, count)
    frames = [row for row in rows if UNTOLD in row.features]
    for name, part in (("with the event model", [row for row in rows if UNTOLD not in row.features]), ("", frames)):
        print(name or "by frames alone", *reliability(cross_fitted(part, count)), sep="\n")
    arguments.out.write_text(written(*fitted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
