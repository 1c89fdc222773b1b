"""Train the event model.

    python -m training.events.train --examples out/events --reader out/reader/reader.pt --tokenizer tokenizer.json \\
        --out out/event-model --epochs 8 [--fold 0 --folds 5] [--open]

`--fold K` keeps every article (and relation) whose place in the sorted list is K modulo `--folds` out of training.
`--open` trains on our own corpus alone. Seeded. Writes events.pt.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.analysis.encode import Encoder as Subwords
from dragoman.coding.event_model import LONGEST
from dragoman.coding.relation_model import mark
from training.descent import Descent, halved
from training.encoder import Encoder
from training.events.labels import RELATIONS, ROLES, STATUSES, TYPES
from training.events.network import EventNetwork, RelationNetwork
from training.inputs import tensors
from training.reader.data import LEFT_OUT
from training.reader.train import MASK, UNKNOWN

Row = dict[str, Any]
STATUS_WEIGHTS = torch.tensor([1.0, 1.5, 2.0, 2.0, 2.0, 2.0, 2.0])


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled sentence with its subwords."""

    row: Row
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    starts: tuple[int, ...]


def items(path: Path, subwords: Subwords) -> list[Item]:
    """The sentences of a file of examples that the network can take whole."""
    out = []
    for line in path.read_text().splitlines():
        row = json.loads(line)
        if "relation" in row:
            ids, shapes, starts = mark(row["words"], row["actor"], row["recipient"], subwords.encode)
        else:
            ids, shapes, starts = subwords.encode(row["words"])
        if 2 < len(ids) <= LONGEST:
            out.append(Item(row, tuple(ids), tuple(shapes), tuple(starts)))
    return out


def batches(sentences: Sequence[Item], budget: int, rng: random.Random) -> list[list[Item]]:
    """Sentences of like length together, at most `budget` subwords padded, in random order."""
    ordered = sorted(sentences, key=lambda item: len(item.ids) + rng.random() * 4)
    out: list[list[Item]] = [[]]
    for item in ordered:
        if out[-1] and len(item.ids) * (len(out[-1]) + 1) > budget:
            out.append([])
        out[-1].append(item)
    rng.shuffle(out)
    return [batch for batch in out if batch]


def inputs(batch: Sequence[Item], *, noise: float) -> dict[str, Tensor]:
    """The network's inputs, padded; a share `noise` of the subwords is masked."""
    out = tensors(batch)
    ids, shapes = out["input_ids"], out["shape_ids"]
    if noise:
        lost = (torch.rand(ids.shape) < noise) & (shapes > 0) & (ids != UNKNOWN)
        out["input_ids"] = ids.masked_fill(lost, MASK)
    return out


def event_loss(network: EventNetwork, batch: Sequence[Item], words: Tensor) -> Tensor:
    """Type of every word, and status, both sides and roles at the words that name an act."""
    heads, count = network.heads, words.shape[1]
    types = torch.full((len(batch), count), LEFT_OUT)
    acts: list[tuple[int, int, Row]] = []
    for at, item in enumerate(batch):
        types[at, : len(item.starts)] = 0
        for token in item.row["masked"]:
            types[at, token] = LEFT_OUT
        for event in item.row["events"]:
            types[at, event["token"]] = TYPES.index(event["type"])
            acts.append((at, event["token"], event))
    loss = nn.functional.cross_entropy(
        heads.trigger(words).float().flatten(0, 1), types.flatten(), ignore_index=LEFT_OUT
    )
    loss = loss * 4
    if not acts:
        return loss
    rows, tokens = torch.tensor([act[0] for act in acts]), torch.tensor([act[1] for act in acts])
    states = words[rows, tokens]
    status = torch.tensor([STATUSES.index(act[2]["status"]) for act in acts])
    loss = loss + nn.functional.cross_entropy(heads.status(states).float(), status, weight=STATUS_WEIGHTS)
    flags = torch.tensor([[float(act[2]["reciprocal"])] for act in acts])
    loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(heads.reciprocal(states).float(), flags)
    core = torch.tensor([[float(act[2]["core"])] for act in acts])
    loss = loss + 0.3 * nn.functional.binary_cross_entropy_with_logits(heads.core(states).float(), core)
    return loss + role_loss(heads.roles(words)[rows, tokens], batch, acts)


