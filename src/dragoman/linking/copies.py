"""Articles that are copies of one story: MinHash sketches of their words, and how alike two of them are.

A sketch is made when an article is read, so that copies are found also where the record keeps no text. Sketches
follow Broder (1997), On the resemblance of documents: the share of equal places estimates the Jaccard index of the
two sets of shingles.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from dragoman.errors import MissingExtra
from dragoman.model.text import Document, outside

PLACES = 64
COPY = 0.5  # resemblance from which one article is a copy of the other
VERSION = 0.25  # resemblance from which two articles of one name are versions of one article
BAND = 3  # two articles share one of 21 bands of 3 places with probability 0.94 at 0.5, 0.99 at 0.6, 0.00002 at 0.01
_SHINGLE = 3
_SEED = 20220907
_WORD = re.compile(r"\w+")


def sketch(document: Document) -> tuple[int, ...]:
    """64 numbers of 32 bits; of the article without its furniture, whatever its case and punctuation."""
    words = _WORD.findall(outside(document.boilerplate, document.text).casefold())
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}
    minhash = _rensa().RMinHash(num_perm=PLACES, seed=_SEED)
    minhash.update(sorted(shingles))
    return tuple(minhash.digest())


def kind() -> str:
    """Sketches compare only with those of the same kind."""
    return f"rminhash-{_rensa().RMinHash.ALGORITHM_VERSION}-{PLACES}"


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """0 to 1: the estimated share of shingles that the two articles have in common."""
    if not left or len(left) != len(right):
        return 0.0
    return sum(one == other for one, other in zip(left, right, strict=True)) / len(left)


@cache
def _rensa() -> Any:
    try:
        import rensa
    except ModuleNotFoundError:
        raise MissingExtra("a record needs rensa; install it with `pip install 'dragoman[record]'`") from None
    return rensa
