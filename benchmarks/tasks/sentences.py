"""Single sentences: the types are PLOVER's after folding (an act still to come is a promise, AGREE)."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.api import resources
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.folding import promise_of, statuses
from dragoman.model.record import record
from dragoman.pipeline import read_document


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """{"id", "text"} → {"id", "events"}."""
    for row in rows:
        reading = read_document(
            read_text(row["text"], name=str(row["id"]), options=SourceOptions(check_language=False)),
            resources(threads=2),
        )
        yield {"id": row["id"], "events": [folded(event) for event in record(reading)["events"]]}


def folded(event: dict[str, Any]) -> dict[str, Any]:
    """The event under PLOVER's own type: an act still to come is the promise or the threat that it is so far."""
    promise = promise_of(event["type"]) if event["status"] in statuses().promised else None
    return event | {"type": promise.type} if promise else event
