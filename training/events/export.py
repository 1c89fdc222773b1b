"""Export the trained event model:

python -m training.events.export --from out/event-model --to src/dragoman/coding/weights

`--from` may be an exported events.onnx as well, if its relation head is of the present form (version 2 on): its weights
are exported again.
"""

import argparse
import json
from pathlib import Path

import torch

from training.encoder import Encoder
from training.events.labels import RELATIONS, ROLES, STATUSES, TYPES
from training.events.network import EventNetwork
from training.export import digest, quantise, to_onnx
from training.restore import event_state

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
    whole = source.suffix == ".onnx"
    network.load_state_dict(event_state(source) if whole else torch.load(source / "events.pt", map_location="cpu"))
    plain = (source.parent if whole else source) / "events-fp32.onnx"
    to_onnx(network, plain, OUTPUTS)
    quantise(plain, target / "events.onnx")
    about = {"types": TYPES, "statuses": STATUSES, "roles": ROLES, "relations": RELATIONS}
    about |= {"version": arguments.version, "sha256": digest(target / "events.onnx")}
    (target / "events.json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{target / 'events.onnx'}: {(target / 'events.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
