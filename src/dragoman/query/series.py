"""The series of a dyad as a value: a row a period without gaps, and the periods of the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.errors import UsageError
from dragoman.query.result import Answer, Row

PERIODS = ("day", "week", "month")
MOST_PERIODS = 10_000
SIDES = ("sent", "received", "together")
_COUNTS = {
    "events": "BIGINT",
    "tellings": "BIGINT",
    "intensity": "DOUBLE",
    "cooperation": "BIGINT",
    "conflict": "BIGINT",
    "quad1": "BIGINT",
    "quad2": "BIGINT",
    "quad3": "BIGINT",
    "quad4": "BIGINT",
    "per_1000": "DOUBLE",
}
_COLUMNS = {
    "a": "VARCHAR",
    "b": "VARCHAR",
    "start": "DATE",
    "articles": "BIGINT",
    **{f"{side}_{name}": kind for side in SIDES for name, kind in _COUNTS.items()},
}


@dataclass(frozen=True, slots=True)
class Counts:
    """`events` after, `tellings` before those that report one happening are put together; `intensity` is summed over
    events; `quads` counts events by quad class; `per_1000` is events per 1,000 articles, None without articles."""

    events: int = 0
    tellings: int = 0
    intensity: float = 0.0
    quads: tuple[int, int, int, int] = (0, 0, 0, 0)
    per_1000: float | None = None

    @property
    def cooperation(self) -> int:
        """Events of quad classes 1 and 2."""
        return self.quads[0] + self.quads[1]

    @property
    def conflict(self) -> int:
        """Events of quad classes 3 and 4."""
        return self.quads[2] + self.quads[3]


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week from Monday or a month by its first day; `together` counts an event of both directions once."""

    start: date
    articles: int
    sent: Counts
    received: Counts
    together: Counts


@dataclass(frozen=True, slots=True)
class Series(Answer):
    """One row a period from `first` to `last` without gaps; `b` is None for `a` and all others.

    `outside` counts events of other days, `coarse` events whose date is told by more than a period: neither is in it.
    """

    a: str
    b: str | None
    by: str
    first: date
    last: date
    statuses: tuple[str, ...]
    periods: tuple[Period, ...]
    outside: int = 0
    coarse: int = 0

    columns = tuple(_COLUMNS)
    types = tuple(_COLUMNS.values())

    def __len__(self) -> int:
        return len(self.periods)

    def cells(self) -> Iterator[Row]:
        """One row a period; `b` is null where it is all others."""
        for period in self.periods:
            sides = (_cells(side) for side in (period.sent, period.received, period.together))
            yield (self.a, self.b, period.start, period.articles, *(cell for side in sides for cell in side))


def starts_of(first: date, last: date, by: str) -> Iterator[date]:
    """First days of the periods that the days from `first` to `last` lie in."""
    many = (last - first).days // {"day": 1, "week": 7, "month": 31}[by]
    if many > MOST_PERIODS:
        raise UsageError(
            f"{first} to {last} are {many} periods by {by}, and {MOST_PERIODS} can be shown: count by more"
        )
    start = start_of(first, by)
    while start <= last:
        yield start
        start = next_start(start, by)


def start_of(day: date, by: str) -> date:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    if by == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if by == "week" else day


def next_start(start: date, by: str) -> date:
    """The first day of the period after."""
    if by == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + timedelta(days=7 if by == "week" else 1)


def _cells(side: Counts) -> Row:
    return (side.events, side.tellings, side.intensity, side.cooperation, side.conflict, *side.quads, side.per_1000)
