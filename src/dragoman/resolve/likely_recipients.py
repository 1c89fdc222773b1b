"""To whom an act is done where neither its words nor the rules tell: the likeliest whom the text around names."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.knowledge.bounded import Bounded
from dragoman.knowledge.logistic import chance
from dragoman.model.actor import COMPLETED, UNKNOWN, ActorMention
from dragoman.model.event import Claim, EventMention
from dragoman.resolve.party_index import NOUN, PartyIndex
from dragoman.resolve.party_words import PRONOUN, RELATIVE
from dragoman.resolve.recipient_features import Candidate, RecipientFeatures


def with_likely_recipients(
    told: Iterable[tuple[EventMention, Claim]],
    features: RecipientFeatures,
    weights: Bounded,
    index: PartyIndex,
) -> tuple[tuple[EventMention, Claim], ...]:
    """The claims of one article, in the order given, with inferred recipients. What all do together is left, and so is
    what the event model was not asked about."""
    given = list(told)
    ordered = sorted(range(len(given)), key=lambda at: (given[at][1].sentence, given[at][1].trigger))
    by_sentence: dict[int, list[Claim]] = {}
    for _, claim in given:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for at in ordered:
        mention, claim = given[at]
        if mention.belief is not None and is_open(claim):
            beside = [one for one in by_sentence[claim.sentence] if one is not claim]
            found = _likeliest(features.of(claim, mention, beside), claim, weights, index)
            given[at] = mention, replace(claim, recipients=(*found, *claim.recipients))
        features.told(claim)
    return tuple(given)


def is_open(claim: Claim) -> bool:
    """Whether somebody does it, and it is told of nobody whose state is known that it is done to him."""
    known = {party.country for party in claim.recipients} - {UNKNOWN}
    return not (claim.reciprocal or known)


def _likeliest(
    candidates: Iterable[Candidate], claim: Claim, weights: Bounded, index: PartyIndex
) -> tuple[ActorMention, ...]:
    """One or none; none of several that do it is whom it is done to."""
    doers = {party.country for party in claim.actors}
    barred = {UNKNOWN, *(doers if len(doers) > 1 else ())}
    chances = [
        (chance(weights.model, one.features), one.country, one) for one in candidates if one.country not in barred
    ]
    most, _, best = max(chances, key=lambda one: one[:2], default=(0.0, "", None))
    if best is None or most < weights.least:
        return ()
    party = _words(best, claim, index)
    return () if party is None else (replace(party, why=party.why.removesuffix(COMPLETED) + COMPLETED),)


def _words(candidate: Candidate, claim: Claim, index: PartyIndex) -> ActorMention | None:
    """Those of the act's sentence, else those that name the state, else any; never the doer's own, nor a thing."""
    party, doers = candidate.party, {one.chain for one in claim.actors}
    if party is not None and (party.chain in doers or party.why.startswith(NOUN)):
        party = None
    if party is not None and party.sentence == claim.sentence:
        return index.fullest(party) if party.why.startswith((PRONOUN, RELATIVE)) else party
    state = index.state(candidate.country, claim.sentence)
    return state if state is not None and state.chain not in doers else party
