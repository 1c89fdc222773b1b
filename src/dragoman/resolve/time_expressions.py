"""Time expressions of a text: one scan for tokens, one for rules over their symbols, each then placed in time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dragoman.knowledge.timerules import TimeRule
from dragoman.knowledge.timewords import TimeWords
from dragoman.model.parse import Parse
from dragoman.model.text import Span
from dragoman.model.time import Grain, TimeExpression, TimeInterval
from dragoman.resolve.time_anchor import place
from dragoman.resolve.time_calendar import Anchor, Direction, Placed
from dragoman.resolve.time_fields import Token, gather
from dragoman.resolve.time_headings import under_years
from dragoman.resolve.time_intervals import Stretch
from dragoman.resolve.time_tense import direction_by_parse, direction_by_words, sentence_at
from dragoman.resolve.time_tokens import Tokens, tokenize
from dragoman.resolve.time_values import MAKERS, Calendar, Meaning, Night, Offset, Range, Roles, Shift, Window

_STORY_REACH = 700
_OFTEN = 5  # tokens before a span of time in which an ordinal counts what happened within it
_YEARS = (1900, 2049)
_CYCLES = (("day", 0), ("weekday", 7), ("month", 12), ("year", 0))  # what follows on the last one is the first
_TYPES = {"amount": "DURATION", "window": "DURATION", "every": "SET"}


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that fits tokens `first` up to, but not including, `end`, and what they mean."""

    rule: TimeRule
    first: int
    end: int
    meaning: Meaning


def find_times(
    text: str,
    *,
    published: date | None,
    parses: Sequence[Parse] = (),
    words: TimeWords,
    about: tuple[date, date] | None = None,
    whole_ranges: bool = True,
) -> tuple[TimeExpression, ...]:
    """Every time expression in order of place.

    `about` bounds the day of publication where `published` is None: what both ends agree on is resolved, the whole of
    "this month" where they disagree how far it has run.
    Where `whole_ranges` is false "March to May" gives its two ends.
    """
    tokens = tokenize(text, words)
    sentences = [parse.sentence.span.start for parse in parses]
    expressions: list[TimeExpression] = []
    story: Stretch | None = None
    told_until = 0
    all_found = _with_headings(text, tokens, found_in(text, words, whole_ranges=whole_ranges))
    for index, found in enumerate(all_found):
        span = _span(tokens, found)
        at = sentence_at(parses, sentences, span.start)
        near = story if span.start - told_until < _STORY_REACH else None
        if _loose_day(found.meaning) and (near is None or span.start - told_until > 12):
            continue
        parse = parses[at] if at >= 0 else None
        day = _day_beside(all_found[index:], tokens, words)
        if day is not None:
            near = place(day.meaning, Anchor(published, near, _direction(day, tokens, parse, words))).stretch
        anchor = Anchor(published, near, _direction(found, tokens, parse, words))
        placed = _place(found.meaning, anchor, about)
        if placed.stretch is not None and _type(found) != "DURATION":
            story, told_until = placed.stretch, span.end
        sentence = parses[at].sentence.index if at >= 0 else 0
        until_now = _lasts(tokens, found.first, words)
        expressions.append(_expression(found, _until(placed, published) if until_now else placed, span, sentence))
        if placed.stretch is None and expressions[-1].is_open:
            story = None  # a later "the next day" counts from this one
    return tuple(expressions)


def _span(tokens: Tokens, found: Found) -> Span:
    last = found.end - 1
    return Span(tokens.starts[found.first], tokens.starts[last] + len(tokens.texts[last]))


