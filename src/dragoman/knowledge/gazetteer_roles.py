"""Nouns that denote political actors ("minister", "police", "protesters"), from en/roles.yaml."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dragoman.knowledge.load import load_plain

ROLES = "en/roles.yaml"
# PLOVER's codes that are no sector of the record.
FINER = frozenset(("PRM", "UAF", "PRE", "AGR"))


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """`kind` is person, body or people; `party` is False where the noun alone is hardly a political actor; `fine` is
    the PLOVER code or codes where finer than the sector (PRM, UAF, PRE, "GOV MIL"), else the sector."""

    sector: str
    office: str | None
    kind: str
    party: bool
    fine: str


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Small words of actor phrases, by what they do there; `former` etc. are lower case."""

    former: frozenset[str]
    carriers: frozenset[str]
    firm: frozenset[str]
    light: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    away: frozenset[str]
    pronouns: frozenset[str]
    joints: frozenset[str]
    aided: frozenset[str]
    honorifics: frozenset[str]


@cache
def load_phrase_words() -> PhraseWords:
    """The lists of en/roles.yaml beside the role nouns themselves."""
    root = _root()
    return PhraseWords(**{field: frozenset(root[field]) for field in PhraseWords.__slots__})


@cache
def load_roles() -> dict[str, RoleNoun]:
    """Role nouns by lower-case lemma, words joined by one blank; the first list that names a noun keeps it."""
    root = _root()
    weak = frozenset(root["weak"])
    found: dict[str, RoleNoun] = {}
    for group in root["roles"]:
        sector, kind, office = group["sector"], group["kind"], group.get("office")
        fine, party = group.get("fine", sector), group.get("party") != "no"
        strong = RoleNoun(sector, office, kind, party, fine)
        alone = RoleNoun(sector, office, kind, False, fine)
        for noun in group["nouns"]:
            found.setdefault(noun, alone if noun in weak else strong)
    return found


@cache
def _root() -> Any:
    return load_plain(ROLES)


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """A rough singular of an English noun, enough to meet a role noun: "parties", "troops", "policemen"."""
    for ending, short in _PLURALS:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + short
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


_PLURALS = (("people", "people"), ("police", "police"), ("women", "woman"), ("men", "man"), ("ies", "y"),
            ("children", "child"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("us", "us"),
            ("is", "is"), ("media", "media"), ("wives", "wife"), ("thieves", "thief"))  # fmt: skip
