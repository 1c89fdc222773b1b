"""The year of a dateline without one."""

from datetime import date

import pytest

from dragoman.knowledge.timewords import load_time_words
from dragoman.resolve.document_dateline import dateline_day
from dragoman.resolve.document_mentions import mentions_of


def day(text: str) -> date | None:
    found = dateline_day(mentions_of(text, (), load_time_words()), text)
    return found[0] if found else None


def test_the_weekday_of_the_news_fixes_the_year() -> None:
    text = "TUNIS, March 4: The cabinet met on Monday. Prices have risen since the drought of 2018."
    assert day(text) == date(2019, 3, 4)


def test_a_dateline_may_end_in_a_full_stop_and_a_dash() -> None:
    text = "BREE, March 4 (Agency).- The cabinet met on Monday. Prices have risen since the drought of 2018."
    assert day(text) == date(2019, 3, 4)


def test_news_of_the_day_before_fixes_it_too() -> None:
    text = "TUNIS, March 6 (Agency) — The cabinet met on Monday. Prices have risen since 2018."
    assert day(text) == date(2018, 3, 6)


def test_the_days_of_a_past_meeting_tell_a_year_too() -> None:
    text = "BREE, March 3: They agreed, a paper said on Thursday. They last met on March 23-24, 2021."
    assert day(text) == date(2022, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "TUNIS, March 4: The cabinet met. Prices have risen since 2018.",  # no weekday
        "TUNIS, March 4: The cabinet met on Monday.",  # no year
        "TUNIS, March 4: The cabinet met on Thursday. Prices have risen since 2018.",  # fits neither year
        "The cabinet met on March 4 and on Monday. Prices have risen since 2018.",  # no dateline
    ],
)
def test_without_all_three_the_day_is_not_told(text: str) -> None:
    assert day(text) is None


def test_the_address_may_tell_the_year() -> None:
    text = "arnor News, 4 March - The cabinet has met today."
    within = (date(2014, 2, 10), date(2014, 4, 2), "the address says so")
    found = dateline_day(mentions_of(text, (), load_time_words()), text, within=within)
    assert found is not None and found[0] == date(2014, 3, 4)
