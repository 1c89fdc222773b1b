"""Train the reader.

    python -m training.reader.train --data ../shared/train --minilm model.safetensors --tokenizer tokenizer.json \\
        --teacher src/dragoman/analysis/weights --out out/reader

Seeded; runs on a CPU (bf16 autocast) or, with --device cuda, on a GPU. Writes reader.pt and labels.json.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.analysis.encode import Encoder as Subwords
from training.descent import Descent, halved
from training.encoder import Encoder
from training.inputs import tensors
from training.reader.data import ENTITY_TAGS, LEFT_OUT, MAX_WORDS, Encoded, batches, encoded, entities, noisy, trees
from training.reader.inputs import beliefs, column
from training.reader.network import ReaderNetwork, Sizes
from training.reader.teacher import Teacher
from training.restore import reader_state

TREEBANKS = ("en_ewt-train.conllu.gz", "en_gum-train-open.conllu.gz")
UNKNOWN, MASK = 100, 103
TAUGHT = 0.5  # weight of the teacher's trees beside the entities of the same sentence
OWN_POLICY = 3  # times that the entity sentences of the treebanks are seen: few, and labelled as the reader shall


class Trainer:
    """Network, labels and losses."""

    def __init__(self, network: ReaderNetwork, labels: dict[str, list[str]], device: str) -> None:
        self.network, self.device = network.to(device), device
        self.index = {name: {label: at for at, label in enumerate(known)} for name, known in labels.items()}

    def step(self, batch: Sequence[Encoded]) -> Tensor:
        inputs = tensors(batch, self.device)
        if self.network.training:
            lost = torch.rand(inputs["input_ids"].shape, device=self.device) < 0.05
            plain = inputs["shape_ids"] > 0
            inputs["input_ids"] = inputs["input_ids"].masked_fill(lost & plain, MASK)
        words = self.network.words(
            *(inputs[name] for name in ("input_ids", "attention_mask", "shape_ids", "word_starts"))
        )
        heads = self.network.heads
        words = heads.dropout(words)
        if not batch[0].example.ents:
            return self._tree_loss(batch, words, inputs["word_mask"])
        loss = self._entity_loss(batch, words)
        if batch[0].example.arcs is not None:
            loss = loss + TAUGHT * self._tree_loss(batch, words, inputs["word_mask"])
        return loss

    def _entity_loss(self, batch: Sequence[Encoded], words: Tensor) -> Tensor:
        heads = self.network.heads
        gold = column(batch, [item.example.ents for item in batch], words.shape[1], self.device)
        foreign = torch.tensor([[[float(item.example.foreign)]] for item in batch], device=self.device)
        logits = heads.ents(words).float() + foreign * heads.foreign(words).float()
        return mean_loss(logits.flatten(0, 1), gold.flatten())

    def _tree_loss(self, batch: Sequence[Encoded], words: Tensor, mask: Tensor) -> Tensor:
        heads, width = self.network.heads, words.shape[1]
        gold = column(batch, [item.example.heads for item in batch], width, self.device)
        arcs = heads.arcs(words, mask).float()
        if batch[0].example.arcs is None:
            total = mean_loss(arcs.flatten(0, 1), gold.flatten())
        else:
            belief = beliefs(batch, width, self.device)
            total = -(belief * arcs.log_softmax(-1)).sum() / mask.sum()
        labels = heads.labels(words, gold.clamp(min=0)[:, :, None])[:, :, 0]
        for name, logits, weight in (
            ("rels", labels, 1.0),
            ("upos", heads.upos(words), 0.4),
            ("xpos", heads.xpos(words), 0.4),
        ):
            known = self.index[name]
            rows = [[known.get(label, LEFT_OUT) for label in getattr(item.example, name)] for item in batch]
            wanted = column(batch, rows, width, self.device)
            total = total + weight * mean_loss(logits.float().flatten(0, 1), wanted.flatten())
        return total

    @torch.no_grad()
    def tree_scores(self, items: Sequence[Encoded]) -> tuple[float, float]:
        """(LAS without subtypes, UPOS accuracy) with greedy heads on gold words, punctuation counted."""
        self.network.eval()
        names = list(self.index["rels"])
        tags = list(self.index["upos"])
        right = tagged = total = 0
        for batch in batches(items, 4000, random.Random(0)):
            inputs = tensors(batch, self.device)
            _, best, rels, upos, *_ = self.network(**inputs)
            for row, item in enumerate(batch):
                for at, (head, rel, tag) in enumerate(
                    zip(item.example.heads, item.example.rels, item.example.upos, strict=True)
                ):
                    total += 1
                    tagged += tags[int(upos[row, at].argmax())] == tag
                    if int(best[row, at, 0]) == head:
                        right += names[int(rels[row, at, 0].argmax())].split(":")[0] == rel.split(":")[0]
        self.network.train()
        return right / total, tagged / total


def mean_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy of the rows that have a label; 0 where none has, as where a teacher is sure of no tag."""
    total = nn.functional.cross_entropy(logits, gold, ignore_index=LEFT_OUT, reduction="sum")
    return total / (gold != LEFT_OUT).sum().clamp(min=1)


