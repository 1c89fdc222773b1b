"""Where an act took place that the rules put nowhere: the likeliest of the places told in its sentence and of the
states of its sides."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge.bounded import Bounded
from dragoman.knowledge.logistic import chance
from dragoman.model.event import Claim, EventMention
from dragoman.model.place import LIKELY, PlaceMention
from dragoman.resolve.place_features import PlaceFeatures, Scene
from dragoman.resolve.placing import States
from dragoman.resolve.scene import PHONE


def with_likely_places(
    told: Iterable[tuple[EventMention, Claim]], features: PlaceFeatures, weights: Bounded, states: States
) -> tuple[Claim, ...]:
    """The claims of one article; what the event model was not asked about is left, and so are calls. `states` finds a
    state by its code."""
    return tuple(
        replace(claim, place=_likeliest(features.of(claim, mention), claim, weights, states))
        if mention.belief is not None and claim.place is None and PHONE not in claim.type.modes
        else claim
        for mention, claim in told
    )


def _likeliest(scenes: Sequence[Scene], claim: Claim, weights: Bounded, states: States) -> PlaceMention | None:
    """The words of the sentence that tell it, else the state at the act's own words."""
    sides = {party.country for party in (*claim.actors, *claim.recipients)}
    near = [one for one in scenes if one.place is not None or one.country in sides]
    chances = [(chance(weights.model, one.features), one.country, one) for one in near]
    most, country, best = max(chances, key=lambda one: one[:2], default=(0.0, "", None))
    if best is None or most < weights.least:
        return None
    if best.place is not None:
        return best.place
    state = states(country)
    return PlaceMention(claim.trigger, claim.sentence, state, LIKELY) if state is not None else None
