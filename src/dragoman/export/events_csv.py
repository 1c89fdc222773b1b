"""The events of a record as one table: a row an event, whatever its status; lists are joined by a semicolon."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.export.cells import number
from dragoman.export.folding import Documents, Event, Party, first_known, sources
from dragoman.export.record_csv import BETWEEN, safe, table_line

COLUMNS = (
    "event",
    "type",
    "modes",
    "contexts",
    "cameo",
    "quad",
    "intensity",
    "actors",
    "actor_ids",
    "actor_countries",
    "actor_sectors",
    "recipients",
    "recipient_ids",
    "recipient_countries",
    "recipient_sectors",
    "reciprocal",
    "start",
    "end",
    "grain",
    "date_basis",
    "place",
    "place_country",
    "lat",
    "lon",
    "geonames",
    "status",
    "said_by",
    "confidence",
    "voices",
    "documents",
    "first_known",
    "docs",
    "urls",
    "aliases",
)


def rows(found: Iterable[Event], documents: Documents) -> Iterator[str]:
    """The header and a line for each event."""
    yield table_line(COLUMNS)
    for event in found:
        yield table_line(_cells(event, documents))


def _cells(event: Event, documents: Documents) -> list[str]:
    told = list(sources(event, documents))
    known = first_known(event, documents)
    return [
        safe(event["id"]),
        safe(event["type"]),
        safe(BETWEEN.join(event["modes"])),
        safe(BETWEEN.join(event["contexts"])),
        event["cameo"] or "",
        str(event["quad"]),
        number(event["intensity"], 2),
        *_parties(event["actors"]),
        *_parties(event["recipients"]),
        "yes" if event["reciprocal"] else "no",
        *_date(event["date"]),
        *_place(event["place"]),
        event["status"],
        safe(BETWEEN.join(f"{voice['name']} ({voice['stance']})" for voice in event["said_by"])),
        number(event["confidence"], 3),
        str(event["voices"]) if event.get("voices") is not None else "",
        str(len(told)),
        known.isoformat() if known else "",
        safe(BETWEEN.join(doc for doc, _ in told)),
        safe(BETWEEN.join(document["url"] for _, document in told if document.get("url"))),
        safe(BETWEEN.join(event.get("aliases", ()))),
    ]


def _parties(parties: Sequence[Party]) -> tuple[str, str, str, str]:
    return (
        safe(BETWEEN.join(party.get("name") or party["text"] for party in parties)),
        safe(BETWEEN.join(party.get("id") or "" for party in parties)),
        safe(BETWEEN.join(party["country"] for party in parties)),
        safe(BETWEEN.join(party["sector"] for party in parties)),
    )


def _date(told: dict[str, Any] | None) -> tuple[str, str, str, str]:
    return (told["start"], told["end"], told["grain"], told["basis"]) if told else ("", "", "", "")


def _place(place: dict[str, Any] | None) -> tuple[str, str, str, str, str]:
    if place is None:
        return ("", "", "", "", "")
    ident = place.get("id")
    return (
        safe(place["name"]),
        place.get("country") or "",
        number(place.get("lat")),
        number(place.get("lon")),
        "" if ident is None else str(ident),
    )
