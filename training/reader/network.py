"""Reader heads on the encoder: biaffine arcs and labels (Dozat and Manning 2017), part-of-speech tags, entity tags."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder

ARC, LABEL, BEST = 256, 128, 3


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head tells apart."""

    rels: int
    upos: int
    xpos: int
    ents: int


def _mlp(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.33))


class Heads(nn.Module):
    """Word states [B,W,384] → arc scores [B,W,W+1] (column 0 is the root), label parts, tags."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc_dep, self.arc_head = _mlp(ARC), _mlp(ARC)
        self.rel_dep, self.rel_head = _mlp(LABEL), _mlp(LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.zeros(sizes.rels, LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.rel, std=0.02)
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.ents = nn.Linear(WIDTH, sizes.ents)
        self.foreign = nn.Linear(WIDTH, sizes.ents)  # what data of another policy adds; in training alone
        nn.init.zeros_(self.foreign.weight)
        nn.init.zeros_(self.foreign.bias)
        self.narrow: nn.Module | None = None  # the label product in the form that is exported

    def arcs(self, words: Tensor, mask: Tensor) -> Tensor:
        """Scores of every head for every word; padded heads and a word's own column score -1e4."""
        batch, count, _ = words.shape
        heads = torch.cat([self.root.expand(batch, 1, WIDTH).to(words.dtype), words], 1)
        dep = with_one(self.arc_dep(words))
        scores = dep @ self.arc.to(dep.dtype) @ self.arc_head(heads).transpose(1, 2)
        allowed = torch.cat([torch.ones_like(mask[:, :1]), mask], 1).to(scores.dtype)
        own = torch.cat([torch.zeros(count, 1), torch.eye(count)], 1).to(scores)
        return scores + (1.0 - allowed)[:, None, :] * -1e4 + own * -1e4

    def head_parts(self, words: Tensor) -> Tensor:
        """Every column of the arcs, the root first, as a head of labels [B,W+1,128]."""
        root = self.root.expand(words.shape[0], 1, WIDTH).to(words.dtype)
        parts: Tensor = self.rel_head(torch.cat([root, words], 1))
        return parts

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Label logits [B,W,K,L] for the head columns `heads` [B,W,K]."""
        batch, count, width = heads.shape[0], heads.shape[1], heads.shape[2]
        index = heads.reshape(batch, count * width, 1).expand(-1, -1, LABEL)
        chosen = torch.gather(self.head_parts(words), 1, index).view(batch, count, width, LABEL)
        chosen, dep = with_one(chosen), with_one(self.rel_dep(words))
        if self.narrow is not None:
            logits: Tensor = self.narrow(dep, chosen)
            return logits
        labels = self.rel.shape[0]
        left = (dep @ self.rel.to(dep.dtype).permute(1, 0, 2).reshape(LABEL + 1, -1)).view(
            batch, count, labels, LABEL + 1
        )
        return chosen @ left.transpose(2, 3)


def with_one(vectors: Tensor) -> Tensor:
    """Vectors with a one at their end, so that a bilinear product has linear terms as well."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


class ReaderNetwork(nn.Module):
    """The whole reader, in the form that is trained and exported."""

    def __init__(self, encoder: Encoder, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = Heads(sizes)

    def words(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor) -> Tensor:
        """States of the words' first subwords: [B,W,384]."""
        found: Tensor = self.encoder(ids, mask, shapes, starts)
        return found

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, shape_ids: Tensor, word_starts: Tensor, word_mask: Tensor
    ) -> tuple[Tensor, ...]:
        words = self.words(input_ids, attention_mask, shape_ids, word_starts)
        arcs = self.heads.arcs(words, word_mask)
        best = torch.topk(arcs, BEST, dim=2).indices
        rels = self.heads.labels(words, best)
        return arcs, best, rels, self.heads.upos(words), self.heads.xpos(words), self.heads.ents(words)
