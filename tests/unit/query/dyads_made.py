"""A small index of dyads, built by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import duckdb

from dragoman.query.series import Counts, Period, Series, starts_of
from dragoman.store.schema import INDEX, VIEWS, columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NEW_YEAR = date(2001, 1, 1)  # a Monday


@dataclass(frozen=True)
class Act:
    """Who did it to whom; `both` counts in both directions."""

    actor: str
    recipient: str
    day: date = NEW_YEAR
    quad: int = 1
    intensity: float = 2.5
    status: str = "happened"
    tellings: int = 1
    both: bool = False
    grain: str | None = "day"
    to: tuple[str, ...] = ()  # further recipients


def index_of(acts: Iterable[Act], articles: Mapping[date, int] | None = None) -> "DuckDBPyConnection":
    """Events are called e0, e1 …; so many articles stand for each day."""
    connection = duckdb.connect()
    for table, columns in INDEX.items():
        connection.execute(f"CREATE TABLE {table} ({columns_sql(columns)})")
    for view, sql in VIEWS.items():
        connection.execute(f"CREATE VIEW {view} AS {sql}")
    for number, act in enumerate(acts):
        _add(connection, f"e{number}", act)
    for day, many in (articles or {}).items():
        connection.execute(
            "INSERT INTO documents (id, published, words, current) SELECT ? || i, ?, 100, true FROM range(?) AS r(i)",
            [str(day), day, many],
        )
    return connection


def series_of(counts: Iterable[tuple[int, int]], articles: Iterable[int], by: str = "day") -> Series:
    """A series with these events of cooperation and of conflict a period."""
    rows = list(zip(counts, articles, strict=True))
    starts = starts_of(NEW_YEAR, NEW_YEAR + timedelta(days=len(rows) - 1), "day")
    periods = tuple(
        Period(start, many, Counts(), Counts(), Counts(events=good + bad, quads=(good, 0, 0, bad)))
        for start, ((good, bad), many) in zip(starts, rows, strict=True)
    )
    return Series("GON", "MOR", by, NEW_YEAR, periods[-1].start, ("happened",), periods)


def _add(connection: "DuckDBPyConnection", identity: str, act: Act) -> None:
    connection.execute("INSERT INTO events (id, type, grain) VALUES (?, 'CONSULT', ?)", [identity, act.grain])
    pairs = [(act.actor, other) for other in (act.recipient, *act.to)]
    for actor, recipient in [*pairs, *((other, actor) for actor, other in pairs if act.both)]:
        connection.execute(
            "INSERT INTO dyads VALUES (?, ?, ?, 'CONSULT', ?, ?, ?, ?, ?, ?, 1)",
            [identity, actor, recipient, act.quad, act.intensity, act.status, act.day, bool(act.grain), act.tellings],
        )
    for country in (act.actor, act.recipient, *act.to):
        connection.execute("INSERT INTO parties (event, country, name) VALUES (?, ?, ?)", [identity, country, country])
