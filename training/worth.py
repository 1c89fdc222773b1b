"""Fit the weights by which a telling of an act is judged worth recording, and score them on articles not fitted on.

    python -m training.worth --articles DATA/train/articles --scorer DATA/eval/score_articles.py \\
        --folds out/fold0 out/fold1 … --out src/dragoman/knowledge/data/en/worth.yaml

The k-th of the `--folds` is the export of `training.events.train --fold k`: every article is read with the event model
that has not seen it. A telling earns a share of 1: for each level of the scorer (`typed` twice, `full`, `strict`) where
a gold event that its words overlap is of its type and parties, all of that level's part if every coder would record
the event, else `DEBATABLE` of it. Prints the scores of cross-fitted weights by the least worth.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.given import load_scorer

from dragoman.api import resources
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.logistic import Logistic, chance
from dragoman.linking.events import event_from
from dragoman.linking.within import group
from dragoman.model.event import Claim, EventMention
from dragoman.model.evidence import Trace
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.model.record import Record, event_record
from dragoman.model.text import Document
from dragoman.pipeline import Resources, derive, wordings
from dragoman.resolve.claims import made_of
from dragoman.resolve.matter import public_share
from dragoman.resolve.recording import recorded
from dragoman.resolve.worth import features
from training.folds import gold_of, unseeing
from training.logistic import fit, weight_lines

LEVELS = (1, 1, 2, 3)  # of the scorer: typed counts twice
DEBATABLE = 0.38  # a gold event that only some coders record counts for precision alone
PENALTY = 10.0
RARE = 8  # tellings that a feature must have
TRIED = tuple(round(0.16 + 0.01 * step, 2) for step in range(15))
HEAD = """# How much speaks for a telling's being worth recording: features named by resolve/worth.py; from the
# probability `least` on it is recorded.
# source: fitted by training/worth.py on 409 news articles labelled for dragoman, each read by a model that had
# not seen it
"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A telling, its claim, its features, and what it earns: 0 to 1."""

    mention: EventMention
    claim: Claim
    features: dict[str, float]
    earned: float


@dataclass(frozen=True, slots=True)
class Article:
    """One article with all tellings that may be recorded."""

    document: Document
    gold: list[Record]
    parses: Sequence[Parse]
    places: Sequence[PlaceMention]
    weighed: tuple[Weighed, ...]


def read(articles: Path, loaded: Resources, scorer: Any, fold: int, folds: int) -> Iterator[Article]:
    """The articles of one fold."""
    for path in gold_of(articles, fold, folds):
        text = (articles / "texts" / f"{path.stem}.txt").read_text(errors="replace")
        found = derive(read_text(text, name=path.stem, options=SourceOptions(check_language=False)), loaded)
        document, gold = found.reading.document, json.loads(path.read_text())["events"]
        made, _ = made_of(document, found.parses, found.mentions, resolved=found.resolved, trace=Trace("", "", ""))
        public = public_share(found.resolved.parties, len(found.parses))
        weighed = tuple(
            Weighed(
                mention,
                claim,
                features(mention, claim, found.parses[mention.sentence], public),
                earned(event_record(event_from((claim,), document)), gold, text, scorer),
            )
            for mention, claim in made
            if mention.belief is not None
        )
        yield Article(document, gold, found.parses, found.resolved.places, weighed)


def earned(event: Record, gold: Sequence[Record], text: str, scorer: Any) -> float:
    """What a telling alone earns."""
    best = [0.0] * len(LEVELS)
    for one in gold:
        if scorer.overlap(scorer.spans(one, text), scorer.spans(event, text)):
            verdict, part = scorer.judge(one, event, text), 1.0 if one.get("core") else DEBATABLE
            best = [max(was, part * verdict[level]) for was, level in zip(best, LEVELS, strict=True)]
    return sum(best) / len(best)


def fitted(articles: Sequence[Article]) -> Logistic:
    rows = [one for article in articles for one in article.weighed]
    seen = Counter(name for one in rows for name, value in one.features.items() if value)
    known = [{name: value for name, value in one.features.items() if seen[name] >= RARE} for one in rows]
    return fit(known, [one.earned for one in rows], penalty=PENALTY)


def events_of(article: Article, model: Logistic, least: float) -> list[Record]:
    """The record with these weights."""
    weighed = ((one.mention, one.claim, chance(model, one.features)) for one in article.weighed)
    claims, _ = recorded(article.document, article.parses, weighed, least=least, places=article.places)
    groups = group(claims, wordings(claims, article.parses))
    return [event_record(event_from(members, article.document)) for members in groups]


def scores(found: Sequence[tuple[Article, list[Record]]], scorer: Any) -> str:
    """F1 of typed, full and strict."""
    core = sum(bool(one["core"]) for article, _ in found for one in article.gold)
    count, out = sum(len(events) for _, events in found), []
    for level in sorted(set(LEVELS)):
        paired = [
            (article.gold, scorer.pair(article.gold, events, article.document.text, level)) for article, events in found
        ]
        right = sum(len(pairs) for _, pairs in paired) / count
        recalled = sum(bool(gold[at]["core"]) for gold, pairs in paired for at, _ in pairs) / core
        out.append(f"{2 * right * recalled / (right + recalled):.4f}")
    return f"{count} events, typed, full, strict F1 " + " ".join(out)


def written(bias: float, least: float, weights: Mapping[str, float]) -> str:
    """The data file."""
    return HEAD + "\n".join([f'bias: "{bias:.3f}"', f'least: "{least}"', "weights:", *weight_lines(weights)]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--least", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    scorer, loaded, count = load_scorer(arguments.scorer), resources(threads=2), len(arguments.folds)
    parts: list[list[Article]] = []
    for fold, model in unseeing(arguments.folds, loaded.reader.encode):
        parts.append(list(read(arguments.articles, replace(loaded, event_model=model), scorer, fold, count)))
    models = [fitted([one for part in parts if part is not held for one in part]) for held in parts]
    for least in TRIED:
        found = [(one, events_of(one, model, least)) for part, model in zip(parts, models, strict=True) for one in part]
        print(f"least {least}: {scores(found, scorer)}")
    bias, weights = fitted([one for part in parts for one in part])
    arguments.out.write_text(written(bias, arguments.least, weights), encoding="utf-8")


if __name__ == "__main__":
    main()
