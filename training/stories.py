"""Texts with gold records, read by the program as it stands: what the weights of resolution are fitted on."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.api import resources
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.model.event import Claim
from dragoman.model.record import Record
from dragoman.pipeline import Derivation, derive

Read = tuple[Derivation, list[Record], float]


def chosen(description: str | None) -> argparse.Namespace:
    """What the command line of a fitting asks for: the texts and where to write."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def read_all(named: Sequence[str]) -> Iterator[Read]:
    """Every text of the folders, its gold events, and how much it counts. `named` are folders with texts/NAME.txt and
    gold/NAME.json, each followed by that share; letters behind a colon tell how the names begin that are read."""
    loaded, options = resources(threads=2), SourceOptions(check_language=False)
    for name, share in zip(named[::2], map(float, named[1::2]), strict=True):
        place, _, sets = name.partition(":")
        folder = Path(place)
        for path in sorted((folder / "gold").glob(f"[{sets}]*.json" if sets else "*.json")):
            text = (folder / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8", errors="replace")
            found = derive(read_text(text, name=path.stem, options=options), loaded)
            yield found, json.loads(path.read_text(encoding="utf-8"))["events"], share


def event_of(claim: Claim, gold: Sequence[Record], text: str) -> Record | None:
    """The gold event that a claim tells: of its type, and its trigger overlaps the claim's, else its evidence does."""
    near: Record | None = None
    for event in gold:
        start = text.find(event["evidence"])
        if start < 0 or event["type"] != claim.type.category:
            continue
        trigger = text.find(event["trigger"], start)
        if trigger < claim.trigger.end and claim.trigger.start < trigger + len(event["trigger"]):
            return event
        if start < claim.trigger.end and claim.trigger.start < start + len(event["evidence"]):
            near = near or event
    return near
