"""The weights by which times are weighed for an act, learned by training/dating.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import logistic

PATH = "en/time/dating.yaml"


@dataclass(frozen=True, slots=True)
class DatingWeights:
    """A logistic model; `near` and `back` are the least probabilities for a time of the act's own sentence and of an
    earlier one."""

    bias: float
    near: float
    back: float
    weights: dict[str, float]


@cache
def load_dating(path: str = PATH) -> DatingWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    bias, weights = logistic(fields)
    return DatingWeights(bias, float(fields["near"].text), float(fields["back"].text), weights)
