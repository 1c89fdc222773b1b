"""Example sentences of rules, with the marks that say what must be found in them."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\{(!|actor|recipient) ([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its marks; character ranges of the trigger and of the marked parties by slot."""

    text: str
    trigger: tuple[int, int] | None
    parties: tuple[tuple[str, int, int], ...]
    line: int


def read_example(text: str, line: int) -> Example:
    """Take the marks out of an example sentence and keep where they were."""
    plain: list[str] = []
    length = last = 0
    trigger: tuple[int, int] | None = None
    parties: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(text):
        plain.extend((text[last : match.start()], match.group(2)))
        start = length + match.start() - last
        length = start + len(match.group(2))
        last = match.end()
        if match.group(1) == "!":
            trigger = trigger or (start, length)
        else:
            parties.append((match.group(1), start, length))
    return Example("".join((*plain, text[last:])), trigger, tuple(parties), line)
