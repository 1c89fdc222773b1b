"""The reader's network: words in, tags, heads, labels and entities out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.analysis.encode import MAX_PIECES, PAD_ID, SPECIAL_SHAPE, Encoder
from dragoman.analysis.entities import bio_spans, bio_transitions, viterbi
from dragoman.analysis.tags import best_pairs, pair_scores
from dragoman.analysis.tree import single_root_tree
from dragoman.errors import ModelError
from dragoman.model.parse import Entity

_OUTPUTS = ("arcs", "heads", "rels", "upos", "xpos", "ents")
_BATCH_SENTENCES = 16
_BATCH_PIECES = 700
_BATCH_EVENNESS = 0.75  # of the longest: padding costs more than another call
_MAX_PIECES = 510
SLOW = ["SkipLayerNormFusion"]  # its kernel takes five times what the two it replaces take
_BEST_HEADS = 3

Array = NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the network says of one sentence, one entry a word; heads are word indices, -1 for the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[Entity, ...]


class Network:
    """An ONNX session with its tokenizer and label lists."""

    def __init__(self, folder: Path, threads: int) -> None:
        labels = _labels(folder / "reader.json")
        self.version = str(labels["version"])
        self.encoder = _encoder(folder / "tokenizer.json")
        self._session = _session(folder / "reader.onnx", str(labels.get("sha256", "")), threads)
        self._upos, self._xpos = tuple(labels["upos"]), tuple(labels["xpos"])
        self._rels, self._ents = tuple(labels["rels"]), tuple(labels["ents"])
        self._pairs = pair_scores(self._upos, self._xpos)
        self._root = self._rels.index("root")
        self._transitions = bio_transitions(self._ents)

    def cost(self, word: str) -> int:
        """How many subwords a word takes."""
        return len(self.encoder.word(word)[0])

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        """One answer a sentence, in order. Batches are formed by length among these sentences alone."""
        encoded = [self.encoder.encode(words[: self._fitting(words)]) for words in sentences]
        answers: list[Columns | None] = [None] * len(sentences)
        for batch in _batches([len(ids) for ids, _, _ in encoded]):
            for index, columns in zip(batch, self._run([encoded[index] for index in batch]), strict=True):
                answers[index] = columns
        return [
            _complete(columns, len(words)) if columns is not None else Columns((), (), (), (), ())
            for columns, words in zip(answers, sentences, strict=True)
        ]

    def _fitting(self, words: Sequence[str]) -> int:
        if len(words) * MAX_PIECES <= _MAX_PIECES:
            return len(words)
        total = 0
        for place, word in enumerate(words):
            total += self.cost(word)
            if total > _MAX_PIECES:
                return place
        return len(words)

    def _run(self, batch: Sequence[tuple[list[int], list[int], list[int]]]) -> Iterator[Columns]:
        pieces = max(len(ids) for ids, _, _ in batch)
        words = max(_BEST_HEADS, *(len(starts) for _, _, starts in batch))
        feed = {
            "input_ids": np.full((len(batch), pieces), PAD_ID, dtype=np.int64),
            "attention_mask": np.zeros((len(batch), pieces), dtype=np.int64),
            "shape_ids": np.full((len(batch), pieces), SPECIAL_SHAPE, dtype=np.int64),
            "word_starts": np.zeros((len(batch), words), dtype=np.int64),
            "word_mask": np.zeros((len(batch), words), dtype=np.int64),
        }
        for row, (ids, shapes, starts) in enumerate(batch):
            feed["input_ids"][row, : len(ids)] = ids
            feed["attention_mask"][row, : len(ids)] = 1
            feed["shape_ids"][row, : len(ids)] = shapes
            feed["word_starts"][row, : len(starts)] = starts
            feed["word_mask"][row, : len(starts)] = 1
        arcs, heads, rels, upos, xpos, ents = self._session.run(_OUTPUTS, feed)
        rels[..., self._root] = -np.inf
        tags = viterbi(ents, feed["word_mask"], self._transitions)
        labels = rels.argmax(-1)
        for row, (_, _, starts) in enumerate(batch):
            count = len(starts)
            pair = best_pairs(upos[row, :count], xpos[row, :count], self._pairs)
            rows = [*pair, heads[row, :count], labels[row, :count]]
            yield self._columns(arcs[row, :count, : count + 1], rows, tags[row, :count])

    def _columns(self, arcs: NDArray[np.floating], rows: list[Array], tags: Array) -> Columns:
        upos, xpos, heads, rels = (found.tolist() for found in rows)
        tree = single_root_tree(arcs).tolist()
        return Columns(
            tuple(self._upos[tag] for tag in upos),
            tuple(self._xpos[tag] for tag in xpos),
            tuple(column - 1 for column in tree),
            tuple(self._label(column, heads[word], rels[word]) for word, column in enumerate(tree)),
            bio_spans([self._ents[tag] for tag in tags.tolist()]),
        )

    def _label(self, column: int, heads: list[int], rels: list[int]) -> str:
        if column == 0:
            return "root"
        return self._rels[rels[heads.index(column)]] if column in heads else "dep"


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of the sentences of each batch, longest first and of nearly one length; empty sentences are in none."""
    filled = (index for index, length in enumerate(lengths) if length > len(("[CLS]", "[SEP]")))
    batch: list[int] = []
    for index in sorted(filled, key=lambda index: (-lengths[index], index)):
        longest = lengths[batch[0]] if batch else lengths[index]
        full = len(batch) == _BATCH_SENTENCES or (len(batch) + 1) * longest > _BATCH_PIECES
        if batch and (full or lengths[index] < _BATCH_EVENNESS * longest):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _complete(columns: Columns, count: int) -> Columns:
    """Words beyond what the network can take hang on the root as unknown."""
    missing = count - len(columns.upos)
    if missing <= 0:
        return columns
    root = columns.heads.index(-1)
    return Columns(
        columns.upos + ("X",) * missing,
        columns.xpos + ("FW",) * missing,
        columns.heads + (root,) * missing,
        columns.deprels + ("dep",) * missing,
        columns.entities,
    )


def _labels(path: Path) -> dict[str, list[str]]:
    try:
        labels: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"the reader's labels cannot be read: {path}: {error}; install dragoman again") from error
    return labels


def _encoder(path: Path) -> Encoder:
    try:
        return Encoder(path)
    except KeyError as error:
        raise ModelError(f"the reader's tokenizer cannot be read: {path}: {error}; install dragoman again") from error


def _session(path: Path, sha256: str, threads: int) -> onnxruntime.InferenceSession:
    """A deterministic session; `threads` work inside one operator."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.enable_cpu_mem_arena = True  # batches are bounded; without it every batch's pages are new
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise ModelError(f"the reader's weights are not those of {path.with_suffix('.json').name}: {path}")
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
    except (OSError, RuntimeError) as error:
        raise ModelError(f"the reader's weights cannot be read: {path}: {error}; install dragoman again") from error
