"""Single sentences: the types are PLOVER's after folding (an act still to come is a promise, AGREE)."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.api import resources
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.model.record import record
from dragoman.pipeline import read_document

PROMISED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """{"id", "text"} → {"id", "events"}."""
    for row in rows:
        reading = read_document(
            read_text(row["text"], name=str(row["id"]), options=SourceOptions(check_language=False)),
            resources(threads=2),
        )
        yield {"id": row["id"], "events": [folded(event) for event in record(reading)["events"]]}


def folded(event: dict[str, Any]) -> dict[str, Any]:
    """The event under PLOVER's own type for acts that are still to come."""
    if event["status"] == "planned" and event["type"] in PROMISED:
        return event | {"type": PROMISED[event["type"]]}
    return event
