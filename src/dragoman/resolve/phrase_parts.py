"""The parts of an actor phrase: whose it is, what office or role it names, which body, which person."""

import re
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Gazetteer, RoleNoun
from dragoman.knowledge.gazetteer_roles import load_phrase_words, singular
from dragoman.model.actor import Actor

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-]+[^\W_]+)*['’.]?|[,;]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_JOINT = re.compile(r"\s+-\s+")
_FORMER_PREFIX = re.compile(r"^ex-", re.IGNORECASE)
LONGEST_PHRASE = 400
LONGEST_PLACE = 5
LONGEST_BODY = 9
# A name that so many bodies bear says nothing of the country.
MANY = 4
NO_BODY = ("state", "person", "people")


Segments = tuple[tuple[tuple[int, int], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the phrase's words, `first` to `end`, and what it means: a country code, a role noun or bodies."""

    first: int
    end: int
    country: str = ""
    role: RoleNoun | None = None
    noun: str = ""
    bodies: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """An actor phrase taken apart. `segments`: word ranges between prepositions and commas; `name`: the words that are
    neither, beside a title, or all of them; `former`: the office is held no more."""

    words: tuple[str, ...]
    segments: tuple[tuple[int, int], ...]
    openers: tuple[str, ...]
    countries: tuple[Part, ...]
    roles: tuple[Part, ...]
    bodies: tuple[Part, ...]
    name: str
    former: bool


def split_phrase(text: str, gazetteer: Gazetteer) -> Phrase:
    """Take a noun phrase apart; long input is cut, and what is no word is left out."""
    raw, former = _words(text)
    words = [_POSSESSIVE.sub("", word) for word in raw]
    bodies = _bodies(raw, words, gazetteer)
    roles = _roles(words, gazetteer)
    bodies = [b for b in bodies if b.noun.isupper() or not any(_inside(b, role) for role in roles)]
    segments, openers = _segments(words, (*roles, *bodies))
    countries = _countries(words, segments, (*roles, *bodies), gazetteer)
    countries = [c for c in countries if not any(b.first <= c.first < b.end and len(b.bodies) < MANY for b in bodies)]
    first, end = _name(words, (segments, openers), roles, countries, gazetteer)
    inside = range(first, end)
    return Phrase(
        words=tuple(words),
        segments=segments,
        openers=openers,
        countries=tuple(c for c in countries if c.first not in inside),
        roles=tuple(r for r in roles if r.first not in inside),
        bodies=tuple(b for b in bodies if b.first not in inside),
        name=" ".join(words[first:end]),
        former=former,
    )


def _words(text: str) -> tuple[list[str], bool]:
    known = load_phrase_words()
    words: list[str] = []
    former = False
    for found in _WORD.findall(_JOINT.sub("-", text[:LONGEST_PHRASE])):
        word, _, end = found.rpartition("-") if found.lower().rpartition("-")[2] in known.joints else (found, "", "")
        if _FORMER_PREFIX.match(word) and len(word) > 5:
            former, word = True, word[3:]
        if word.lower() in known.former:
            former = True
        elif word.lower().rstrip(".") not in known.honorifics and (words or word.lower() not in known.determiners):
            words.extend((word, end) if end and word else (word or end,))
    return words, former


def _segments(words: list[str], parts: tuple[Part, ...]) -> Segments:
    """Word ranges between prepositions and commas, with what opens each; no break inside a role noun or a name."""
    known = load_phrase_words()
    whole = {i for part in parts for i in range(part.first, part.end)}
    ranges, openers, start, opener = [], [], 0, ""
    for index, word in enumerate([*words, ","]):
        if word in ",;" or (word.lower() in known.prepositions and index not in whole):
            if index > start:
                ranges.append((start, index))
                openers.append(opener)
            start, opener = index + 1, word.lower()
    return tuple(ranges), tuple(openers)


def _roles(words: list[str], gazetteer: Gazetteer) -> list[Part]:
    """Role nouns from left to right, each as long as may be, none inside another."""
    found, index = [], 0
    lowered = [word.lower().rstrip(".") for word in words]
    while index < len(words):
        end = min(len(words), index + gazetteer.role_words())
        while end > index:
            noun = " ".join(lowered[index:end])
            role = gazetteer.role(noun) or (gazetteer.role(_tail(noun)) if end == index + 1 else None)
            if role is not None:
                found.append(Part(index, end, role=role, noun=_lemma(noun)))
                break
            end -= 1
        index = max(end, index + 1)
    return found


def _inside(part: Part, other: Part) -> bool:
    """Whether a part is but a piece of another: the party in "Labour Minister"."""
    return other.first <= part.first and part.end <= other.end and part.end - part.first < other.end - other.first


def _tail(noun: str) -> str:
    """The last part of a hyphened word: "businessman-politician"."""
    return noun.rpartition("-")[2] if "-" in noun else ""


def _lemma(noun: str) -> str:
    start, _, last = noun.rpartition(" ")
    return f"{start} {singular(last)}".strip()


def _countries(
    words: list[str], segments: tuple[tuple[int, int], ...], parts: tuple[Part, ...], gazetteer: Gazetteer
) -> list[Part]:
    """Peoples, states and places; a place's name inside a run of capitals ("Ariel Vren") is a person's."""
    found, index = [], 0
    while index < len(words):
        end = min(len(words), index + LONGEST_PLACE) if words[index][:1].isupper() else index
        while end > index:
            form = " ".join(words[index:end])
            code = _country(form, gazetteer, one=end == index + 1)
            if code and (gazetteer.is_state(form) or _stands_free(words, (index, end), segments, parts)):
                found.append(Part(index, end, country=code))
                break
            end -= 1
        index = max(end, index + 1)
    return found


def _stands_free(
    words: list[str], place: tuple[int, int], segments: tuple[tuple[int, int], ...], parts: tuple[Part, ...]
) -> bool:
    """Whether no other capitals touch the words that are no part of a role noun or body."""
    first, end = place
    start, stop = next(((s, e) for s, e in segments if s <= first < e), (0, len(words)))
    known = {i for part in parts for i in range(part.first, part.end)}
    before = first > start and words[first - 1][:1].isupper() and first - 1 not in known
    after = end < stop and words[end][:1].isupper() and end not in known
    titled = any(part.role is not None and part.first >= end and part.first < stop for part in parts)
    return not before and (not after or titled)


def _country(form: str, gazetteer: Gazetteer, *, one: bool) -> str:
    code = gazetteer.demonym(form) or gazetteer.territory(form)
    if code:
        return code
    if one and form.isupper() and len(form) > 3:
        return gazetteer.demonym(form.title()) or gazetteer.territory(form.title()) or ""
    if one and "-" in form:
        return gazetteer.demonym(form.split("-")[0]) or gazetteer.territory(form.split("-")[0]) or ""
    return ""


def _bodies(raw: list[str], words: list[str], gazetteer: Gazetteer) -> list[Part]:
    """Named bodies, parties, groups and companies inside the phrase, the longest first where they overlap."""
    found, index = [], 0
    while index < len(words):
        end = min(len(words), index + LONGEST_BODY) if any(c.isupper() for c in words[index]) else index
        while end > index:
            form = " ".join((*raw[index : end - 1], words[end - 1]))
            bodies = tuple(a for a in gazetteer.find(form) if a.kind not in NO_BODY)
            generic = bool(bodies) and gazetteer.role(form.lower()) is not None
            known = bool(bodies) and gazetteer.prevails(bodies[0], form)
            part_of_more = end == index + 1 < len(words) and not form.isupper()
            if bodies and not (generic and (part_of_more or not known)):
                found.append(Part(index, end, noun=form, bodies=bodies))
                break
            end -= 1
        index = max(end, index + 1)
    return found


def _name(
    words: list[str], spans: Segments, roles: list[Part], countries: list[Part], gazetteer: Gazetteer
) -> tuple[int, int]:
    """Words of the person named: capitals after a person's title, or a first segment of nothing but capitals."""
    segments, openers = spans
    starts, titles = {part.first for part in countries}, {part.first for part in roles}
    for role in roles:
        one = role.role is not None and (
            role.role.kind == "person" or words[role.end - 1].lower() == role.noun.split()[-1]
        )
        if role.role is None or role.role.kind == "body" or not one:
            continue
        end = next((e for s, e in segments if s <= role.first < e), len(words))
        if end - role.end > 1 and any(a.kind == "person" for a in gazetteer.find(" ".join(words[role.end : end]))):
            return role.end, end
        free = role.end not in titles and (role.end not in starts or end - role.end > 1)
        other = any(r.first >= role.end and r.end == end and r.role and r.role.kind != "person" for r in roles)
        if role.end < end and words[role.end][:1].isupper() and free and not other:
            return role.end, end
    for (first, end), opener in zip(segments[1:], openers[1:], strict=True):
        named = opener == "," and end - first in (2, 3, 4) and all(word[:1].isupper() for word in words[first:end])
        if named and titles and not any(first <= part.first < end for part in (*roles, *countries)):
            return first, end
    first, end = segments[0] if len(segments) > 1 else (0, 0)
    capitals = end - first > 1 and all(word[:1].isupper() for word in words[first:end])
    if capitals and not any(first <= part.first < end for part in (*roles, *countries)):
        return first, end
    return 0, 0
