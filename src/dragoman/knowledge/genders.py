"""Whether "he" or "she" may mean someone, by title, role or given name (`en/genders.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_plain

_PARTS = ("pronouns", "titles", "names")


@dataclass(frozen=True, slots=True)
class Genders:
    """The gender that a pronoun, a title or role noun, or a given name tells, each in small letters."""

    pronouns: Mapping[str, str]
    titles: Mapping[str, str]
    names: Mapping[str, str]


@cache
def load_genders() -> Genders:
    """The package's own."""
    data = load_plain("en/genders.yaml")
    parts = ({word: gender for gender, lists in data.items() for word in lists[part]} for part in _PARTS)
    return Genders(*parts)
