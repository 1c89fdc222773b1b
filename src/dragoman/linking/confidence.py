"""How likely an event is right in type and parties: a number that means what it says (training/confidence.py)."""

import math
from collections.abc import Sequence

from dragoman.knowledge.confidence import load_confidence
from dragoman.knowledge.logistic import chance
from dragoman.linking.status import FACT
from dragoman.model.actor import ActorMention
from dragoman.model.event import Claim
from dragoman.model.evidence import MODEL
from dragoman.model.modality import Status

SURE = 1.0  # score of an act on the word of a frame alone
UNTOLD = "unscored"
_LEAST, _MOST = 0.01, 0.99


def confidence_of(
    claims: Sequence[Claim], sides: tuple[Sequence[ActorMention], Sequence[ActorMention]], status: Status
) -> float:
    """Probability that the event is one that a careful coder records with this type and these parties."""
    return chance(load_confidence(), features(claims, sides, status))


def features(
    claims: Sequence[Claim], sides: tuple[Sequence[ActorMention], Sequence[ActorMention]], status: Status
) -> dict[str, float]:
    """What speaks for an event or against it: how sure the event model is of its best claim, whether a frame knows
    it, how often it is told, how its parties were found, its type and status."""
    best = max(claim.score for claim in claims)
    kind = claims[0].type.category
    out = {f"type:{kind}": 1.0, "told": math.log(len(claims)), "late": math.log(1 + claims[0].sentence)}
    if best < SURE:
        score = min(max(best, _LEAST), _MOST)
        out["belief"] = math.log(score / (1 - score))
    signs = {
        UNTOLD: best >= SURE,
        f"{UNTOLD}:{kind}": best >= SURE,
        "alone": all(claim.trace.rule == MODEL for claim in claims),
        "unreal": status not in FACT,
        "sourced": all(claim.voices for claim in claims),
        "completed": any(party.inferred for side in sides for party in side),
        "one-sided": len([side for side in sides if side]) < 2 and not _several(sides),
    }
    return out | {name: 1.0 for name, holds in signs.items() if holds}


def _several(sides: tuple[Sequence[ActorMention], Sequence[ActorMention]]) -> bool:
    """Whether those on the one side are two parties or more, as of an act that they do together."""
    return len({party.chain for side in sides for party in side}) > 1
