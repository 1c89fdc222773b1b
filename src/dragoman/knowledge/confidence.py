"""The weights by which an event's confidence is worked out, learned by training/confidence.py."""

from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic

PATH = "en/confidence.yaml"


@cache
def load_confidence(path: str = PATH) -> Logistic:
    """Bias and weights over the features of `linking.confidence`."""
    return logistic(load_data(path).fields)
