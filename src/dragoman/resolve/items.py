"""The items of a digest, each under the state or the states that it is about: "PERU: …", "Arnor-Rohan: …", or a line of
its own; or under a dateline: "LIMA - …"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.cues import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Parse
from dragoman.model.text import Document

_FEWEST = 2  # labels of different states that make a digest
_FEWEST_LINES = 3  # and datelines
_LABEL = re.compile(r"\W*([^\W\d_][^:\n]{1,48}?)\s*(?::\s|$)")

_LINE = re.compile(
    r"\W*([^\W\d_][^\n(),:–—-]{1,28}[^\W\d_])(?:,\s[^\n(–—-]{2,28})?(?:\s*\([^()\n]{2,30}\))?\s*(?:--?|–|—)\s"
)


@dataclass(frozen=True, slots=True)
class Item:
    """`name` tells one item from another; `country` is the state that it is about, None where it is about several."""

    name: str
    country: str | None


_OTHER = Item("", None)  # under a label that names no state


def items_of(document: Document, parses: Sequence[Parse], gazetteer: Gazetteer) -> tuple[Item | None, ...]:
    """The item of each sentence; none anywhere where the document is no digest. What follows without a label of its
    own belongs to the item before."""
    opening = list(_opening(document, parses))
    labelled = _items(opening, _LABEL, lambda label: item_of(label, gazetteer), _FEWEST)
    return labelled or _items(opening, _LINE, lambda town: _at(town, gazetteer), _FEWEST_LINES) or (None,) * len(parses)


def _items(
    opening: Sequence[str | None], form: re.Pattern[str], read: Callable[[str], Item | None], fewest: int
) -> tuple[Item | None, ...]:
    """The item of each sentence by the opening lines of one form; () where too few tell of different states."""
    out: list[Item | None] = []
    found: Item | None = None
    for line in opening:
        told = form.match(line) if line is not None else None
        alone = told is not None and told.end() == len(line or "") and told[1][-1].isalnum()
        other = _OTHER if found is not None and alone else None
        found = (read(told[1]) or other if told else None) or found
        out.append(found)
    labelled = {item.country for item in out if item is not None and item is not _OTHER}
    return tuple(out) if len(labelled) >= fewest else ()


def _opening(document: Document, parses: Sequence[Parse]) -> Iterator[str | None]:
    """Each sentence that opens a paragraph; None for the others."""
    before = -1
    for parse in parses:
        opens = parse.sentence.paragraph != before
        before = parse.sentence.paragraph
        yield parse.sentence.span.of(document.text).rstrip() if opens else None


def _at(town: str, gazetteer: Gazetteer) -> Item | None:
    """The item under a dateline in capitals, by the state that its town lies in."""
    return Item(town, gazetteer.territory(town.title())) if town.isupper() else None


def item_of(label: str, gazetteer: Gazetteer) -> Item | None:
    """None for a label that names anything but states."""
    whole = _state(label, gazetteer)
    parts = [whole] if whole else [_state(part, gazetteer) for part in _joints().split(label)]
    codes = {code for code in parts if code}
    if not codes or None in parts:
        return None
    return Item(label, codes.pop() if len(codes) == 1 else None)


@cache
def _joints() -> re.Pattern[str]:
    """What stands between the names in a row: "Arnor, Gondor and Rohan"."""
    joint = "|".join(sorted(load_words("joining")))
    return re.compile(rf"\s*(?:(?:[-–—/,&]|\b(?:{joint})\b)\s*)+", re.IGNORECASE)


def _state(name: str, gazetteer: Gazetteer) -> str | None:
    """The state that a label names, also in capitals; towns are datelines."""
    forms = (name, name.title()) if name.isupper() else (name,)
    return next((gazetteer.territory(form) for form in forms if gazetteer.is_state(form)), None)