def _with_headings(text: str, tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """With the years of a timeline's headings."""
    meanings = under_years(text, [(_span(tokens, one), one.meaning) for one in found])
    return [replace(one, meaning=meaning) for one, meaning in zip(found, meanings, strict=True)]


def _day_beside(rest: Sequence[Found], tokens: Tokens, words: TimeWords) -> Found | None:
    """The day told just behind a time of day, the first of `rest`: "at 5 a.m. local time (0300 GMT) on Tuesday"."""
    between = words.categories["between_clock_and_day"] | {words.plain[mark] for mark in ("open", "close", "comma")}
    for found, after in pairwise(rest):
        if not _bare(found.meaning) or not between.issuperset(tokens.symbols[found.end : after.first]):
            return None
        if isinstance(after.meaning, Calendar) and not _bare(after.meaning):
            return after
    return None


def _bare(meaning: Meaning) -> bool:
    """Whether it is a time of day and no more."""
    return isinstance(meaning, Calendar) and meaning == Calendar(time=meaning.time) != Calendar()


def _place(meaning: Meaning, anchor: Anchor, about: tuple[date, date] | None) -> Placed:
    if about is None or anchor.published is not None:
        return place(meaning, anchor)
    low, high = (place(meaning, replace(anchor, published=day)) for day in about)
    if low.stretch != high.stretch and low.value == high.value and isinstance(meaning, Shift):
        whole, ahead = replace(meaning, part=""), replace(anchor, direction=Direction.FUTURE)
        low, high = (place(whole, replace(ahead, published=day)) for day in about)
    return low if low.stretch == high.stretch else place(meaning, anchor)


def _lasts(tokens: Tokens, first: int, words: TimeWords) -> bool:
    """After "since", also where the time tells which event it was: "since the May 2021 coup"."""
    kinds = words.categories
    if first > 1 and tokens.symbols[first - 1] in kinds["the"]:
        first -= 1
    return first > 0 and tokens.symbols[first - 1] in kinds["since"]


def _until(placed: Placed, published: date | None) -> Placed:
    """What began at a time and lasts ("since May") reaches to the day of publication; the value stays."""
    stretch = placed.stretch
    if stretch is None or published is None or stretch.first > published:
        return placed
    return replace(placed, stretch=replace(stretch, last=published, grain=Grain.SPAN))


def _loose_day(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and meaning.same_month


def _direction(found: Found, tokens: Tokens, parse: Parse | None, words: TimeWords) -> Direction:
    meaning = found.meaning.start if isinstance(found.meaning, Range) else found.meaning
    running = isinstance(meaning, Night) or (
        isinstance(meaning, Shift) and (meaning.unit == "WE" or meaning.count == 0)
    )
    if isinstance(meaning, Shift | Offset) and meaning.narrative:
        running = True
    elif isinstance(meaning, Offset | Window):
        running = meaning.ahead and not _tells_how_often(tokens, found.first, words)
    if not running and (not isinstance(meaning, Calendar) or meaning.year is not None or meaning.rel is not None):
        return Direction.NONE
    told = direction_by_parse(parse, tokens.starts[found.first], words) if parse is not None else Direction.NONE
    return told if told is not Direction.NONE else direction_by_words(tokens, found.first, found.end, words)


def _tells_how_often(tokens: Tokens, first: int, words: TimeWords) -> bool:
    """Whether a span says how often something was: "their third meeting in two weeks"."""
    return any(tokens.symbols[at] in words.categories["ordinal"] for at in range(max(first - _OFTEN, 0), first))


def _type(found: Found) -> str:
    if isinstance(found.meaning, Calendar | Shift) and found.meaning.time:
        return "TIME"
    return found.rule.type or _TYPES.get(found.rule.make, "DATE")


def _expression(found: Found, placed: Placed, span: Span, sentence: int) -> TimeExpression:
    stretch = placed.stretch
    interval = TimeInterval(stretch.first, stretch.last, stretch.grain, placed.basis) if stretch else None
    kind = _type(found)
    if kind == "DATE" and placed.value.startswith("P") and placed.value[1:2] not in ("A", "R"):
        kind = "DURATION"
    return TimeExpression(span, sentence, kind, placed.value, found.rule.id, interval)


@lru_cache(maxsize=2)  # the stages of one document ask for the same text
def found_in(text: str, words: TimeWords, *, whole_ranges: bool = True) -> tuple[Found, ...]:
    """The rules that fit the text's tokens, left to right, without overlaps."""
    return tuple(find(tokenize(text, words), words, whole_ranges=whole_ranges))


def find(tokens: Tokens, words: TimeWords, *, whole_ranges: bool = True) -> Iterator[Found]:
    """The rules that fit, left to right, without overlaps."""
    grammar, done = words.grammar, 0
    for index, symbol in enumerate(tokens.symbols):
        if index < done or symbol not in grammar.starts:
            continue
        match = grammar.pattern.match(tokens.symbols, index)
        if match is None:
            continue
        done = max(match.end(), index + 1)
        rule = grammar.rules[int(str(match.lastgroup).rpartition("__")[2])]
        if rule.make == "skip" or _unlikely(rule, tokens, match.start(), words):
            continue
        groups = {name.partition("__")[0]: match.span(name) for name in _roles(match, words)}
        first, end = groups.pop("span", match.span())
        if end == first:
            continue
        roles: Roles = {name: _tokens(tokens, span, words) for name, span in groups.items()}
        if rule.make == "range" and _apart(tokens, groups, words, whole_ranges=whole_ranges):
            yield from _ends(rule, tokens, groups, words)
            continue
        yield Found(rule, first, end, MAKERS[rule.make](rule, _tokens(tokens, (first, end), words), roles))


def _roles(match: re.Match[str], words: TimeWords) -> list[str]:
    return [name for name in words.grammar.roles[str(match.lastgroup)] if match.start(name) >= 0]


def _unlikely(rule: TimeRule, tokens: Tokens, index: int, words: TimeWords) -> bool:
    """A month that is also a name, and a number before a word that is too round or too far off to be a year."""
    if rule.value == "doubtful":
        return tokens.symbols[index] in words.categories["month_doubtful"]
    if rule.value == "number":
        year = int(tokens.texts[index])
        return year % 50 == 0 or not _YEARS[0] <= year <= _YEARS[1]
    return False


def _tokens(tokens: Tokens, span: tuple[int, int], words: TimeWords) -> list[Token]:
    return [
        Token(text, words.members[symbol], words.words[text][1] if text in words.words else {})
        for text, symbol in zip(tokens.texts[slice(*span)], tokens.symbols[slice(*span)], strict=True)
    ]


def _apart(tokens: Tokens, groups: Mapping[str, tuple[int, int]], words: TimeWords, *, whole_ranges: bool) -> bool:
    """Whether the ends are two expressions: "3 and 20 May" are two days, "between 3 and 20 May" is a range, and so are
    neighbours ("Friday and Saturday", "in 2019 and 2020", "3, 4 and 5 May")."""
    first, joint = groups["from"][0], groups["to"][0] - 1
    kinds = words.categories
    if not whole_ranges:
        return tokens.symbols[joint] not in kinds["hyphen"] | kinds["ndash"]
    if tokens.symbols[joint] not in kinds["and"] or (first and tokens.symbols[first - 1] in kinds["between"]):
        return False
    left, right = (gather(_tokens(tokens, groups[name], words)) for name in ("from", "to"))
    unit, cycle = next((unit for unit in _CYCLES if unit[0] in left and unit[0] in right), ("", 0))
    step = int(right[unit]) - int(left[unit]) if unit else 1
    step -= sum(text[:1].isdigit() for text in tokens.texts[groups["from"][1] : joint])  # the days listed between
    if unit == "day" and "month" in left and "month" in right and left["month"] != right["month"]:
        return True
    return step != 1 and not (cycle and step == 1 - cycle)


def _ends(rule: TimeRule, tokens: Tokens, groups: dict[str, tuple[int, int]], words: TimeWords) -> Iterator[Found]:
    roles: Roles = {name: _tokens(tokens, span, words) for name, span in groups.items()}
    meaning = MAKERS["range"](rule, [], roles)
    if isinstance(meaning, Range):
        yield Found(replace(rule, make="calendar"), *groups["from"], meaning.start)
        end = groups["to"][0], groups["share"][1] if "share" in groups else groups["to"][1]
        yield Found(replace(rule, make="calendar"), *end, meaning.end)
