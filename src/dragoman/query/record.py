"""A record that is open for queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dragoman.query.changes import Change, changes
from dragoman.query.conflicts import conflicts
from dragoman.query.dyads import REAL, relations
from dragoman.query.events import Events, events
from dragoman.query.filters import Filter
from dragoman.query.meetings import MINISTERS, meetings
from dragoman.query.result import Table
from dragoman.query.said import said
from dragoman.query.series import Series
from dragoman.query.sql import sql
from dragoman.query.upcoming import upcoming

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class EventRecord:
    """The queries over one record. Filters are given by the names of query/filters.py: `actor="RUS", other="CHN"`.

    Every answer has `.dicts()`, `.to_json()`, `.to_csv()`, `.to_parquet(path)`, `.df()` and `.pl()`.
    """

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self.connection.close()

    def events(self, *, order: str = "date", limit: int | None = None, **wanted: Any) -> Events:
        """Events by date (or order="newest", "known")."""
        return events(self.connection, Filter(**wanted), order=order, limit=limit)

    def meetings(self, *, level: str = MINISTERS, limit: int | None = None, **wanted: Any) -> Table:
        """Meetings of leaders and ministers."""
        return meetings(self.connection, Filter(**wanted), level=level, limit=limit)

    def upcoming(self, *, start: str | date | None = None, limit: int | None = None, **wanted: Any) -> Events:
        """Planned events from `start` on: by default from the last day that the record knows."""
        return upcoming(self.connection, Filter(**wanted), start=start, limit=limit)

    def said(
        self,
        name: str,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        limit: int | None = None,
    ) -> Table:
        """Quotes of a speaker and claims that rest on their word."""
        return said(self.connection, name, since=since, until=until, limit=limit)

    def conflicts(self, *, limit: int | None = None, **wanted: Any) -> Table:
        """Events whose claims contradict one another."""
        return conflicts(self.connection, Filter(**wanted), limit=limit)

    def relations(
        self,
        a: str,
        b: str | None = None,
        *,
        by: str = "month",
        since: str | date | None = None,
        until: str | date | None = None,
        statuses: Iterable[str] = REAL,
    ) -> Series:
        """What two countries did to one another, or one with all others, by day, week or month."""
        return relations(self.connection, a, b, by=by, since=since, until=until, statuses=statuses)

    def changes(self, series: Series) -> tuple[Change, ...]:
        """Where the level of a series changes, with the events behind it."""
        return changes(self.connection, series)

    def sql(self, query: str, parameters: Sequence[Any] = (), *, limit: int | None = None) -> Table:
        """One SELECT over the tables of docs/queries.md."""
        return sql(self.connection, query, parameters, limit=limit)


def open_record(folder: str | Path) -> EventRecord:
    """The record in a folder, read-only and brought up to date. NoRecord where there is none."""
    from dragoman.store.index import open_index

    return EventRecord(open_index(Path(folder)))
