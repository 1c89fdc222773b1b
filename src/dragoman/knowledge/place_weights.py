"""The weights by which the place of an act is weighed, learned by training/scenes.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic

PATH = "en/scenes.yaml"


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """A model over the features of `resolve.place_features`. An act of no place by rule gets the likeliest from the
    probability `open` on; the likeliest takes the place of the rules' if it is likelier by `margin`; one that is less
    likely than `least` is left out."""

    model: Logistic
    open: float
    margin: float
    least: float


@cache
def load_place_weights(path: str = PATH) -> PlaceWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    return PlaceWeights(logistic(fields), *(float(fields[name].text) for name in ("open", "margin", "least")))
