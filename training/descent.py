"""How every network learns: AdamW, whose rates rise at first and then sink to a hundredth of what they were."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn


def halved(device: str = "cpu") -> torch.autocast:
    """Products in bf16 where that is quicker: on a GPU, and on a CPU that knows it; without AVX-512 it takes thirty
    times as long."""
    quick = device != "cpu" or torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast(device, dtype=torch.bfloat16, enabled=quick)


class Descent:
    """Takes `steps` steps, over the share `rise` of which the rates of `groups` rise; gradients are cut at `most`."""

    def __init__(
        self, network: nn.Module, groups: Sequence[dict[str, Any]], steps: int, *, rise: float = 0.1, most: float = 1.0
    ) -> None:
        self.network, self.steps, self.rise, self.most = network, steps, rise, most
        self.optimiser = torch.optim.AdamW(list(groups), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.done = 0

    def step(self, loss: Tensor) -> float:
        """One step down from `loss`; its value."""
        gone = self.done / self.steps
        share = min(1.0, gone / self.rise) * max(0.01, 1 - max(0.0, gone - self.rise) / (1 - self.rise))
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), self.most)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.done += 1
        return loss.item()
