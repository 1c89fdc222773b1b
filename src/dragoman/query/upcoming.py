"""What is planned and still to come, as far as the record knows."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.model.modality import Status
from dragoman.query.events import Events, select
from dragoman.query.filters import Filter, day_of, where_of, words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LATELY = 30  # days: an undated plan that is older has most likely come or gone


def upcoming(
    connection: "DuckDBPyConnection",
    wanted: Filter | None = None,
    *,
    start: str | date | None = None,
    limit: int | None = None,
) -> Events:
    """Planned events that end on `start` or later, then undated plans that became known in the 30 days before it.

    `start` is the last day known to the record if it is not given: never the clock's.
    """
    wanted = wanted or Filter()
    if {one.casefold() for one in words(wanted.status)} - {Status.PLANNED.value}:
        raise UsageError("what is upcoming is planned; ask for another status with events")
    where = where_of(connection, replace(wanted, status=(Status.PLANNED.value,)))
    first = day_of(start) if start is not None else last_known_day(connection)
    if first is not None:
        soon = "e.date_start IS NOT NULL AND coalesce(e.date_end, e.date_start) >= ?"
        lately = "e.date_start IS NULL AND e.first_known >= ?"
        where.add(f"({soon}) OR ({lately})", first, first - timedelta(days=LATELY))
    return select(connection, where, limit=limit)


def last_known_day(connection: "DuckDBPyConnection") -> date | None:
    """The day of the newest article; None where no article has one."""
    row = connection.execute("SELECT max(published) FROM documents WHERE current").fetchone()
    found: date | None = row[0] if row else None
    return found
