"""Events of the record in the form of docs/record-format.md, put together from the index many at a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.errors import UnknownName
from dragoman.model.actor import is_inferred
from dragoman.model.record import dumps
from dragoman.query.event_rows import COLUMNS, TYPES, flat
from dragoman.query.filters import Filter, Where, limit_sql, where_of
from dragoman.query.result import Answer, Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Record = dict[str, Any]

# The last of each order is the id, so that no two events are ever tied.
ORDERS = {
    "date": "e.date_start NULLS LAST, e.date_end, e.first_known NULLS LAST, e.id",
    "newest": "coalesce(e.date_start, e.first_known) DESC NULLS LAST, e.first_known DESC NULLS LAST, e.id",
    "known": "e.first_known NULLS LAST, e.id",
}
_TOGETHER = 20_000  # events put together at once
_CONFIDENCE, _DEGREES, _INTENSITY = 3, 5, 2  # digits, as model/record.py writes them

_EVENT = """id, type, modes, contexts, cameo, quad, intensity, reciprocal, date_start, date_end, grain, basis,
    date_span, date_doc, place_name, place_country, lat, lon, place_id, place_span, place_doc,
    status, confidence, voices"""
_PARTY = "event, side, text, span, name, actor, country, sector, office, why, doc"
_SINGLE = {
    "said_by": ("voices", "name, country, stance, span, doc"),
    "mentions": ("tellings", "doc, evidence, sentence, trigger, rule, status"),
    "history": ("history", "known, status, doc, said_by"),
}


@dataclass(frozen=True, slots=True)
class Events(Answer):
    """Events in a fixed order. They are put together as they are asked for, so that many need little memory."""

    connection: "DuckDBPyConnection"
    ids: tuple[str, ...]

    columns = COLUMNS
    types = TYPES

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Record]:
        return self.records()

    def first(self, many: int) -> "Events":
        """At most so many, from the start."""
        return Events(self.connection, self.ids[:many])

    def records(self) -> Iterator[Record]:
        """Each event as the record's JSON has it."""
        for first in range(0, len(self.ids), _TOGETHER):
            yield from assembled(self.connection, self.ids[first : first + _TOGETHER])

    def json_lines(self) -> Iterator[str]:
        """One event a line; an event has nothing that JSON lacks."""
        return (dumps(record) + "\n" for record in self.records())

    def cells(self) -> Iterator[Row]:
        """One flat row an event."""
        return (flat(record) for record in self.records())


def events(
    connection: "DuckDBPyConnection", wanted: Filter | None = None, *, order: str = "date", limit: int | None = None
) -> Events:
    """The events that the filter lets through, by date, then the day first known, then id."""
    return select(connection, where_of(connection, wanted or Filter()), order=order, limit=limit)


def select(connection: "DuckDBPyConnection", where: Where, *, order: str = "date", limit: int | None = None) -> Events:
    """The events of a condition. `order` is one of ORDERS: date, newest (first) or known (the day first known)."""
    if order not in ORDERS:
        raise UnknownName(f"no order {order!r}; there are {', '.join(ORDERS)}")
    most = limit_sql(limit)
    found = connection.execute(f"SELECT e.id FROM events e {where.sql} ORDER BY {ORDERS[order]} {most}", where.values)
    return Events(connection, tuple(row[0] for row in found.fetchall()))


def count(connection: "DuckDBPyConnection", where: Where) -> int:
    """How many events a condition holds for."""
    row = connection.execute(f"SELECT count(*) FROM events e {where.sql}", where.values).fetchone()
    return int(row[0]) if row else 0


