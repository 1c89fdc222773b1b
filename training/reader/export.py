"""Export the trained reader:

python -m training.reader.export --from out/reader --data DATA/train --tokenizer tokenizer.json
"""

import argparse
import json
import shutil
from itertools import islice
from pathlib import Path

import torch

from dragoman.analysis.encode import Encoder as Subwords
from training.encoder import Encoder
from training.export import export
from training.reader.data import encoded, trees
from training.reader.narrow import narrowed
from training.reader.network import ReaderNetwork, Sizes

RANK, SENTENCES = 48, 2500  # of the label product, and sentences to choose its directions by
WORDS = {0: "batch", 1: "words"}
OUTPUTS = {
    "arcs": WORDS | {2: "columns"},
    "heads": WORDS,
    "rels": WORDS,
    "upos": WORDS,
    "xpos": WORDS,
    "ents": WORDS,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", default="out/reader")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--data", default="../shared/train")
    parser.add_argument("--to", default="src/dragoman/analysis/weights")
    parser.add_argument("--whole", action="store_true", help="leave the label product whole, to train further from")
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    source, target = Path(arguments.source), Path(arguments.to)
    labels = json.loads((source / "labels.json").read_text())
    network = ReaderNetwork(Encoder(), Sizes(*(len(labels[name]) for name in ("rels", "upos", "xpos", "ents"))))
    network.load_state_dict(torch.load(source / "reader.pt", map_location="cpu"))
    if not arguments.whole:
        treebank = trees(Path(arguments.data) / "ud" / "en_ewt-train.conllu.gz")
        subwords = Subwords(arguments.tokenizer)
        network.heads.narrow = narrowed(network, [encoded(one, subwords) for one in islice(treebank, SENTENCES)], RANK)
    about = labels | {"version": arguments.version}
    export(network, source / "reader-fp32.onnx", target / "reader.onnx", OUTPUTS, about)
    shutil.copy(arguments.tokenizer, target / "tokenizer.json")


if __name__ == "__main__":
    main()