def role_loss(logits: Tensor, batch: Sequence[Item], acts: Sequence[tuple[int, int, Row]]) -> Tensor:
    """[acts,W,R] against the phrases of the sentence that stand for the parties."""
    gold = torch.full(logits.shape[:2], LEFT_OUT)
    for at, (row, token, event) in enumerate(acts):
        gold[at, : len(batch[row].starts)] = 0
        gold[at, token] = LEFT_OUT
        for filler, role in event["roles"]:
            if filler != token:
                gold[at, filler] = ROLES.index(role)
    return 3 * nn.functional.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=LEFT_OUT)


def relation_loss(network: EventNetwork, batch: Sequence[Item], states: Tensor) -> Tensor:
    wanted = torch.tensor([RELATIONS.index(item.row["relation"]) for item in batch])
    logits = network.heads.relation(network.heads.dropout(states[:, :3].flatten(1)))
    return nn.functional.cross_entropy(logits.float(), wanted, label_smoothing=0.05)


def kept(sentences: Sequence[Item], fold: int | None, folds: int) -> list[Item]:
    """The sentences whose document is not in the fold that is held out."""
    names = sorted({item.row["doc"] for item in sentences})
    held = {name for at, name in enumerate(names) if fold is not None and at % folds == fold}
    return [item for item in sentences if item.row["doc"] not in held]


def groups(network: EventNetwork | RelationNetwork, rate: float) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = [{"params": list(network.heads.parameters()), "lr": rate * 5}]
    for depth, layer in enumerate(network.encoder.layers):
        out.append({"params": list(layer.parameters()), "lr": rate * 0.85 ** (5 - depth)})
    out.append({"params": list(network.encoder.shapes.parameters()), "lr": rate * 5, "weight_decay": 0.0})
    return out


def load(arguments: argparse.Namespace, subwords: Subwords) -> list[list[Item]]:
    """The kinds of examples, without what is held out. The relation set goes in twice, alone: with our own sentences
    beside it, whose types are drawn a little otherwise, less of it is learned."""

    def read(name: str) -> list[Item]:
        return items(Path(arguments.examples) / f"{name}.jsonl", subwords)

    if arguments.open:
        return [read("corpus"), read("corpus-relations")]
    known = [kept(read(name), arguments.fold, arguments.folds) for name in ("articles", "relations", "relations")]
    return [read("corpus"), *known]


def network_from(reader: Path) -> EventNetwork:
    """Fresh heads on the trained reader's encoder."""
    encoder = Encoder()
    state = torch.load(reader, map_location="cpu")
    prefix = "encoder."
    encoder.load_state_dict(
        {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}
    )
    return EventNetwork(encoder)


def step(network: EventNetwork, batch: Sequence[Item]) -> Tensor:
    given = inputs(batch, noise=0.06)
    with halved():
        states = network.states(*(given[name] for name in ("input_ids", "attention_mask", "shape_ids", "word_starts")))
        if "relation" in batch[0].row:
            return relation_loss(network, batch, states)
        return event_loss(network, batch, network.heads.dropout(states[:, 1:]))


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    subwords = Subwords(arguments.tokenizer)
    sources = load(arguments, subwords)
    network = network_from(Path(arguments.reader))
    steps = arguments.epochs * sum(len(batches(source, arguments.budget, rng)) for source in sources)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    descent, begun = Descent(network, groups(network, arguments.rate), steps), time.time()
    for epoch in range(arguments.epochs):
        mixed = [batch for source in sources for batch in batches(source, arguments.budget, rng)]
        rng.shuffle(mixed)
        network.train()
        total = 0.0
        for batch in mixed:
            total += descent.step(step(network, batch))
        print(f"epoch {epoch + 1} loss {total / len(mixed):.3f} {time.time() - begun:.0f} s", flush=True)
    torch.save(network.state_dict(), out / "events.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", default="out/events")
    parser.add_argument("--reader", default="out/reader/reader.pt")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", default="out/event-model")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--budget", type=int, default=900)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
