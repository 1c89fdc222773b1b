"""What an act's own words tell of its days: how many it took ("a two-day visit"), how long before or after another it
was ("a day after they met"), which anniversary of it is held."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.knowledge.cues import load_edges, load_labels
from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.timewords import load_time_words
from dragoman.model.parse import Parse
from dragoman.model.time import Basis, Grain, TimeExpression, TimeInterval
from dragoman.resolve.binding import head_in
from dragoman.resolve.time_intervals import moved, plus_days, unit_stretch

_LASTING = re.compile(r"P([1-9]\d{0,2})([DW])")
_YEARS = re.compile(r"P(\d{1,3})Y")
_NUMBERED = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_AMOUNT = re.compile(r"P(T?)(\d{1,3}(?:\.\d)?|X)([DWMYH])")
_PLACED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_UNITS = ("TH", "TM", "D", "W", "M", "Y")
_COUNTED_FROM = {Grain.DAY: _UNITS, Grain.MONTH: ("M", "Y"), Grain.YEAR: ("Y",)}  # in which units one counts from it
_OBLIQUE = "oblique"
_COUNTED = frozenset({"adverbial", _OBLIQUE})
_SHARED = frozenset({"same", "object", "subject"})
_SUPERLATIVE = frozenset({"JJS", "RBS"})
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
    edges = load_edges()
    for time in times:
        told, head = _LASTING.fullmatch(time.value), head_in(parse, time.span)
        above = parse.heads[head] if told and head is not None else -1
        within = above >= 0 and parse.heads[above] == act and edges.get(parse.deprels[above]) == _OBLIQUE
        if told and (above == act or within):
            return int(told[1]), told[2]
    return None


def apart(parse: Parse, act: int, times: Sequence[TimeExpression]) -> tuple[TimeExpression, int] | None:
    """The span of time by which an act lies before (-1) or after (1) that of the clause above it: "left **a day after**
    they *met*"; 0 where the act is only told of within such a clause, None where nothing measures it."""
    edges, words = load_edges(), load_nominals().words
    node, itself = act, True
    for _ in range(_STEPS):
        for at, head in enumerate(parse.heads):
            lemma = parse.lemmas[at].lower()
            if head != node or at == 0 or lemma not in words["measured"]:
                continue
            for time in times:
                beside = time.span.covers(parse.span(at - 1, at)) and _AMOUNT.fullmatch(time.value)
                if beside and not _has_case(parse, time):
                    return time, (1 if lemma in words["earlier"] else -1) if itself else 0
        itself = itself and edges.get(parse.deprels[node]) in _SHARED
        if parse.heads[node] < 0:
            return None
        node = parse.heads[node]
    return None


def counted_from(
    parse: Parse, act: int, times: Sequence[TimeExpression]
) -> tuple[TimeExpression, int, tuple[TimeExpression, ...]] | None:
    """The span of time by which an act lies after (1) or before (-1) what a clause or phrase below it tells, and the
    placed times of that: "**a day after** they met on Sunday, it *left*"; hours that nobody counts measure nothing."""
    edges, words = load_edges(), load_nominals().words
    for at, node in enumerate(parse.heads):
        lemma = parse.lemmas[at].lower()
        if at == 0 or lemma not in words["measured"] or node < 0 or parse.heads[node] != act:
            continue
        if edges.get(parse.deprels[node]) not in _COUNTED:
            continue
        for time in times:
            told = _AMOUNT.fullmatch(time.value) if time.span.covers(parse.span(at - 1, at)) else None
            if told and not (told[1] and told[2] == "X") and not _has_case(parse, time):
                inside = (one for one in times if one.interval is not None and _stands_in(parse, one, node))
                return time, -1 if lemma in words["earlier"] else 1, tuple(inside)
    return None


def _stands_in(parse: Parse, time: TimeExpression, node: int) -> bool:
    head = head_in(parse, time.span)
    return head is not None and node in parse.upward(head)


