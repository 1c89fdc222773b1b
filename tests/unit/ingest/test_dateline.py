"""The date that a page tells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.dateline import published_of, url_date
from dragoman.model.text import PublishedBasis

DAY = date(2021, 7, 4)
SITE = "https://herald.example"


def told(text: str, *, url: str | None = None) -> date | None:
    found = published_of(text, url=url)
    return found.date if found else None


@pytest.mark.parametrize(
    "path",
    [
        "/2021/07/04/river-talks",
        "/world/2021/7/4/river-talks",
        "/river-talks-2021-07-04",
        "/202107/t20210704_1022.html",
        "/stories/202107040123.html",
        "/2021/jul/04/river-talks",
        "/view?id=7&date=2021-07-04",
    ],
)
def test_the_address_has_the_date(path: str) -> None:
    assert url_date(SITE + path) == DAY


@pytest.mark.parametrize(
    "path", ["/article/3/117870/talks", "/2021/07/talks", "/articles/20219999", "/2021/13/45/x", "/04/07/2021/x"]
)
def test_numbers_that_are_no_date_or_an_open_one_are_left(path: str) -> None:
    assert url_date(SITE + path) is None


def test_an_outlet_that_writes_the_day_first_is_known() -> None:
    assert url_date("https://thepeninsulaqatar.com/article/04/07/2021/talks") == DAY


def test_a_given_date_outranks_the_address() -> None:
    found = published_of("Text.", given=DAY, url=f"{SITE}/2020/01/01/x")
    assert found is not None and (found.date, found.basis) == (DAY, PublishedBasis.GIVEN)


def test_the_address_outranks_the_metadata() -> None:
    found = published_of("Text.", url=f"{SITE}/2021/07/04/x", metadata=date(2021, 7, 5))
    assert found is not None and (found.date, found.basis) == (DAY, PublishedBasis.URL)


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Rey | 4 July 2021 | Opinion\n\nThe river talks failed.",
        "Published: July 4, 2021\n\nThe envoy left.",
        "River talks begin\n\nBy Ada Reed | Published on 4 July 2021 10:15 GMT\n\nThe envoy left.",
        "River talks begin\n\nSunday, July 4, 2021\n\nThe envoy left.",
        "PORT SEL – 4 July 2021: The envoy left.",
        "PORT SEL, Jul 4 2021 (RNS) - The envoy left.",
        "PORT SEL 4 JUL 2021 - The envoy left.",
        "PORT SEL, July 4, 2021 — The envoy left.",
        "River talks begin\n\nAda Reed | 04.07.2021 - Update : 05.07.2021\n\nThe envoy left.",
        "Coast Digest\nWeek of 28 June to 4 July 2021\n\nThe envoy left.",
        "Weekly review, 28 June – 4 July 2021\n\nThe envoy left.",
        "The envoy left today (July 4, 2021) for the coast.",
        "The envoy confirmed this Sunday, July 4, 2021, that he will leave.",
        "The envoy left yesterday (July 3, 2021) for the coast.",
        "River talks resume\n\nJuly 4, 2021 09:41 pm | Updated 11:02 pm IST - RIVERTON\n\nThe Bureau\n\nEnvoys met.",
        "River talks resume\n\n8:14 am on 4 July 2021\n\nStaff reporter\n\nEnvoys met.",
        "THE RIVER IN BRIEF\nA digest of the Institute\nNo. 24, Sunday 4 July 2021\n\nEnvoys met.",
        "River live: talks resume\nAs it happened - Sunday 4 July 2021, day 557\n\n07.40 Good morning.",
        "RIVER MONITOR\nWeekly digest of the programme | No. 8 | 4 July 2021\n\nEnvoys met.",
    ],
)
def test_the_text_tells_its_own_date(text: str) -> None:
    assert told(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "PORT SEL, July 4 - The envoy left.",
        "The war that began on July 4, 2021 has not ended.",
        "The envoy was born on 4 July 2021, and the queen left: that is all.",
        "The envoy left on Wednesday.",
        "The Envoy Left 4 July 2021 - and the queen stayed.",
        "River talks begin\n\n04/07/2021\n\nThe envoy left.",
        "The week that shook Port Sel, 4 July 2021, in pictures",
        "River talks resume, 12 of 14 back\n\nThe two sides met, as they had on 4 July 2021, in Riverton.",
        "Held since July 4, 2021, and tried in March 2022\n\nThe men are to be freed.",
        "Timeline - from July 4, 2021 to May 2, 2022\n\nThe men are to be freed.",
    ],
)
def test_a_date_inside_the_story_is_not_the_date_of_the_story(text: str) -> None:
    assert told(text) is None


def test_a_dateline_without_a_year_is_completed_by_the_address() -> None:
    assert told("PORT SEL, July 4 - The envoy left.", url=f"{SITE}/2021/07/talks") == DAY


def test_the_address_of_another_month_completes_nothing() -> None:
    assert told("PORT SEL, July 4 - The envoy left.", url=f"{SITE}/2021/08/talks") is None


def test_the_reason_is_one_line_with_the_words() -> None:
    found = published_of("PORT SEL – 4 July 2021: The envoy left.")
    assert found is not None and found.why == "the dateline says 'PORT SEL – 4 July 2021:'"


@given(st.text(alphabet="Ja uly4,20 -–:()\n|By", max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    published_of(text, url=text)
