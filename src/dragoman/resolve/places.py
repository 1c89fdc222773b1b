"""Places of a document: names found by the parses and by the table, each resolved in the light of all the others."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge.place_words import load_place_words
from dragoman.knowledge.places import PlaceIndex
from dragoman.model.parse import Parse
from dragoman.model.place import FOCUS, Place, PlaceMention
from dragoman.model.text import Document, Span
from dragoman.resolve.place_choice import CHOSEN, Toponym, choose
from dragoman.resolve.place_descriptions import describe
from dragoman.resolve.place_scan import Found
from dragoman.resolve.place_spans import detect

# From the vaguest kind of place to the most exact.
_DEPTH = ("region", "water", "country", "admin1", "admin2", "landmark", "city", "facility")
_BUILDING = "facility"
_WITHIN = frozenset({"city", "admin1", "admin2"})  # kinds of places that lie in a state
_CAPITALISED = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?")


def find_places(document: Document, parses: Sequence[Parse], places: PlaceIndex) -> tuple[PlaceMention, ...]:
    """Mentions of places in text order, not overlapping; without parses the table and the words around it decide."""
    words = load_place_words()
    found = _outside(detect(document.text, parses, places, words), document.boilerplate)
    toponyms = [Toponym(one.span, one.name, one.hint, one.container) for one in found]
    choices = choose(toponyms, places, people=people(document.text, places))
    named = [PlaceMention(one.span, 0, choice.place, choice.why) for one, choice in zip(toponyms, choices, strict=True)]
    focus = clear_focus(named)
    named = [_in_focus(mention, focus, places) for mention in named]
    told = describe(document.text, focus_country(named), places, words.described)
    apart = [m for m in told if not any(m.span.overlaps(other.span) for other in named)]
    starts = [parse.sentence.span.start for parse in parses]
    return tuple(
        replace(mention, sentence=max(0, bisect_right(starts, mention.span.start) - 1))
        for mention in sorted((*named, *apart), key=lambda mention: mention.span)
        if not any(mention.span.overlaps(span) for span in document.boilerplate)
    )


def _in_focus(mention: PlaceMention, country: str | None, places: PlaceIndex) -> PlaceMention:
    """A place that no table knows lies, as far as can be told, in the country that the text is all about."""
    if mention.place or country is None:
        return mention
    return replace(mention, place=places.country(country), why="inside-focus")


def _outside(found: Sequence[Found], boilerplate: Sequence[Span]) -> list[Found]:
    """Without what stands in page furniture; containers are counted anew."""
    kept = [at for at, one in enumerate(found) if not any(one.span.overlaps(span) for span in boilerplate)]
    place = {old: new for new, old in enumerate(kept)}
    for at in kept:
        container = found[at].container
        found[at].container = None if container is None else place.get(container)
    return [found[at] for at in kept]


def people(text: str, places: PlaceIndex) -> list[str]:
    """The countries whose people or adjective the text names, once for each time."""
    found = []
    for match in _CAPITALISED.finditer(text):
        words = match.group()
        for word in (words, *words.split()[: 2 if " " in words else 0]):
            code = places.people(word) or (places.people(word[:-1]) if word.endswith("s") else None)
            if code:
                found.append(code)
                break
    return found


def place_country(mention: PlaceMention) -> str | None:
    """ISO 3166-1 alpha-3 of the state that the place lies in; None at sea, across borders or where unresolved."""
    return mention.place.country if mention.place else None


def towns_of(mentions: Sequence[PlaceMention]) -> dict[Span, Place]:
    """The towns and parts of states that a table knows, by the words that name them."""
    placed = {one.span: one.place for one in mentions if one.place is not None and one.why in CHOSEN}
    return {span: place for span, place in placed.items() if place.kind in _WITHIN and place.country is not None}


def most_specific(mentions: Iterable[PlaceMention]) -> PlaceMention | None:
    """The resolved mention of the most exact kind of place; of several the first. None if none is resolved."""
    best = None
    for mention in mentions:
        if mention.place and (best is None or _depth(mention) > _depth(best)):
            best = mention
    return best


def _depth(mention: PlaceMention) -> int:
    return _DEPTH.index(mention.place.kind) if mention.place and mention.place.kind in _DEPTH else -1


def clear_focus(mentions: Sequence[PlaceMention]) -> str | None:
    """The focus where at least two mentions, and two in three of those in any country, lie in it."""
    codes = [code for mention in mentions if (code := place_country(mention))]
    focus = focus_country(mentions)
    return focus if focus and codes.count(focus) >= max(2, len(codes) * 2 / 3) else None


def home_of(mentions: Sequence[PlaceMention], places: PlaceIndex) -> PlaceMention | None:
    """The state that most of the places lie in, at the first of them: where an act took place that tells no place.
    Buildings do not count, for many speak as their governments: "the Kremlin said"."""
    mentions = [mention for mention in mentions if mention.place is None or mention.place.kind != _BUILDING]
    country = focus_country(mentions)
    state = places.country(country) if country else None
    first = next((mention for mention in mentions if place_country(mention) == country), None)
    return PlaceMention(first.span, first.sentence, state, FOCUS) if state and first else None


def focus_country(mentions: Iterable[PlaceMention]) -> str | None:
    """The country that most of the mentions lie in; None on a tie or where none is resolved."""
    counts = Counter(code for mention in mentions if (code := place_country(mention)))
    first = counts.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None
