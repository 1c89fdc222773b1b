"""The items of a digest, each under the state or the states that it is about: "PERU: …", "Arnor-Rohan: …", or a line of
its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.cues import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Parse
from dragoman.model.text import Document

_FEWEST = 2  # labels of different states that make a digest
_LABEL = re.compile(r"\W*([^\W\d_][^:\n]{1,48}?)\s*(?::\s|$)")


@dataclass(frozen=True, slots=True)
class Item:
    """`name` tells one item from another; `country` is the state that it is about, None where it is about several."""

    name: str
    country: str | None


def items_of(document: Document, parses: Sequence[Parse], gazetteer: Gazetteer) -> tuple[Item | None, ...]:
    """The item of each sentence; none anywhere where the document is no digest. What follows without a label of its
    own belongs to the item before."""
    out: list[Item | None] = []
    found: Item | None = None
    for label in _labels(document, parses, gazetteer):
        found = label or found
        out.append(found)
    told = {item.country for item in out if item is not None}
    return tuple(out) if len(told) >= _FEWEST else (None,) * len(out)


def _labels(document: Document, parses: Sequence[Parse], gazetteer: Gazetteer) -> Iterator[Item | None]:
    before = -1
    for parse in parses:
        opens = parse.sentence.paragraph != before
        before = parse.sentence.paragraph
        told = _LABEL.match(parse.sentence.span.of(document.text).rstrip()) if opens else None
        yield item_of(told[1], gazetteer) if told else None


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
