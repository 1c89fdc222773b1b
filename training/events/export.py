"""Export the trained event model:

python -m training.events.export --from out/event-model --to src/dragoman/coding/weights
"""

import argparse
import json
from pathlib import Path

import torch

from training.encoder import Encoder
from training.events.labels import RELATIONS, ROLES, STATUSES, TYPES
from training.events.network import EventNetwork
from training.export import digest, quantise, to_onnx

WORDS = {0: "batch", 1: "words"}
OUTPUTS = {"types": WORDS, "statuses": WORDS, "flags": WORDS, "roles": WORDS | {2: "words"}, "relation": {0: "batch"}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", default="out/event-model")
    parser.add_argument("--to", default="src/dragoman/coding/weights")
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    source, target = Path(arguments.source), Path(arguments.to)
    target.mkdir(parents=True, exist_ok=True)
    network = EventNetwork(Encoder())
    network.load_state_dict(torch.load(source / "events.pt", map_location="cpu"))
    to_onnx(network, source / "events-fp32.onnx", OUTPUTS)
    quantise(source / "events-fp32.onnx", target / "events.onnx")
    about = {"types": TYPES, "statuses": STATUSES, "roles": ROLES, "relations": RELATIONS}
    about |= {"version": arguments.version, "sha256": digest(target / "events.onnx")}
    (target / "events.json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{target / 'events.onnx'}: {(target / 'events.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
