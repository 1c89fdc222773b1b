"""The day of publication from a dateline without a year ("TUNIS, March 4: …"): the weekday of its news tells it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.resolve.document_date import day_in
from dragoman.resolve.document_mentions import Mention, years_of
from dragoman.resolve.time_calendar import Direction
from dragoman.resolve.time_values import Calendar

_HEAD = re.compile(r"(?:^|\n)[ \t]*[^\W\d_][\w .,'’()/-]{1,40}[,(] ?$")
_TAIL = re.compile(r"[ )]*(?:\([^()\n]{2,30}\) ?)?\.?(?:--?|–|—|:)")
_LEAD = 600
_AFTER = (0, 1)  # an article comes out in the last year that it looks back on, or in the next


def dateline_day(
    mentions: Sequence[Mention], text: str, *, within: tuple[date, date, str] | None = None
) -> tuple[date, str] | None:
    """The one day of the dateline's date on which, or the day before which, the weekday falls that the lead names; or
    the one within the days that its address tells."""
    line = next((mention for mention in mentions if _is_dateline(mention, text)), None)
    if line is None or not isinstance(line.meaning, Calendar):
        return None
    if within is not None:
        day = _within(line.meaning, within[0], within[1])
        return (day, f"the dateline says {line.text}, and {within[2]}") if day else None
    named = next((m for m in mentions if m.start >= line.end and m.start < line.end + _LEAD and _weekday(m)), None)
    years = years_of(mentions)
    if named is None or not years:
        return None
    last = max(years)
    days = [day for after in _AFTER if (day := day_in(line.meaning, last + after)) and _fits(day, named)]
    if len(days) != 1:
        return None
    return days[0], f"the dateline says {line.text}, its news is of {named.text}, and the text looks back on {last}"


def _within(meaning: Calendar, first: date, last: date) -> date | None:
    days = (day_in(meaning, year) for year in range(first.year, last.year + 1))
    near = [day for day in days if day is not None and first <= day <= last]
    return near[0] if len(near) == 1 else None


def _is_dateline(mention: Mention, text: str) -> bool:
    meaning = mention.meaning
    if not isinstance(meaning, Calendar) or not meaning.month or not meaning.day or meaning.year is not None:
        return False
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(_HEAD.search(before)) and bool(_TAIL.match(text, mention.end))


def _weekday(mention: Mention) -> int | None:
    meaning = mention.meaning
    bare = isinstance(meaning, Calendar) and meaning.day is None and meaning.rel is None and not meaning.month
    if not bare or not isinstance(meaning, Calendar) or mention.direction is Direction.FUTURE:
        return None
    return meaning.weekday


def _fits(day: date, named: Mention) -> bool:
    return _weekday(named) in (day.isoweekday(), (day - timedelta(days=1)).isoweekday())
