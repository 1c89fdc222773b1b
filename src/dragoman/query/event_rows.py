"""An event as one flat row, for spreadsheets and data frames."""

from datetime import date
from typing import Any

_TEXTS = "VARCHAR[]"
FLAT = {
    "id": "VARCHAR",
    "type": "VARCHAR",
    "modes": _TEXTS,
    "contexts": _TEXTS,
    "cameo": "VARCHAR",
    "quad": "INTEGER",
    "intensity": "DOUBLE",
    "actors": _TEXTS,
    "actor_countries": _TEXTS,
    "actor_sectors": _TEXTS,
    "recipients": _TEXTS,
    "recipient_countries": _TEXTS,
    "recipient_sectors": _TEXTS,
    "reciprocal": "BOOLEAN",
    "start": "DATE",
    "end": "DATE",
    "grain": "VARCHAR",
    "date_basis": "VARCHAR",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "status": "VARCHAR",
    "said_by": _TEXTS,
    "confidence": "DOUBLE",
    "first_known": "DATE",
    "voices": "INTEGER",
    "docs": _TEXTS,
}
COLUMNS = tuple(FLAT)
TYPES = tuple(FLAT.values())

Record = dict[str, Any]


def flat(event: Record) -> tuple[Any, ...]:
    """The cells of COLUMNS; parties by name, or as written where no name is known."""
    day, place = event["date"] or {}, event["place"] or {}
    return (
        *(event[name] for name in ("id", "type", "modes", "contexts", "cameo", "quad", "intensity")),
        *_side(event["actors"]),
        *_side(event["recipients"]),
        event["reciprocal"],
        _day(day.get("start")),
        _day(day.get("end")),
        day.get("grain"),
        day.get("basis"),
        *(place.get(name) for name in ("name", "country", "lat", "lon")),
        event["status"],
        [f"{voice['name']} ({voice['stance']})" for voice in event["said_by"]],
        event["confidence"],
        known_since(event),
        event["voices"],
        list(dict.fromkeys(mention["doc"] for mention in event["mentions"])),
    )


def known_since(event: Record) -> date | None:
    """The day of the first article that tells of it."""
    return min((day for entry in event["history"] if (day := _day(entry["known"]))), default=None)


def _side(parties: list[Record]) -> tuple[list[str], list[str], list[str]]:
    return (
        [party["name"] or party["text"] for party in parties],
        [party["country"] for party in parties],
        [party["sector"] for party in parties],
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
