"""The weights by which it is weighed to whom an act is done that tells nobody, learned by training/recipients.py."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data
from dragoman.knowledge.logistic import Logistic, logistic

PATH = "en/recipients.yaml"


@dataclass(frozen=True, slots=True)
class RecipientWeights:
    """A model over the features of `resolve.recipient_features`; from the probability `open` on one is taken."""

    model: Logistic
    open: float


@cache
def load_recipient_weights(path: str = PATH) -> RecipientWeights:
    """The packaged weights."""
    fields = load_data(path).fields
    return RecipientWeights(logistic(fields), float(fields["open"].text))