def groups(network: ReaderNetwork, rate: float) -> list[dict[str, object]]:
    """Parameter groups: heads at 5 times the encoder's rate, deeper layers slower than upper ones."""
    out: list[dict[str, object]] = [{"params": list(network.heads.parameters()), "lr": rate * 5, "weight_decay": 0.01}]
    for depth, layer in enumerate(network.encoder.layers):
        out.append({"params": list(layer.parameters()), "lr": rate * 0.9 ** (5 - depth), "weight_decay": 0.01})
    rest = [
        parameter
        for name, parameter in network.encoder.named_parameters()
        if not name.startswith("layers.") and parameter.requires_grad
    ]
    out.append({"params": rest, "lr": rate * 0.9**6, "weight_decay": 0.0})
    return out


def train(arguments: argparse.Namespace) -> None:
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    subwords = Subwords(arguments.tokenizer)
    ud, ner = Path(arguments.data) / "ud", Path(arguments.data) / "ner"
    parsed = [example for name in TREEBANKS for example in trees(ud / name) if len(example.words) <= MAX_WORDS]
    known = {example.words for name in (*TREEBANKS, "en_ewt-dev.conllu.gz") for example in trees(ud / name)}
    named = [example for example in entities(ner / "train.jsonl.gz", known) if 2 < len(example.words) <= MAX_WORDS]
    labels = {
        "rels": sorted({label for example in parsed for label in example.rels}),
        "upos": sorted({label for example in parsed for label in example.upos}),
        "xpos": sorted({label for example in parsed for label in example.xpos}),
        "ents": list(ENTITY_TAGS),
    }
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    network = ReaderNetwork(Encoder.from_minilm(Path(arguments.minilm)), Sizes(*(len(labels[k]) for k in labels)))
    if arguments.start:
        missing, _ = network.load_state_dict(reader_state(Path(arguments.start)), strict=False)
        print(f"starts from {arguments.start}; new are {missing}", flush=True)
    trainer = Trainer(network, labels, arguments.device)
    dev = [encoded(example, subwords) for example in trees(ud / "en_ewt-dev.conllu.gz")]
    share_named = arguments.entity_epochs / arguments.epochs
    sentences = [encoded(example, subwords) for example in named]
    if arguments.teacher:
        sentences = Teacher(Path(arguments.teacher), labels).taught(sentences)
    named = [item.example for item in sentences for _ in range(1 if item.example.foreign else OWN_POLICY)]
    pool: list[list[Encoded]] = []
    sample = batches([encoded(example, subwords) for example in parsed], arguments.budget, rng)
    more = batches([encoded(example, subwords) for example in named], arguments.budget, rng)
    steps = round(len(sample) * arguments.epochs + len(more) * arguments.entity_epochs)
    quota = round(len(more) * share_named)
    descent = Descent(network, groups(network, arguments.rate), steps, rise=0.06, most=2.0)
    begun = time.time()
    for epoch in range(arguments.epochs):
        mixed = batches([encoded(noisy(example, rng), subwords) for example in parsed], arguments.budget, rng)
        if len(pool) < quota:
            pool += batches([encoded(noisy(example, rng), subwords) for example in named], arguments.budget, rng)
        mixed, pool = mixed + pool[:quota], pool[quota:]
        rng.shuffle(mixed)
        network.train()
        total = 0.0
        for batch in mixed:
            with halved(arguments.device):
                loss = trainer.step(batch)
            total += descent.step(loss)
        las, upos = trainer.tree_scores(dev) if epoch % 2 or epoch == arguments.epochs - 1 else (0.0, 0.0)
        told = f"epoch {epoch + 1} loss {total / len(mixed):.3f} EWT dev LAS {las:.4f} UPOS {upos:.4f}"
        print(f"{told} {time.time() - begun:.0f} s", flush=True)
        torch.save(network.state_dict(), out / "reader.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="../shared/train")
    parser.add_argument("--minilm", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--start", help="a shipped reader.onnx to go on from")
    parser.add_argument("--teacher", help="folder of a trained reader whose trees the entity sentences get")
    parser.add_argument("--out", default="out/reader")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--entity-epochs", type=float, default=2.5)
    parser.add_argument("--budget", type=int, default=1100)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
