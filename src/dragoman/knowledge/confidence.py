"""The weights by which an event's confidence is worked out, learned by training/confidence.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data

PATH = "en/confidence.yaml"


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """A logistic model over the features of `linking.confidence`."""

    bias: float
    weights: dict[str, float]


@cache
def load_confidence(path: str = PATH) -> ConfidenceWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    weights = {name: float(node.text) for name, node in fields["weights"].fields.items()}
    return ConfidenceWeights(float(fields["bias"].text), weights)
