"""Toponyms by the table and the words around them alone: all there is without a parse, and what a tagger misses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.place_words import PlaceWords
from dragoman.knowledge.places import Candidate, PlaceIndex
from dragoman.model.text import Span

_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_GENITIVE = re.compile(r"['’]s?$")
_ABBREVIATION = re.compile(r"[A-Z]\.[ ]?[A-Z][a-z]?\.(?:[ ]?[A-Z]\.)*|[A-Z]\.[A-Z]\b|[A-Z][a-z]{1,4}\.|[A-Z]{2,4}\b")
_JOINTS = (" ", "-", "–", "\u00a0")
_BEGIN = re.compile(r"[\n.!?:;“\"—•|]")
_HYPHENS = ("-", "–")
_GENITIVES = ("'s ", "’s ")
LONGEST_NAME = 5
FIRM, SURE, LIKELY, DOUBTFUL = 3, 2, 1, 0


class Token(NamedTuple):
    """A word of the text. `begins`: a sentence or line does; `joined`: only a blank or hyphen stands before it;
    `shout`: all in capitals."""

    start: int
    end: int
    low: str
    capital: bool
    begins: bool
    joined: bool
    hyphen: bool
    shout: bool


@dataclass(slots=True)
class Found:
    """A name in the text with its candidates and how sure it is that it is a place. `hint` is a kind of place,
    `label` the tagger's word: PER, ORG, LOC, "" for none; None where there was no tagger."""

    span: Span
    name: str
    candidates: tuple[Candidate, ...]
    sure: int
    hint: str | None = None
    container: int | None = None
    label: str | None = None


def tokens(text: str) -> list[Token]:
    """Words with what a name-finder asks of them; linear in the text."""
    out: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word, gap = match.group(), text[last:start]
        if "'" in word or "’" in word:
            word = _GENITIVE.sub("", word)
            end = start + len(word)
        low = word.lower()
        last = end
        if gap == " " and out:
            out.append(Token(start, end, low, word[0].isupper(), False, True, False, word.isupper()))
            continue
        initial = gap == ". " and bool(out) and len(out[-1].low) <= 2
        begins = not out or (not initial and _BEGIN.search(gap) is not None)
        joined = bool(out) and (initial or gap in _JOINTS)
        out.append(Token(start, end, low, word[0].isupper(), begins, joined, gap in _HYPHENS, word.isupper()))
    return out


def scan(text: str, index: PlaceIndex, words: PlaceWords) -> list[Found]:
    """All names that may be a place here, in text order, not overlapping, each with how sure it is."""
    return list(_names(text, tokens(text), index, words))


def surnames(text: str, words: PlaceWords) -> frozenset[str]:
    """Last words of names of several words, which alone may be a person rather than a place."""
    found = set()
    toks = tokens(text)
    for at, token in enumerate(toks[1:], 1):
        before = toks[at - 1]
        if token.capital and token.joined and before.capital and not token.low.isupper():
            ends = at + 1 == len(toks) or not (toks[at + 1].joined and toks[at + 1].capital)
            if ends and not any(before.low in cues for cues in (words.open, words.firm, words.loose)):
                found.add(token.low)
    return frozenset(found)


def _names(text: str, toks: list[Token], index: PlaceIndex, words: PlaceWords) -> Iterator[Found]:
    at = 0
    while at < len(toks):
        if not toks[at].capital or toks[at].low in words.never:
            area = _directed(text, toks, at, index) if toks[at].low in words.directions else None
            if area:
                yield area
            at += 2 if area else 1
            continue
        found, after = _longest(text, toks, at, index, words)
        if found:
            yield found
        at = after


def _directed(text: str, toks: list[Token], at: int, index: PlaceIndex) -> Found | None:
    """An area of the table whose first word is in lower case here."""
    if at + 1 == len(toks) or not (toks[at + 1].capital and toks[at + 1].joined):
        return None
    span = Span(toks[at].start, toks[at + 1].end)
    candidates = tuple(one for one in index.area(span.of(text)) if one.place.kind == "region")
    return Found(span, span.of(text), candidates, FIRM) if candidates else None


def _longest(text: str, toks: list[Token], at: int, index: PlaceIndex, words: PlaceWords) -> tuple[Found | None, int]:
    """The longest name of the table that begins at a token, judged by its surroundings, and where to go on."""
    short = _ABBREVIATION.match(text, toks[at].start)
    if short and (place := index.short(short.group().rstrip())):
        end = toks[at].start + len(short.group().rstrip())
        after = next((i for i in range(at + 1, len(toks)) if toks[i].start >= end), len(toks))
        whole = "." in short.group() or place.kind in ("country", "region") or len(short.group()) > 2
        sure = SURE if whole and len(place.name) > 2 else DOUBTFUL
        found = Found(Span(toks[at].start, end), short.group().rstrip(), (Candidate(place, False),), sure)
        kept = place.kind != "admin1" or "." in short.group() or len(short.group()) == 3 or _after_comma(text, toks, at)
        return (found, after) if kept else (None, at + 1)
    last = at
    while last + 1 < len(toks) and last - at + 1 < LONGEST_NAME and _joined(text, toks[last], toks[last + 1]):
        last += 1
    for end in range(last, at - 1, -1):
        if not toks[end].capital:
            continue
        name = text[toks[at].start : toks[end].end]
        candidates = index.find(name)
        demonym = index.people(name) and not any(one.place.kind == "country" for one in candidates)
        if demonym or name.lower() in words.never:
            return None, end + 1
        if candidates:
            judged = None if _cut(text, toks, at, end, index) else _judge(toks, at, end, candidates, words)
            if judged is None:
                return None, end + 1
            hint = _hint(toks, at, end, words)
            return Found(Span(toks[at].start, toks[end].end), name, candidates, judged, hint), end + 1
    return None, at + 1


