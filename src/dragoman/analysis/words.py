"""Words as Universal Dependencies cuts English: clitics and hyphenated parts apart, numbers and addresses whole."""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.analysis.abbreviations import Abbreviations, abbreviations
from dragoman.knowledge.load import load_plain

_INVISIBLE = "\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f"
_MARKS = "\u0300-\u036f"
_LETTER = rf"[\w{_MARKS}{_INVISIBLE}]"
_CHUNK = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff]+")
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
_UNIT_LETTERS = string.ascii_letters + "."
_TRAILING = ".,;:!?'\")]}’”»>*"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in order with their offsets; a word is its characters without invisible ones."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def part(self, first: int, end: int) -> "Tokens":
        """Tokens `first` up to, but not including, `end`."""
        return Tokens(self.words[first:end], self.starts[first:end], self.ends[first:end])


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Words of `text[start:end]`, one sentence; offsets are those of `text`. Linear in the length."""
    rules = _rules()
    end = len(text) if end is None else end
    while end > start and text[end - 1].isspace():
        end -= 1
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for chunk in _CHUNK.finditer(text, start, end):
        piece, offset = chunk.group(), chunk.start()
        if piece.isalpha() and piece.lower() not in rules.contractions:
            words.append(piece)
            starts.append(offset)
            ends.append(offset + len(piece))
            continue
        for left, right in rules.cut(piece, chunk.end() == end):
            word = piece[left:right]
            if not word.isalnum():
                word = _HIDDEN.sub("", word)
            if word:
                words.append(word)
                starts.append(offset + left)
                ends.append(offset + right)
    return Tokens(tuple(words), tuple(starts), tuple(ends))


class Rules:
    """The cutting rules, compiled from the knowledge files."""

    def __init__(self, data: dict[str, Any], contractions: dict[str, str], short: Abbreviations) -> None:
        self.contractions = {word: int(length) for word, length in contractions.items()}
        self._short = short
        self._units = frozenset(data["units"])
        clitics = "|".join(data["clitics"])
        self._clitic = re.compile(rf"(?i)(?:(?<=[a-z])n['’´`]t|['’´`](?:{clitics}))$")
        self._token = re.compile(_pattern(data))

    def cut(self, chunk: str, last: bool) -> Iterator[tuple[int, int]]:
        """Ranges of the words in a run without white space; `last` if it ends the sentence."""
        for match in self._token.finditer(chunk):
            left, right = match.span()
            kind = match.lastgroup
            if kind == "word":
                yield from self._word(chunk, left, right)
            elif kind == "amount":
                yield from self._amount(chunk, left, right)
            elif kind == "short":
                yield from self._short_form(chunk, left, right, last)
            elif kind == "address":
                yield from self._address(chunk, left, right)
            else:
                yield left, right

    def _address(self, chunk: str, left: int, right: int) -> Iterator[tuple[int, int]]:
        end = left + len(chunk[left:right].rstrip(_TRAILING))
        yield left, end
        for place in range(end, right):
            yield place, place + 1

    def _amount(self, chunk: str, left: int, right: int) -> Iterator[tuple[int, int]]:
        digits = left + len(chunk[left:right].rstrip(_UNIT_LETTERS))
        unit = chunk[digits:right].lower().rstrip(".")
        if unit and unit in self._units:
            yield left, digits
            yield digits, right
        else:
            yield left, right

    def _short_form(self, chunk: str, left: int, right: int, last: bool) -> Iterator[tuple[int, int]]:
        word = chunk[left : right - 1]
        at_end = last and not any(char.isalnum() for char in chunk[right : right + 8])
        known = (len(word) == 1 and word.isupper()) or self._short.kind(word) is not None
        if known and not at_end:
            yield left, right
            return
        yield from self._word(chunk, left, right - 1)
        yield right - 1, right

    def _word(self, chunk: str, left: int, right: int) -> Iterator[tuple[int, int]]:
        clitic = self._clitic.search(chunk, max(left, right - 4), right)
        if clitic is not None and clitic.start() > left:
            right = clitic.start()
        length = self.contractions.get(chunk[left:right].lower())
        if length is not None and clitic is None:
            yield left, left + length
            yield left + length, right
            return
        yield left, right
        if clitic is not None and clitic.start() == right:
            yield clitic.span()


def _pattern(data: dict[str, Any]) -> str:
    prefixes = "|".join(sorted(data["prefixes"], key=len, reverse=True))
    first, second = ("|".join(data["given"][half]) for half in ("first", "second"))
    domains, clitics = "|".join(data["domains"]), "|".join(data["clitics"])
    return rf"""(?xs)
    (?P<address> (?:https?|ftp)://[^\s<>"“”]{{1,2000}} | www\.[^\s<>"“”]{{1,2000}}
        | [\w.+%-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}
        | (?:[A-Za-z0-9-]{{2,63}}\.){{1,4}}(?:{domains})(?![\w-])(?:/[\w/.?=&%\#~+-]{{0,500}})? )
  | (?P<handle> [@\#][A-Za-z_]\w{{0,100}} )
  | (?P<phone> \+?\d{{1,4}}(?:-\d{{1,4}}){{2,4}}(?![\w-]) | \d{{3}}-\d{{4}}(?![\w-]) )
  | (?P<currency> (?:US|AU|CA|HK|NZ|NT|A|C|S|R)?[$] )
  | (?P<amount>
        (?<![\w.])\.\d{{1,6}}(?!\w)
        | \d++(?:[.,:/]\d++){{0,12}}(?:[A-Za-z]{{1,8}}(?:\.[A-Za-z](?![A-Za-z])\.?)?)?(?!{_LETTER}) )
  | (?P<dotted> (?:(?i:{prefixes})-)?(?:[A-Za-z]\.){{2,12}}(?![A-Za-z])
        | [A-Za-z](?:\.[A-Za-z]){{1,12}}(?!\w) | Ph\.D\.? )
  | (?P<joint> [A-Z]{{1,5}}&[A-Z]{{1,5}}(?!\w) )
  | (?P<run> \.{{2,}} | …+ | -{{2,}} | [!?]{{2,}}
        | \*{{2,}} | ={{2,}} | _{{2,}} | ~{{2,}} | \#{{2,}} | <{{2,}} | >{{2,}} )
  | (?P<short> {_LETTER}++\.(?![\w.]) )
  | (?P<given> (?=[A-Z])(?i:{first})-(?:{second})(?![\w-]) )
  | (?P<word> (?:(?i:{prefixes})-(?=\w))?{_LETTER}+(?:['’´`]{_LETTER}+)* )
  | (?P<clitic> ['’](?i:{clitics})(?!\w) )
  | (?P<quotes> '' | `` )
  | (?P<sign> . )"""


@cache
def _rules() -> Rules:
    data = load_plain("en/tokens.yaml")
    return Rules(data, data["contractions"], abbreviations())
