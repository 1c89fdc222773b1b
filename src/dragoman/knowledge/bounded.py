"""Fitted models that are believed from a bound on."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic

WORTH = "en/worth.yaml"  # whether a telling is recorded; learned by training/worth.py
HOMES = "en/homes.yaml"  # whose a party is whose own words tell no state; training/homes.py
RECIPIENTS = "en/recipients.yaml"  # whom an act is done to that tells nobody; training/recipients.py
SCENES = "en/scenes.yaml"  # where an act of no told place took place; training/scenes.py


@dataclass(frozen=True, slots=True)
class Bounded:
    """A model, and the `least` probability that decides; of homes it is the least by which one must be likelier."""

    model: Logistic
    least: float


@cache
def load_bounded(path: str) -> Bounded:
    """The packaged weights of one of the files above."""
    fields = load_data(path).fields
    return Bounded(logistic(fields), float(fields["least"].text))
