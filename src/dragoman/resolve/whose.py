"""Whose they are to whom something is done, where only the article's own state would tell: of the place where it is
done, or of another state than the one that does it."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.codebook import WHERE, types_listed
from dragoman.model.actor import FOCUS, UNKNOWN, ActorMention
from dragoman.model.event import Claim
from dragoman.model.parse import Parse
from dragoman.model.place import UNTOLD
from dragoman.resolve.party_index import PartyIndex, is_state
from dragoman.resolve.slots import Parties

STATE = "GOV"
PLACE, ABROAD = "+place", "+abroad"  # end the `why` of such a party in place of FOCUS


def place_told(claim: Claim) -> str | None:
    """The state of the place that words of the act's own sentence tell."""
    place = claim.place
    told = place is not None and place.why not in UNTOLD and place.sentence == claim.sentence
    return place.place.country if told and place is not None and place.place is not None else None


def at_places(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article, with those who strike, are struck or gather as people of the place where they do:
    "shelled a market in **Edoras**"; who is so told in one claim is struck as such in all."""
    there = [_there(claim) for claim in claims]
    known = {one.chain: one.country for claim in there for one in claim.recipients if one.why.endswith(PLACE)}
    return [
        replace(claim, recipients=tuple(_moved(one, known.get(one.chain), PLACE) for one in claim.recipients))
        for claim in there
    ]


def _there(claim: Claim) -> Claim:
    struck, gathered = types_listed("struck", WHERE), types_listed("gathered", WHERE)
    country, fought = place_told(claim), claim.type.category in struck
    if country is None or not (fought or claim.type.category in gathered):
        return claim
    actors = _people_of(country, claim.actors)
    return replace(
        claim, actors=actors, recipients=_people_of(country, claim.recipients) if fought else claim.recipients
    )


def _people_of(country: str, parties: Parties) -> Parties:
    sectors = types_listed("bystanding", WHERE)
    return tuple(_moved(one, country if one.sector in sectors else None, PLACE) for one in parties)


def _moved(party: ActorMention, country: str | None, why: str) -> ActorMention:
    if not country or not party.why.endswith(FOCUS):
        return party
    return replace(party, country=country, why=party.why.replace(FOCUS, why))


def punished_abroad(claims: Sequence[Claim], parses: Sequence[Parse], index: PartyIndex) -> list[Claim]:
    """The claims of one article, with those whom a state sanctions as of a state that their own words name, "firms that
    help **Rohan**", else of none told: not of the state itself."""
    punished = types_listed("punished", WHERE)
    return [_abroad(claim, parses, index) if claim.trace.rule in punished else claim for claim in claims]


def _abroad(claim: Claim, parses: Sequence[Parse], index: PartyIndex) -> Claim:
    own = {party.country for party in claim.actors}
    if not any(party.sector == STATE for party in claim.actors):
        return claim

    def foreign(party: ActorMention) -> ActorMention:
        upward = parses[party.sentence].upward
        named = (one for one in index.inside(party.sentence) if is_state(one) and party.head in upward(one.head))
        country = next((one.country for one in named if one.country not in own), UNKNOWN)
        return _moved(party, country, ABROAD)

    met = tuple(foreign(party) if party.country in own else party for party in claim.recipients)
    return replace(claim, recipients=met)
