"""Events whose claims contradict one another, with both sides."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.model.modality import Status
from dragoman.query.events import ORDERS
from dragoman.query.filters import Filter, limit_sql, where_of
from dragoman.query.result import Row, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {
    "date": "DATE",
    "type": "VARCHAR",
    "parties": "VARCHAR[]",
    "status": "VARCHAR",
    "sides": "STRUCT(status VARCHAR, claims STRUCT(known DATE, doc VARCHAR, said_by VARCHAR[])[])[]",
    "voices": "INTEGER",
    "first_known": "DATE",
    "id": "VARCHAR",
}
YES = (Status.HAPPENED.value, Status.ONGOING.value)
NO = (Status.DENIED.value, Status.NEGATED.value, Status.CANCELLED.value)
_OPPOSED = """
    e.status = ?
    OR e.id IN (
        SELECT event FROM history WHERE list_contains(?, status)
        AND event IN (SELECT event FROM history WHERE list_contains(?, status))
    )
"""
Side = dict[str, Any]


def conflicts(connection: "DuckDBPyConnection", wanted: Filter | None = None, *, limit: int | None = None) -> Table:
    """Events that are disputed, or that one article tells as a fact and another as denied, untrue or called off."""
    where = where_of(connection, wanted or Filter())
    where.add(_OPPOSED, Status.DISPUTED.value, list(YES), list(NO))
    most = limit_sql(limit)
    rows = connection.execute(
        "SELECT e.date_start, e.type, e.status, e.voices, e.first_known, e.id "
        f"FROM events e {where.sql} ORDER BY {ORDERS['date']} {most}",
        where.values,
    ).fetchall()
    ids = [row[-1] for row in rows]
    parties, sides = _parties(connection, ids), _sides(connection, ids)
    return Table(
        tuple(COLUMNS),
        tuple(_row(row, parties[row[-1]], sides[row[-1]]) for row in rows),
        tuple(COLUMNS.values()),
    )


def _row(row: tuple[Any, ...], parties: list[str], sides: list[Side]) -> Row:
    day, kind, status, voices, known, identity = row
    return (day, kind, parties, status, sides, voices, known, identity)


def _parties(connection: "DuckDBPyConnection", ids: Sequence[str]) -> defaultdict[str, list[str]]:
    rows = connection.execute(
        "SELECT event, coalesce(name, text) || ' (' || country || ')' FROM parties"
        " WHERE event IN (SELECT unnest(?)) ORDER BY event, side, ordinal",
        [list(ids)],
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event, name in rows.fetchall():
        found[event].append(name)
    return found


def _sides(connection: "DuckDBPyConnection", ids: Sequence[str]) -> defaultdict[str, list[Side]]:
    """One side for each status, in the order in which they became known."""
    rows = connection.execute(
        "SELECT event, status, known, doc, list_transform(coalesce(said_by, []), lambda one: one.name) FROM history"
        " WHERE event IN (SELECT unnest(?)) ORDER BY event, ordinal",
        [list(ids)],
    )
    found: defaultdict[str, dict[str, Side]] = defaultdict(dict)
    for event, status, known, doc, said_by in rows.fetchall():
        side = found[event].setdefault(status, {"status": status, "claims": []})
        side["claims"].append({"known": known, "doc": doc, "said_by": said_by})
    return defaultdict(list, {event: list(sides.values()) for event, sides in found.items()})
