"""Words as the reader's network sees them: subword ids, casing shapes, word starts. Training uses this too."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from dragoman.analysis.wordpiece import UNKNOWN, load_vocabulary, pieces
from dragoman.networks.session import SPECIAL, Encoded

MAX_PIECES = 8
MAX_CHARS = 100
_CACHE_SIZE = 65_536
_PLAIN = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')  # the treebanks write straight quotes: one shape for all


def shape_id(word: str) -> int:
    """1 lower, 2 Capitalised, 3 UPPER of two letters or more, 4 one upper-case letter, 5 mixed, 6 digit, 7 sign."""
    if any(char.isdigit() for char in word):
        return 6
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return 7
    upper = [char.isupper() for char in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 3 if len(upper) > 1 else 4
    return 2 if upper[0] and not any(upper[1:]) else 5


class Encoder:
    """Splits words one by one, so that a word's pieces never depend on its neighbours; remembers words seen."""

    def __init__(self, tokenizer_path: Path | str) -> None:
        self._vocabulary = load_vocabulary(tokenizer_path)
        self._cls, self._sep, self._unknown = (self._vocabulary[token] for token in ("[CLS]", "[SEP]", UNKNOWN))
        self._seen: dict[str, tuple[tuple[int, ...], int]] = {}

    def word(self, word: str) -> tuple[tuple[int, ...], int]:
        """The word's pieces, at least one and at most `MAX_PIECES`, and its casing shape."""
        known = self._seen.get(word)
        if known is not None:
            return known
        text = word[:MAX_CHARS].encode("utf-8", "replace").decode("utf-8").translate(_PLAIN).replace("''", '"')
        ids = tuple(islice(pieces(text, self._vocabulary), MAX_PIECES))
        entry = (ids or (self._unknown,), shape_id(word))
        if len(self._seen) >= _CACHE_SIZE:
            self._seen.clear()
        self._seen[word] = entry
        return entry

    def encode(self, words: Sequence[str]) -> Encoded:
        """Subword ids with [CLS] and [SEP] around them, the shape of each subword's word, each word's first subword."""
        ids, shapes, starts = [self._cls], [SPECIAL], []
        seen = self._seen
        for word in words:
            pieces, shape = seen.get(word) or self.word(word)
            starts.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape] * len(pieces))
        ids.append(self._sep)
        shapes.append(SPECIAL)
        return ids, shapes, starts
