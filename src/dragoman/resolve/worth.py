"""Whether a telling of an act is worth recording: what frame, event model, grammar and parties together say of it."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dragoman.knowledge.worth import load_worth
from dragoman.model.actor import ActorMention
from dragoman.model.event import Belief, Claim, EventMention
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse
from dragoman.resolve.matter import public_share

_LEAST, _MOST, _MANY = 0.003, 0.997, 3
_UNKNOWN = "XXX"
_LONG = 8  # sentences from which the share of public ones says anything
_QUOTES = frozenset('"“”')


class Judge:
    """How worthy of record an article's claims are. `claims` are all that were made of it."""

    def __init__(self, parses: Sequence[Parse], parties: Sequence[ActorMention], claims: Sequence[Claim]) -> None:
        self.parses, self.public = parses, public_share(parties, len(parses))
        self.crowd = Counter(claim.sentence for claim in claims)

    def worth(self, mention: EventMention, claim: Claim) -> float:
        """Probability that a careful coder records the claim, with this type and these parties; 1 where the event
        model was not asked."""
        if mention.belief is None:
            return 1.0
        known = load_worth()
        return chance(known.bias, known.weights, self.features(mention, claim, mention.belief))

    def features(self, mention: EventMention, claim: Claim, belief: Belief) -> dict[str, float]:
        """Names and values; a name with a colon counts one word of a list."""
        parse, token = self.parses[claim.sentence], mention.token
        above = parse.heads[token]
        named = [
            f"type:{claim.type.category}",
            f"status:{claim.modality.status}",
            f"tag:{parse.xpos[token]}",
            f"relation:{parse.deprels[token]}",
            f"above:{_plain(parse.deprels[above]) if above >= 0 else 'none'}",
            *(f"determiner:{parse.lemmas[at].lower()}" for at in _determiners(parse, token)),
            *_spoken(mention, claim, belief),
            *_parties("actor", claim.actors),
            *_parties("recipient", claim.recipients),
            *(f"{one.slot} by:{_plain(one.path)}" for one in mention.arguments if one.slot in ("actor", "recipient")),
        ]
        out = dict.fromkeys(named, 1.0)
        out.update(self._measures(mention, claim, belief))
        return out

    def _measures(self, mention: EventMention, claim: Claim, belief: Belief) -> Iterator[tuple[str, float]]:
        yield "belief", log_odds(mention.score)
        yield "own", log_odds(belief.own)
        yield "margin", log_odds(belief.own) - log_odds(belief.other)
        yield "core", log_odds(belief.core)
        yield "status", belief.status
        for slot in ("actor", "recipient"):
            scores = [one.score for one in mention.arguments if one.slot == slot]
            yield (slot, log_odds(max(scores))) if scores else (f"no {slot}", 1.0)
        yield "actors", float(min(len(claim.actors), _MANY))
        yield "recipients", float(min(len(claim.recipients), _MANY))
        yield "public", self.public
        yield "short", float(len(self.parses) < _LONG)
        yield "late", math.log(1 + claim.sentence)
        yield "crowd", float(self.crowd[claim.sentence])
        yield "words", math.log(1 + len(claim.evidence.quote))


def chance(bias: float, weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The logistic model's probability."""
    return 1 / (1 + math.exp(-bias - sum(weights.get(name, 0.0) * value for name, value in features.items())))


def log_odds(probability: float) -> float:
    """Within bounds, as a network is never that sure."""
    held = min(max(probability, _LEAST), _MOST)
    return math.log(held / (1 - held))


def _spoken(mention: EventMention, claim: Claim, belief: Belief) -> Iterator[str]:
    """Who says that it is an act, who says so in the article, and how its sides stand."""
    category = claim.type.category
    if belief.instead:
        yield from ("instead", f"instead:{category}")
    elif mention.rule == MODEL:
        yield MODEL
    else:
        yield f"frame:{mention.rule}"
    if belief.own > belief.other:
        yield "first"
    if claim.voices:
        yield "sourced"
    if _QUOTES & set(claim.evidence.quote):
        yield "quoted"
    sides = [{party.country for party in side} for side in (claim.actors, claim.recipients)]
    if claim.reciprocal:
        yield "reciprocal"
    if all(sides):
        yield from ("both", f"both:{category}")
    if len(sides[0]) > 1 if claim.reciprocal else all(sides) and not sides[0] & sides[1]:
        yield "cross"


def _parties(side: str, parties: Sequence[ActorMention]) -> Iterator[str]:
    for party in parties:
        yield f"{side} why:{_plain(party.why)}"
        yield f"{side} sector:{party.sector}"
        if party.country == _UNKNOWN:
            yield f"{side} unknown"
        if party.actor is not None:
            yield f"{side} known"


def _determiners(parse: Parse, token: int) -> Iterator[int]:
    return (at for at, head in enumerate(parse.heads) if head == token and parse.upos[at] == "DET")


def _plain(name: str) -> str:
    return name.partition(":")[0]
