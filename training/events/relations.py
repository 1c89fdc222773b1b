"""Train the relation model: the type of the act between two given parties.

    python -m training.events.relations --examples out/events --minilm model.safetensors --tokenizer tokenizer.json \\
        --out out/relation-model [--fold 0 --folds 5]

Learns the relation set, with a few of our own pairs, drawn anew, in every epoch: they hold what is rare in the set.
`--fold K` keeps every fifth pair of the set, from the K-th on, out of training, as `training.events.train` does, and
writes the answers on them to pairs.jsonl, for `score.py relations`. Seeded. Writes relations.pt.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from dragoman.analysis.encode import Encoder as Subwords
from training.descent import Descent, halved
from training.encoder import Encoder
from training.events.labels import RELATIONS
from training.events.network import RelationNetwork
from training.events.train import Item, batches, groups, inputs, items, kept

GIVEN = ("input_ids", "attention_mask", "shape_ids", "word_starts", "word_mask")


def logits(network: RelationNetwork, batch: Sequence[Item], *, noise: float = 0.0) -> torch.Tensor:
    given = inputs(batch, noise=noise)
    return network.logits(*(given[name] for name in GIVEN)).float()


def train(network: RelationNetwork, known: Sequence[Item], own: Sequence[Item], arguments: argparse.Namespace) -> None:
    rng = random.Random(arguments.seed)
    epochs = []
    for _ in range(arguments.epochs):
        epoch = batches(known, arguments.budget, rng)
        epoch += batches(rng.sample(own, min(arguments.own, len(own))), arguments.budget, rng)
        rng.shuffle(epoch)
        epochs.append(epoch)
    descent, begun = Descent(network, groups(network, arguments.rate), sum(map(len, epochs))), time.time()
    network.train()
    for number, epoch in enumerate(epochs):
        total = 0.0
        for batch in epoch:
            wanted = torch.tensor([RELATIONS.index(item.row["relation"]) for item in batch])
            with halved():
                answers = logits(network, batch, noise=0.06)
            total += descent.step(nn.functional.cross_entropy(answers, wanted, label_smoothing=0.05))
        print(f"epoch {number + 1} loss {total / len(epoch):.3f} {time.time() - begun:.0f} s", flush=True)


@torch.no_grad()
def answers(network: RelationNetwork, held: Sequence[Item]) -> list[dict[str, str]]:
    """One row for each pair: its id and the likeliest type."""
    network.eval()
    found = []
    for item in held:
        best = int(logits(network, [item]).argmax())
        found.append({"id": item.row["doc"], "type": RELATIONS[best]})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", default="out/events")
    parser.add_argument("--minilm", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", default="out/relation-model")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--own", type=int, default=400, help="of our own pairs, how many an epoch")
    parser.add_argument("--fold", type=int)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--budget", type=int, default=700)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    subwords, folder, out = Subwords(arguments.tokenizer), Path(arguments.examples), Path(arguments.out)
    pairs, own = (items(folder / f"{name}.jsonl", subwords) for name in ("relations", "corpus-relations"))
    known = kept(pairs, arguments.fold, arguments.folds)
    network = RelationNetwork(Encoder.from_minilm(Path(arguments.minilm)))
    train(network, known, own, arguments)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "relations.pt")
    if arguments.fold is not None:
        learned = {item.row["doc"] for item in known}
        found = answers(network, [item for item in pairs if item.row["doc"] not in learned])
        (out / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in found))


if __name__ == "__main__":
    main()
