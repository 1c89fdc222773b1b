"""Event heads on the encoder: one pass over the sentence gives type, status and roles of every act in it. And a
relation head on an encoder of its own: the type of the act between two marked parties."""

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder
from training.events.labels import RELATIONS, ROLES, STATUSES, TYPES

ROLE = 128


def relation_head() -> nn.Sequential:
    """States of the sentence and of two marks [B,3*384] → logits of the relations."""
    return nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.Tanh(), nn.Dropout(0.1), nn.Linear(WIDTH, len(RELATIONS)))


class EventHeads(nn.Module):
    """States of the words [B,W,384] → logits; the relation's from those of the sentence and of two marks, [B,3*384]."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.trigger = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(WIDTH, len(TYPES)))
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.reciprocal = nn.Linear(WIDTH, 1)
        self.core = nn.Linear(WIDTH, 1)
        self.act = nn.Sequential(nn.Linear(WIDTH, ROLE), nn.GELU(), nn.Dropout(0.2))
        self.party = nn.Sequential(nn.Linear(WIDTH, ROLE), nn.GELU(), nn.Dropout(0.2))
        self.role = nn.Parameter(torch.randn(len(ROLES), ROLE + 1, ROLE + 1) * 0.02)
        self.relation = relation_head()

    def roles(self, words: Tensor) -> Tensor:
        """Role logits [B,W,W,R] of the second word in the act that the first one names."""
        act, party = self.act(words), self.party(words)
        act = torch.cat([act, torch.ones_like(act[..., :1])], -1)
        party = torch.cat([party, torch.ones_like(party[..., :1])], -1)
        batch, count, width = act.shape
        left = act @ self.role.to(act.dtype).permute(1, 0, 2).reshape(width, -1)
        left = left.view(batch, count * len(ROLES), width)
        return (left @ party.transpose(1, 2)).view(batch, count, len(ROLES), count).transpose(2, 3)


class EventNetwork(nn.Module):
    """The whole event model, in the form that is trained and exported."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = EventHeads()

    def states(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor) -> Tensor:
        """States of the whole sentence and then of the words' first subwords [B,1+W,384]."""
        found: Tensor = self.encoder(ids, mask, shapes, with_sentence(starts))
        return found

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, shape_ids: Tensor, word_starts: Tensor, word_mask: Tensor
    ) -> tuple[Tensor, ...]:
        """Probabilities of all heads but the relation's, which only trains along: a network of its own does better."""
        states = self.states(input_ids, attention_mask, shape_ids, word_starts)
        heads = self.heads
        words = states[:, 1:] * word_mask[:, :, None].to(states.dtype)
        return (
            heads.trigger(words).softmax(-1),
            heads.status(words).softmax(-1),
            torch.cat([heads.reciprocal(words), heads.core(words)], -1).sigmoid(),
            heads.roles(words).softmax(-1),
        )


class RelationNetwork(nn.Module):
    """The whole relation model. The first two of the words asked for are the marks; a mark at 0 is the sentence."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.heads = relation_head()

    def logits(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor, words: Tensor) -> Tensor:
        """[B,15]."""
        states = self.encoder(ids, mask, shapes, with_sentence((starts * words)[:, :2]))
        found: Tensor = self.heads(self.dropout(states.flatten(1)))
        return found

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, shape_ids: Tensor, word_starts: Tensor, word_mask: Tensor
    ) -> tuple[Tensor, ...]:
        """Probabilities [B,15]."""
        return (self.logits(input_ids, attention_mask, shape_ids, word_starts, word_mask).softmax(-1),)


def with_sentence(starts: Tensor) -> Tensor:
    """Places of subwords with that of the whole sentence, 0, before them."""
    return torch.cat([torch.zeros_like(starts[:, :1]), starts], 1)
