"""The weeks that an address tells."""

from datetime import date

import pytest

from dragoman.ingest.address import address_period
from dragoman.knowledge.outlets import load_numbers

SCMP = "https://www.scmp.com/news/china/article/{}/a-headline"


def days(url: str) -> tuple[date, date] | None:
    found = address_period(url)
    return (found[0], found[1]) if found else None


def test_a_month_in_the_address_bounds_the_day() -> None:
    assert days("https://arnorpost.example/2022/07/king-visits-gondor/") == (date(2022, 7, 1), date(2022, 7, 31))


def test_a_number_between_two_known_ones_came_out_between_their_days() -> None:
    low, high = load_numbers()["scmp.com"][1:3]
    found = days(SCMP.format(high[0] - 500))
    assert found is not None and low[1] < found[0] < found[1] <= high[1]
    assert (found[1] - found[0]).days < 31


def test_days_close_together_bound_what_lies_between_them() -> None:
    assert days("http://www.afrol.com/articles/38280") == (date(2013, 4, 23), date(2013, 6, 26))


def test_a_little_beyond_the_known_numbers_is_still_told() -> None:
    found = days("http://www.afrol.com/articles/37200")
    assert found is not None and found[0] < date(2011, 2, 5) and found[1] < date(2011, 3, 1)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://www.scmp.com/news/china",
        SCMP.format(12345),  # far below every known number
        "https://unknown.example/article/3186147",
        "http://[broken/article/3186147",
    ],
)
def test_other_addresses_tell_nothing(url: str | None) -> None:
    assert address_period(url) is None


def test_numbers_of_an_outlet_grow_with_its_days() -> None:
    for known in load_numbers().values():
        assert [day for _, day in known] == sorted(day for _, day in known)
