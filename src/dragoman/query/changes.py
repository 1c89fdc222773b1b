"""Where a dyad's series changes its level.

Cooperation and conflict are counted apart, each as a Poisson count whose rate per article is constant between changes;
the number of articles is the exposure, so more news alone is no change. The segmentation of least cost is found
exactly, by optimal partitioning with the pruning of PELT (Killick, Fearnhead and Eckley 2012, JASA 107:1590-1598), at a
penalty of three parameters a change (two rates and its place) times log n, as in the Bayesian information criterion
(Yao 1988). Acts come in bursts, so counts vary more than Poisson ones do; each stream's likelihood is divided by its
variance beyond Poisson (quasi-likelihood), estimated from neighbouring periods, where a change of level hardly counts.

Time is O(n²) at worst and less the more changes there are; memory is O(n).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.query.dyads import events_behind
from dragoman.query.result import Row, Table
from dragoman.query.series import Period, Series

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

LEAST_PERIODS = 2  # of a level: a burst of one period is no change of level
BEHIND = 5
_PARAMETERS = 3
_TRIMMED = 20  # one in so many of the greatest differences is left out: those are the changes themselves
_TRIMMED_MEAN = 0.7587  # mean of a chi-square of one degree of freedom without its greatest twentieth

_COLUMNS = {
    "a": "VARCHAR",
    "b": "VARCHAR",
    "start": "DATE",
    "strength": "DOUBLE",
    "cooperation_before": "DOUBLE",
    "cooperation_after": "DOUBLE",
    "conflict_before": "DOUBLE",
    "conflict_after": "DOUBLE",
    "intensity_before": "DOUBLE",
    "intensity_after": "DOUBLE",
    "events": "VARCHAR[]",
}


@dataclass(frozen=True, slots=True)
class Level:
    """Sums over the periods between two changes; `last` is the first day of the last period."""

    first: date
    last: date
    periods: int
    articles: int
    cooperation: int
    conflict: int
    intensity: float

    def rate(self, count: float) -> float:
        """A count as one per 1,000 articles, or per period where the record has no articles of that time."""
        return 1000 * count / self.articles if self.articles else count / self.periods


@dataclass(frozen=True, slots=True)
class Change:
    """From `start`, the first day of a period, on another level holds. `strength` is twice the log-likelihood lost by
    taking both levels as one; `events` are ids of the period's own, the most intense first."""

    start: date
    before: Level
    after: Level
    strength: float
    events: tuple[str, ...] = ()


def changes(connection: "DuckDBPyConnection", series: Series, *, behind: int = BEHIND) -> tuple[Change, ...]:
    """The changes of a series in order of time, each with the events of its first period."""
    found = change_points(series)
    ids = events_behind(connection, series, [change.start for change in found], most=behind) if found else {}
    return tuple(
        Change(change.start, change.before, change.after, change.strength, ids.get(change.start, ()))
        for change in found
    )


def table_of(series: Series, found: Sequence[Change]) -> Table:
    """A row a change: the rates before and after it (`Level.rate`) and the ids of the events behind it."""
    return Table(tuple(_COLUMNS), tuple(_row(series, change) for change in found), tuple(_COLUMNS.values()))


def change_points(series: Series) -> tuple[Change, ...]:
    """The same without events. Periods without articles tell nothing, unless none has any."""
    import numpy as np

    told = [period for period in series.periods if period.articles] or list(series.periods)
    counts = np.array([(p.together.cooperation, p.together.conflict) for p in told], dtype=np.int64).reshape(-1, 2)
    cost = Cost(counts, np.array([period.articles or 1 for period in told], dtype=np.float64))
    bounds = [0, *segments(cost), len(told)]
    levels = [_level(told[start:end]) for start, end in pairwise(bounds)]
    lost = [cost.lost(start, change, end) for start, change, end in zip(bounds, bounds[1:], bounds[2:], strict=False)]
    return tuple(
        Change(after.first, before, after, round(loss, 3))
        for (before, after), loss in zip(pairwise(levels), lost, strict=True)
    )


