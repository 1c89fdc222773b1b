"""Where the sentences of a news text end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.analysis.abbreviations import Abbreviations, abbreviations
from dragoman.analysis.layout import paragraphs
from dragoman.knowledge.load import load_plain
from dragoman.model.text import Sentence, Span

_STOP = re.compile(r"(?P<mark>[.!?…]+|[。！？])(?P<close>(?:[\"'”’»)\]]|“(?=\s)|\[\d{1,3}\]){0,8})")
_BEFORE = re.compile(r"([^\s(\"“‘\[—–/-]+)\s?$")
_AFTER = re.compile(r"\s*(?P<opening>[\"“‘'«(\[—–•*-]*)\s*(?P<word>[\w’'-]{0,40})")
_DOTTED = re.compile(r"(?:\w\.)+\w")
_GLUED = re.compile(r"[“\"‘(]?[A-Z][a-z’' ]")
_ADDRESS = re.compile(r"[/@]|www\.")
_REACH = 48
_SPEAKER_REACH = 160
_SPEAKER_WORDS = 8


def split(text: str, furniture: Sequence[Span] = ()) -> tuple[Sentence, ...]:
    """Sentences in order, none in furniture; each is trimmed and lies within one paragraph."""
    ender = _ender()
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text, furniture)):
        for span in ender.sentences(text, paragraph):
            found.append(Sentence(len(found), span, number))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Stop:
    """A possible end: the mark at `at`, closing signs up to `end`, and what stands around it."""

    at: int
    end: int
    mark: str
    close: str
    before: str
    opening: str
    after: str
    next_sign: str
    glued: bool


class Ender:
    """Decides at each full stop, question or exclamation mark."""

    def __init__(self, short: Abbreviations, words: dict[str, list[str]]) -> None:
        self._short = short
        self._starters = frozenset(words["starters"])
        self._after_time = frozenset(words["after_time"])
        self._lower_names = tuple(words["lower_names"])
        self._one_letter = tuple(words["one_letter"])
        self._speaking = frozenset(words["speaking"])
        self._after_speaking = frozenset(words["after_speaking"])

    def sentences(self, text: str, paragraph: Span) -> Iterator[Span]:
        """Spans of the sentences of one paragraph."""
        start, quotes, counted = paragraph.start, 0, paragraph.start
        for match in _STOP.finditer(text, paragraph.start, paragraph.end):
            if match.end() <= start:
                continue
            quotes += text.count('"', counted, match.start())
            counted = match.start()
            stop = _stop(text, match, paragraph, quotes % 2 == 1)
            if stop.end < paragraph.end and self._ends(text, stop, start, paragraph.end):
                yield Span(start, stop.end)
                start = stop.end
                while start < paragraph.end and text[start].isspace():
                    start += 1
        if start < paragraph.end:
            yield Span(start, paragraph.end)

    def _ends(self, text: str, stop: Stop, start: int, limit: int) -> bool:
        if stop.glued:
            return self._ends_glued(text, stop, limit)
        first = stop.after[:1]
        if stop.next_sign in ",;:.)]":
            return False
        if first.islower() and not stop.after.startswith(self._lower_names):
            return False
        if stop.mark != ".":
            spoken = stop.close and stop.mark not in "。！？" and self._speaker_follows(text, stop.end, limit)
            return not spoken
        if stop.close and stop.close[0] in "\"”’'»“":
            return True
        if stop.before.isdigit() and len(stop.before) <= 3 and stop.at - start <= len(stop.before) + 1:
            return False
        return text.endswith(self._one_letter, start, stop.at) or self._ends_word(stop)

    def _ends_word(self, stop: Stop) -> bool:
        """Whether a full stop after this word is more than the sign of a short form."""
        word = stop.before.lstrip("'‘")
        kind = self._short.kind(word) if word else None
        if kind is None and stop.after[:1].isdigit():
            return self._short.kind(word.title()) != "before_number"
        if len(word) == 1 and word.isupper():
            return self._begins(stop.after)
        if kind is None and _DOTTED.fullmatch(word):
            kind = "after_name"
        if kind is None:
            return True
        if kind == "before_name":
            return False
        if stop.after[:1].isdigit():
            return kind == "times"
        if kind == "times":
            return stop.after.lower() not in self._after_time and not stop.close
        return self._begins(stop.after) or any(sign in stop.opening for sign in '"“•')

    def _begins(self, word: str) -> bool:
        return word[:1].isupper() and re.split(r"['’-]", word)[0].lower() in self._starters

    def _ends_glued(self, text: str, stop: Stop, limit: int) -> bool:
        """A missing space ("left.The"): two small letters or a closing quotation before, a capital after."""
        if not _GLUED.match(text, stop.end, limit) or self._short.kind(stop.before) is not None:
            return False
        if stop.mark == "." and not stop.close and not (len(stop.before) > 2 and stop.before[-2:].islower()):
            return False
        chunk = text[max(0, stop.at - _REACH) : min(limit, stop.end + _REACH)]
        around = (
            chunk[: stop.at - max(0, stop.at - _REACH)].split()[-1:] + text[stop.end : stop.end + _REACH].split()[:1]
        )
        return not any(_ADDRESS.search(part) for part in around)

    def _speaker_follows(self, text: str, end: int, limit: int) -> bool:
        """Whether "… ?” Ferrant asked." goes on: a speaking verb among the next words that opens no statement."""
        words = text[end : min(limit, end + _SPEAKER_REACH)].split()[: _SPEAKER_WORDS + 3]
        for place, word in enumerate(words[:_SPEAKER_WORDS]):
            if place and word.strip(".,:;").lower() in self._speaking:
                following = [other.lower() for other in words[place + 1 : place + 4]]
                if word[-1] in ".,;:" or not following:
                    return True
                return following[0] not in self._after_speaking and "that" not in following
            if word[-1] in ".!?;:”":
                return False
        return False


def _stop(text: str, match: re.Match[str], paragraph: Span, inside: bool) -> Stop:
    """Reads what stands around a mark; a straight quotation mark closes only where one is open."""
    at, end = match.start(), match.end()
    close = match["close"]
    if '"' in close and not inside and end < paragraph.end and not text[end].isspace():
        end -= len(close) - close.index('"')
        close = close[: close.index('"')]
    if inside and '"' not in close and re.match(r'\s"(?=\s|$)', text[end : end + 3]):
        end, close = end + 2, close + '"'
    before = _BEFORE.search(text, max(paragraph.start, at - _REACH), at)
    after = _AFTER.match(text, end, min(paragraph.end, end + 3 * _REACH))
    opening, word = (after["opening"], after["word"]) if after else ("", "")
    sign = "" if word or after is None else text[after.end() : min(after.end() + 1, paragraph.end)]
    glued = end < paragraph.end and not text[end].isspace() and match["mark"] not in "。！？"
    return Stop(at, end, match["mark"], close, before.group(1) if before else "", opening, word, sign or " ", glued)


@cache
def _ender() -> Ender:
    return Ender(abbreviations(), load_plain("en/sentences.yaml"))
