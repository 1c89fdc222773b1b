"""Export the trained reader:

python -m training.reader.export --from out/reader --tokenizer tokenizer.json --to src/dragoman/analysis/weights
"""

import argparse
import json
import shutil
from pathlib import Path

import torch

from training.encoder import Encoder
from training.export import digest, quantise, to_onnx
from training.reader.network import ReaderNetwork, Sizes

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
    parser.add_argument("--to", default="src/dragoman/analysis/weights")
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    source, target = Path(arguments.source), Path(arguments.to)
    target.mkdir(parents=True, exist_ok=True)
    labels = json.loads((source / "labels.json").read_text())
    network = ReaderNetwork(Encoder(), Sizes(*(len(labels[name]) for name in ("rels", "upos", "xpos", "ents"))))
    network.load_state_dict(torch.load(source / "reader.pt", map_location="cpu"))
    plain = source / "reader-fp32.onnx"
    to_onnx(network, plain, OUTPUTS)
    quantise(plain, target / "reader.onnx")
    shutil.copy(arguments.tokenizer, target / "tokenizer.json")
    about = labels | {"version": arguments.version, "sha256": digest(target / "reader.onnx")}
    (target / "reader.json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{target / 'reader.onnx'}: {(target / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
