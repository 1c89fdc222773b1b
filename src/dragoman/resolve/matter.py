"""How far an article is about public affairs: where it hardly is, an act must be believed more firmly."""

from collections.abc import Sequence

from dragoman.knowledge.codebook import political_sectors
from dragoman.model.actor import ActorMention

ROLE = "role"
_UNTOLD = ("noun", "pronoun", "relative")
PUBLIC = 0.25  # least share of sentences with a political party in an article about public affairs
BELIEF = 0.7  # least belief in an act of another article; both chosen on training articles (benchmarks/RESULTS.md)
SHORTEST = 8  # sentences from which the share says anything


def belief_needed(parties: Sequence[ActorMention], sentences: int) -> float:
    """The probability, 0 to 1, that an act of this article must have: crime, sport and business borrow the words of
    politics."""
    if sentences < SHORTEST:
        return 0.0
    return BELIEF if public_share(parties, sentences) < PUBLIC else 0.0


def public_share(parties: Sequence[ActorMention], sentences: int) -> float:
    """The share of sentences that name a known state, body or person, an office, or a political role."""
    return len({party.sentence for party in parties if _is_political(party)}) / max(1, sentences)


def _is_political(party: ActorMention) -> bool:
    if party.why.startswith(_UNTOLD):
        return False
    if party.actor is not None or party.office is not None:
        return True
    return party.why.startswith(ROLE) and party.sector in political_sectors()
