"""Fit the weights by which a time is weighed for an act, and write them.

    python -m training.dating --articles DATA/train/articles --skip-fifth --out out/dating.yaml

Reads texts/NAME.txt and gold/NAME.json. An act belongs to the gold event of its type whose evidence holds its trigger.
A time is right if its days are exactly the gold's; where the gold has no date every time is wrong, with less weight.
`--skip-fifth` leaves out every fifth article, in the order of their names, to measure on.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.api import resources
from dragoman.ingest.source import read_text
from dragoman.pipeline import Derivation, derive
from dragoman.resolve.dating import Dater
from training import logistic

RIDGE, UNDATED_WEIGHT, SEEN = 10.0, 0.3, 8
NEAR, BACK = 0.3, 0.37
HEAD = """# How much each feature speaks for a time being an act's: named by resolve/dating.py.
# `near` and `back` are the probabilities that a time of the act's own sentence and of an earlier one must reach.
# source: fitted by training/dating.py on 327 news articles labelled for dragoman
"""

Example = tuple[tuple[str, ...], bool, float]


def examples(derivation: Derivation, gold: dict[str, Any]) -> Iterable[Example]:
    """Features of every candidate, whether it is the gold's date, and its weight."""
    document, resolved = derivation.reading.document, derivation.resolved
    dater = Dater(
        document,
        derivation.parses,
        resolved.times,
        derivation.mentions,
        resolved.index.chains_at,
        around=resolved.around,
    )
    for mention in derivation.mentions:
        event = next((one for one in gold["events"] if _same(mention, one, document.text)), None)
        if event is None or "date" in event.get("unscored", ()):
            continue
        told = event.get("date")
        days = (date.fromisoformat(told["start"]), date.fromisoformat(told["end"])) if told else None
        for candidate in dater.candidates(mention):
            right = days == (candidate.interval.first, candidate.interval.last)
            yield candidate.features, right, 1.0 if days else UNDATED_WEIGHT


def _same(mention: Any, event: dict[str, Any], text: str) -> bool:
    at = text.find(event["evidence"])
    inside = 0 <= at <= mention.trigger.start and mention.trigger.end <= at + len(event["evidence"])
    return bool(inside and mention.type.category == event["type"])


def fit(rows: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """The bias and the weight of each feature seen often enough."""
    seen = Counter(name for features, _, _ in rows for name in set(features))
    table = [{name: 1.0 for name in features if seen[name] >= SEEN} for features, _, _ in rows]
    return logistic.fit(table, [row[1] for row in rows], weight=[row[2] for row in rows], penalty=RIDGE)


def written(bias: float, weights: dict[str, float]) -> str:
    """The data file; weights that round to nothing are left out."""
    lines = [f'bias: "{bias:.3f}"', f'near: "{NEAR}"', f'back: "{BACK}"', "weights:"]
    lines += logistic.weight_lines(weights, least=0.005)
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--skip-fifth", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    loaded = resources()
    rows: list[Example] = []
    for at, path in enumerate(sorted((chosen.articles / "gold").glob("*.json"))):
        if chosen.skip_fifth and at % 5 == 0:
            continue
        text = (chosen.articles / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8", errors="replace")
        derivation = derive(read_text(text, name=path.stem), loaded)
        rows += examples(derivation, json.loads(path.read_text(encoding="utf-8")))
    chosen.out.write_text(written(*fit(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
