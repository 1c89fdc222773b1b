"""Whose the police, the fishermen and the ministers are whose own words tell no state: the article's own, or another
that it is likelier to mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.bounded import Bounded
from dragoman.knowledge.logistic import chance
from dragoman.model.actor import ActorMention
from dragoman.resolve.home_features import SAME_WORD, Features, HomeFeatures, is_open
from dragoman.resolve.party_words import PRONOUN, RELATIVE

_MOSTLY = 0.5


def at_home(parties: Sequence[ActorMention], features: HomeFeatures, weights: Bounded) -> tuple[ActorMention, ...]:
    """The parties of one article in text order; a pronoun is of the state of those whom it stands for."""
    meant: dict[int, str] = {}
    out: list[ActorMention] = []
    for party in parties:
        if not is_open(party):
            out.append(party)
            continue
        if not party.why.startswith((PRONOUN, RELATIVE)):
            meant[party.chain] = _likelier(party.country, features.of(party), weights)
        country = meant.get(party.chain, party.country)
        out.append(replace(party, country=country) if country != party.country else party)
    return tuple(out)


def _likelier(own: str, states: Mapping[str, Features], weights: Bounded) -> str:
    """The likeliest state, if it is so by enough; whoever has been told by the same word keeps his state."""
    if states.get(own, {}).get(SAME_WORD, 0.0) >= _MOSTLY:
        return own
    chances = {code: chance(weights.model, found) for code, found in states.items()}
    best = max(chances, key=lambda code: (chances[code], code), default=own)
    return best if chances.get(best, 0.0) >= chances.get(own, 0.0) + weights.least else own
