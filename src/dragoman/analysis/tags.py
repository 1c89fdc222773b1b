"""Word class and Penn tag decided together, so that they never contradict each other."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge.load import load_plain

_NEVER = -1e9


def pair_scores(upos: Sequence[str], xpos: Sequence[str]) -> NDArray[np.float64]:
    """`[upos, xpos]`: 0 where tags.yaml lets the two go together, else never."""
    pairs = _pairs()
    return np.array([[0.0 if tag in pairs.get(kind, ()) else _NEVER for tag in xpos] for kind in upos])


def best_pairs(
    upos: NDArray[np.floating], xpos: NDArray[np.floating], allowed: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Best tags of each word from the scores `[word, tag]`; only where the two best disagree are both weighed."""
    kinds: NDArray[np.int64] = upos.argmax(axis=-1)
    tags: NDArray[np.int64] = xpos.argmax(axis=-1)
    torn = np.flatnonzero(allowed[kinds, tags] < 0)
    if len(torn):
        both = _log_softmax(upos[torn])[:, :, None] + _log_softmax(xpos[torn])[:, None, :] + allowed
        best = both.reshape(len(torn), -1).argmax(axis=1)
        kinds[torn], tags[torn] = np.divmod(best, xpos.shape[-1])
    return kinds, tags


def _log_softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    shifted = scores.astype(np.float64) - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


@cache
def _pairs() -> Mapping[str, Sequence[str]]:
    pairs: Mapping[str, Sequence[str]] = load_plain("en/tags.yaml")
    return pairs
