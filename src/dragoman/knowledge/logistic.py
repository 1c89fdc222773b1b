"""A logistic model kept as data: a bias and the weights of named features."""

import math
from collections.abc import Mapping

from dragoman.knowledge.load import Node

Logistic = tuple[float, dict[str, float]]
_LEAST, _MOST = 0.003, 0.997


def logistic(fields: Mapping[str, Node]) -> Logistic:
    """Bias and weights of a model: the fields `bias` and `weights`."""
    weights = {name: float(node.text) for name, node in fields["weights"].fields.items()}
    return float(fields["bias"].text), weights


def odds_of(probability: float) -> float:
    """The log odds of what a network says, held within bounds: none is surer than that."""
    held = min(max(probability, _LEAST), _MOST)
    return math.log(held / (1 - held))


def log_odds(model: Logistic, features: Mapping[str, float]) -> float:
    """What the features come to; one without a weight counts nothing."""
    bias, weights = model
    return bias + sum(weights.get(name, 0.0) * value for name, value in features.items())


def chance(model: Logistic, features: Mapping[str, float]) -> float:
    """The same as a probability."""
    return 1 / (1 + math.exp(-log_odds(model, features)))
