"""Places told without a name: "in the capital", "across the country", in the country that the text is about."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.knowledge.place_words import Described
from dragoman.knowledge.places import PlaceIndex
from dragoman.model.place import PlaceMention
from dragoman.model.text import Span

DESCRIBED = "described"
_NEXT = re.compile(r",? *(?:['’]s\b|[^\W\d_]\w*)")


def describe(text: str, country: str | None, index: PlaceIndex, words: Described) -> Iterator[PlaceMention]:
    """Descriptions with the place they stand for; none where the text is about no one country."""
    state = index.country(country) if country else None
    if state is None:
        return
    capital = index.capital(state)
    for match in _pattern(words).finditer(text):
        follows = _NEXT.match(text, match.end("what"))
        word = follows.group().lstrip(", ") if follows else ""
        named = word[:1].isupper() or word.lower() in words.not_before
        place = capital if match["what"].lower().replace("’", "'") in words.capital else state
        if place and not named:
            yield PlaceMention(Span(*match.span("what")), 0, place, DESCRIBED)


@cache
def _pattern(words: Described) -> re.Pattern[str]:
    phrases = sorted((*words.country, *words.capital), key=len, reverse=True)
    what = "|".join(re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+") for phrase in phrases)
    before = "|".join(map(re.escape, words.before))
    return re.compile(rf"\b(?:{before})\s(?P<what>{what})\b(?!['’]s)", re.IGNORECASE)
