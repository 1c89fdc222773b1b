"""Short forms that end in a full stop, and what that stop says about the end of a sentence."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_plain

_KINDS = ("after_name", "times", "weekdays", "months", "before_number", "before_name")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """`kinds` maps a lower-case form without its last stop to its class in abbreviations.yaml."""

    kinds: dict[str, str]
    lower_too: frozenset[str]

    def kind(self, word: str) -> str | None:
        """Class of a word written before a full stop, or None; a small letter counts only where the table allows it."""
        form = word.lower()
        kind = self.kinds.get(form)
        if kind is None or not (word[0].isupper() or "." in form or form in self.lower_too):
            return None
        return kind


@cache
def abbreviations() -> Abbreviations:
    """The table of the package."""
    data: dict[str, list[str]] = load_plain("en/abbreviations.yaml")
    kinds = {form: kind for kind in _KINDS for form in data[kind]}
    return Abbreviations(kinds, frozenset(data["lower_too"]))
