"""Places told without a name: "in the capital", "across the country", in the country that the text is about; and "in
the Laotian capital", whatever it is about."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.knowledge.place_words import Described
from dragoman.knowledge.places import PlaceIndex
from dragoman.model.place import PlaceMention
from dragoman.model.text import Span

DESCRIBED, CAPITAL = "described", "capital-of"
_NEXT = re.compile(r",? *(?:['’]s\b|[^\W\d_]\w*)")


def describe(text: str, country: str | None, index: PlaceIndex, words: Described) -> Iterator[PlaceMention]:
    """Descriptions with the place they stand for; but for capitals of a people that is named none where the text is
    about no one country."""
    yield from _capitals(text, index, words)
    state = index.country(country) if country else None
    if state is None:
        return
    capital = index.capital(state)
    for match in _pattern(words).finditer(text):
        named = _goes_on(text, match.end("what"), words)
        place = capital if match["what"].lower().replace("’", "'") in words.capital else state
        if place and not named:
            yield PlaceMention(Span(*match.span("what")), 0, place, DESCRIBED)


def _capitals(text: str, index: PlaceIndex, words: Described) -> Iterator[PlaceMention]:
    """ "The **Laotian** capital"."""
    for match in _capital_of(words).finditer(text):
        code = index.people(match["people"])
        state = index.country(code) if code else None
        capital = index.capital(state) if state else None
        if capital is not None and not _goes_on(text, match.end("what"), words):
            yield PlaceMention(Span(*match.span("what")), 0, capital, CAPITAL)


def _goes_on(text: str, end: int, words: Described) -> bool:
    """Whether what follows makes another thing of it, "the capital markets", or names it: "the capital, **Bree**"."""
    follows = _NEXT.match(text, end)
    word = follows.group().lstrip(", ") if follows else ""
    return word[:1].isupper() or word.lower() in words.not_before


@cache
def _capital_of(words: Described) -> re.Pattern[str]:
    before = "|".join(map(re.escape, words.before))
    people = r"(?P<people>[A-Z][\w-]{2,20}(?:\s[A-Z][\w-]{2,20})?)"
    return re.compile(rf"\b(?i:{before})\s(?P<what>the\s{people}\scapital)\b(?!['’]s)")


@cache
def _pattern(words: Described) -> re.Pattern[str]:
    phrases = sorted((*words.country, *words.capital), key=len, reverse=True)
    what = "|".join(re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+") for phrase in phrases)
    before = "|".join(map(re.escape, words.before))
    return re.compile(rf"\b(?:{before})\s(?P<what>{what})\b(?!['’]s)", re.IGNORECASE)
