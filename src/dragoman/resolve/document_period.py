"""Some weeks in which an undated article must lie: enough for its "last year" and "July 8", not for its "Monday"."""

from collections.abc import Sequence
from datetime import date

from dragoman.knowledge.timewords import TimeWords
from dragoman.model.parse import Parse
from dragoman.resolve.document_date import LEAD, Term, day_in
from dragoman.resolve.document_mentions import Mention, full_date, mentions_of, years_of
from dragoman.resolve.time_calendar import Direction, in_year
from dragoman.resolve.time_intervals import Stretch, plus_days
from dragoman.resolve.time_values import Calendar

_WITHIN = 42  # days
_THIS_WEEK = 6  # "this Monday, July 25"
_YEARS_AFTER = 4
_BRIEF = 366  # days in office short enough to be a period

Period = tuple[date, date, str]


def infer_period(
    text: str,
    *,
    parses: Sequence[Parse] = (),
    words: TimeWords,
    terms: Sequence[Term] = (),
    within: Period | None = None,
) -> Period | None:
    """First and last day on which the article can have been published, and why; None where the text does not bound it.

    A weekday named with its date is news: the article follows within weeks, or comes before it if it is still to be.
    `within` is what its address tells; the days that the text looks back on and ahead to then bound it further.
    """
    mentions = mentions_of(text, parses, words)
    if within is not None:
        return _narrowed(within, mentions)
    days = [known for mention in mentions if (known := _told(mention, mentions, terms)) is not None]
    latest = max(years_of(mentions), default=date.min.year)
    if not days:
        brief = [term for term in terms if (term.last - term.first).days <= _BRIEF and latest <= term.last.year]
        return _narrowed((brief[0].first, brief[0].last, brief[0].why), mentions) if brief else None
    day, mention = max(days, key=lambda known: known[0])
    if latest > day.year:
        return None
    this_week = isinstance(mention.meaning, Calendar) and mention.meaning.rel == 0
    near = _THIS_WEEK if this_week else _WITHIN
    ahead = mention.direction is Direction.FUTURE
    first, last = (plus_days(day, -near), day) if ahead else (day, plus_days(day, near))
    return _narrowed((first, last, f"it tells of \u201c{mention.text}\u201d"), mentions) if first and last else None


def _narrowed(period: Period, mentions: Sequence[Mention]) -> Period:
    """The days of the period that lie after all of it that is told as past, and before all that is told as to come."""
    first, last, why = period
    for mention in mentions:
        found = _within(mention, first, last)
        if found is None:
            continue
        if mention.direction is Direction.PAST:
            first = max(first, found.first)
        elif mention.direction is Direction.FUTURE:
            last = min(last, found.last)
    return first, last, why


def _within(mention: Mention, first: date, last: date) -> Stretch | None:
    """The one day or month of the period that a month, with or without a day, names."""
    meaning = mention.meaning
    if not isinstance(meaning, Calendar) or not meaning.month or meaning.rel is not None:
        return None
    years = [meaning.year] if meaning.year is not None else range(first.year, last.year + 1)
    found = (in_year(meaning, year) for year in years)
    inside = [one for one in found if one is not None and first <= one.first and one.last <= last]
    return inside[0] if len(inside) == 1 else None


def _told(mention: Mention, mentions: Sequence[Mention], terms: Sequence[Term]) -> tuple[date, Mention] | None:
    """The day of a weekday with its date; its year is stated in the lead or is the one that fits."""
    meaning = mention.meaning
    if not isinstance(meaning, Calendar) or None in (meaning.weekday, meaning.month, meaning.day):
        return None
    stated = full_date(meaning)
    if stated is not None:
        return (stated, mention) if mention.start < LEAD and mention.direction is not Direction.FUTURE else None
    years = _years(mentions, terms)
    if meaning.year is not None:
        return None
    fitting = [day for year in years if (day := day_in(meaning, year)) and day.isoweekday() == meaning.weekday]
    return (fitting[0], mention) if len(fitting) == 1 else None


def _years(mentions: Sequence[Mention], terms: Sequence[Term]) -> range:
    """Years in which the article can lie: the last that it looks back on and a few after, within the terms of office;
    without such a year the terms alone, if they have an end."""
    told = years_of(mentions)
    first = max((term.first.year for term in terms), default=date.min.year)
    last = min((term.last.year for term in terms), default=date.max.year)
    if told:
        first, last = max(first, max(told)), min(last, max(told) + _YEARS_AFTER)
    return range(first, last + 1) if told or last < date.max.year else range(0)