def assembled(connection: "DuckDBPyConnection", ids: Sequence[str]) -> list[Record]:
    """The events of these ids, in this order; an id that is not there is left out."""
    wanted = [list(ids)]
    rows = connection.execute(f"SELECT {_EVENT} FROM events WHERE id IN (SELECT unnest(?))", wanted).fetchall()
    sides: dict[tuple[str, str], list[Record]] = defaultdict(list)
    told = f"SELECT {_PARTY} FROM parties WHERE event IN (SELECT unnest(?)) ORDER BY event, side, ordinal"
    for event, side, *party in connection.execute(told, wanted).fetchall():
        sides[event, side].append(_party(party))
    parts = {name: _grouped(connection, wanted, table, columns) for name, (table, columns) in _SINGLE.items()}
    aliases: dict[str, list[str]] = defaultdict(list)
    told = "SELECT event, alias FROM aliases WHERE event IN (SELECT unnest(?)) AND alias <> event ORDER BY event, alias"
    for event, alias in connection.execute(told, wanted).fetchall():
        aliases[event].append(alias)
    made = {row[0]: _event(row, sides, parts, aliases[row[0]]) for row in rows}
    return [made[one] for one in ids if one in made]


def _grouped(
    connection: "DuckDBPyConnection", wanted: list[list[str]], table: str, columns: str
) -> dict[str, list[Any]]:
    sql = f"SELECT event, {columns} FROM {table} WHERE event IN (SELECT unnest(?)) ORDER BY event, ordinal"
    found: dict[str, list[Any]] = defaultdict(list)
    for event, *rest in connection.execute(sql, wanted).fetchall():
        found[event].append(rest)
    return found


def _event(
    row: tuple[Any, ...],
    sides: dict[tuple[str, str], list[Record]],
    parts: dict[str, dict[str, list[Any]]],
    aliases: list[str],
) -> Record:
    """In the order of model/record.py, then what only a record of many articles has."""
    identity, kind, modes, contexts, cameo, quad, intensity, reciprocal = row[:8]
    status, confidence, voices = row[21:]
    return {
        "id": identity,
        "type": kind,
        "modes": modes or [],
        "contexts": contexts or [],
        "cameo": cameo,
        "quad": quad,
        "intensity": _rounded(intensity, _INTENSITY),
        "actors": sides.get((identity, "actor"), []),
        "recipients": sides.get((identity, "recipient"), []),
        "reciprocal": reciprocal,
        "date": _date(row[8:14]),
        "place": _place(row[14:21]),
        "status": status,
        "said_by": [_voice(voice) for voice in parts["said_by"].get(identity, ())],
        "confidence": _rounded(confidence, _CONFIDENCE),
        "mentions": [_mention(telling) for telling in parts["mentions"].get(identity, ())],
        "history": [_entry(entry) for entry in parts["history"].get(identity, ())],
        "voices": voices,
        "aliases": aliases,
    }


def _party(row: list[Any]) -> Record:
    text, span, name, actor, country, sector, office, why, doc = row
    return {
        "text": text,
        "span": span,
        "name": name,
        "id": actor,
        "country": country,
        "sector": sector,
        "office": office,
        "why": why,
        "inferred": is_inferred(why or ""),
        "doc": doc,
    }


def _date(row: tuple[Any, ...]) -> Record | None:
    start, end, grain, basis, span, doc = row
    if start is None:
        return None
    last = (end or start).isoformat()
    return {"start": start.isoformat(), "end": last, "grain": grain, "basis": basis, "span": span, "doc": doc}


def _place(row: tuple[Any, ...]) -> Record | None:
    name, country, lat, lon, identity, span, doc = row
    if name is None:
        return None
    return {
        "name": name,
        "country": country,
        "lat": _rounded(lat, _DEGREES),
        "lon": _rounded(lon, _DEGREES),
        "id": identity,
        "span": span,
        "doc": doc,
    }


def _voice(row: list[Any]) -> Record:
    name, country, stance, span, doc = row
    return {"name": name, "country": country, "stance": stance, "span": span, "doc": doc}


def _mention(row: list[Any]) -> Record:
    doc, evidence, sentence, trigger, rule, status = row
    start, end = evidence or (None, None)
    return {
        "doc": doc,
        "start": start,
        "end": end,
        "sentence": sentence,
        "trigger": trigger,
        "rule": rule,
        "status": status,
    }


def _entry(row: list[Any]) -> Record:
    known, status, doc, said_by = row
    day = known.isoformat() if known else None
    return {"known": day, "status": status, "doc": doc, "said_by": said_by or []}


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
