"""How fast the exported reader is beside the same network in fp32, in onnxruntime and in torch, on one core:

    python -m training.reader.speed --from out/reader --weights src/dragoman/analysis/weights --data DATA/train

Sentences of 20 to 30 words, in batches of 16. The last line is the whole analysis, from words to trees and entities.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from dragoman.analysis.encode import Encoder as Subwords
from dragoman.analysis.reader import Reader
from dragoman.networks.session import open_network
from training.encoder import Encoder
from training.inputs import tensors
from training.reader.data import encoded, trees
from training.reader.network import ReaderNetwork, Sizes

BATCH, SHORTEST, LONGEST, ROUNDS = 16, 20, 30, 3


def session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    return onnxruntime.InferenceSession(str(path), options, disabled_optimizers=["SkipLayerNormFusion"])


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds, the best of several rounds."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", type=Path, default=Path("out/reader"))
    parser.add_argument("--weights", type=Path, default=Path("src/dragoman/analysis/weights"))
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    subwords = Subwords(arguments.weights / "tokenizer.json")
    examples = trees(arguments.data / "ud" / "en_ewt-dev.conllu.gz")
    items = [encoded(one, subwords) for one in examples if SHORTEST <= len(one.words) <= LONGEST]
    items.sort(key=lambda item: item.size)
    batches = [tensors(items[at : at + BATCH], "cpu") for at in range(0, len(items), BATCH)]
    feeds = [{name: np.ascontiguousarray(value.numpy()) for name, value in batch.items()} for batch in batches]
    labels = json.loads((arguments.source / "labels.json").read_text())
    network = ReaderNetwork(Encoder(), Sizes(*(len(labels[name]) for name in ("rels", "upos", "xpos", "ents"))))
    network.load_state_dict(torch.load(arguments.source / "reader.pt", map_location="cpu"))
    network.eval()
    eight, plain = open_network(arguments.weights, "reader", 1)[0], session(arguments.source / "reader-fp32.onnx")
    reader = Reader.load(arguments.weights)
    with torch.inference_mode():
        spent = {
            "int8 onnxruntime": seconds(lambda: [eight.run(None, feed) for feed in feeds]),
            "fp32 onnxruntime": seconds(lambda: [plain.run(None, feed) for feed in feeds]),
            "fp32 torch": seconds(lambda: [network(**batch) for batch in batches]),
            "whole analysis": seconds(lambda: reader.parse_words([item.example.words for item in items])),
        }
    least = spent["int8 onnxruntime"]
    for name, took in spent.items():
        print(f"{name:18} {len(items) / took:7.0f} sentences a second, {took / least:.2f} times the time of int8")


if __name__ == "__main__":
    main()
