"""Export the trained event model, or the relation model:

python -m training.events.export --from out/event-model/events.pt --to src/dragoman/coding/weights
python -m training.events.export --from out/relation-model/relations.pt --to src/dragoman/coding/weights

`--from` may be an exported events.onnx as well: its weights are exported again.
"""

import argparse
from pathlib import Path

import torch

from training.encoder import Encoder
from training.events.labels import RELATIONS, ROLES, STATUSES, TYPES
from training.events.network import EventNetwork, RelationNetwork
from training.export import export
from training.restore import event_state

WORDS = {0: "batch", 1: "words"}
OUTPUTS = {"types": WORDS, "statuses": WORDS, "flags": WORDS, "roles": WORDS | {2: "words"}}
RELATION = {"relation": {0: "batch"}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", default="out/event-model/events.pt")
    parser.add_argument("--to", default="src/dragoman/coding/weights")
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    source, target = Path(arguments.source), Path(arguments.to)
    state = event_state(source) if source.suffix == ".onnx" else torch.load(source, map_location="cpu")
    plain = source.parent / f"{source.stem}-fp32.onnx"
    version = {"version": arguments.version}
    if source.stem == "relations":
        pairs = RelationNetwork(Encoder())
        pairs.load_state_dict(state)
        export(pairs, plain, target / "relations.onnx", RELATION, {"types": RELATIONS} | version)
    else:
        acts = EventNetwork(Encoder())
        acts.load_state_dict(acts.heads.relation.state_dict(prefix="heads.relation.") | state)
        about = {"types": TYPES, "statuses": STATUSES, "roles": ROLES} | version
        export(acts, plain, target / "events.onnx", OUTPUTS, about)


if __name__ == "__main__":
    main()
