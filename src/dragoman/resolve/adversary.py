"""Whose it is what a state struck, where only the article's own state says so: a state does not shoot down drones of
its own, nor strike its own depots, where it fights another one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.knowledge.codebook import WHERE, types_listed
from dragoman.model.actor import COMPLETED, FOCUS, UNKNOWN, ActorMention
from dragoman.model.event import Claim
from dragoman.resolve.whose import place_told

FOE = "+adversary"  # ends the `why` of a party that a war tells to be the other side's

Foes = dict[str, tuple[str, int]]  # by state the one that it fights most often, by what the words tell, and how often
_OFTEN = 2  # times two are told to fight, from which whatever one does is aimed at the other
Weapon = Callable[[ActorMention], bool]
StateOf = Callable[[str, int], ActorMention | None]


def with_adversaries(claims: Sequence[Claim], is_weapon: Weapon, state_of: StateOf) -> list[Claim]:
    """The claims of one article: what is struck by a state that only the article's own state owns is of the state where
    it was struck, else of the one that the striker fights; a weapon of nobody else neither strikes nor is struck.
    `state_of` gives the words for a state that are nearest to a sentence."""
    striking, aimed = types_listed("striking", WHERE), types_listed("aimed", WHERE)
    foes = _foes([claim for claim in claims if claim.type.category in striking])
    out = [_faced(claim, foes, is_weapon) if claim.type.category in striking else claim for claim in claims]
    return [_aimed(claim, foes, state_of) if claim.type.category in aimed else claim for claim in out]


def _foes(claims: Sequence[Claim]) -> Foes:
    met: dict[str, Counter[str]] = {}
    for claim in claims:
        sides = [{one.country for one in side if _is_told(one)} for side in (claim.actors, claim.recipients)]
        for ours, theirs in ((a, b) for a in sides[0] for b in sides[1] if a != b):
            met.setdefault(ours, Counter())[theirs] += 1
            met.setdefault(theirs, Counter())[ours] += 1
    most = {state: min(others, key=lambda code: (-others[code], code)) for state, others in met.items()}
    return {state: (foe, met[state][foe]) for state, foe in most.items()}


def _is_told(party: ActorMention) -> bool:
    return party.country != UNKNOWN and not party.why.endswith(FOCUS)


def _faced(claim: Claim, foes: Foes, is_weapon: Weapon) -> Claim:
    strikers = {one.country for one in claim.actors if _is_told(one)}
    met = [_owned(one, claim, strikers, foes, weapon=is_weapon(one)) for one in claim.recipients]
    kept = tuple(one for one in met if one is not None)
    armed = tuple(one for one in claim.actors if _is_told(one) or not is_weapon(one))
    if not armed and not kept:
        return claim
    return replace(claim, actors=armed, recipients=kept)


def _owned(party: ActorMention, claim: Claim, strikers: set[str], foes: Foes, *, weapon: bool) -> ActorMention | None:
    """The party as that of another state, where its own struck it; None for a weapon where no other one is told."""
    if _is_told(party) or party.country not in strikers or not (weapon or party.sector in _things()):
        return party
    where = place_told(claim)
    home = where in strikers
    foe = foes.get(party.country, (None, 0))[0]
    owner = where if where and not home else foe if weapon or not home else None
    if owner is not None:
        return replace(party, country=owner, why=party.why.replace(FOCUS, FOE))
    return None if weapon else party


def _aimed(claim: Claim, foes: Foes, state_of: StateOf) -> Claim:
    """With the one fought in place of the striker's own state, where the words leave open whom it is meant for."""
    strikers = {one.country for one in claim.actors if _is_told(one) and one.sector in types_listed("armed", WHERE)}
    foe, times = foes.get(next(iter(strikers)), ("", 0)) if len(claim.actors) == len(strikers) == 1 else ("", 0)
    state = state_of(foe, claim.sentence) if times >= _OFTEN else None
    if state is None:
        return claim
    met = (
        replace(state, why=state.why + COMPLETED) if one.why.endswith(COMPLETED) and one.country in strikers else one
        for one in claim.recipients
    )
    return replace(claim, recipients=tuple(met))


def _things() -> frozenset[str]:
    return types_listed("struck-things", WHERE)
