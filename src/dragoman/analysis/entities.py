"""Named entities from scores of BIO labels: the best sequence that is well formed."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge.nominals import load_nominals
from dragoman.model.parse import Entity

_NEVER = -1e9


def bio_transitions(labels: Sequence[str]) -> NDArray[np.float64]:
    """`[before, after]`: 0, or never where an I- label would not continue its own entity. The last row is the start."""
    allowed = np.zeros((len(labels) + 1, len(labels)))
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate([*labels, "O"]):
                if other[2:] != label[2:] or other == "O":
                    allowed[before, after] = _NEVER
    return allowed


def viterbi(
    scores: NDArray[np.floating], mask: NDArray[np.int64], transitions: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Best label of each word, `[sentence, word]`; label 0 is O. Works on a whole batch at once.

    Where the likeliest labels of the words are well formed, they are the best sequence: nearly always.
    """
    emitted = np.where(mask[..., None] > 0, scores.astype(np.float64), _NEVER)
    emitted[..., 0][mask == 0] = 0.0
    path: NDArray[np.int64] = emitted.argmax(axis=-1)
    before = np.pad(path[:, :-1], ((0, 0), (1, 0)), constant_values=-1)
    torn = np.flatnonzero((transitions[before, path] < 0).any(axis=1))
    if len(torn):
        path[torn] = _best_path(emitted[torn], transitions)
    return path


def _best_path(emitted: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.int64]:
    sentences, words, labels = emitted.shape
    best = emitted[:, 0] + transitions[-1]
    back = np.zeros((words, sentences, labels), dtype=np.int64)
    for word in range(1, words):
        ways = best[:, :, None] + transitions[None, :-1]
        back[word] = ways.argmax(axis=1)
        best = ways.max(axis=1) + emitted[:, word]
    path = np.zeros((sentences, words), dtype=np.int64)
    path[:, -1] = best.argmax(axis=1)
    rows = np.arange(sentences)
    for word in range(words - 1, 0, -1):
        path[:, word - 1] = back[word, rows, path[:, word]]
    return path


def bio_spans(labels: Sequence[str]) -> tuple[Entity, ...]:
    """Entities of a well-formed BIO sequence; a stray I- begins one."""
    found: list[Entity] = []
    first, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.append(Entity(first, place, kind))
            kind = ""
        if not kind and label != "O":
            first, kind = place, label[2:]
    return tuple(found)


def whole_names(
    entities: Sequence[Entity], words: Sequence[str], upos: Sequence[str], starts: Sequence[int], ends: Sequence[int]
) -> tuple[Entity, ...]:
    """Persons' names with what a hyphen ties to them ("Jie-won", "Al-Kadhimi"): the treebanks cut there; and with what
    they are called between quotation marks ('Ada "Tink" Roe')."""
    taken = {token for entity in entities for token in range(entity.first, entity.end)}
    out = []
    for entity in _with_nicknames(entities, words):
        end = entity.end
        while (
            entity.label == "PER"
            and end + 1 < len(words)
            and words[end] == "-"
            and ends[end - 1] == starts[end]
            and ends[end] == starts[end + 1]
            and upos[end + 1] == "PROPN"
            and end + 1 not in taken
        ):
            end += 2
        out.append(Entity(entity.first, end, entity.label))
    return tuple(out)


def _with_nicknames(entities: Sequence[Entity], words: Sequence[str]) -> list[Entity]:
    """Persons' names that quotation marks cut in two or three as one."""
    out, lists = list(entities), load_nominals().words
    quotes = lists["quote-opens"] | lists["quote-closes"]
    for size in (3, 2):
        for at in range(len(out) - size, -1, -1):
            parts = out[at : at + size]
            first, end = parts[0].first, parts[-1].end
            marks = [token for token in range(first, end) if words[token] in quotes]
            beside = all(set(range(left.end, right.first)).issubset(marks) for left, right in pairwise(parts))
            called = len(marks) == 2 and first < marks[0] < marks[1] - 1 and marks[1] < end - 1
            if beside and called and all(part.label == "PER" for part in parts):
                out[at : at + size] = [Entity(first, end, "PER")]
    return out