def _joined(text: str, left: Token, right: Token) -> bool:
    """Also across a genitive: "People's Republic" is one name if the table has it."""
    return right.joined or text[left.end : right.start] in _GENITIVES


def _cut(text: str, toks: list[Token], at: int, end: int, index: PlaceIndex) -> bool:
    """Whether a hyphen ties the name to a capitalised word that is no place or people ("Taylor-Joy")."""
    sides = [toks[at - 1]] if at and toks[at].hyphen else []
    sides += [toks[end + 1]] if end + 1 < len(toks) and toks[end + 1].hyphen else []
    words = [text[side.start : side.end] for side in sides if side.capital and len(side.low) > 1]
    return any(not (index.find(word) or index.short(word) or index.people(word)) for word in words)


def _after_comma(text: str, toks: list[Token], at: int) -> bool:
    return at > 0 and text[toks[at - 1].end : toks[at].start].strip() == ","


def _hint(toks: list[Token], at: int, end: int, words: PlaceWords) -> str | None:
    if end + 1 < len(toks) and toks[end + 1].joined and toks[end + 1].low in words.kind_after:
        return words.kind_after[toks[end + 1].low]
    if toks[end].low in words.kind_after and end > at:
        return words.kind_after[toks[end].low]
    return words.kind_before.get(_before(toks, at, 2)) or words.kind_before.get(_before(toks, at, 1))


def _before(toks: list[Token], at: int, count: int) -> str:
    first = max(0, at - count)
    return " ".join(token.low for token in toks[first:at])


def _judge(toks: list[Token], at: int, end: int, candidates: tuple[Candidate, ...], words: PlaceWords) -> int | None:
    """How sure a name is a place here; None where it is a part of another name."""
    after = toks[end + 1] if end + 1 < len(toks) and toks[end + 1].joined and not toks[end + 1].hyphen else None
    before = toks[at - 1] if at and toks[at].joined and not toks[at].hyphen else None
    two = _before(toks, at, 2)
    county = end > at and words.kind_after.get(toks[end].low) == "admin2"
    if after and after.capital and after.low in words.sites and _sited(toks, at, words):
        return SURE if _by_size(toks, at, end, candidates, False, words) >= LIKELY else None
    if after and after.capital and not county and after.low not in words.close and after.low not in words.kind_after:
        return None
    if before and (before.low in words.decoys_before or two in words.decoys_before):
        return None
    if at == end and _begins_name(toks, end, load_nominals().words["waters"]):
        return None
    low = before.low if before else ""
    if before and before.capital and not any(low in cues for cues in (words.open, words.firm, words.loose)):
        return None
    if low in words.firm or (_hint(toks, at, end, words) and toks[end].low != "co"):
        return FIRM
    return _by_size(toks, at, end, candidates, low in words.loose, words)


def _begins_name(toks: list[Token], end: int, waters: frozenset[str]) -> bool:
    """Whether it is but the first word of a name: "**Gulf** of Bree"."""
    if toks[end].low not in waters or end + 2 >= len(toks):
        return False
    of, name = toks[end + 1 : end + 3]
    return of.low == "of" and of.joined and name.joined and name.capital


def _sited(toks: list[Token], at: int, words: PlaceWords) -> bool:
    """Whether "at the" or the like comes before: a court or hotel named by its place stands there."""
    if at and toks[at].joined and toks[at - 1].low == "the":
        at -= 1
    return at > 0 and toks[at].joined and toks[at - 1].low in words.at


def _by_size(
    toks: list[Token], at: int, end: int, candidates: tuple[Candidate, ...], loose: bool, words: PlaceWords
) -> int:
    """What the table alone makes of a name: areas are sure, big cities likely, words that are names too doubtful."""
    low = toks[at].low if at == end else ""
    if low in words.doubtful or (at == end and toks[at].shout and len(low) <= 4):
        return DOUBTFUL
    best = max(candidates, key=lambda one: (one.place.kind not in ("city", "admin2"), one.place.population)).place
    if best.kind in ("country", "admin1", "region", "water", "landmark", "facility"):
        return SURE
    if loose or end > at or best.population >= words.sure_population:
        return LIKELY
    return LIKELY if best.population >= words.likely_population and not toks[at].begins else DOUBTFUL
