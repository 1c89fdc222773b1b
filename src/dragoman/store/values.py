"""Rows of the index as values: what an article reports, as linking wants it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Event, EventType, HistoryEntry, Voice, Wording
from dragoman.model.link import Report
from dragoman.model.modality import Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.text import Span
from dragoman.model.time import Basis, Grain, TimeInterval

Row = Mapping[str, Any]

# the columns that `report_of` wants, of tables `reports` r and `documents` d
REPORT_COLUMNS = "r.*, d.outlet AS outlet, coalesce(d.copy_of, d.id) AS copy, d.alike AS alike"

FORM = ("country", "actor", "kind", "name", "office")  # of a party: by what it is known again


def report_of(row: Row) -> Report:
    """A row with the columns REPORT_COLUMNS. Its event has no claims: those stay in their table."""
    known: date | None = row["known"]
    shown = known.isoformat() if known else None
    event = Event(
        id=row["id"],
        type=EventType(row["type"], tuple(row["modes"]), tuple(row["contexts"])),
        cameo=row["cameo"],
        quad=row["quad"],
        intensity=row["intensity"],
        actors=_parties(row["actors"]),
        recipients=_parties(row["recipients"]),
        reciprocal=row["reciprocal"],
        status=Status(row["status"]),
        voices=_voices(row["voices"]),
        date=_interval(row),
        place=_place(row),
        confidence=row["confidence"],
        claims=(),
        history=tuple(
            HistoryEntry(shown, Status(entry["status"]), row["doc"], _voices(entry["voices"]))
            for entry in row["history"]
        ),
    )
    return Report(
        event=event,
        document=row["document"],
        doc=row["doc"],
        known=known,
        outlet=row["outlet"],
        copy_of=row["copy"],
        ordinal=row["ordinal"],
        wording=Wording(*(frozenset(row[f"{name}_words"]) for name in ("trigger", "near", "around"))),
        alike=frozenset(row["alike"] or ()),
    )


def _span(value: Sequence[int] | None) -> Span:
    return Span(*value) if value else Span(0, 0)


def _parties(rows: Sequence[Row]) -> tuple[ActorMention, ...]:
    return tuple(_party(row, text=row["text"], name=row["name"], why=row["why"]) for row in rows)


def _party(row: Row, *, text: str, name: str | None, why: str) -> ActorMention:
    actor = None
    if row["actor"] is not None:
        sectors = (row["sector"],) if row["sector"] else ()
        actor = Actor(row["actor"], name or text, row["kind"] or "", row["country"], sectors)
    return ActorMention(
        span=_span(row["span"]),
        sentence=0,
        head=0,
        first=0,
        end=0,
        text=text,
        actor=actor,
        country=row["country"],
        sector=row["sector"] or "",
        why=why,
        chain=row["chain"] if row["chain"] is not None else -1,
        name=name,
        office=row["office"],
    )


def party_of_form(form: Row) -> ActorMention:
    """A party as far as FORM tells."""
    return _party({**form, "span": None, "sector": None, "chain": None}, text="", name=form["name"], why="")


def _voices(rows: Sequence[Row]) -> tuple[Voice, ...]:
    return tuple(_voice(row) for row in rows)


def _voice(row: Row) -> Voice:
    known = row["chain"] is not None
    mention = _party(row, text=row["name"], name=row["person"], why="") if known else None
    return Voice(row["name"], row["country"], row["stance"], _span(row["span"]), mention)


def _interval(row: Row) -> TimeInterval | None:
    if row["date_start"] is None:
        return None
    told = _span(row["date_span"]) if row["date_span"] else None
    return TimeInterval(row["date_start"], row["date_end"], Grain(row["grain"]), Basis(row["basis"]), told)


def _place(row: Row) -> PlaceMention | None:
    if row["place_name"] is None:
        return None
    place = Place(
        row["place_id"],
        row["place_name"],
        row["place_country"],
        row["place_admin1"],
        row["lat"],
        row["lon"],
        row["place_kind"],
    )
    return PlaceMention(_span(row["place_span"]), 0, place, row["place_why"] or "")
