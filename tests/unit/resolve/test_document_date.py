"""The day of publication from the text's own facts: one day, or none."""

from datetime import date

from dragoman.knowledge.timewords import load_time_words
from dragoman.resolve.document_date import Term, infer_published
from dragoman.resolve.document_period import infer_period

WORDS = load_time_words()
NEXT_WEEK = (
    "The rulers of Arnor and Gondor will meet next week in Bree. An envoy told reporters Wednesday that they would "
    "meet on Sept. 15-16. The raids ended Wednesday, and on Tuesday the court rose."
)
ELAPSED = " It will be his first journey in 2½ years. He has stayed at home since plague broke out in early 2020."


def test_today_with_its_date_is_the_day() -> None:
    found = infer_published("The court of Bree today (July 26, 2022) freed two men.", words=WORDS)
    assert found is not None
    assert found[0] == date(2022, 7, 26)


def test_yesterday_with_its_date_is_the_day_before() -> None:
    found = infer_published("The court freed two men yesterday, July 26, 2022.", words=WORDS)
    assert found is not None
    assert found[0] == date(2022, 7, 27)


def test_the_weekday_of_yesterday_counts_from_the_day_that_the_lead_tells() -> None:
    text = "The court of Bree closed a paper on Friday, May 20, 2022. Its editor was seized yesterday, Thursday."
    found = infer_published(text, words=WORDS)
    assert found is not None and found[0] == date(2022, 5, 20)


def test_the_weekday_of_yesterday_without_a_day_in_full_tells_nothing() -> None:
    assert infer_published("The court closed a paper in 2022. It erred yesterday, Thursday.", words=WORDS) is None


def test_two_different_todays_tell_nothing() -> None:
    text = "Today (July 26, 2022) they met. Today (July 28, 2022) they parted."
    assert infer_published(text, words=WORDS) is None


def test_next_week_a_weekday_and_elapsed_years_leave_one_day() -> None:
    found = infer_published(NEXT_WEEK + ELAPSED, words=WORDS)
    assert found is not None
    assert found[0] == date(2022, 9, 7)


def test_the_reason_names_every_fact() -> None:
    found = infer_published(NEXT_WEEK + ELAPSED, words=WORDS)
    assert found is not None
    assert all(part in found[1] for part in ("Wednesday", "next week", "2½ years"))


def test_without_a_fact_on_the_year_nothing_is_told() -> None:
    assert infer_published(NEXT_WEEK + " Plague broke out in early 2020.", words=WORDS) is None


def test_a_dated_term_can_fix_the_year() -> None:
    term = Term(date(2022, 8, 1), date(2023, 3, 1), "Elrond is in office")
    found = infer_published(NEXT_WEEK, words=WORDS, terms=(term,))
    assert found is not None
    assert found[0] == date(2022, 9, 7)


def test_facts_that_contradict_leave_no_day() -> None:
    term = Term(date(2015, 8, 1), date(2016, 3, 1), "Elrond is in office")
    assert infer_published(NEXT_WEEK + ELAPSED, words=WORDS, terms=(term,)) is None


def test_a_bare_weekday_tells_no_day() -> None:
    assert infer_published("The rulers met on Wednesday, as in 2020.", words=WORDS) is None


def test_an_empty_text_tells_nothing() -> None:
    assert infer_published("", words=WORDS) is None


def test_a_weekday_with_its_date_bounds_the_article() -> None:
    found = infer_period("Since 2021 they quarrel. On Monday, July 25, they met.", words=WORDS)
    assert found is not None
    assert found[0] == date(2022, 7, 25)


def test_a_date_without_weekday_bounds_nothing() -> None:
    assert infer_period("On December 18, 1903, they signed a pact.", words=WORDS) is None


def test_the_last_year_of_a_span_unbinds_the_article() -> None:
    assert infer_period("On Monday, July 25, 2016, they met. It lasted from 2017 to 2019.", words=WORDS) is None


def test_a_later_year_unbinds_the_article() -> None:
    assert infer_period("On Monday, July 25, 2016, they met. In 2019 they parted.", words=WORDS) is None


def test_what_the_text_looks_back_on_narrows_what_its_address_tells() -> None:
    within = (date(2022, 6, 1), date(2022, 8, 31), "the address says so")
    text = "They marched on June 27. The court will hear them on August 16."
    found = infer_period(text, words=WORDS, within=within)
    assert found is not None and found[:2] == (date(2022, 6, 27), date(2022, 8, 16))


def test_a_past_month_bounds_a_short_term_of_office() -> None:
    term = Term(date(2022, 3, 11), date(2022, 9, 30), "Elrond is in office")
    found = infer_period("Elrond said the raids began in May.", words=WORDS, terms=(term,))
    assert found is not None
    assert found[:2] == (date(2022, 5, 1), date(2022, 9, 30))


def test_a_term_that_ended_before_what_the_text_looks_back_on_bounds_nothing() -> None:
    term = Term(date(2022, 3, 11), date(2022, 9, 30), "Elrond is in office")
    assert infer_period("Elrond said the raids began in May 2023.", words=WORDS, terms=(term,)) is None


def test_a_term_of_office_tells_the_year_of_a_weekday_with_its_date() -> None:
    term = Term(date(2019, 1, 1), date(2023, 12, 31), "Elrond is in office")
    found = infer_period("On Friday, July 15, they met.", words=WORDS, terms=(term,))
    assert found is not None
    assert found[0] == date(2022, 7, 15)
