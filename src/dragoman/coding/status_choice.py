"""Which status an act has, where both the cues and the event model speak: fitted weights (training/status.py)."""

import math
from collections.abc import Mapping, Sequence

from dragoman.coding.modality import Signs
from dragoman.knowledge.logistic import Logistic, log_odds
from dragoman.knowledge.status_choice import load_status_choice
from dragoman.model.modality import Status
from dragoman.networks.session import Array

_DENIAL = "cues:denied"
_LEAST = 0.003  # probability: below it the model only says no


def choose_status(row: Array, statuses: Sequence[str], signs: Signs, category: str) -> Status:
    """The status for which most speaks. `row` are the event model's probabilities of `statuses`. Denied is only what
    words deny: too few acts of the articles are, to weigh it."""
    known, choice = features(row, statuses, signs, category), load_status_choice()
    if _DENIAL in known:
        return best(known, choice)
    return best(known, {status: model for status, model in choice.items() if status is not Status.DENIED})


def best(known: Mapping[str, float], choice: Mapping[Status, Logistic]) -> Status:
    """The likeliest by these weights; of two alike the first."""
    scores = {status: log_odds(model, known) for status, model in choice.items()}
    return max(scores, key=lambda status: scores[status])


def features(row: Array, statuses: Sequence[str], signs: Signs, category: str) -> dict[str, float]:
    """The event model's log-probabilities, what the words tell, and the type of the act."""
    believed = {f"model:{name}": math.log(max(float(p), _LEAST)) for name, p in zip(statuses, row, strict=True)}
    return believed | dict.fromkeys((*signs.names, f"type:{category}"), 1.0)
