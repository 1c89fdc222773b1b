"""Noun phrases: the labels that make them and the words that take a party up again (`en/nominals.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_plain


@dataclass(frozen=True, slots=True)
class Nominals:
    """Sets of labels and words, by their names in the file; `states` are those of roles that only one has, `holding`
    those of offices that few have; `short` gives by the short name of a body of several states the ids of those it may
    mean, by their codes."""

    labels: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    states: Mapping[str, str]
    holding: Mapping[str, tuple[str, ...]]
    short: Mapping[str, Mapping[str, str]]

    def is_money(self, word: str) -> bool:
        """Whether a sum is headed by it: "dollars", "US$"."""
        return not {word, word[-1:]}.isdisjoint(self.words["money"])


@cache
def load_nominals() -> Nominals:
    """The package's own."""
    data = load_plain("en/nominals.yaml")
    return Nominals(
        {name: frozenset(items) for name, items in data["labels"].items()},
        {name: frozenset(items) for name, items in data["pronouns"].items()},
        {name: frozenset(items) for name, items in data.items() if isinstance(items, list)},
        data["states"],
        {office: tuple(codes) for office, codes in data["holding"].items()},
        data["short"],
    )
