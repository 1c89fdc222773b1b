"""The events of a record as one table: the columns of `dragoman events --format csv`, with ids and addresses too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.export.folding import Documents, Event, Party, sources
from dragoman.query.event_rows import COLUMNS as FLAT
from dragoman.query.event_rows import TYPES as FLAT_TYPES
from dragoman.query.event_rows import flat
from dragoman.query.result import Answer, Row

_MORE = {
    "actor_ids": "VARCHAR[]",
    "recipient_ids": "VARCHAR[]",
    "geonames": "BIGINT",
    "urls": "VARCHAR[]",
    "aliases": "VARCHAR[]",
}
COLUMNS = (*FLAT, *_MORE)


@dataclass(frozen=True, slots=True)
class _Rows(Answer):
    found: Iterable[Event]
    documents: Documents

    columns = COLUMNS
    types = (*FLAT_TYPES, *_MORE.values())

    def cells(self) -> Iterator[Row]:
        return (_cells(event, self.documents) for event in self.found)


def rows(found: Iterable[Event], documents: Documents) -> Iterator[str]:
    """The header and a line for each event, whatever its status; lists are joined by a semicolon."""
    return _Rows(found, documents).csv_lines()


def _cells(event: Event, documents: Documents) -> Row:
    whole: dict[str, Any] = {"history": [], "voices": None, **event}
    place = event["place"] or {}
    return (
        *flat(whole),
        _ids(event["actors"]),
        _ids(event["recipients"]),
        place.get("id"),
        [document["url"] for _, document in sources(event, documents) if document.get("url")],
        list(event.get("aliases", ())),
    )


def _ids(parties: Iterable[Party]) -> list[str]:
    """In the order of the parties; empty where one has none."""
    return [party.get("id") or "" for party in parties]
