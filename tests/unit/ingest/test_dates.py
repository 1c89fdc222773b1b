"""Dates that someone wrote down as such."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InvalidDate
from dragoman.ingest.dates import parse_date, read_date

DAY = date(2022, 9, 7)


@pytest.mark.parametrize(
    "text",
    [
        "2022-09-07",
        "2022/9/7",
        "20220907",
        "2022-09-07T10:00:00Z",
        "2022-09-07 10:00",
        "7 September 2022",
        "7th of Sept. 2022",
        "7 September 2022 at 10:15 pm",
        "Sept. 7, 2022",
        "Wednesday, September 7th, 2022",
        "Wed, 07 Sep 2022 10:00:00 GMT",
        "07-Sep-2022",
    ],
)
def test_every_usual_form_is_read(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("text", ["yesterday", "2022-13-01", "2022-02-30", "May 2022", "", "0007-01-01", "2022117"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_date_that_may_be_july_or_september_is_none() -> None:
    assert read_date("07/09/2022") is None


def test_a_day_over_twelve_settles_the_order() -> None:
    assert read_date("13/09/2022") == read_date("09/13/2022") == date(2022, 9, 13)


def test_the_error_names_place_and_remedy() -> None:
    with pytest.raises(InvalidDate, match=r"^a\.csv:3: 'soon' is no date; write it as YYYY-MM-DD$"):
        parse_date("soon", where="a.csv:3")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_iso_date_is_itself(day: date) -> None:
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    read_date(text)
