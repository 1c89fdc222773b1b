"""Treebanks and entity data as training examples; noise that makes them look like news."""

import gzip
import json
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.encode import Encoder

ENTITY_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
LEFT_OUT = -100
MAX_WORDS = 150
SHORTEST = 5  # words of a sentence that a passage is cut into


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence. `heads` count words from 1, 0 is the root; trees have no `ents`, entity data no tree of its own.

    `foreign` marks entity data labelled by another policy than Universal NER's. `arcs` [W,W+1] is a teacher's belief in
    every head of every word, for sentences whose tree is the teacher's.
    """

    words: tuple[str, ...]
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    rels: tuple[str, ...] = ()
    ents: tuple[int, ...] = ()
    foreign: bool = False
    arcs: NDArray[np.float16] | None = None


def trees(path: Path) -> Iterator[Example]:
    """Sentences of a gzipped CoNLL-U file, words only (no multiword or empty lines)."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                if not line.startswith("#"):
                    row = line.rstrip("\n").split("\t")
                    if row[0].isdigit():
                        rows.append(row)
            elif rows:
                yield _tree(rows)
                rows = []
    if rows:
        yield _tree(rows)


def _tree(rows: Sequence[Sequence[str]]) -> Example:
    return Example(
        words=tuple(row[1] for row in rows),
        upos=tuple(row[3] for row in rows),
        xpos=tuple(row[4] for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        rels=tuple(row[7] for row in rows),
    )


def entities(path: Path, known: Collection[tuple[str, ...]] = ()) -> Iterator[Example]:
    """Sentences of a gzipped entity file, passages cut into theirs; labels beyond the three stay out of the loss.

    Sentences that stand in `known`, the treebanks that Universal NER labels, follow its policy; all others are foreign.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            words = row["tokens"]
            tags = [0] * len(words)
            for first, end, label in row["entities"]:
                for at in range(first, end):
                    prefix = "B" if at == first else "I"
                    tag = f"{prefix}-{label}"
                    tags[at] = ENTITY_TAGS.index(tag) if tag in ENTITY_TAGS else LEFT_OUT
            start = 0
            foreign = tuple(words) not in known
            for end in _ends(words, tags) if foreign else (len(words),):
                yield Example(words=tuple(words[start:end]), ents=tuple(tags[start:end]), foreign=foreign)
                start = end


def _ends(words: Sequence[str], tags: Sequence[int]) -> Iterator[int]:
    """Where the sentences of a passage end: after a full stop before a capital, outside names, five words at least."""
    start = 0
    for at in range(1, len(words)):
        stop = words[at - 1] in (".", "!", "?") and words[at][:1].isupper() and not (tags[at - 1] and tags[at])
        if stop and at - start >= SHORTEST and len(words) - at >= SHORTEST:
            yield at
            start = at
    yield len(words)


def noisy(example: Example, rng: random.Random) -> Example:
    """Headline casing, lower case, capitals, long dashes, a lost full stop: each now and then."""
    roll = rng.random()
    words = example.words
    if roll < 0.04:
        words = tuple(word[:1].upper() + word[1:] if len(word) > 3 else word for word in words)
    elif roll < 0.06:
        words = tuple(word.upper() for word in words)
    elif roll < 0.08 and not example.ents:
        words = tuple(word.lower() for word in words)
    if rng.random() < 0.3:
        words = tuple("—" if word == "--" else "–" if word == "-" and rng.random() < 0.3 else word for word in words)
    changed = replace(example, words=words)
    return _without_stop(changed) if rng.random() < 0.06 else changed


def _without_stop(example: Example) -> Example:
    last = len(example.words)
    if last < 3 or example.words[-1] != "." or last in example.heads:
        return example
    columns = {name: getattr(example, name)[:-1] for name in ("words", "upos", "xpos", "heads", "rels", "ents")}
    return replace(example, **columns, arcs=None if example.arcs is None else example.arcs[:-1, :-1])


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example with its subwords; `size` counts them."""

    example: Example
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    starts: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.ids)


def encoded(example: Example, encoder: Encoder) -> Encoded:
    ids, shapes, starts = encoder.encode(example.words)
    return Encoded(example, tuple(ids), tuple(shapes), tuple(starts))


def batches(items: Sequence[Encoded], budget: int, rng: random.Random) -> list[list[Encoded]]:
    """Sentences of like length together, at most `budget` subwords padded, in random order."""
    ordered = sorted(items, key=lambda item: item.size + rng.random() * 4)
    out: list[list[Encoded]] = []
    current: list[Encoded] = []
    for item in ordered:
        if current and max(item.size, current[-1].size) * (len(current) + 1) > budget:
            out.append(current)
            current = []
        current.append(item)
    if current:
        out.append(current)
    rng.shuffle(out)
    return out
