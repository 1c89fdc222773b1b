"""The series of a dyad: what two countries did to one another, or one did with all others, period by period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.errors import UnknownName, UsageError
from dragoman.model.modality import Status
from dragoman.query.country import country_code
from dragoman.query.filters import day_of
from dragoman.query.series import PERIODS, SIDES, Counts, Period, Series, starts_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REAL = (Status.HAPPENED.value, Status.ONGOING.value)
# What a date told so coarsely cannot be counted by; a span counts on its first day.
_COARSE = ("week", "month", "quarter", "season", "year", "decade", "century")
_TOO_COARSE = {"day": _COARSE, "week": _COARSE[1:], "month": _COARSE[2:]}
_QUADS = (1, 2, 3, 4)


def relations(
    connection: "DuckDBPyConnection",
    a: str,
    b: str | None = None,
    *,
    by: str = "month",
    since: str | date | None = None,
    until: str | date | None = None,
    statuses: Iterable[str] = REAL,
) -> Series:
    """The series of `a` and `b`, or of `a` and all others but itself; a day is YYYY, YYYY-MM, YYYY-MM-DD or a date.

    Without days it covers those that the record has articles of: what these tell of other times is `outside`.
    """
    if by not in PERIODS:
        raise UnknownName(f"no period is called {by!r}; give one of {', '.join(PERIODS)}")
    code, other = country_code(connection, a), None if b is None else country_code(connection, b)
    if code == other:
        raise UsageError(f"{code} is given twice: dyads are of two countries; leave the second out for all others")
    query = _Query(code, other, by, known_statuses(statuses))
    begin = None if since is None else day_of(since)
    first, last = _days(connection, query, begin, None if until is None else day_of(until, last=True))
    starts = tuple(starts_of(first, last, by))
    counted, outside, coarse = _counted(connection, query, first, last)
    articles = _articles(connection, by, first, last)
    return Series(
        a=code,
        b=other,
        by=by,
        first=first,
        last=last,
        statuses=query.statuses,
        periods=tuple(_period(start, articles.get(start, 0), counted.get(start)) for start in starts),
        outside=outside,
        coarse=coarse,
    )


def known_statuses(statuses: Iterable[str]) -> tuple[str, ...]:
    """The same, or an error that names those there are."""
    given = tuple(dict.fromkeys(str(status) for status in statuses))
    unknown = [status for status in given if status not in set(Status)]
    if unknown:
        raise UnknownName(f"no status is called {unknown[0]!r}; give some of {', '.join(Status)}")
    return given


def events_behind(
    connection: "DuckDBPyConnection", series: Series, starts: Sequence[date], *, most: int = 5
) -> dict[date, tuple[str, ...]]:
    """Ids of the events of each period with the greatest intensity either way, then with the most tellings."""
    query = _Query(series.a, series.b, series.by, series.statuses)
    sql = f"""
        SELECT period, list(id ORDER BY rank) FROM (
            SELECT period, event AS id,
                row_number() OVER (PARTITION BY period ORDER BY abs(intensity) DESC, tellings DESC, event) AS rank
            FROM (SELECT *, date_trunc($by, day)::DATE AS period FROM ({query.sql}) WHERE NOT coarse)
            WHERE day BETWEEN $first AND $last AND list_contains($starts::DATE[], period)
        ) WHERE rank <= $most GROUP BY period
    """
    told = {"by": series.by, "first": series.first, "last": series.last, "starts": list(starts), "most": most}
    return {start: tuple(ids) for start, ids in connection.execute(sql, {**query.values, **told}).fetchall()}


@dataclass(frozen=True, slots=True)
class _Query:
    """Which events count."""

    a: str
    b: str | None
    by: str
    statuses: tuple[str, ...]

    @property
    def sql(self) -> str:
        """A row an event: `sent` where `a` acts, `received` where it is acted upon, both where both act."""
        return f"""
            SELECT *, dated AND e.grain IS NOT NULL AND list_contains($coarse::VARCHAR[], e.grain) AS coarse
            FROM (
                SELECT event, any_value(day) AS day, any_value(dated) AS dated, any_value(quad) AS quad,
                    coalesce(any_value(intensity), 0) AS intensity, max(tellings) AS tellings,
                    bool_or(actor = $a) AS sent, bool_or(recipient = $a) AS received
                FROM dyads WHERE {self._pair} AND list_contains($statuses::VARCHAR[], status) AND day IS NOT NULL
                GROUP BY event
            ) JOIN (SELECT id, grain FROM events) AS e ON e.id = event
        """

    @property
    def _pair(self) -> str:
        if self.b is None:
            return "(actor = $a) <> (recipient = $a)"
        return "(actor = $a AND recipient = $b OR actor = $b AND recipient = $a)"

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of `sql`."""
        values = {"a": self.a, "statuses": list(self.statuses), "coarse": list(_TOO_COARSE[self.by])}
        return values if self.b is None else {**values, "b": self.b}


