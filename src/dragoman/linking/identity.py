"""By what a party is known again in another article."""

from dragoman.knowledge.linking import load_linking
from dragoman.model.actor import UNKNOWN, ActorMention


def identities(party: ActorMention) -> frozenset[str]:
    """Keys of a party; two parties with a key in common are one. Empty for who is told by a role alone."""
    keys = set()
    if party.actor is not None:
        keys.add(f"id:{party.actor.id}")
    if party.name:
        words = party.name.casefold().split()
        if len(words) > 1 or party.country == UNKNOWN:  # a last name alone is one of its state
            keys.add(f"name:{' '.join(words)}")
        if party.country != UNKNOWN and not (party.actor is not None and party.actor.kind != "person"):
            keys.add(f"last:{words[-1]}:{party.country}")
    if party.office and party.country != UNKNOWN and party.office in load_linking().single:
        keys.add(f"office:{party.office}:{party.country}")
    return frozenset(keys)
