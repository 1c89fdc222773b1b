"""The reader's network: words in, tags, heads, labels and entities out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.encode import MAX_PIECES, Encoder
from dragoman.analysis.entities import bio_spans, bio_transitions, viterbi
from dragoman.analysis.tags import best_pairs, pair_scores
from dragoman.analysis.tree import single_root_tree
from dragoman.errors import ModelError
from dragoman.model.parse import Entity
from dragoman.networks.session import Encoded, inputs, open_network

_OUTPUTS = ("arcs", "heads", "rels", "upos", "xpos", "ents")
_BATCH_SENTENCES = 16
_BATCH_PIECES = 700
_BATCH_EVENNESS = 0.75  # of the longest: padding costs more than another call
_MAX_PIECES = 510

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
        self._session, labels = open_network(folder, "reader", threads)
        self.version = str(labels["version"])
        self.encoder = _encoder(folder / "tokenizer.json")
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

    def _run(self, batch: Sequence[Encoded]) -> Iterator[Columns]:
        feed = inputs(batch)
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


def _encoder(path: Path) -> Encoder:
    try:
        return Encoder(path)
    except KeyError as error:
        raise ModelError(f"the reader's tokenizer cannot be read: {path}: {error}; install dragoman again") from error