class Cost:
    """Minus twice the quasi-log-likelihood of rows as one segment, without what every segmentation has in common.

    `counts` has a row a period and a column a stream; `exposure` is positive.
    """

    def __init__(self, counts: "NDArray[np.int64]", exposure: "NDArray[np.float64]") -> None:
        import numpy as np

        self.rows = len(counts)
        self._spans = np.append(0.0, np.cumsum(exposure))
        self._sums = [np.append(0, np.cumsum(stream)) for stream in counts.T]
        self._weights = [1 / dispersion(stream, exposure) for stream in counts.T]
        whole = np.arange(1 + max((int(sums[-1]) for sums in self._sums), default=0), dtype=np.float64)
        self._entropies = whole * np.log(np.maximum(whole, 1.0))  # x log x of every sum that can be

    def of(self, starts: "NDArray[np.int64]", end: int) -> "NDArray[np.float64]":
        """Of the rows from each start up to, not including, `end`."""
        import numpy as np

        logs = np.log(self._spans[end] - self._spans[starts])
        total = np.zeros(len(starts))
        for sums, weight in zip(self._sums, self._weights, strict=True):
            counted = sums[end] - sums[starts]
            total -= 2 * weight * (self._entropies[counted] - counted * logs)
        return total

    def lost(self, start: int, change: int, end: int) -> float:
        """What taking both segments as one costs."""
        import numpy as np

        whole, before = self.of(np.array([start]), end)[0], self.of(np.array([start]), change)[0]
        return float(whole - before - self.of(np.array([change]), end)[0])


def segments(cost: Cost, *, least: int = LEAST_PERIODS, penalty: float | None = None) -> list[int]:
    """Where new segments of at least so many rows begin, the first one aside.

    A start whose cost so far exceeds the best one cannot win any more once the rows since then are enough for a
    segment: splitting there is always as good. From then on it is left out.
    """
    import numpy as np

    rows = cost.rows
    charge = _PARAMETERS * np.log(max(rows, 2)) if penalty is None else penalty
    best, came = np.full(rows + 1, np.inf), np.zeros(rows + 1, dtype=np.int64)
    best[0] = -charge
    starts, ends = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for end in range(least, rows + 1):
        if np.isfinite(best[end - least]):
            starts, ends = np.append(starts, end - least), np.append(ends, rows + 1)
        values = best[starts] + cost.of(starts, end)
        which = int(np.argmin(values))
        best[end], came[end] = values[which] + charge, starts[which]
        ends = np.where(values > best[end], np.minimum(ends, end + least), ends)
        alive = ends > end + 1
        starts, ends = starts[alive], ends[alive]
    return _back(came, rows)


def dispersion(counts: "NDArray[np.int64]", exposure: "NDArray[np.float64]") -> float:
    """How many times more neighbouring counts differ than Poisson counts of one rate would; at least 1.

    Of two Poisson counts x, y with exposures e, f, (xf - ye)² / ((x + y)ef) is 1 on average, given their sum.
    """
    import numpy as np

    one, other, e, f = counts[:-1], counts[1:], exposure[:-1], exposure[1:]
    told = one + other > 0
    one, other, e, f = one[told], other[told], e[told], f[told]
    if not len(one):
        return 1.0
    ratios = np.sort((one * f - other * e) ** 2 / ((one + other) * e * f))
    cut = len(ratios) // _TRIMMED
    return max(1.0, float(ratios[: len(ratios) - cut].mean()) / (_TRIMMED_MEAN if cut else 1.0))


def _back(came: "NDArray[np.int64]", rows: int) -> list[int]:
    found: list[int] = []
    at = int(came[rows])
    while at:
        found.append(at)
        at = int(came[at])
    return found[::-1]


def _level(periods: Sequence[Period]) -> Level:
    return Level(
        first=periods[0].start,
        last=periods[-1].start,
        periods=len(periods),
        articles=sum(period.articles for period in periods),
        cooperation=sum(period.together.cooperation for period in periods),
        conflict=sum(period.together.conflict for period in periods),
        intensity=round(sum(period.together.intensity for period in periods), 3),
    )


def _row(series: Series, change: Change) -> Row:
    rates = (
        round(level.rate(getattr(level, name)), 3)
        for name in ("cooperation", "conflict", "intensity")
        for level in (change.before, change.after)
    )
    return (series.a, series.b, change.start, change.strength, *rates, list(change.events))
