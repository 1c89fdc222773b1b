"""The weights by which an act's status is chosen, learned by training/status.py."""

from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic
from dragoman.model.modality import Status

PATH = "en/status.yaml"


@cache
def load_status_choice(path: str = PATH) -> dict[Status, Logistic]:
    """For each status bias and weights over the features of `coding.status_choice`."""
    return {Status(name): logistic(node.fields) for name, node in load_data(path).fields.items()}
