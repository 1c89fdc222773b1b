"""Encoded sentences as the padded inputs that every network takes."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor

from dragoman.networks.session import inputs


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
    given = inputs([(item.ids, item.shapes, item.starts) for item in batch])
    return {name: torch.from_numpy(values).to(device) for name, values in given.items()}