def _days(connection: "DuckDBPyConnection", query: _Query, since: date | None, until: date | None) -> tuple[date, date]:
    """The days asked for, else those with articles, else those with events."""
    if since is not None and until is not None and since > until:
        raise UsageError(f"the days from {since} until {until} are none; give the earlier one first")
    if since is not None and until is not None:
        return since, until
    row = connection.execute("SELECT min(day), max(day) FROM volume").fetchone()
    if row is None or row[0] is None:
        row = connection.execute(f"SELECT min(day), max(day) FROM ({query.sql})", query.values).fetchone()
    if row is None or row[0] is None:
        day = since or until
        if day is None:
            raise UsageError("the record has no articles and no events with a date; give the days, since and until")
        return day, day
    first, last = since or row[0], until or row[1]
    return (first, max(first, last)) if since else (min(first, last), last)


def _counted(
    connection: "DuckDBPyConnection", query: _Query, first: date, last: date
) -> tuple[dict[date, tuple[Counts, ...]], int, int]:
    """The sides of each period that has events; how many events lie outside; how many are told too coarsely."""
    sides = ", ".join(_side_sql(where) for where in ("sent", "received", "true"))
    sql = f"""
        SELECT CASE WHEN day BETWEEN $first AND $last AND NOT coarse THEN date_trunc($by, day)::DATE END AS period,
            count(*) FILTER (coarse), count(*), {sides}
        FROM ({query.sql}) GROUP BY period
    """
    values = {**query.values, "by": query.by, "first": first, "last": last}
    counted, outside, coarse = {}, 0, 0
    for start, coarsely, all_, *numbers in connection.execute(sql, values).fetchall():
        if start is None:
            outside, coarse = all_ - coarsely, coarsely
        else:
            counted[start] = tuple(_counts(numbers[at : at + 7]) for at in range(0, 21, 7))
    return counted, outside, coarse


def _side_sql(where: str) -> str:
    quads = ", ".join(f"count(*) FILTER ({where} AND quad = {quad})" for quad in _QUADS)
    return (
        f"count(*) FILTER ({where}), coalesce(sum(tellings) FILTER ({where}), 0)::BIGINT,"
        f" coalesce(sum(intensity::DECIMAL(9, 3)) FILTER ({where}), 0)::DOUBLE, {quads}"
    )


def _counts(numbers: Sequence[Any]) -> Counts:
    events, tellings, intensity, *quads = numbers
    return Counts(events, tellings, intensity, (quads[0], quads[1], quads[2], quads[3]))


def _articles(connection: "DuckDBPyConnection", by: str, first: date, last: date) -> dict[date, int]:
    """Articles of each period, copies counted once."""
    sql = """
        SELECT date_trunc($by, day)::DATE AS period, sum(documents)::BIGINT FROM volume
        WHERE day BETWEEN $first AND $last GROUP BY period
    """
    return dict(connection.execute(sql, {"by": by, "first": first, "last": last}).fetchall())


def _period(start: date, articles: int, counted: tuple[Counts, ...] | None) -> Period:
    sides = (_normal(side, articles) for side in counted or (Counts(),) * len(SIDES))
    return Period(start, articles, *sides)


def _normal(side: Counts, articles: int) -> Counts:
    per_1000 = round(1000 * side.events / articles, 3) if articles else None
    return Counts(side.events, side.tellings, side.intensity, side.quads, per_1000)
