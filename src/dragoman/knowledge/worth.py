"""The weights by which a telling of an act is judged worth recording, learned by training/worth.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data, logistic

PATH = "en/worth.yaml"


@dataclass(frozen=True, slots=True)
class WorthWeights:
    """A logistic model over the features of `resolve.worth`; from the probability `least` on a telling is recorded."""

    bias: float
    least: float
    weights: dict[str, float]


@cache
def load_worth(path: str = PATH) -> WorthWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    bias, weights = logistic(fields)
    return WorthWeights(bias, float(fields["least"].text), weights)
