"""Marks what stands on the page but is no part of the article. A doubtful line stays: losing text costs more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.ingest.language import is_foreign
from dragoman.ingest.words import FurnitureRule, furniture_rules
from dragoman.model.text import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_GLUED = re.compile(r"https?://\S*\d(?=[A-Z][a-z]*[ ,])")
_SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’»)\]]*$|[”\"][)\]]*$|\)$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")
_BULLET = re.compile(r"[-*•·–—▪●◦]|\d{1,3}[.)]")
_ORNAMENTS = " \t\u00a0»>→▶►|·•"
_ENDING = 20
_MAX_FOREIGN_TAIL = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its outer blanks and the rule that it matches, if any."""

    start: int
    end: int
    text: str
    rule: FurnitureRule | None


def mark_furniture(text: str) -> tuple[Span, ...]:
    """Sorted spans that do not overlap; neighbouring lines of furniture are one span."""
    lines = _lines(text)
    marked = [False] * len(lines)
    _mark_rules(lines, marked)
    _mark_runs(lines, marked)
    _mark_foreign_tail(lines, marked)
    return _spans(lines, marked)


def leading_address(text: str) -> str | None:
    """The address that the first line of a text consists of, or that a lost line end has glued to its first word."""
    first = _LINE.search(text[:4_096].lstrip("\ufeff \t\r\n"))
    words = first[0].strip() if first else ""
    if _ADDRESS.fullmatch(words):
        return words
    glued = _GLUED.match(words)
    return glued[0] if glued else None


def is_headline(line: str, *, longest: int) -> bool:
    """Short and not ended as a sentence is."""
    return 0 < len(line) <= longest and not _SENTENCE_END.search(line) and not _BULLET.match(line)


def _lines(text: str) -> list[_Line]:
    found = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            found.append(_Line(start, start + len(words), words, None))
    return [replace(line, rule=_rule_of(line.text, first=index < 2)) for index, line in enumerate(found)]


def _rule_of(line: str, *, first: bool) -> FurnitureRule | None:
    """The rule for a line; the first two lines may be the headline, which never opens a list."""
    bare = line.strip(_ORNAMENTS) or line
    for rule in furniture_rules().rules:
        if rule.takes == "list" and (first or line.endswith((".", "!", "?"))):
            continue
        if len(line) <= rule.longest and (rule.pattern.fullmatch(line) or rule.pattern.fullmatch(bare)):
            return rule
    return None


def _mark_rules(lines: Sequence[_Line], marked: list[bool]) -> None:
    known = furniture_rules()
    index = 0
    while index < len(lines):
        rule = lines[index].rule
        marked[index] = rule is not None
        if rule is not None and rule.takes == "above" and index > 1:
            marked[index - 1] = marked[index - 1] or is_headline(lines[index - 1].text, longest=known.headline)
        index += 1
        while rule is not None and rule.takes == "list" and index < len(lines):
            line = lines[index]
            teaser = len(line.text) <= known.teaser and _CUT_OFF.search(line.text)
            if not (line.rule or teaser or is_headline(line.text, longest=known.headline) or _foreign(line.text)):
                break
            marked[index] = True
            index += 1


def _mark_runs(lines: Sequence[_Line], marked: list[bool]) -> None:
    """Headlines in a row, as page builders drop them between two paragraphs; never at the top of the page."""
    known = furniture_rules()
    first, top = 0, True
    while first < len(lines):
        end = first
        while end < len(lines) and _listed(lines[end].text, longest=known.headline, words=known.words):
            end += 1
        introduced = top or lines[first - 1].text.endswith(":")
        if len({line.text for line in lines[first:end]}) >= known.run and not introduced:
            marked[first:end] = [True] * (end - first)
        top = top and (end > first or not _SENTENCE_END.search(lines[first].text[-_ENDING:]))
        first = max(end, first + 1)


def _listed(line: str, *, longest: int, words: int) -> bool:
    return is_headline(line, longest=longest) and line.count(" ") + 1 >= words and line[0].isupper()


def _mark_foreign_tail(lines: Sequence[_Line], marked: list[bool]) -> None:
    """Paragraphs in another language at the end of an English text."""
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - _MAX_FOREIGN_TAIL), -1):
        if not marked[index] and not _foreign(lines[index].text):
            return
        marked[index] = True


def _foreign(line: str) -> bool:
    return line.count(" ") >= 2 and is_foreign(line)


def _spans(lines: Sequence[_Line], marked: Sequence[bool]) -> tuple[Span, ...]:
    spans: list[Span] = []
    previous = False
    for line, furniture in zip(lines, marked, strict=True):
        if furniture and previous:
            spans[-1] = Span(spans[-1].start, line.end)
        elif furniture:
            spans.append(Span(line.start, line.end))
        previous = furniture
    return tuple(spans)
