"""The weights by which two reports are compared (`linking/linking.yaml`), learned by training/linking.py."""

import math
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import data_bytes, load_data
from dragoman.knowledge.logistic import logistic

PATH = "linking/linking.yaml"
COMMON = "linking/common.tsv"
_PER = 1000.0  # the table counts in reports of a thousand


@dataclass(frozen=True, slots=True)
class LinkingWeights:
    """A logistic model; from the probability `same` on two reports are one happening, from `unsure` on they may be.
    Groups join where their pairs have the probability `group` on average.

    `single` are the offices that one person of a state holds. `worth` is how much it says that two reports have a
    lemma, the logarithm of one over the share of reports that it stands in, for common lemmas; `rare` for all others.
    """

    bias: float
    same: float
    unsure: float
    group: float
    weights: dict[str, float]
    single: frozenset[str]
    worth: dict[str, float]
    rare: float

    def weight(self, lemma: str) -> float:
        """How much it says that two reports have the lemma."""
        return self.worth.get(lemma, self.rare)


@cache
def load_linking(path: str = PATH) -> LinkingWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    bias, weights = logistic(fields)
    same, unsure, group = (float(fields[name].text) for name in ("same", "unsure", "group"))
    single = frozenset(item.text for item in fields["single"].items)
    lines = data_bytes(COMMON).decode("utf-8").splitlines()[1:]
    counts = (line.split("\t")[:2] for line in lines)
    worth = {lemma: -math.log(float(count) / _PER) for lemma, count in counts}
    return LinkingWeights(bias, same, unsure, group, weights, single, worth, max(worth.values(), default=0.0))
