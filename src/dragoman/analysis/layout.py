"""Paragraphs of a text: what lies between line breaks; hard-wrapped lines are joined, page furniture is left out."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.model.text import Span

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-–—•*·▪►●◦‣>+]\s|\(?\w{1,3}[.)]\s")
_MAX_WIDTH = 120
_MIN_WIDTH = 40
_WRAPPED_SHARE = 0.8


def paragraphs(text: str, furniture: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Trimmed spans in order; a paragraph has line breaks inside only where the text is hard-wrapped."""
    blocks = _blocks(text, _lines(text, furniture))
    widths = [_width(block) for block in blocks if len(block) > 1]
    wrapped = _is_wrapped(text, blocks, max(widths)) if widths else False
    found: list[Span] = []
    for block in blocks:
        width = max(widths) if wrapped else _width(block)
        fits = wrapped or (len(block) > 2 and _is_wrapped(text, [block], width))
        first = block[0]
        for line, after in zip(block, [*block[1:], None], strict=True):
            if after is not None and _goes_on(text, line, after, width if fits else 0):
                continue
            found.append(Span(first.start, line.end))
            first = after or first
    return tuple(found)


def _lines(text: str, furniture: Sequence[Span]) -> Iterable[Span]:
    """Lines with characters on them; a line loses its part that is furniture."""
    cuts = sorted(furniture)
    position = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while position < len(cuts) and cuts[position].end <= start:
            position += 1
        index = position
        while index < len(cuts) and cuts[index].start < end:
            yield from _trimmed(text, start, min(cuts[index].start, end))
            start = max(start, cuts[index].end)
            index += 1
        yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterable[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _blocks(text: str, lines: Iterable[Span]) -> list[list[Span]]:
    """Lines that no empty line (nor furniture) parts."""
    blocks: list[list[Span]] = []
    for line in lines:
        gap = text[blocks[-1][-1].end : line.start] if blocks else ""
        if blocks and not gap.strip() and gap.replace("\r\n", "\n").count("\n") <= 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _width(block: Sequence[Span]) -> int:
    return max(line.end - line.start for line in block)


def _is_wrapped(text: str, blocks: Sequence[Sequence[Span]], width: int) -> bool:
    """Whether nearly every line of these blocks had to end because the next word would have passed `width`."""
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return False
    pairs = [pair for block in blocks for pair in pairwise(block)]
    full = sum(_is_full(text, line, after, width) for line, after in pairs)
    return len(pairs) >= 2 and full >= _WRAPPED_SHARE * len(pairs)


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    end = after.start
    while end < after.end and end - after.start <= width and not text[end].isspace():
        end += 1
    return line.end - line.start + 1 + end - after.start > width


def _goes_on(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether a single line break is only white space: the line is full, or stops in mid-sentence."""
    if _BULLET.match(text, after.start, after.end):
        return False
    if width:
        return _is_full(text, line, after, width)
    return line.end - line.start >= _MIN_WIDTH and text[line.end - 1] not in '.!?:"”' and text[after.start].islower()
