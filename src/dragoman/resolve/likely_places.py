"""The place of an act weighed once more: which is likelier than the rules' choice, and which fills one left open."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.knowledge.logistic import chance
from dragoman.knowledge.place_weights import PlaceWeights
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import Claim, EventMention
from dragoman.model.place import LIKELY, PlaceMention
from dragoman.resolve.place_features import PlaceFeatures, Scene
from dragoman.resolve.placing import States
from dragoman.resolve.scene import PHONE


def with_likelier_places(
    told: Iterable[tuple[EventMention, Claim]], features: PlaceFeatures, weights: PlaceWeights, states: States
) -> tuple[Claim, ...]:
    """The claims of one article; what the event model was not asked about is left, and so
    are calls. `states` finds a state by code."""
    return tuple(
        replace(claim, place=_placed(claim, features.of(claim, mention), weights, states))
        if mention.belief is not None and PHONE not in claim.type.modes
        else claim
        for mention, claim in told
    )


def _placed(claim: Claim, scenes: list[Scene], weights: PlaceWeights, states: States) -> PlaceMention | None:
    chances = {scene.country: chance(weights.model, scene.features) for scene in scenes}
    best = max(scenes, key=lambda one: (chances[one.country], one.country), default=None)
    if best is None:
        return claim.place
    if claim.place is None:
        return _mention(best, claim, states) if chances[best.country] >= weights.open else None
    place = claim.place.place
    own = (place.country if place is not None else None) or UNKNOWN
    if best.country != own and chances[best.country] >= chances[own] + weights.margin:
        return _mention(best, claim, states) or claim.place
    return claim.place if chances[own] >= weights.least else None


def _mention(scene: Scene, claim: Claim, states: States) -> PlaceMention | None:
    """The words that tell the place, else the state at the act's own words."""
    if scene.place is not None:
        return scene.place
    state = states(scene.country)
    return PlaceMention(claim.trigger, claim.sentence, state, LIKELY) if state is not None else None
