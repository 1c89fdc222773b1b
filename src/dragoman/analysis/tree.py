"""From scores of heads to a dependency tree with exactly one root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def single_root_tree(scores: NDArray[np.floating]) -> Heads:
    """Best head column of each word under the tree constraint.

    `scores[word, column]`: column 0 is the root, column `j + 1` word `j`; the answer has columns. The greedy choice is
    kept where it is a tree already; else the maximum spanning tree (Chu-Liu-Edmonds) with one word below the root.
    """
    words = len(scores)
    cleaned = scores.astype(np.float64)
    if not np.isfinite(cleaned).all():
        cleaned = np.nan_to_num(cleaned, nan=-1e9, posinf=1e9, neginf=-1e9)
    cleaned[np.arange(words), np.arange(1, words + 1)] = -np.inf
    greedy: Heads = cleaned.argmax(axis=1)
    if is_tree(greedy):
        return greedy
    square = np.full((words + 1, words + 1), -np.inf)
    square[1:] = cleaned
    free = _arborescence(square)[1:]
    if is_tree(free):
        return free
    finite = cleaned[np.isfinite(cleaned)]
    square[1:, 0] -= (finite.max() - finite.min() + 1.0) * (words + 1)  # one root costs less than any two
    return _arborescence(square)[1:]


def is_tree(heads: Heads) -> bool:
    """Whether every word reaches the root (column 0) and just one hangs on it."""
    columns = [0, *heads.tolist()]
    return columns.count(0) == 2 and not _cycle(columns)


def _arborescence(scores: Scores) -> Heads:
    """Heads of the best tree out of node 0, where `scores[node, head]`; the head of node 0 is 0."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    loop = _cycle(heads.tolist())
    if not loop:
        return heads
    cycle = np.array(loop)
    outside = np.ones(len(scores), dtype=bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)
    merged = len(rest)
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    smaller[:merged, :merged] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, cycle)]
    smaller[:merged, merged] = leaving.max(axis=1)
    entering = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    smaller[merged, :merged] = entering.max(axis=0)
    found = _arborescence(smaller)
    for node in range(1, merged):
        head = found[node]
        heads[rest[node]] = rest[head] if head < merged else cycle[leaving[node].argmax()]
    way_in = found[merged]
    heads[cycle[entering[:, way_in].argmax()]] = rest[way_in]
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Nodes of one cycle that is not node 0 itself, or nothing."""
    state = [0] * len(heads)
    state[0] = -1
    for first in range(1, len(heads)):
        node = first
        while state[node] == 0:
            state[node] = first
            node = heads[node]
        if state[node] == first:
            loop = [node]
            while heads[loop[-1]] != node:
                loop.append(heads[loop[-1]])
            return loop
        node = first
        while state[node] == first:
            state[node] = -1
            node = heads[node]
    return []
