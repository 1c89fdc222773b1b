"""The time expressions of an article whose day is not known: what their words mean, not yet placed."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.timewords import TimeWords
from dragoman.model.parse import Parse
from dragoman.resolve.time_calendar import Direction
from dragoman.resolve.time_expressions import Found, found_in
from dragoman.resolve.time_intervals import day_of
from dragoman.resolve.time_tense import direction_by_parse, direction_by_words, ends_sentence, sentence_at
from dragoman.resolve.time_tokens import Tokens, tokenize
from dragoman.resolve.time_values import Calendar, Meaning, Range

_SINCE_REACH = 10  # tokens
_READ = 30_000  # characters
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression with what its words mean and what stands around it: `lasting` after a word
    such as "in", `since` where its clause began with that word."""

    meaning: Meaning
    text: str
    lasting: bool
    since: bool
    start: int
    end: int
    paragraph: int
    direction: Direction


def mentions_of(text: str, parses: Sequence[Parse], words: TimeWords) -> tuple[Mention, ...]:
    """Every time expression of the text's first pages, not yet placed."""
    tokens = tokenize(text[:_READ], words)
    breaks = [i for i, symbol in enumerate(tokens.symbols) if symbol in words.categories["break"]]
    starts = [parse.sentence.span.start for parse in parses]
    out: list[Mention] = []
    for found in found_in(text[:_READ], words):
        start = tokens.starts[found.first]
        end = tokens.starts[found.end - 1] + len(tokens.texts[found.end - 1])
        at = sentence_at(parses, starts, start)
        direction = _direction(found, tokens, parses[at] if at >= 0 else None, words)
        lasting = found.first > 0 and tokens.symbols[found.first - 1] in words.categories["span_word"]
        since, paragraph = _since(found, tokens, words), bisect_right(breaks, found.first)
        out.append(Mention(found.meaning, text[start:end], lasting, since, start, end, paragraph, direction))
    return tuple(out)


def _since(found: Found, tokens: Tokens, words: TimeWords) -> bool:
    for index in range(found.first - 1, max(found.first - _SINCE_REACH, 0) - 1, -1):
        if ends_sentence(tokens, index, words):
            return False
        if tokens.symbols[index] in words.categories["since"]:
            return True
    return False


def _direction(found: Found, tokens: Tokens, parse: Parse | None, words: TimeWords) -> Direction:
    told = direction_by_parse(parse, tokens.starts[found.first], words) if parse is not None else Direction.NONE
    return told if told is not Direction.NONE else direction_by_words(tokens, found.first, found.end, words)


def full_date(meaning: Meaning) -> date | None:
    """The day that a year, month and day name."""
    if not isinstance(meaning, Calendar) or meaning.year is None or meaning.month is None or meaning.day is None:
        return None
    return day_of(meaning.year, meaning.month, meaning.day)


def years_of(mentions: Sequence[Mention]) -> list[int]:
    """Years that the text names and does not look ahead to."""
    told = [mention.meaning for mention in mentions if mention.direction is not Direction.FUTURE]
    ends = [end for meaning in told for end in _ends(meaning) if end.year is not None and not end.fiscal]
    return [end.year for end in ends if end.year is not None and _EARLIEST <= end.year <= _LATEST]


def _ends(meaning: Meaning) -> tuple[Calendar, ...]:
    """The calendar places that a meaning names: both ends of a range."""
    named = (meaning.start, meaning.end) if isinstance(meaning, Range) else (meaning,)
    return tuple(end for end in named if isinstance(end, Calendar))
