"""Fit the weights by which the status of an act is chosen, and say how often it is right about acts not fitted on.

    python -m training.status --articles DATA/train/articles --folds out/fold-0 out/fold-1 … \\
        --out src/dragoman/knowledge/data/en/status.yaml

The k-th of the `--folds` is the export of `training.events.train --fold k`: what is fitted on at each annotated trigger
is what the event model that has not seen the article says of it; "-" stands for one that is not there. Prints status
and its F1 by word: of the event model alone, of the cues alone, and of the choice by weights that have not seen the
fold.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.api import resources
from dragoman.coding.event_model import EventModel
from dragoman.coding.modality import signs_of
from dragoman.coding.status_choice import best, features
from dragoman.knowledge.cues import modality_cues
from dragoman.knowledge.logistic import Logistic
from dragoman.model.modality import Status
from dragoman.pipeline import Resources
from training.events.data import labelled_article
from training.folds import gold_of, unseeing
from training.logistic import fit_several, weight_lines

PENALTY = 8.0
BALANCE = 0.1  # a status counts as its rarity to this power
BELIEVED, CUED = 0.5, 4.0  # before any article is seen: of the model's log-probability of a status, of cues for it
HEAD = """# How much speaks for each status of an act: features named by coding/status_choice.py.
# source: fitted by training/status.py on the annotated triggers of 409 news articles labelled for dragoman, each read
# by a model that had not seen it
"""
OUTCOMES = tuple(status for status in Status if status is not Status.DISPUTED)


@dataclass(frozen=True, slots=True)
class Act:
    """An annotated trigger: its features and status, and what the model and the cues alone say; `fold` is that of its
    article."""

    features: dict[str, float]
    status: str
    model: str
    cues: str
    fold: int


def acts(articles: Path, loaded: Resources, model: EventModel, fold: int, folds: int) -> Iterator[Act]:
    """The annotated triggers in the articles of one fold."""
    statuses, cues = model.labels.statuses, modality_cues()
    for path in gold_of(articles, fold, folds):
        parses, rows = labelled_article(path, articles / "texts", loaded.reader)
        wanted = frozenset(at for at, row in enumerate(rows) if row["events"])
        for parse, row, scores in zip(parses, rows, model.score(parses, wanted), strict=True):
            for event in row["events"] if scores is not None else ():
                token, category = event["token"], event["type"]
                signs, believed = signs_of(parse, token, cues, category=category), scores.statuses[token]
                known = features(believed, statuses, signs, category)
                alone = statuses[int(believed.argmax())]
                yield Act(known, event["status"], alone, str(signs.modality.status), fold)


def fitted(rows: Sequence[Act]) -> dict[Status, Logistic]:
    seen = Counter(row.status for row in rows)
    weight = {status: (len(rows) / count) ** BALANCE for status, count in seen.items()}
    prior = {str(status): {f"model:{status}": BELIEVED, f"cues:{status}": CUED} for status in OUTCOMES}
    known = [row.features for row in rows]
    found = fit_several(known, [row.status for row in rows], weight=weight, penalty=PENALTY, prior=prior)
    return {Status(name): weights for name, weights in found.items()}


def cross_fitted(rows: Sequence[Act], folds: int) -> Counter[tuple[str, str]]:
    """Counts of (annotated, chosen) by weights that have not seen the fold."""
    out: Counter[tuple[str, str]] = Counter()
    for fold in range(folds):
        choice = fitted([row for row in rows if row.fold != fold])
        out.update((row.status, str(best(row.features, choice))) for row in rows if row.fold == fold)
    return out


def summary(name: str, pairs: Counter[tuple[str, str]]) -> str:
    """Share right and F1 by word, of counts of (annotated, told)."""
    share = sum(count for (gold, told), count in pairs.items() if gold == told) / pairs.total()
    by_word = "  ".join(f"{word} {value:.2f}" for word, value in f1_by_word(pairs).items())
    return f"{name} on {pairs.total()} gold triggers: {share:.3f} right; F1 {by_word}"


def f1_by_word(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    """F1 of every label, of counts of (gold, predicted)."""
    out = {}
    for word in sorted({gold for gold, _ in pairs}):
        right = pairs[word, word]
        wrong = sum(count for (gold, told), count in pairs.items() if (gold == word) != (told == word))
        out[word] = 2 * right / (2 * right + wrong)
    return out


def written(choice: dict[Status, Logistic]) -> str:
    """The data file; weights that round to nothing are left out."""
    lines = []
    for status, (bias, weights) in choice.items():
        lines += [f"{status}:", f'  bias: "{bias:.3f}"', "  weights:"]
        lines += weight_lines(weights, indent=4, least=0.005)
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    loaded, rows = resources(threads=2), list[Act]()
    for fold, model in unseeing(arguments.folds, loaded.reader.encode):
        rows += acts(arguments.articles, loaded, model, fold, len(arguments.folds))
    print(summary("the event model alone", Counter((row.status, row.model) for row in rows)))
    print(summary("the cues alone", Counter((row.status, row.cues) for row in rows)))
    print(summary("both, cross-fitted", cross_fitted(rows, len(arguments.folds))))
    arguments.out.write_text(written(fitted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
