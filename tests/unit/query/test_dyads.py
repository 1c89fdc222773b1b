"""Dyad series: what counts, where and how often."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.query.dyads_made import NEW_YEAR, Act, index_of

from dragoman.errors import UnknownName, UsageError
from dragoman.query.dyads import events_behind, relations
from dragoman.query.series import PERIODS, next_start, start_of

FEBRUARY = date(2001, 2, 10)
ARTICLES = {NEW_YEAR: 4, FEBRUARY: 2}

acts = st.builds(
    Act,
    actor=st.sampled_from(["GON", "ROH", "MOR"]),
    recipient=st.sampled_from(["GON", "ROH", "MOR"]),
    day=st.integers(0, 90).map(lambda days: NEW_YEAR + timedelta(days=days)),
    quad=st.integers(1, 4),
    intensity=st.integers(-20, 20).map(lambda half: half / 2),
    tellings=st.integers(1, 4),
    both=st.booleans(),
)


def test_each_direction_is_counted_apart() -> None:
    connection = index_of([Act("GON", "ROH"), Act("ROH", "GON"), Act("ROH", "GON")], ARTICLES)
    january = relations(connection, "GON", "ROH").periods[0]
    assert (january.sent.events, january.received.events, january.together.events) == (1, 2, 3)


def test_an_act_of_both_counts_once_together() -> None:
    january = relations(index_of([Act("GON", "ROH", both=True)], ARTICLES), "GON", "ROH").periods[0]
    assert (january.sent.events, january.received.events, january.together.events) == (1, 1, 1)


def test_an_act_towards_several_counts_once_for_one_country() -> None:
    january = relations(index_of([Act("GON", "ROH", to=("MOR", "ARN"))], ARTICLES), "GON").periods[0]
    assert january.sent.events == 1


def test_what_a_country_does_at_home_is_not_done_to_others() -> None:
    connection = index_of([Act("GON", "GON"), Act("GON", "ROH")], ARTICLES)
    assert relations(connection, "GON").periods[0].sent.events == 1


def test_one_country_is_no_dyad() -> None:
    with pytest.raises(UsageError, match="GON is given twice"):
        relations(index_of([Act("GON", "ROH")], ARTICLES), "GON", "GON")


def test_copies_count_as_tellings_only() -> None:
    january = relations(index_of([Act("GON", "ROH", tellings=7)], ARTICLES), "GON", "ROH").periods[0]
    assert (january.sent.events, january.sent.tellings) == (1, 7)


def test_only_what_happened_counts_unless_asked() -> None:
    connection = index_of([Act("GON", "ROH", status=status) for status in ("planned", "denied", "ongoing")], ARTICLES)
    assert relations(connection, "GON", "ROH").periods[0].sent.events == 1
    assert relations(connection, "GON", "ROH", statuses=["planned", "denied"]).periods[0].sent.events == 2


def test_quad_classes_make_cooperation_and_conflict() -> None:
    connection = index_of([Act("GON", "MOR", quad=quad, intensity=quad - 3.5) for quad in (1, 2, 4, 4)], ARTICLES)
    sent = relations(connection, "GON", "MOR").periods[0].sent
    assert (sent.quads, sent.cooperation, sent.conflict, sent.intensity) == ((1, 1, 0, 2), 2, 2, -3.0)


def test_counts_are_set_against_the_articles_of_the_period() -> None:
    series = relations(index_of([Act("GON", "ROH")], {NEW_YEAR: 4}), "GON", "ROH", until="2001-02")
    assert [period.sent.per_1000 for period in series.periods] == [250.0, None]


def test_the_days_with_articles_are_covered_and_the_rest_is_told() -> None:
    past = Act("GON", "ROH", day=date(1419, 3, 25))
    series = relations(index_of([past, Act("GON", "ROH")], ARTICLES), "GON", "ROH")
    assert ([period.start for period in series.periods], series.outside) == ([NEW_YEAR, date(2001, 2, 1)], 1)


def test_a_date_told_by_the_year_is_in_no_month() -> None:
    series = relations(index_of([Act("GON", "ROH", grain="year"), Act("GON", "ROH")], ARTICLES), "GON", "ROH")
    assert (series.periods[0].sent.events, series.coarse, series.outside) == (1, 1, 0)


def test_an_event_without_date_counts_when_it_was_first_known() -> None:
    assert relations(index_of([Act("GON", "ROH", grain=None)], ARTICLES), "GON", "ROH").periods[0].sent.events == 1


def test_without_articles_the_events_say_which_days() -> None:
    series = relations(index_of([Act("GON", "ROH"), Act("GON", "ROH", day=FEBRUARY)]), "GON", "ROH", by="week")
    assert (series.first, series.last, len(series.periods)) == (NEW_YEAR, FEBRUARY, 6)


def test_days_are_kept_to_within_a_period() -> None:
    connection = index_of([Act("GON", "ROH", day=NEW_YEAR + timedelta(days=day)) for day in range(10)], ARTICLES)
    series = relations(connection, "GON", "ROH", since="2001-01-03", until="2001-01-05")
    assert (series.periods[0].sent.events, series.outside) == (3, 7)


def test_names_and_small_letters_are_understood() -> None:
    connection = index_of([Act("RUS", "CHN")], ARTICLES)
    assert (relations(connection, "rus", "Beijing").a, relations(connection, "rus", "Beijing").b) == ("RUS", "CHN")


def test_an_unknown_country_brings_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"'Frnace'.*FRA \(France\)"):
        relations(index_of([Act("GON", "ROH")]), "Frnace")


def test_a_person_is_no_country() -> None:
    with pytest.raises(UsageError, match="no country"):
        relations(index_of([Act("GON", "ROH")]), "Vladimir Putin")


@pytest.mark.parametrize("wrong", [{"by": "year"}, {"statuses": ["happend"]}])
def test_an_unknown_word_is_an_error_that_names_the_known(wrong: dict[str, str]) -> None:
    with pytest.raises(UnknownName, match=r"month|happened"):
        relations(index_of([Act("GON", "ROH")], ARTICLES), "GON", "ROH", **wrong)  # type: ignore[arg-type]


def test_days_in_the_wrong_order_are_an_error() -> None:
    with pytest.raises(UsageError, match="earlier"):
        relations(index_of([Act("GON", "ROH")], ARTICLES), "GON", "ROH", since="2002", until="2001")


def test_more_periods_than_can_be_shown_are_an_error() -> None:
    with pytest.raises(UsageError, match="count by more"):
        relations(index_of([Act("GON", "ROH")], ARTICLES), "GON", "ROH", by="day", since="1900", until="2001")


def test_the_most_intense_events_stand_behind_a_period() -> None:
    connection = index_of([Act("GON", "MOR", intensity=value) for value in (1.0, -9.0, 4.0)], ARTICLES)
    series = relations(connection, "GON", "MOR")
    assert events_behind(connection, series, [NEW_YEAR], most=2) == {NEW_YEAR: ("e1", "e2")}


def test_a_row_has_a_cell_for_each_column() -> None:
    series = relations(index_of([Act("GON", "ROH")], ARTICLES), "GON")
    (first, _) = series.dicts()
    assert (first["a"], first["b"], first["start"], first["articles"]) == ("GON", None, NEW_YEAR, 4)
    assert (first["sent_quad1"], first["sent_intensity"], first["sent_per_1000"]) == (1, 2.5, 250.0)
    assert len(series.columns) == len(series.types) == len(next(series.cells()))


@settings(max_examples=30, deadline=None)
@given(st.lists(acts, max_size=12), st.sampled_from(PERIODS))
def test_sums_over_periods_are_the_whole(done: list[Act], by: str) -> None:
    series = relations(index_of([*done, Act("GON", "ROH")], {NEW_YEAR: 1}), "GON", by=by, until=FEBRUARY)
    mine = [act for act in [*done, Act("GON", "ROH")] if (act.actor == "GON") != (act.recipient == "GON")]
    inside = [act for act in mine if act.day <= FEBRUARY]
    assert sum(period.together.events for period in series.periods) == len(inside) == len(mine) - series.outside
    assert sum(period.together.tellings for period in series.periods) == sum(act.tellings for act in inside)
    assert sum(period.together.intensity for period in series.periods) == sum(act.intensity for act in inside)


@settings(max_examples=50, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.sampled_from(PERIODS))
def test_a_series_has_no_gaps(first: date, days: int, by: str) -> None:
    last = first + timedelta(days=days)
    series = relations(index_of([Act("GON", "ROH")]), "GON", "ROH", by=by, since=first, until=last)
    starts = [period.start for period in series.periods]
    assert starts[0] <= first and starts[-1] <= last < next_start(starts[-1], by)
    assert all(next_start(one, by) == other for one, other in pairwise(starts))
    assert all(start_of(start, by) == start for start in starts)
