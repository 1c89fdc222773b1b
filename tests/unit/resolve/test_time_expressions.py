"""Time expressions: what they span, what they mean, and which days they are."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge.timerules import Example
from dragoman.knowledge.timewords import load_time_words
from dragoman.model.parse import Parse
from dragoman.model.text import Sentence, Span
from dragoman.model.time import Basis, Grain, TimeExpression
from dragoman.resolve.time_expressions import find_times

WORDS = load_time_words()
PUBLISHED = date(2022, 9, 7)
EXAMPLES = [(rule.id, example) for rule in WORDS.grammar.rules for example in rule.examples]


def times(text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(text, published=published, words=WORDS)


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    (expression,) = times(text, published)
    return expression


def days(text: str, published: date | None = PUBLISHED) -> tuple[str, str] | None:
    interval = times(text, published)[-1].interval
    return (str(interval.first), str(interval.last)) if interval else None


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}-{i}" for i, (rule, _) in enumerate(EXAMPLES)])
def test_every_example_of_every_rule_holds(rule: str, example: Example) -> None:
    published = date.fromisoformat(example.published) if example.published else PUBLISHED
    found = {time.span.of(example.text): time for time in times(example.text, published)}
    if not example.found:
        assert not found
        return
    time = found[example.found]
    assert time.key == rule
    assert example.value in ("", time.value)
    assert example.type in ("", time.type)
    assert example.first in ("", str(time.interval and time.interval.first))
    assert example.last in ("", str(time.interval and time.interval.last))


def test_a_weekday_in_a_report_is_the_nearest_behind() -> None:
    assert days("The envoys of Arnor met on Friday.") == ("2022-09-02", "2022-09-02")


def test_a_weekday_that_is_today_is_today() -> None:
    assert days("The envoys of Arnor met on Wednesday.") == ("2022-09-07", "2022-09-07")


def test_a_weekday_after_will_is_the_nearest_ahead() -> None:
    assert days("The envoys of Arnor will meet on Friday.") == ("2022-09-09", "2022-09-09")


def test_a_report_does_not_take_the_future_of_its_content() -> None:
    assert days("The king said Monday") == ("2022-09-05", "2022-09-05")


def test_the_verb_beside_a_weekday_outweighs_a_plan_before_it() -> None:
    assert days("Ahead of the summit in Bree next year, the court on Sunday freed him.") == ("2022-09-04", "2022-09-04")


def test_until_looks_ahead_inside_a_sentence() -> None:
    assert days("The council extended the truce until Saturday.") == ("2022-09-10", "2022-09-10")


def test_next_weekday_is_never_today() -> None:
    assert days("They will meet next Wednesday.") == ("2022-09-14", "2022-09-14")


def test_a_weekday_in_an_undated_text_stays_unresolved() -> None:
    time = only("The envoys of Arnor met on Wednesday.", None)
    assert (time.value, time.interval) == ("XXXX-WXX-3", None)


def test_a_date_without_year_in_an_undated_text_stays_unresolved() -> None:
    time = only("The envoys of Arnor will meet on Sept. 15-16.", None)
    assert (time.value, time.interval) == ("XXXX-09-15/XXXX-09-16", None)


def test_a_full_date_needs_no_document_date() -> None:
    assert days("The pact was signed on March 3, 2011.", None) == ("2011-03-03", "2011-03-03")


def test_bounds_on_publication_resolve_what_both_ends_agree_on() -> None:
    text = "They met last year, on July 8 and on Monday."
    about = (date(2022, 7, 25), date(2022, 8, 20))
    found = find_times(text, published=None, about=about, words=WORDS)
    assert [time.value for time in found] == ["2021", "2022-07-08", "XXXX-WXX-1"]


def test_where_nobody_knows_how_far_a_month_has_run_it_is_told_whole() -> None:
    about = (date(2022, 7, 19), date(2022, 7, 22))
    (found,) = find_times("They met earlier this month.", published=None, about=about, words=WORDS)
    assert found.interval is not None and (found.interval.first, found.interval.last) == (
        date(2022, 7, 1),
        date(2022, 7, 31),
    )


def test_days_of_two_months_are_no_neighbours() -> None:
    assert [time.value for time in times("They met on May 3 and June 4, 2021.")] == ["2021-05-03", "2021-06-04"]
    assert days("They met on July 15 and 16.") == ("2022-07-15", "2022-07-16")


def test_what_is_counted_before_an_event_is_not_counted_from_the_last_day_told() -> None:
    assert [time.value for time in times("He left on Aug. 30, a month before elections.")] == ["2022-08-30", "P1M"]


def test_a_bare_month_behind_is_the_last_one() -> None:
    assert days("They last met in February.") == ("2022-02-01", "2022-02-28")


def test_a_bare_month_ahead_is_the_next_one() -> None:
    assert days("They will meet in February.") == ("2023-02-01", "2023-02-28")


def test_may_the_verb_is_no_month() -> None:
    assert times("They may march. May the best realm win.") == ()


def test_a_year_told_with_the_date_is_stated() -> None:
    interval = only("It lapsed on 3 March 2011.").interval
    assert interval is not None
    assert (interval.basis, interval.grain) == (Basis.STATED, Grain.DAY)


def test_a_relative_time_says_so() -> None:
    interval = only("It lapsed two weeks ago.").interval
    assert interval is not None
    assert interval.basis is Basis.RELATIVE


def test_that_day_is_the_day_spoken_of() -> None:
    assert days("The raid of Aug. 30, 2021, failed. The same day, he fled.") == ("2021-08-30", "2021-08-30")


def test_that_day_without_an_earlier_day_is_unresolved() -> None:
    assert days("That day, he fled.") is None


def test_this_year_ends_today_in_a_report() -> None:
    assert days("It has taken six towns this year.") == ("2022-01-01", "2022-09-07")


def test_this_year_is_whole_in_a_plan() -> None:
    assert days("It will take six towns this year.") == ("2022-01-01", "2022-12-31")


def test_since_reaches_to_the_day_of_publication() -> None:
    assert days("He has been held since May 25.") == ("2022-05-25", "2022-09-07")
    assert days("They have ruled since the May 2021 coup.") == ("2021-05-01", "2022-09-07")


def test_last_week_is_monday_to_sunday() -> None:
    assert days("They met last week.", date(2022, 9, 5)) == ("2022-08-29", "2022-09-04")


def test_a_range_across_new_year_runs_forward() -> None:
    assert days("Raids went on from December 20 to January 5.") == ("2021-12-20", "2022-01-05")


def test_ends_of_a_spelled_range_can_be_told_apart() -> None:
    found = find_times("It fell between March and May.", published=PUBLISHED, words=WORDS, whole_ranges=False)
    assert [time.value for time in found] == ["2022-03", "2022-05"]


def test_days_that_do_not_touch_are_no_range() -> None:
    assert [time.value for time in times("They met on Aug. 3 and 20.")] == ["2022-08-03", "2022-08-20"]


def test_between_makes_a_range_of_days_that_do_not_touch() -> None:
    assert days("They met between Aug. 3 and 20.") == ("2022-08-03", "2022-08-20")


def test_a_full_stop_is_no_part_of_a_range() -> None:
    text = "They met between 27 July and 7 August."
    assert only(text).span.of(text) == "27 July and 7 August"


def test_the_weekday_picks_the_year_of_a_date() -> None:
    assert days("They spoke on Friday, Oct. 23.", date(2021, 2, 1)) == ("2020-10-23", "2020-10-23")


@pytest.mark.parametrize("text", ["on February 31", "on 31 February 2021", "on 2021-02-30", "on 32/32/2020", "in 0000"])
def test_a_day_that_no_calendar_has_is_unresolved(text: str) -> None:
    assert all(time.interval is None for time in times(f"They met {text}."))


def test_a_numeric_date_of_unclear_order_is_unresolved() -> None:
    assert days("They met on 5/6/2020.") is None


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), date(1950, 6, 1), date(2049, 6, 1)])
def test_dates_at_the_ends_of_the_calendar_are_no_crash(published: date) -> None:
    text = "Last week, next year, 9999 years ago, in three centuries, last Friday, the next two weeks, next May"
    assert times(text, published)


def test_other_scripts_have_no_times() -> None:
    assert times("会议于二〇二二年九月七日举行。 Встреча в среду. ٢٠٢٢") == ()


@pytest.mark.parametrize(
    ("told", "clock"), [("5pm", "17:00"), ("5 p.m.", "17:00"), ("11:30am", "11:30"), ("12 a.m.", "00:00")]
)
def test_a_time_of_day_is_told_on_the_day_of_publication(told: str, clock: str) -> None:
    assert only(f"They meet at {told} in Bree.").value == f"2022-09-07T{clock}"


def test_a_dotted_date_has_the_day_first() -> None:
    assert only("They met on 5.6.2020 in Bree.").value == "2020-06-05"


def test_half_a_century_ago_is_a_year() -> None:
    assert days("They met half a century ago.") == ("1972-01-01", "1972-12-31")


def test_the_previous_day_needs_a_day_before_it() -> None:
    assert days("On Aug. 30, 2021, they fled; the previous day they had fought.") == ("2021-08-29", "2021-08-29")


def test_ages_and_sums_are_no_times() -> None:
    assert times("The 44-year-old paid $2022 and a six-month-old fee.") == ()


def test_sentences_are_those_of_the_parses() -> None:
    text = "He left. They met on Monday."
    parses = (_parse(text, 0, 0, 8), _parse(text, 1, 9, 28))
    (time,) = find_times(text, published=PUBLISHED, parses=parses, words=WORDS)
    assert time.sentence == 1


NUMERALS = ("0", "31", "32", "99", "1950", "2049", "1990s", "90s", "15th", "2.5", "10:35", "2022-02-30", "9/9/99")
MARKS = (".", ",", "-", "(", "/", "'s", "\n\n")
VOCABULARY = (*sorted(WORDS.words), *NUMERALS, *MARKS)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=25), st.one_of(st.none(), st.dates()))
def test_any_words_in_any_order_give_whole_spans_and_ordered_days(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    for time in times(text, published):
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.interval is None or time.interval.first <= time.interval.last


def _parse(text: str, index: int, start: int, end: int) -> Parse:
    word, sentence = text[start:end], Sentence(index, Span(start, end), 0)
    return Parse(sentence, (word,), (word,), ("VERB",), ("VBD",), (-1,), ("root",), (start,), (end,))


def test_what_was_before_is_counted_from_the_article_where_the_text_spoke_of_a_plan() -> None:
    text = "The envoys will meet on Tuesday. They had met in Bree the previous week."
    assert days(text) == ("2022-08-29", "2022-09-04")
    assert days("The envoys will meet on Tuesday. Their aides will meet the previous day.") == (
        "2022-09-12",
        "2022-09-12",
    )


TIMELINE = """2019

April 11 - A coup. Talks in 2016 had failed.

Between May 3 and 5 - Talks.

**2021:**

Oct. 25 - A coup."""


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_what_stands_under_a_year_of_a_timeline_is_of_that_year(published: date | None) -> None:
    told = {time.span.of(TIMELINE): time.interval for time in times(TIMELINE, published)}
    first, last = told["April 11"], told["Oct. 25"]
    assert first is not None and first.first == date(2019, 4, 11)
    assert last is not None and last.first == date(2021, 10, 25)
    span = told["May 3 and 5"]
    assert span is not None and (span.first, span.last) == (date(2019, 5, 3), date(2019, 5, 5))


def test_one_year_on_a_line_makes_no_timeline() -> None:
    assert days("2019\n\nOn Aug. 25 they met.") == ("2022-08-25", "2022-08-25")
    assert days("2019 was long.\n\n2020 was longer.\n\nOn Aug. 25 they met.") == ("2022-08-25", "2022-08-25")
