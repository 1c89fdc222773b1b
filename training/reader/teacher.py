"""Trees for sentences that have none: what a trained reader believes of them (self-training on open text)."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.networks.session import open_network
from training.inputs import tensors
from training.reader.data import Encoded, batches

SURE = 0.8  # a label or tag of the teacher's that counts
BUDGET, THREADS = 4000, 2


class Teacher:
    """The reader of a folder with reader.onnx; its labels must be those that are trained."""

    def __init__(self, folder: Path, labels: dict[str, list[str]]) -> None:
        self._session, _ = open_network(folder, "reader", THREADS)
        self._labels = labels

    def taught(self, items: Sequence[Encoded]) -> list[Encoded]:
        """The same sentences, with `arcs`, and with tags and labels where the teacher is sure."""
        out = []
        for batch in batches(items, BUDGET, random.Random(0)):
            given = {name: value.numpy() for name, value in tensors(batch, "cpu").items()}
            arcs, heads, rels, upos, xpos = self._session.run(("arcs", "heads", "rels", "upos", "xpos"), given)
            for row, item in enumerate(batch):
                count = len(item.example.words)
                belief = softmax(arcs[row, :count, : count + 1])
                example = replace(
                    item.example,
                    heads=tuple(heads[row, :count, 0].tolist()),
                    arcs=belief.astype(np.float16),
                    rels=self._sure("rels", rels[row, :count, 0], belief.max(-1)),
                    upos=self._sure("upos", upos[row, :count]),
                    xpos=self._sure("xpos", xpos[row, :count]),
                )
                out.append(replace(item, example=example))
        return out

    def _sure(
        self, name: str, logits: NDArray[np.float32], belief: NDArray[np.float32] | float = 1.0
    ) -> tuple[str, ...]:
        names = self._labels[name]
        chances = softmax(logits)
        sure = chances.max(-1) * belief >= SURE
        return tuple(names[at] if kept else "" for at, kept in zip(chances.argmax(-1).tolist(), sure, strict=True))


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Along the last axis."""
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
