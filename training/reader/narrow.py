"""The label head's product in fewer dimensions (a Tucker decomposition), for the export: seven times cheaper.

The label of a word w under a head h has the logit w·W·h, W one matrix a label. What all labels have in common does not
change which is best; the rest is cut to `rank` directions on each side, those that matter most for the words and heads
of real sentences (weighted by their second moments), as in higher-order SVD (De Lathauwer et al. 2000).
"""

import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.inputs import tensors
from training.reader.data import Encoded, batches
from training.reader.network import ReaderNetwork, with_one

BUDGET = 4000


class NarrowLabels(nn.Module):
    """Dependent vectors [B,W,D] and those of K heads each [B,W,K,D], both with a one at the end → logits [B,W,K,L]."""

    def __init__(self, dep: Tensor, core: Tensor, head: Tensor) -> None:
        super().__init__()
        self.labels, self.rank = core.shape[0], core.shape[1]
        self.dep, self.head = nn.Parameter(dep), nn.Parameter(head)
        self.core = nn.Parameter(core.permute(1, 0, 2).reshape(self.rank, -1))

    def forward(self, dep: Tensor, chosen: Tensor) -> Tensor:
        batch, count, _ = dep.shape
        left = ((dep @ self.dep) @ self.core).view(batch, count, self.labels, self.rank)
        return (chosen @ self.head) @ left.transpose(2, 3)


@torch.no_grad()
def narrowed(network: ReaderNetwork, items: Sequence[Encoded], rank: int) -> NarrowLabels:
    """The label head of a trained network, cut to `rank` directions; `items` are sentences to weigh them by."""
    dep, head = _moments(network.eval(), items)
    (dep_root, dep_back), (head_root, head_back) = _root(dep), _root(head)
    own = network.heads.rel - network.heads.rel.mean(0, keepdim=True)
    weighed = torch.einsum("ab,lbc,cd->lad", dep_root, own, head_root)
    left = _leading(torch.einsum("lab,lcb->ac", weighed, weighed), rank)
    right = _leading(torch.einsum("lba,lbc->ac", weighed, weighed), rank)
    core = torch.einsum("ar,lab,bs->lrs", left, weighed, right)
    return NarrowLabels(dep_back @ left, core, head_back @ right)


def _moments(network: ReaderNetwork, items: Sequence[Encoded]) -> tuple[Tensor, Tensor]:
    """Second moments [D,D] of words as dependents and as heads of their likeliest arcs."""
    heads = network.heads
    dep, head, total = torch.zeros(()), torch.zeros(()), 0
    for batch in batches(items, BUDGET, random.Random(0)):
        given = tensors(batch, "cpu")
        words = network.words(*(given[name] for name in ("input_ids", "attention_mask", "shape_ids", "word_starts")))
        there = given["word_mask"].bool()
        best = heads.arcs(words, given["word_mask"]).argmax(-1)
        above = torch.gather(heads.head_parts(words), 1, best[:, :, None].expand(-1, -1, heads.rel.shape[2] - 1))
        below = with_one(heads.rel_dep(words))[there]
        above = with_one(above)[there]
        dep, head, total = dep + below.T @ below, head + above.T @ above, total + len(below)
    return dep / total, head / total


def _root(moments: Tensor) -> tuple[Tensor, Tensor]:
    """Square root and its inverse."""
    values, vectors = torch.linalg.eigh(moments + 1e-4 * torch.eye(len(moments)))
    return vectors @ values.sqrt().diag() @ vectors.T, vectors @ values.rsqrt().diag() @ vectors.T


def _leading(square: Tensor, rank: int) -> Tensor:
    vectors: Tensor = torch.linalg.eigh(square).eigenvectors
    return vectors.flip(1)[:, :rank]
