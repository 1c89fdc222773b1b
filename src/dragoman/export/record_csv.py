"""The record as a table for spreadsheets and statistics: one row an event, lists joined by a semicolon."""

import csv
import io
from collections.abc import Sequence

from dragoman.model.actor import ActorMention
from dragoman.model.event import Event, Voice
from dragoman.model.plain import cell as _text
from dragoman.model.reading import Reading

COLUMNS = (
    "doc",
    "published",
    "event",
    "type",
    "modes",
    "contexts",
    "cameo",
    "quad",
    "intensity",
    "actors",
    "actor_countries",
    "actor_sectors",
    "recipients",
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
    "status",
    "said_by",
    "confidence",
    "trigger",
    "evidence",
)
_BETWEEN = "; "


def header() -> str:
    """The first line, with its line end."""
    return _line(COLUMNS)


def rows(reading: Reading) -> str:
    """The article's events, one line each; an article without events gives no line."""
    return "".join(_line(_cells(event, reading)) for event in reading.events)


def _cells(event: Event, reading: Reading) -> list[str]:
    document, lead = reading.document, event.claims[0]
    place = event.place.place if event.place else None
    date = event.date
    return [
        _text(document.name),
        document.published.isoformat() if document.published else "",
        event.id,
        event.type.category,
        _BETWEEN.join(event.type.modes),
        _BETWEEN.join(event.type.contexts),
        event.cameo or "",
        str(event.quad),
        f"{event.intensity:g}",
        *_parties(event.actors),
        *_parties(event.recipients),
        "yes" if event.reciprocal else "no",
        *((date.first.isoformat(), date.last.isoformat(), date.grain.value, date.basis.value) if date else ("",) * 4),
        *((_text(place.name), place.country or "", f"{place.lat:g}", f"{place.lon:g}") if place else ("",) * 4),
        event.status.value,
        _text(_BETWEEN.join(_said(voice) for voice in event.voices)),
        f"{event.confidence:.3f}",
        _text(lead.trigger.of(document.text)),
        _text(lead.evidence.quote),
    ]


def _parties(parties: Sequence[ActorMention]) -> tuple[str, str, str]:
    return (
        _text(_BETWEEN.join(party.name or party.text for party in parties)),
        _BETWEEN.join(party.country for party in parties),
        _BETWEEN.join(party.sector for party in parties),
    )


def _said(voice: Voice) -> str:
    return f"{voice.name} ({voice.stance})"


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
