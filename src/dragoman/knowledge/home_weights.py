"""The weights by which the state of a party is weighed whose own words tell none, learned by training/homes.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic

PATH = "en/homes.yaml"


@dataclass(frozen=True, slots=True)
class HomeWeights:
    """A model over the features of `resolve.home_features`; a state takes the place of the article's own where it is
    likelier by `margin`."""

    model: Logistic
    margin: float


@cache
def load_home_weights(path: str = PATH) -> HomeWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    return HomeWeights(logistic(fields), float(fields["margin"].text))
