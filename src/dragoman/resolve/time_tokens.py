"""The text as tokens of the time grammar: one symbol each, so that rules are patterns over a short string."""

from dataclasses import dataclass

from dragoman.knowledge.timewords import TimeWords, numeral_categories


@dataclass(frozen=True, slots=True)
class Tokens:
    """The text's tokens as columns; `symbols` has one character a token, for the grammar's pattern."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    symbols: str


def tokenize(text: str, words: TimeWords) -> Tokens:
    """Words, numerals, marks and paragraph breaks of the text."""
    texts: list[str] = []
    starts: list[int] = []
    symbols: list[str] = []
    known = words.words
    for match in words.scan.finditer(text):
        token = match.group()
        entry = known.get(token)
        texts.append(token)
        starts.append(match.start())
        symbols.append(entry[0] if entry is not None else _symbol(token, words))
    return Tokens(tuple(texts), tuple(starts), "".join(symbols))


def _symbol(token: str, words: TimeWords) -> str:
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
