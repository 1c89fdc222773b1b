"""Labels of the reader's examples as padded tensors."""

from collections.abc import Sequence

import torch
from torch import Tensor

from training.reader.data import LEFT_OUT, Encoded


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
