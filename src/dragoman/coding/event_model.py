"""The event model: for every word how likely it names an act, of which type and status, and who plays which part."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from dragoman.errors import ModelError
from dragoman.model.parse import Parse

WEIGHTS = Path(__file__).parent / "weights"
BATCH, BUDGET, LONGEST = 16, 1024, 256
EVENNESS = 0.85  # the shortest sentence of a batch to its longest: less padding
OPENING = ("<", "[")
SLOW = ["SkipLayerNormFusion"]  # its kernel takes five times what the two it replaces take

Array = np.ndarray[Any, np.dtype[Any]]
Encode = Callable[[Sequence[str]], tuple[list[int], list[int], list[int]]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities for one sentence of W words: `types` [W,17] (column 0: no act), `statuses` [W,7], `reciprocal` [W],
    `core` [W] (would every coder record it), `roles` [W,W,5]: the second word's part in the first one's act."""

    types: Array
    statuses: Array
    reciprocal: Array
    core: Array
    roles: Array


@dataclass(frozen=True, slots=True)
class EventLabels:
    """What the columns of the outputs mean."""

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    roles: tuple[str, ...]
    relations: tuple[str, ...]
    version: str


class EventModel:
    """The event network, ready to run. `encode` is the reader's word encoder: both networks share their vocabulary."""

    def __init__(self, session: onnxruntime.InferenceSession, labels: EventLabels, encode: Encode) -> None:
        self._session, self.labels, self._encode = session, labels, encode

    @classmethod
    def load(cls, encode: Encode, *, folder: Path = WEIGHTS, threads: int = 1) -> "EventModel":
        """Load the weights; ModelError if they are missing or not the ones that the labels belong to."""
        network, about = folder / "events.onnx", folder / "events.json"
        for path in (network, about):
            if not path.exists():
                raise ModelError(f"{path}: missing; install dragoman again, or train the model (training/README.md)")
        known = json.loads(about.read_text(encoding="utf-8"))
        if hashlib.sha256(network.read_bytes()).hexdigest() != known["sha256"]:
            raise ModelError(f"{network}: damaged or of another version than {about.name}; install dragoman again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = True  # batches are bounded; without it every batch's pages are new
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(network), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
        labels = EventLabels(
            types=tuple(known["types"]),
            statuses=tuple(known["statuses"]),
            roles=tuple(known["roles"]),
            relations=tuple(known["relations"]),
            version=str(known["version"]),
        )
        return cls(session, labels, encode)

    def score(self, parses: Sequence[Parse], wanted: frozenset[int]) -> tuple[Scores | None, ...]:
        """One Scores a sentence, in order; None for one that is not `wanted` or too long for the network."""
        return self.score_words([parse.words for parse in parses], wanted)

    def score_words(self, sentences: Sequence[Sequence[str]], wanted: frozenset[int]) -> tuple[Scores | None, ...]:
        """The same for sentences that are words alone."""
        found: list[Scores | None] = [None] * len(sentences)
        encoded = {at: self._encode(sentences[at]) for at in sorted(wanted)}
        for batch in _batches({at: len(ids) for at, (ids, _, _) in encoded.items()}):
            types, statuses, flags, roles, _ = self._run([encoded[at] for at in batch])
            for row, at in enumerate(batch):
                size = len(sentences[at])
                found[at] = Scores(
                    types[row, :size],
                    statuses[row, :size],
                    flags[row, :size, 0],
                    flags[row, :size, 1],
                    roles[row, :size, :size],
                )
        return tuple(found)

    def relation(self, words: Sequence[str]) -> Array:
        """Probabilities [15] of the act between the two parties in brackets: `< actor >`, `[ recipient ]`."""
        ids, shapes, starts = self._encode(words)
        relation: Array = self._run([(ids[:LONGEST], shapes[:LONGEST], marks(words, starts))])[4][0]
        return relation

    def _run(self, rows: Sequence[tuple[list[int], list[int], list[int]]]) -> list[Array]:
        width, count = max(len(row[0]) for row in rows), max(3, *(len(row[2]) for row in rows))
        shape, words = (len(rows), width), (len(rows), count)
        ids, mask, shapes = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        starts, there = np.zeros(words, np.int64), np.zeros(words, np.int64)
        for at, (pieces, cases, firsts) in enumerate(rows):
            ids[at, : len(pieces)], mask[at, : len(pieces)], shapes[at, : len(pieces)] = pieces, 1, cases
            starts[at, : len(firsts)], there[at, : len(firsts)] = firsts, 1
        given = {
            "input_ids": ids,
            "attention_mask": mask,
            "shape_ids": shapes,
            "word_starts": starts,
            "word_mask": there,
        }
        outputs: list[Array] = self._session.run(None, given)
        return outputs


def _batches(sizes: dict[int, int]) -> Iterator[list[int]]:
    """Sentences of like length together; those over `LONGEST` subwords are left out."""
    current: list[int] = []
    for at in sorted(sizes, key=lambda at: (-sizes[at], at)):
        if sizes[at] > LONGEST or sizes[at] < 3:
            continue
        longest = sizes[current[0]] if current else sizes[at]
        full = len(current) == BATCH or longest * (len(current) + 1) > BUDGET
        if current and (full or sizes[at] < EVENNESS * longest):
            yield current
            current = []
        current.append(at)
    if current:
        yield current


def marked(words: Sequence[str], actor: tuple[int, int], recipient: tuple[int, int]) -> list[str]:
    """Words with the two parties between brackets of their own, as the relation head was trained."""
    opening = dict(zip((actor[0], recipient[0]), OPENING, strict=True))
    closing = {actor[1]: ">", recipient[1]: "]"}
    out: list[str] = []
    for at, word in enumerate(words):
        out += [closing[at]] if at in closing else []
        out += [opening[at]] if at in opening else []
        out.append(word)
    return out + ([closing[len(words)]] if len(words) in closing else [])


def marks(words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Where the two opening brackets of `marked` words start among the subwords; 0, the whole sentence, for one that
    is not there or beyond what the network takes."""
    found = (starts[words.index(mark)] if mark in words else 0 for mark in OPENING)
    return [start if start < LONGEST else 0 for start in found]
