"""The register of meetings of leaders and ministers: who, at what level, where, planned or held, beside what."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.errors import UnknownName, UsageError
from dragoman.knowledge.codebook import mutual_types
from dragoman.knowledge.meetings import load_levels, load_sidelines
from dragoman.model.actor import UNKNOWN
from dragoman.query.evidence import sentences_of
from dragoman.query.filters import Filter, limit_sql, where_of, words
from dragoman.query.result import Row, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {
    "date": "DATE",
    "end": "DATE",
    "status": "VARCHAR",
    "level": "VARCHAR",
    "parties": "VARCHAR[]",
    "countries": "VARCHAR[]",
    "modes": "VARCHAR[]",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "sidelines": "VARCHAR",
    "first_known": "DATE",
    "voices": "INTEGER",
    "id": "VARCHAR",
}
MINISTERS = "ministers"

# A side is a country or body. Its rank is that of its highest office; a side of which only the state is named has none
# and takes the other's. The level of a meeting is the one that two sides reach.
_REGISTER = """
    WITH met AS MATERIALIZED (
        SELECT date_start, date_end, status, modes, place_name, place_country, first_known, voices, id
        FROM events e {where}
    ),
    ranks AS (SELECT unnest(?) AS office, unnest(?) AS rank),
    sides AS (
        SELECT p.event, p.country,
            min(coalesce(r.rank, CASE WHEN p.kind IS DISTINCT FROM 'state' AND list_contains(?, p.sector) THEN ? END))
                AS rank,
            bool_or(p.kind = 'state') AS state
        FROM parties p LEFT JOIN ranks r ON r.office = p.office
        WHERE p.event IN (SELECT id FROM met) AND p.country <> ?
        GROUP BY p.event, p.country
    ),
    meetings AS (
        SELECT event, list_sort(list(rank) FILTER (rank IS NOT NULL)) AS ranks
        FROM sides WHERE rank IS NOT NULL OR state
        GROUP BY event HAVING count(*) > 1
    ),
    levels AS (SELECT event, coalesce(ranks[2], ranks[1]) AS rank FROM meetings),
    chosen AS (
        SELECT e.*, l.rank FROM met e JOIN levels l ON l.event = e.id WHERE l.rank <= ?
        ORDER BY e.date_start NULLS LAST, e.date_end, e.first_known NULLS LAST, e.id {most}
    )
"""
_ROWS = """
    SELECT date_start, date_end, status, rank, modes, place_name, place_country, first_known, voices, id
    FROM chosen ORDER BY date_start NULLS LAST, date_end, first_known NULLS LAST, id
"""


def meetings(
    connection: "DuckDBPyConnection",
    wanted: Filter | None = None,
    *,
    level: str = MINISTERS,
    limit: int | None = None,
) -> Table:
    """Meetings between two or more countries at that level or a higher one: leaders, ministers or officials."""
    levels = load_levels()
    if level not in levels.names:
        raise UnknownName(f"no level {level!r}; there are {', '.join(levels.names)}")
    where = where_of(connection, _meetings_only(wanted or Filter()))
    most = limit_sql(limit)
    values = [
        *where.values,
        list(levels.offices),
        list(levels.offices.values()),
        list(levels.sectors),
        len(levels.names) - 1,
        UNKNOWN,
        levels.names.index(level),
    ]
    rows = connection.execute(_REGISTER.format(where=where.sql, most=most) + _ROWS, values).fetchall()
    ids = [row[-1] for row in rows]
    parties, beside = _parties(connection, ids), _sidelines(connection, ids)
    return Table(
        tuple(COLUMNS),
        tuple(_row(row, levels.names, parties.get(row[-1], []), beside.get(row[-1])) for row in rows),
        tuple(COLUMNS.values()),
    )


def _meetings_only(wanted: Filter) -> Filter:
    types = tuple(sorted(mutual_types()))
    if {one.upper() for one in words(wanted.type)} - set(types):
        raise UsageError(f"meetings are of the type {', '.join(types)}; ask for other types with events")
    return replace(wanted, type=words(wanted.type) or types)


def _row(row: tuple[Any, ...], levels: tuple[str, ...], parties: list[tuple[str, str]], beside: str | None) -> Row:
    start, end, status, rank, modes, place, country, known, voices, identity = row
    names = list(dict.fromkeys(f"{name} ({code})" for name, code in parties))
    countries = list(dict.fromkeys(code for _, code in parties))
    return (start, end, status, levels[rank], names, countries, modes, place, country, beside, known, voices, identity)


def _parties(connection: "DuckDBPyConnection", ids: list[str]) -> dict[str, list[tuple[str, str]]]:
    rows = connection.execute(
        "SELECT event, coalesce(name, text), country FROM parties WHERE event IN (SELECT unnest(?))"
        " ORDER BY event, side, ordinal",
        [ids],
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for event, name, country in rows.fetchall():
        found.setdefault(event, []).append((name, country))
    return found


def _sidelines(connection: "DuckDBPyConnection", ids: list[str]) -> dict[str, str]:
    """The gathering that the first telling names; none where the record keeps no text."""
    find, found = load_sidelines(), {}
    for event, sentences in sentences_of(connection, ids).items():
        gathering = next((name for sentence in sentences if (name := find.of(sentence))), None)
        if gathering is not None:
            found[event] = gathering
    return found
