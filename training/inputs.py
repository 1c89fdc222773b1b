"""Encoded sentences as the padded inputs that both networks take."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor


class Pieces(Protocol):
    """A sentence's subwords: ids and casing shapes, and where each of its words starts among them."""

    @property
    def ids(self) -> Sequence[int]: ...

    @property
    def shapes(self) -> Sequence[int]: ...

    @property
    def starts(self) -> Sequence[int]: ...


def tensors(batch: Sequence[Pieces], device: str = "cpu") -> dict[str, Tensor]:
    """The network's inputs, padded."""
    width = max(len(item.ids) for item in batch)
    count = max(3, max(len(item.starts) for item in batch))
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask, shapes = torch.zeros_like(ids), torch.zeros_like(ids)
    starts = torch.zeros(len(batch), count, dtype=torch.long)
    word_mask = torch.zeros_like(starts)
    for row, item in enumerate(batch):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        mask[row, : len(item.ids)] = 1
        shapes[row, : len(item.ids)] = torch.tensor(item.shapes)
        starts[row, : len(item.starts)] = torch.tensor(item.starts)
        word_mask[row, : len(item.starts)] = 1
    named = {
        "input_ids": ids,
        "attention_mask": mask,
        "shape_ids": shapes,
        "word_starts": starts,
        "word_mask": word_mask,
    }
    return {name: value.to(device) for name, value in named.items()}