def is_told_of(parse: Parse, act: int, time: TimeExpression) -> bool:
    """Whether the act is told in a clause about the time: "stuck since 2011, **when** Gondor *refused* it"."""
    after = (at for at, start in enumerate(parse.starts) if start >= time.span.end and parse.upos[at] != "PUNCT")
    first = next(after, None)
    if first is None or parse.lemmas[first].lower() not in load_nominals().words["whereon"]:
        return False
    return parse.heads[first] in parse.upward(act)


def without_since(interval: TimeInterval, value: str) -> TimeInterval:
    """The year, month or day itself, in place of all days since then."""
    units = {4: "Y", 7: "M", 10: "D"}
    unit = units.get(len(value)) if _PLACED.fullmatch(value) else None
    found = unit_stretch(interval.first, unit) if unit else None
    return replace(interval, first=found.first, last=found.last, grain=found.grain) if found else interval


def _has_case(parse: Parse, time: TimeExpression) -> bool:
    """Whether a preposition opens it: "in recent years, after …" measures nothing."""
    head, cases = head_in(parse, time.span), load_labels("cases")
    return any(above == head and parse.deprels[at] in cases for at, above in enumerate(parse.heads))


def moved_by(base: TimeInterval, time: TimeExpression, sign: int) -> TimeInterval | None:
    """The day, week, month or year that lies so long after the base (before it, if `sign` is below 0); None where the
    text does not count them ("days after")."""
    told = _AMOUNT.fullmatch(time.value)
    unit = "" if told is None else told[1] + told[3]
    if told is None or "X" in told[2] or unit not in _COUNTED_FROM.get(base.grain, ""):
        return None
    day = moved(base.first, unit, sign * float(told[2]))
    found = unit_stretch(day, unit) if day else None
    return TimeInterval(found.first, found.last, found.grain, Basis.RELATIVE) if found else None


def has_own_moment(parse: Parse, act: int, times: Sequence[TimeExpression]) -> bool:
    """Whether words that no calendar places tell when it was: "were killed on the first day of the raid"."""
    words, edges = load_time_words(), load_edges()
    for at, head in enumerate(parse.heads):
        if head != act or edges.get(parse.deprels[at]) != _OBLIQUE:
            continue
        symbol, _ = words.words.get(parse.lemmas[at].lower(), ("", {}))
        if (
            symbol
            and words.in_category(symbol, "unit")
            and not any(t.span.covers(parse.span(at, at + 1)) for t in times)
        ):
            return True
    return False


def measures(parse: Parse, time: TimeExpression) -> bool:
    """Whether a time only tells how rare something is: "the first such meeting since 2016"."""
    words, head = load_nominals().words, head_in(parse, time.span)
    if head is None:
        return False
    below = {parse.lemmas[at].lower() for at, above in enumerate(parse.heads) if above == head}
    noun = parse.heads[head]
    if noun < 0 or below.isdisjoint(words["since"]):
        return False
    beside = (at for at, above in enumerate(parse.heads) if at == noun or above == noun)
    return any(parse.xpos[at] in _SUPERLATIVE or parse.lemmas[at].lower() in words["rare"] for at in beside)


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
    years, told = _counted(parse, at, times), parse.span(at, at + 1)
    if years is None:
        return None
    for time in times:
        head, day = head_in(parse, time.span), time.interval
        beside = head is not None and (parse.heads[head] == at or parse.heads[at] == head)
        if beside and day is not None and day.grain is Grain.DAY:
            then = moved(day.first, "Y", -years)
            return TimeInterval(then, then, Grain.DAY, Basis.RELATIVE, told) if then else None
    if today is None or today.year <= years:
        return None
    year = today.year - years
    return TimeInterval(date(year, 1, 1), date(year, 12, 31), Grain.YEAR, Basis.RELATIVE, told)


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
