"""How far an article is about public affairs: crime, sport and business borrow the words of politics."""

from collections.abc import Sequence

from dragoman.knowledge.codebook import political_sectors
from dragoman.model.actor import ActorMention

ROLE = "role"
_UNTOLD = ("noun", "pronoun", "relative")


def public_share(parties: Sequence[ActorMention], sentences: int) -> float:
    """The share of sentences that name a known state, body or person, an office, or a political role."""
    return len({party.sentence for party in parties if _is_political(party)}) / max(1, sentences)


def _is_political(party: ActorMention) -> bool:
    if party.why.startswith(_UNTOLD):
        return False
    if party.actor is not None or party.office is not None:
        return True
    return party.why.startswith(ROLE) and party.sector in political_sectors()
