"""The day of publication, told from the text itself: facts forbid all days but one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from dragoman.knowledge.timewords import TimeWords
from dragoman.model.parse import Parse
from dragoman.resolve.document_mentions import Mention, full_date, mentions_of, years_of
from dragoman.resolve.time_anchor import place
from dragoman.resolve.time_calendar import Anchor, Direction
from dragoman.resolve.time_intervals import Stretch, day_of, moved, week_stretch
from dragoman.resolve.time_values import Calendar, Fixed, Meaning, Offset, Range, Shift

LEAD = 700  # characters
_YEARS_AFTER = 4
_JUST_AFTER = (1, 2)  # days
_IN_YEARS = re.compile(r"P(\d{1,3}(?:\.\d+)?)Y")


class Settles(Enum):
    """What a fact about the day of publication narrows down."""

    DAY = "day"
    WEEK = "week"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Fact:
    """`allows` says whether the article can have been published on a day; `why` is for the reader."""

    settles: frozenset[Settles]
    why: str
    allows: Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Term:
    """Days in which the article must lie, and why."""

    first: date
    last: date
    why: str


def infer_published(
    text: str,
    *,
    parses: Sequence[Parse] = (),
    words: TimeWords,
    terms: Sequence[Term] = (),
    mentions: Sequence[Mention] | None = None,
) -> tuple[date, str] | None:
    """The one day that all facts of the text allow, and why; None unless day, week and year each rest on a fact.

    `terms` are times in which the article must lie, such as those of the office holders that it names; `mentions` are
    the text's own if they are at hand.
    """
    mentions = mentions_of(text, parses, words) if mentions is None else mentions
    stated = _stated(mentions, text) or _lead_day(mentions, text) or _news_day(mentions)
    if stated is not None:
        return stated
    weekday = _weekday_fact(mentions)
    earliest = earliest_day(mentions, terms)
    if weekday is None or earliest is None:
        return None
    facts = [weekday, *_week_facts(mentions), *_elapsed_facts(mentions), *map(_term_fact, terms)]
    if {settled for fact in facts for settled in fact.settles} != set(Settles):
        return None
    days = _days(earliest, facts)
    return (days[0], "; ".join(fact.why for fact in facts)) if len(days) == 1 else None


def earliest_day(mentions: Sequence[Mention], terms: Sequence[Term] = ()) -> date | None:
    """The beginning of the last year that the text looks back on, or of the last term."""
    years = years_of(mentions)
    days = [date(max(years), 1, 1)] if years else []
    return max([*days, *(term.first for term in terms)], default=None)


def _days(earliest: date, facts: Sequence[Fact]) -> list[date]:
    """Days up to a few years after the earliest that every fact allows."""
    days = (earliest + timedelta(days=count) for count in range(366 * (_YEARS_AFTER + 1)))
    return [day for day in days if all(fact.allows(day) for fact in facts)]


def _term_fact(term: Term) -> Fact:
    return Fact(frozenset({Settles.YEAR}), term.why, lambda day: term.first <= day <= term.last)


def _stated(mentions: Sequence[Mention], text: str) -> tuple[date, str] | None:
    """ "today (July 26, 2022)": every such pair must give the same day."""
    days: dict[date, str] = {}
    for offset, right, told in _beside_today(mentions, text):
        if day := full_date(right):
            days[day - timedelta(days=offset)] = f"the text says \u201c{told}\u201d"
    return next(iter(days.items())) if len(days) == 1 else None


def _beside_today(mentions: Sequence[Mention], text: str) -> Iterator[tuple[int, Calendar, str]]:
    """Days from today, the calendar place beside it, and the words: "yesterday, Thursday", "today (July 26, 2022)"."""
    for left, right in pairwise(mentions):
        between = text[left.end : right.start]
        offset = left.meaning.today if isinstance(left.meaning, Calendar) else None
        close = 1 <= len(between) <= 3 and between.strip() in ("(", ",")
        if offset is not None and close and isinstance(right.meaning, Calendar):
            yield offset, right.meaning, text[left.start : right.end]


def _lead_day(mentions: Sequence[Mention], text: str) -> tuple[date, str] | None:
    """The weekday that "yesterday, Thursday" tells, in the week from the last day that the lead tells in full."""
    weekdays = {
        (place.weekday - 1 - offset) % 7 + 1: told
        for offset, place, told in _beside_today(mentions, text)
        if place.weekday is not None and place.day is None
    }
    past = (one for one in mentions if one.start < LEAD and one.direction is not Direction.FUTURE)
    news = [day for one in past if isinstance(one.meaning, Calendar) and one.meaning.weekday
            and (day := full_date(one.meaning))]  # fmt: skip
    years = [year for year in years_of(mentions) if news and year > max(news).year]
    if len(weekdays) != 1 or not news or years:
        return None
    ((weekday, told),) = weekdays.items()
    day = max(news) + timedelta(days=(weekday - max(news).isoweekday()) % 7)
    return day, f"the text says \u201c{told}\u201d and its lead tells of {max(news)}"


def _news_day(mentions: Sequence[Mention]) -> tuple[date, str] | None:
    """The day that the lead names in full with its weekday: the news of an article that names no later one."""
    past = [one for one in mentions if one.direction is not Direction.FUTURE and isinstance(one.meaning, Calendar)]
    known = [(day, one) for one in past if (day := full_date(one.meaning))]
    named = [(day, one) for day, one in known if one.start < LEAD and _is_of_week(one.meaning, day)]
    if not named:
        return None
    day, told = max(named, key=lambda one: one[0])
    later = any(other > day for other, _ in known) or any(year > day.year for year in years_of(mentions))
    after = {(day.isoweekday() + ahead - 1) % 7 + 1 for ahead in _JUST_AFTER}
    since = any(_bare(one) in after and one.direction is Direction.PAST for one in past)
    return None if later or since else (day, f"its lead tells of \u201c{told.text}\u201d, and of no later day")


def _is_of_week(meaning: Meaning, day: date) -> bool:
    return isinstance(meaning, Calendar) and meaning.weekday == day.isoweekday()


def _bare(mention: Mention) -> int | None:
    """The weekday of a mention that tells nothing else."""
    meaning = mention.meaning
    alone = isinstance(meaning, Calendar) and meaning.day is None and meaning.rel is None
    return meaning.weekday if alone and isinstance(meaning, Calendar) else None


def _weekday_fact(mentions: Sequence[Mention]) -> Fact | None:
    """News names the days just behind it: the latest is its own. None where it says today or yesterday instead."""
    behind: dict[int, str] = {}
    for mention in mentions:
        meaning = mention.meaning
        if not isinstance(meaning, Calendar):
            continue
        if meaning.today is not None:
            return None
        weekday = _bare(mention)
        if weekday is not None and mention.direction is Direction.PAST:
            behind[weekday] = mention.text
    spans = sorted((max((last - day) % 7 for day in behind), last) for last in behind)
    if not spans or spans[0][0] > 3 or (len(spans) > 1 and spans[0][0] == spans[1][0]):
        return None
    last = spans[0][1]
    why = f"the latest day it tells of is {behind[last]}"
    return Fact(frozenset({Settles.DAY}), why, lambda day: day.isoweekday() == last)


def _week_facts(mentions: Sequence[Mention]) -> list[Fact]:
    """ "next week" with the one coming date, and a weekday with its date, which also tells years apart."""
    facts: list[Fact] = []
    next_week = any(isinstance(m.meaning, Shift) and m.meaning.unit == "W" and m.meaning.count == 1 for m in mentions)
    coming = {_dated(m.meaning): m for m in mentions if _dated(m.meaning) and m.direction is Direction.FUTURE}
    if next_week and len(coming) == 1:
        ((ends, mention),) = coming.items()
        if ends is not None:
            facts.append(_next_week(ends, mention.text))
    for mention in mentions:
        meaning = mention.meaning
        if isinstance(meaning, Calendar) and meaning.weekday and meaning.month and meaning.day:
            facts.append(_weekday_date(meaning, mention))
    return facts


def _dated(meaning: Meaning) -> tuple[Calendar, Calendar] | None:
    ends = (meaning.start, meaning.end) if isinstance(meaning, Range) else (meaning, meaning)
    first, last = ends
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return None
    return (first, last) if first.month and first.day and last.month and last.day and not first.same_month else None


def _next_week(ends: tuple[Calendar, Calendar], text: str) -> Fact:
    def allows(day: date) -> bool:
        week = week_stretch(day + timedelta(days=7))
        days = [found for year in (day.year, day.year + 1) for end in ends if (found := day_in(end, year))]
        return week is not None and sum(week.first <= found <= week.last for found in days) >= 2

    return Fact(frozenset({Settles.WEEK}), f"\u201cnext week\u201d holds {text}", allows)


def day_in(place: Calendar, year: int) -> date | None:
    """The day of that month and day in a year; None where the words name another year."""
    if place.year is not None and place.year != year:
        return None
    return day_of(year, place.month or 1, place.day or 1)


def _weekday_date(meaning: Calendar, mention: Mention) -> Fact:
    """A weekday with its date falls so only in some years; it may lie far from the article, within a year."""

    def allows(day: date) -> bool:
        near = (day_in(meaning, year) for year in (day.year - 1, day.year, day.year + 1))
        return any(found and found.isoweekday() == meaning.weekday and abs((day - found).days) < 300 for found in near)

    return Fact(frozenset({Settles.YEAR}), f"\u201c{mention.text}\u201d exists in that year", allows)


def _elapsed_facts(mentions: Sequence[Mention]) -> list[Fact]:
    """The "2½ years" and the "since early 2020" of one paragraph measure the same time up to the article."""
    facts: list[Fact] = []
    for lasting in mentions:
        years = _years_long(lasting.meaning) if lasting.lasting else None
        for origin in mentions:
            if years is None or origin.paragraph != lasting.paragraph or not origin.since:
                continue
            begun = place(origin.meaning, Anchor(None)).stretch
            if begun is not None:
                facts.append(_elapsed(begun, years, f"{lasting.text} since {origin.text}"))
    return facts


def _years_long(meaning: Meaning) -> Fraction | None:
    lasts = isinstance(meaning, Fixed) or (isinstance(meaning, Offset) and meaning.ahead)
    found = _IN_YEARS.fullmatch(place(meaning, Anchor(None)).value) if lasts else None
    return Fraction(found[1]) if found else None


def _elapsed(begun: Stretch, years: Fraction, what: str) -> Fact:
    """Whole years are told to the nearest year, halves to the nearest half."""
    slack = 6 if years.denominator == 1 else 3
    low = moved(begun.first, "M", float(years * 12) - slack)
    high = moved(begun.last, "M", float(years * 12) + slack)

    def allows(day: date) -> bool:
        return low is not None and high is not None and low <= day <= high

    span = f" lies between {low} and {high}" if low and high else ""
    return Fact(frozenset({Settles.YEAR}), f"{what}{span}", allows)
