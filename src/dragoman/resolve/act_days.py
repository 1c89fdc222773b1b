"""How many days an act took by its own words ("a two-day visit"), and which year an anniversary of it looks back on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.timewords import load_time_words
from dragoman.model.parse import Parse
from dragoman.model.time import Basis, Grain, TimeExpression, TimeInterval
from dragoman.resolve.binding import head_in
from dragoman.resolve.time_intervals import moved, plus_days

_LASTING = re.compile(r"P(\d{1,3})([DW])")
_YEARS = re.compile(r"P(\d{1,3})Y")
_NUMBERED = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_STEPS = 6


def spread(
    interval: TimeInterval,
    parse: Parse,
    act: int,
    *,
    times: Sequence[TimeExpression],
    ahead: bool,
) -> TimeInterval:
    """All days of an act that lasts some and of which the interval is the first or the last day: "opened a two-day
    summit on Monday", "on Friday ended a three-week drill". `ahead`: a plan names the first."""
    lasting = _lasting(parse, act, times)
    if interval.grain is not Grain.DAY or interval.first != interval.last or lasting is None:
        return interval
    words, (count, unit) = load_nominals().words, lasting
    told = {parse.lemmas[node].lower() for node in parse.upward(act)}
    closes = not told.isdisjoint(words["closing"])
    if not closes and told.isdisjoint(words["opening"]) and not ahead:
        return interval
    edge = moved(interval.first, unit, -count if closes else count)
    other = plus_days(edge, 1 if closes else -1) if edge else None
    if other is None:
        return interval
    first, last = min(interval.first, other), max(interval.last, other)
    return replace(interval, first=first, last=last, grain=Grain.SPAN if first < last else Grain.DAY)


def _lasting(parse: Parse, act: int, times: Sequence[TimeExpression]) -> tuple[int, str] | None:
    """The count and unit of a duration that hangs from the act itself."""
    for time in times:
        told, head = _LASTING.fullmatch(time.value), head_in(parse, time.span)
        if told and head is not None and parse.heads[head] == act:
            return int(told[1]), told[2]
    return None


def anniversary(parse: Parse, act: int) -> int | None:
    """The word for the day that an act is remembered on, where its phrase holds the act: "the 20th anniversary of the
    invasion"."""
    words, above = load_nominals().words["anniversaries"], parse.heads[act]
    for _ in range(_STEPS):
        if above < 0 or parse.upos[above] not in _NOMINAL:
            return None
        if parse.lemmas[above].lower() in words:
            return above
        above = parse.heads[above]
    return None


def remembered(parse: Parse, at: int, *, times: Sequence[TimeExpression], today: date | None) -> TimeInterval | None:
    """When that happened of which `at` is the anniversary: so many years before the day beside it ("on Monday, the 20th
    anniversary"), else in that year; None where the text does not count them."""
    years = _counted(parse, at, times)
    if years is None:
        return None
    for time in times:
        head, day = head_in(parse, time.span), time.interval
        beside = head is not None and (parse.heads[head] == at or parse.heads[at] == head)
        if beside and day is not None and day.grain is Grain.DAY:
            then = moved(day.first, "Y", -years)
            return TimeInterval(then, then, Grain.DAY, Basis.RELATIVE) if then else None
    if today is None or today.year <= years:
        return None
    year = today.year - years
    return TimeInterval(date(year, 1, 1), date(year, 12, 31), Grain.YEAR, Basis.RELATIVE)


def _counted(parse: Parse, at: int, times: Sequence[TimeExpression]) -> int | None:
    """Which anniversary it is: the "20th", the "second", the "one-year" one."""
    below = [token for token, head in enumerate(parse.heads) if head == at]
    for token in below:
        numbered = _NUMBERED.fullmatch(parse.words[token].lower())
        _, fields = load_time_words().words.get(parse.words[token].lower(), ("", {}))
        if numbered or "ordinal" in fields:
            return int(numbered[1] if numbered else fields["ordinal"])
    for time in times:
        told = _YEARS.fullmatch(time.value)
        if told and head_in(parse, time.span) in below:
            return int(told[1])
    return None
