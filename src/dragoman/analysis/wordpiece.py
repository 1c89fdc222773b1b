"""BERT's uncased WordPiece: the pieces that a word has in the vocabulary of the networks."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import ModelError

UNKNOWN = "[UNK]"
_INNER = "##"
_LONGEST = 100
_KEPT = frozenset("\t\n\r")
_CONTROLS = frozenset({"Cc", "Cf", "Co", "Cs"})
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


def load_vocabulary(path: Path | str) -> dict[str, int]:
    """Piece to id, from a tokenizer.json in the format of Hugging Face."""
    try:
        vocabulary = json.loads(Path(path).read_text(encoding="utf-8"))["model"]["vocab"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no vocabulary ({error}); install dragoman again") from None
    return {str(piece): int(number) for piece, number in vocabulary.items()}


def pieces(text: str, vocabulary: dict[str, int]) -> Iterator[int]:
    """The longest pieces first, from the left; a word that cannot be made of pieces is one `[UNK]`."""
    for word in _basic(text):
        yield from _greedy(word, vocabulary)


def _basic(text: str) -> list[str]:
    """Lower case without accents and controls, cut at blanks, before and after every sign and every ideograph."""
    if text.isascii() and text.isalnum():
        return [text.lower()]
    cleaned = "".join(_clean(char) for char in text)
    spread = "".join(f" {char} " if _is_ideograph(char) else char for char in cleaned)
    bare = "".join(char for char in unicodedata.normalize("NFD", spread) if unicodedata.category(char) != "Mn")
    return "".join(f" {char} " if _is_sign(char) else char for char in bare.lower()).split()


def _clean(char: str) -> str:
    if char in _KEPT or unicodedata.category(char) == "Zs":
        return " "
    return "" if char == "\ufffd" or unicodedata.category(char) in _CONTROLS else char


def _is_ideograph(char: str) -> bool:
    return char > "\u33ff" and any(first <= ord(char) <= last for first, last in _IDEOGRAPHS)


def _is_sign(char: str) -> bool:
    if char.isascii():
        return char.isprintable() and not char.isalnum() and char != " "
    return unicodedata.category(char)[0] == "P"


def _greedy(word: str, vocabulary: dict[str, int]) -> list[int]:
    if len(word) > _LONGEST:
        return [vocabulary[UNKNOWN]]
    found, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = vocabulary.get((_INNER if start else "") + word[start:end])
            if number is not None:
                break
        else:
            return [vocabulary[UNKNOWN]]
        found.append(number)
        start = end
    return found
