"""How far an article, or an act, is about public affairs: crime, sport and business borrow the words of politics."""

from collections.abc import Sequence

from dragoman.knowledge.codebook import asking_types, personal_types, political_sectors, private_sectors
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import ActorMention
from dragoman.model.event import Claim
from dragoman.model.parse import Parse

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


def is_private(claim: Claim, parses: Sequence[Parse]) -> bool:
    """Whether persons without office do among themselves what is politics where others do it: a man killed his wife,
    a driver asked a passenger to pay. Of several who fight several that is not sure."""
    parties = (*claim.actors, *claim.recipients)
    told = claim.recipients and claim.actors if not claim.reciprocal else len(parties) > 1
    if not told or claim.type.category not in personal_types():
        return False
    if any(party.actor is not None or party.sector not in private_sectors() for party in parties):
        return False
    plural = load_nominals().labels["plural"]
    several = any(parses[party.sentence].xpos[party.head] in plural for party in parties)
    return not several or claim.type.category in asking_types()
