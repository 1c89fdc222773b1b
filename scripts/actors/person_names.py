"""How the sources write a person's name, and when two writings mean one person."""

import re
from collections.abc import Iterator
from functools import cache

from actors.facts import curated
from dragoman.knowledge.alike import likeness
from dragoman.knowledge.names import key

NUMERAL = re.compile(r" [IVX]+$")
SPELT = 0.89
SUFFIX = re.compile(r",?\s+(?:Jr|Sr)\.?$")


@cache
def name_words() -> dict[str, tuple[str, ...]]:
    """Words in and around names, by what they are."""
    return {kind: tuple(words.split()) for kind, words in curated("name_words")}


FAMILY_FIRST = frozenset(name_words()["family_first"])
PARTICLES = frozenset(name_words()["particles"])
TITLES = frozenset(name_words()["titles"])
TITLE_WORDS = frozenset(name_words()["title_words"])


def surnames_of(name: str, country: str) -> Iterator[str]:
    """Last names by which a person may be called alone, as keys."""
    words = key(NUMERAL.sub("", SUFFIX.sub("", name))).split()
    if len(words) < 2:
        yield from words
        return
    if country in FAMILY_FIRST and len(words) <= 4:
        yield words[0]
    if country not in ("CHN", "TWN", "KOR", "PRK", "HKG") or len(words) == 2:
        yield words[-1]
    for start in range(1, len(words) - 1):
        if words[start] in PARTICLES:
            yield " ".join(words[start:])
            break


@cache
def core(folded: str) -> frozenset[str]:
    return frozenset(w for w in folded.split() if len(w) > 1 and w not in TITLES and w not in PARTICLES)


def matches(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(right) > 1 and (left <= right or right <= left)


def alike(left: str, right: str) -> bool:
    """Whether two full names differ only in how one of their ends is spelt: "sergei lavrov", "sergey lavrov"."""
    one, other = left.split(), right.split()
    if len(one) < 2 or len(one) != len(other):
        return False
    return all(a == b or (a[0] == b[0] and likeness(a, b) >= SPELT) for a, b in zip(one, other, strict=True))


def alike_ends(left: list[str], right: list[str]) -> bool:
    """Whether two names end in nearly the same word: "mamau", "maamau"."""
    return bool(left and right) and left[-1][0] == right[-1][0] and likeness(left[-1], right[-1]) >= SPELT


def capitals_name(told: str) -> str:
    """The name in "President XI Jinping" or "Khalid bin ABDALLAH": from the words around the one in capitals."""
    words = [
        w
        for w in re.sub(r"\([^)]*\)|\"[^\"]*\"", " ", told).replace(",", " ").split()
        if w.strip(".").lower() not in TITLES
    ]
    loud = [i for i, w in enumerate(words) if _loud(w)]
    if not loud:
        return ""
    return " ".join(_quiet(w) if _loud(w) else w for w in _trim(words))


def _trim(words: list[str]) -> list[str]:
    """Words of the name only: a title's words before it end at the last that is none of a name."""
    start = 0
    for index, word in enumerate(words):
        if word.lower() in TITLE_WORDS:
            start = index + 1
    return words[start:]


def title_of(told: str) -> str:
    words = told.split()
    loud = next((i for i, w in enumerate(words) if _loud(w)), len(words))
    kept = [w for w in words[:loud] if w.lower() in TITLE_WORDS or w.strip("()") == "Acting"]
    return " ".join(kept) or "leader"


def _loud(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return (
        len(letters) > 1 and all(c.isupper() for c in letters) and word not in ("II", "III", "IV", "VI", "XIV", "XVI")
    )


def _quiet(word: str) -> str:
    shown = "-".join("'".join(p[:1] + p[1:].lower() for p in part.split("'")) for part in word.split("-"))
    shown = shown.replace("'S", "'s")
    return shown[:2] + shown[2:].capitalize() if shown.startswith("Mc") else shown


def capitals_last(name: str) -> Iterator[str]:
    loud = [w for w in name.replace(",", " ").split() if _loud(w)]
    if loud:
        yield key(" ".join(loud))
        yield key(loud[-1])
