"""The weights by which two reports are compared (`linking/linking.yaml`), learned by training/linking.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data

PATH = "linking/linking.yaml"


@dataclass(frozen=True, slots=True)
class LinkingWeights:
    """A logistic model; from the probability `same` on two reports are one happening, from `unsure` on they may be.

    `single` are the offices that one person of a state holds.
    """

    bias: float
    same: float
    unsure: float
    weights: dict[str, float]
    single: frozenset[str]


@cache
def load_linking(path: str = PATH) -> LinkingWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    weights = {name: float(node.text) for name, node in fields["weights"].fields.items()}
    bias, same, unsure = (float(fields[name].text) for name in ("bias", "same", "unsure"))
    single = frozenset(item.text for item in fields["single"].items)
    return LinkingWeights(bias, same, unsure, weights, single)
