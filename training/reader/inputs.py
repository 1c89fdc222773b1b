"""Examples as padded tensors."""

from collections.abc import Sequence

import torch
from torch import Tensor

from training.reader.data import LEFT_OUT, Encoded


def tensors(batch: Sequence[Encoded], device: str) -> dict[str, Tensor]:
    """The network's inputs, padded."""
    width = max(item.size for item in batch)
    count = max(3, max(len(item.starts) for item in batch))
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask, shapes = torch.zeros_like(ids), torch.zeros_like(ids)
    starts = torch.zeros(len(batch), count, dtype=torch.long)
    word_mask = torch.zeros_like(starts)
    for row, item in enumerate(batch):
        ids[row, : item.size] = torch.tensor(item.ids)
        mask[row, : item.size] = 1
        shapes[row, : item.size] = torch.tensor(item.shapes)
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


def column(batch: Sequence[Encoded], rows: Sequence[Sequence[int]], width: int, device: str) -> Tensor:
    """Padded labels [B,W]; LEFT_OUT where there are none."""
    out = torch.full((len(batch), width), LEFT_OUT, dtype=torch.long)
    for at, row in enumerate(rows):
        out[at, : len(row)] = torch.tensor(row, dtype=torch.long)
    return out.to(device)


def beliefs(batch: Sequence[Encoded], width: int, device: str) -> Tensor:
    """The teacher's belief in every head, padded: [B,W,W+1]."""
    out = torch.zeros(len(batch), width, width + 1)
    for row, item in enumerate(batch):
        if item.example.arcs is not None:
            found = torch.from_numpy(item.example.arcs).float()
            out[row, : found.shape[0], : found.shape[1]] = found
    return out.to(device)
