"""A dateline is no part of what its sentence says: "MULTAN: The minister said …" is parsed from "The minister" on."""

import re
from itertools import takewhile

from dragoman.analysis.network import Columns
from dragoman.analysis.words import Tokens
from dragoman.model.parse import Entity

_TOWN = r"[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+){0,3}"
_NAME = rf"{_TOWN}(?:/{_TOWN}){{0,2}}"  # "EDORAS/BREE, June 3 (ANA) -": written in both
_FURTHER = r"(?:, ?[^\s,():][^,():]{1,24}){0,3}"
_AGENCY = r" ?\([^()]{2,30}\)"
_DAY = r"(?: ?[-–—] ?(?:\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}))?"
_SMALL = r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2}"  # "Samarkand (ANA) -": in small letters only with its agency
_SIGN = r" ?(?:(?:--?|–|—|:) |—)"
_DATELINE = re.compile(
    rf"(?:{_NAME}{_FURTHER}(?:{_AGENCY})?{_DAY}{_SIGN}|{_SMALL}{_FURTHER}(?:, ?\d{{4}})?{_AGENCY}{_DAY}{_SIGN})"
    r"(?=[A-Z“\"‘])"
)
_LONGEST = 90  # characters
_LABEL = "dep"


def dateline_words(tokens: Tokens) -> int:
    """How many words the dateline that opens a sentence has, with its last sign; 0 where there is none."""
    near = list(takewhile(lambda start: start - tokens.starts[0] <= _LONGEST, tokens.starts))
    line, begins = "", []
    for word, start, before in zip(tokens.words, near, [tokens.starts[0], *tokens.ends], strict=False):
        line += " " if start > before else ""
        begins.append(len(line))
        line += word
    found = _DATELINE.match(line)
    return sum(begin < found.end() for begin in begins) if found else 0


def joined(dateline: Columns, rest: Columns) -> Columns:
    """A sentence of which the dateline was parsed on its own: it hangs from the root of the rest, loosely."""
    size, root = len(dateline.heads), len(dateline.heads) + rest.heads.index(-1)
    entities = (Entity(one.first + size, one.end + size, one.label) for one in rest.entities)
    return Columns(
        upos=dateline.upos + rest.upos,
        xpos=dateline.xpos + rest.xpos,
        heads=(
            *(root if head < 0 else head for head in dateline.heads),
            *(head if head < 0 else head + size for head in rest.heads),
        ),
        deprels=(
            *(_LABEL if head < 0 else label for head, label in zip(dateline.heads, dateline.deprels, strict=True)),
            *rest.deprels,
        ),
        entities=(*dateline.entities, *entities),
    )
