"""The text as tokens of the time grammar: one symbol each, so that rules are patterns over a short string."""

from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.timewords import TimeWords, numeral_categories


@dataclass(frozen=True, slots=True)
class Tokens:
    """The text's tokens as columns; `symbols` has one character a token, for the grammar's pattern."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    symbols: str


@lru_cache(maxsize=2)  # the stages of one document ask for the same text
def tokenize(text: str, words: TimeWords) -> Tokens:
    """Words, numerals, marks and paragraph breaks of the text."""
    matches = list(words.scan.finditer(text))
    texts = tuple([match.group() for match in matches])
    starts = tuple([match.start() for match in matches])
    return Tokens(texts, starts, "".join([_symbol(token, words) for token in texts]))


@lru_cache(maxsize=65_536)
def _symbol(token: str, words: TimeWords) -> str:
    known = words.words.get(token)
    if known is not None:
        return known[0]
    first = token[0]
    if first.isalpha() and "." in token:
        entry = words.words.get(token.replace(".", "").replace(" ", "").lower())
        return entry[0] if entry is not None else words.plain["mark"]
    if first.isalpha():
        if first.isupper():
            return words.plain["capital"]
        return next((symbol for ending, symbol in words.endings if token.endswith(ending)), words.plain["other"])
    if first.isascii() and first.isdigit():
        return words.symbols.get(numeral_categories(token), words.plain["mark"])
    if first == "\n":
        return words.plain["break"]
    return words.marks.get(token, words.plain["mark"])
