"""Dates and words in the table."""

from datetime import date

from tests.unit.export.made import made_reading

from dragoman.cli.table import _parties, when
from dragoman.model.time import Basis, Grain, TimeInterval


def told(first: date, last: date, grain: Grain) -> str:
    return when(TimeInterval(first, last, grain, Basis.STATED))


def test_an_unknown_date_is_a_dash() -> None:
    assert when(None) == "—"


def test_a_day_is_written_once() -> None:
    assert told(date(2021, 5, 1), date(2021, 5, 1), Grain.DAY) == "2021-05-01"


def test_a_month_is_written_without_days() -> None:
    assert told(date(2021, 2, 1), date(2021, 2, 28), Grain.MONTH) == "2021-02"


def test_a_year_is_written_alone() -> None:
    assert told(date(2021, 1, 1), date(2021, 12, 31), Grain.YEAR) == "2021"


def test_days_of_one_month_share_it() -> None:
    assert told(date(2021, 5, 9), date(2021, 5, 16), Grain.WEEK) == "2021-05-09 – 16"


def test_days_of_two_months_name_both() -> None:
    assert told(date(2021, 5, 30), date(2021, 6, 2), Grain.SPAN) == "2021-05-30 – 06-02"


def test_each_side_has_its_line_where_one_is_too_short() -> None:
    (event, *_) = made_reading().events
    assert ("\n→" in _parties(event, room=1).plain) == bool(event.recipients)
