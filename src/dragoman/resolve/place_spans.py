"""Which names of a text are places: what the table found, weighed against the entities of the parses."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from unicodedata import category

from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.place_names import place_key
from dragoman.knowledge.place_words import PlaceWords
from dragoman.knowledge.places import PlaceIndex
from dragoman.model.parse import Parse
from dragoman.model.text import Span
from dragoman.resolve.place_choice import inside, lookup
from dragoman.resolve.place_scan import DOUBTFUL, FIRM, LIKELY, SURE, Found, scan, surnames

_PAIR = re.compile(r"\s*,\s+|\s+\(")
_OWNER = re.compile(r"['’]s\s+")
_LIST = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+")
_WORD = re.compile(r"\S+")
_MONEY = "Sc"  # Unicode's category of currency signs: "US$6 billion" is no place
GREAT = 500_000
_DATELINE = re.compile(r"(?:, ?[^,\n()]{2,25}){0,2} ?(?:\([^()\n]{2,30}\) ?)?(?:--?|–|—|:|/[A-Z]{2,20}/) ?[^\W\d_]")
_AREAS = ("country", "admin1")


def detect(text: str, parses: Sequence[Parse], index: PlaceIndex, words: PlaceWords) -> list[Found]:
    """Names that are places, in text order, not overlapping."""
    found = scan(text, index, words)
    if parses:
        found = _weigh(text, found, parses, index, words)
    found = [one for one in found if not _is_money(text, one.span.end)]
    datelines(text, found)
    link(text, found)
    share_hints(text, found, words)
    persons = frozenset() if parses else surnames(text, words)
    kept = settle(found, persons)
    link(text, kept)
    return kept


def _is_money(text: str, end: int) -> bool:
    """Whether a sum of money follows: "US$6 billion", "U.S. dollars"."""
    word = _WORD.match(text, end + 1)
    told = word is not None and load_nominals().is_money(word.group().rstrip(".,;:)"))
    return told or category(text[end : end + 1] or " ") == _MONEY


def _weigh(text: str, found: list[Found], parses: Sequence[Parse], index: PlaceIndex, words: PlaceWords) -> list[Found]:
    """Names by the table with the tagger's word on each, and the tagger's places that the table's rules passed over."""
    entities = sorted((parse.span(e.first, e.end), e.label) for parse in parses for e in parse.entities)
    starts = [span.start for span, _ in entities]
    taken = []
    for one in found:
        at = bisect_right(starts, one.span.end - 1) - 1
        label = entities[at][1] if at >= 0 and entities[at][0].overlaps(one.span) else ""
        one.label = label
        one.sure = _after_tagger(one, label, words)
        taken.append(one.span)
    edges = [span.start for span in taken]
    for span, label in entities:
        if label != "LOC":
            continue
        at = bisect_right(edges, span.end - 1) - 1
        if at < 0 or not taken[at].overlaps(span):
            found.extend(_from_entity(text, span, index, words))
    found.sort(key=lambda one: one.span)
    return found


def _after_tagger(one: Found, label: str, words: PlaceWords) -> int:
    if label == "LOC":
        return one.sure if one.name.lower() in words.open else max(one.sure, SURE)
    if label == "PER":
        return one.sure if one.sure == FIRM else DOUBTFUL
    return one.sure if label == "ORG" or one.sure >= SURE or _great(one) else DOUBTFUL


def _great(one: Found) -> bool:
    return one.sure == LIKELY and any(c.capital or c.place.population >= GREAT for c in one.candidates if not c.other)


def _from_entity(text: str, span: Span, index: PlaceIndex, words: PlaceWords) -> Iterator[Found]:
    """A tagged place as the table may know it, shorn of words that are no part of a name; unknown names stay too."""
    spans = [Span(span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(span.of(text)[:200])]
    while len(spans) > 1 and _loose(spans[0].of(text), words):
        del spans[0]
    if not spans or not spans[0].of(text)[0].isupper() or spans[-1].of(text).lower().rstrip(".") in words.decoys_after:
        return
    whole = Span(spans[0].start, spans[-1].end)
    name = whole.of(text).rstrip(".,;:")
    if name.lower() in words.never or any(mark.isdigit() for mark in name) or index.people(name):
        return
    if len(spans) == 1 and (name.lower() in words.doubtful or name.lower() in words.open):
        return
    candidates = lookup(name, index)
    last = spans[-1].of(text).lower().rstrip(".")
    hint = words.kind_after.get(last)
    if not candidates and len(spans) > 1 and hint:
        name = Span(spans[0].start, spans[-2].end).of(text)
        candidates = lookup(name, index)
    if not candidates and not _cued(text, whole.start, words):
        return
    yield Found(whole, name, candidates, SURE, hint)


def _cued(text: str, start: int, words: PlaceWords) -> bool:
    """Whether the word before says that a place comes: an unknown name needs it."""
    before = text[max(0, start - 20) : start].rsplit(maxsplit=1)
    return bool(before) and before[-1].lower() in words.unknown


def _loose(word: str, words: PlaceWords) -> bool:
    low = word.lower()
    return low in words.open or low in words.firm or (low in words.loose and word.islower())


def link(text: str, found: Sequence[Found]) -> None:
    """Mark "Paris, Texas": the first lies in the second, and both are places."""
    for one in found:
        one.container = None
    for here, one in enumerate(found):
        two = found[here + 1] if here + 1 < len(found) else None
        if two is None:
            continue
        if _PAIR.fullmatch(text, one.span.end, two.span.start) and _fits(one, two):
            one.container = here + 1
            one.sure = two.sure = FIRM
        elif _OWNER.fullmatch(text, one.span.end, two.span.start) and two.label != "PER" and _fits(two, one):
            two.container = here
            one.sure = two.sure = FIRM


def _fits(inner: Found, container: Found) -> bool:
    """Whether some place of the inner name lies in some area of the other; two countries in a row are a list."""
    areas = [one.place for one in container.candidates if one.place.kind in _AREAS]
    if not inner.candidates:
        return bool(areas)
    if any(one.place.kind == "country" for one in inner.candidates):
        areas = [area for area in areas if area.kind != "country"]
    return any(inside(one.place, area) for one in inner.candidates for area in areas)


def datelines(text: str, found: Sequence[Found]) -> None:
    """A name that opens a line before a dash, with or without an agency, is where the report was filed."""
    for one in found:
        opens = one.span.start == 0 or text[one.span.start - 1] == "\n"
        if opens and _DATELINE.match(text, one.span.end, one.span.end + 90):
            one.sure = FIRM


def share_hints(text: str, found: Sequence[Found], words: PlaceWords) -> None:
    """In "Clay, Otter and Polk counties" the last word tells the kind of all."""
    hint, after = None, -1
    for one in reversed(found):
        word = _WORD.match(text, one.span.end + 1)
        kind = words.plural_kinds.get(word.group().lower().rstrip(".,;:")) if word else None
        if kind is None and hint and 0 < after - one.span.end < 12 and _LIST.fullmatch(text, one.span.end, after):
            kind = hint
        hint, after = kind, one.span.start
        if kind:
            one.hint = kind
            one.sure = FIRM


def settle(found: Sequence[Found], persons: frozenset[str]) -> list[Found]:
    """Without what stays doubtful or may be a person; a name that is firm once is firm throughout."""
    firm = {place_key(one.name) for one in found if one.sure == FIRM}
    return [
        one
        for one in found
        if one.sure == FIRM or place_key(one.name) in firm or (one.sure >= LIKELY and one.name.lower() not in persons)
    ]
