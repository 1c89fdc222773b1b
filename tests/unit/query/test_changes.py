"""Change points: found where a level changes, and nowhere else."""

from datetime import timedelta
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.unit.query.dyads_made import NEW_YEAR, Act, index_of, series_of

from dragoman.query.changes import Cost, change_points, changes, dispersion, segments, table_of
from dragoman.query.dyads import relations

counts = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=9)


def cost_of(rows: list[tuple[int, int]], articles: list[int] | None = None) -> Cost:
    exposure: NDArray[np.float64] = np.array(articles or [1] * len(rows), dtype=np.float64)
    return Cost(np.array(rows, dtype=np.int64), exposure)


def total(cost: Cost, starts: tuple[int, ...], penalty: float) -> float:
    bounds = (0, *starts, cost.rows)
    return sum(float(cost.of(np.array([one]), other)[0]) for one, other in pairwise(bounds)) + penalty * len(starts)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 200))
def test_a_constant_series_has_no_changes(good: int, bad: int, periods: int) -> None:
    assert change_points(series_of([(good, bad)] * periods, [100] * periods)) == ()


def test_a_change_of_level_is_found_where_it_is() -> None:
    (change,) = change_points(series_of([(3, 1)] * 20 + [(3, 9)] * 20, [100] * 40))
    assert change.start == NEW_YEAR + timedelta(days=20)
    assert (change.before.rate(change.before.conflict), change.after.rate(change.after.conflict)) == (10.0, 90.0)


def test_more_news_alone_is_no_change() -> None:
    assert change_points(series_of([(2, 1)] * 20 + [(8, 4)] * 20, [100] * 20 + [400] * 20)) == ()


def test_periods_without_articles_tell_nothing() -> None:
    assert change_points(series_of([(5, 5)] * 20 + [(0, 0)] * 20, [100] * 20 + [0] * 20)) == ()


def test_without_any_articles_events_are_counted_a_period() -> None:
    (change,) = change_points(series_of([(1, 1)] * 20 + [(1, 9)] * 20, [0] * 40))
    assert change.after.rate(change.after.conflict) == 9.0


def test_one_busy_period_is_no_new_level() -> None:
    assert change_points(series_of([(2, 2)] * 20 + [(2, 9)] + [(2, 2)] * 20, [100] * 41)) == ()


def test_bursts_are_no_changes() -> None:
    random = np.random.default_rng(0)
    found = 0
    for _ in range(20):
        bursts = random.negative_binomial(2, 0.3, 120)
        found += len(segments(cost_of([(int(many), 3) for many in bursts])))
    assert found <= 3


@settings(max_examples=60, deadline=None)
@given(counts, st.data(), st.sampled_from([0.5, 3.0, 12.0]))
def test_no_other_segmentation_costs_less(rows: list[tuple[int, int]], data: st.DataObject, penalty: float) -> None:
    articles = data.draw(st.lists(st.integers(1, 9), min_size=len(rows), max_size=len(rows)))
    cost = cost_of(rows, articles)
    found = tuple(segments(cost, penalty=penalty))
    for many in range(len(rows) // 2):
        for starts in combinations(range(1, len(rows)), many):
            if all(other - one >= 2 for one, other in pairwise((0, *starts, len(rows)))):
                assert total(cost, found, penalty) <= total(cost, starts, penalty) + 1e-6


def test_equal_counts_are_spread_as_poisson_at_most() -> None:
    assert dispersion(np.full(50, 4), np.ones(50)) == 1.0


def test_poisson_counts_are_spread_about_once() -> None:
    random = np.random.default_rng(0)
    exposure = random.integers(50, 150, 2000).astype(np.float64)
    assert dispersion(random.poisson(exposure / 10), exposure) == pytest.approx(1.0, abs=0.1)


def test_a_change_names_the_events_behind_it() -> None:
    days = [NEW_YEAR + timedelta(days=day) for day in range(40)]
    quiet = [Act("GON", "MOR", day=day) for day in days]
    war = [Act("MOR", "GON", day=day, quad=4, intensity=-9.0) for day in days[20:] for _ in range(5)]
    connection = index_of([*quiet, *war], dict.fromkeys(days, 10))
    series = relations(connection, "GON", "MOR", by="day")
    (change,) = changes(connection, series, behind=2)
    assert (change.start, change.events) == (days[20], ("e40", "e41"))


def test_changes_are_a_table() -> None:
    series = series_of([(3, 1)] * 20 + [(3, 9)] * 20, [100] * 40)
    (row,) = table_of(series, change_points(series)).dicts()
    assert (row["start"], row["conflict_before"], row["conflict_after"]) == (NEW_YEAR + timedelta(days=20), 10.0, 90.0)


def test_a_series_without_changes_is_an_empty_table() -> None:
    assert len(table_of(series_of([(1, 1)], [1]), ())) == 0
