"""The weights by which a telling of an act is judged worth recording, learned by training/worth.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic

PATH = "en/worth.yaml"


@dataclass(frozen=True, slots=True)
class WorthWeights:
    """A model over the features of `resolve.worth`; from the probability `least` on a telling is recorded."""

    model: Logistic
    least: float


@cache
def load_worth(path: str = PATH) -> WorthWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    return WorthWeights(logistic(fields), float(fields["least"].text))
