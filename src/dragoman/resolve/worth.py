"""Whether a telling of an act is worth recording: what frame, event model, grammar and parties together say of it."""

from collections.abc import Iterator, Sequence

from dragoman.knowledge.bounded import WORTH, load_bounded
from dragoman.knowledge.logistic import chance, odds_of
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Belief, Claim, EventMention
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse

_SLOTS = ("actor", "recipient")


def worth_of(mention: EventMention, claim: Claim, parse: Parse, public: float) -> float:
    """Probability that a careful coder records the claim, with this type and these parties; 1 where the event model was
    not asked. `public` is the share of the article's sentences that are about public affairs."""
    found = features(mention, claim, parse, public)
    return chance(load_bounded(WORTH).model, found) if found else 1.0


def features(mention: EventMention, claim: Claim, parse: Parse, public: float) -> dict[str, float]:
    """Names and values; none where the event model was not asked."""
    if mention.belief is None:
        return {}
    token = mention.token
    named = [
        f"type:{claim.type.category}",
        f"status:{claim.modality.status}",
        f"relation:{parse.deprels[token]}",
        *(f"determiner:{parse.lemmas[at].lower()}" for at in _determiners(parse, token)),
        *_known_by(mention, claim, mention.belief),
        *_sides(claim),
        *(f"{one.slot} by:{_kind(one.path)}" for one in mention.arguments if one.slot in _SLOTS),
    ]
    out = dict.fromkeys(named, 1.0)
    out["belief"], out["own"] = odds_of(mention.score), odds_of(mention.belief.own)
    out["status"], out["public"] = mention.belief.status, public
    for slot in _SLOTS:
        scores = [one.score for one in mention.arguments if one.slot == slot]
        name, value = (slot, odds_of(max(scores))) if scores else (f"no {slot}", 1.0)
        out[name] = value
    return out


def _known_by(mention: EventMention, claim: Claim, belief: Belief) -> Iterator[str]:
    """Whose word it is that this is an act of its type."""
    if belief.instead:
        yield from ("instead", f"instead:{claim.type.category}")
    else:
        yield MODEL if mention.rule == MODEL else f"frame:{mention.rule}"


def _sides(claim: Claim) -> Iterator[str]:
    if claim.reciprocal:
        yield "reciprocal"
    if claim.actors and claim.recipients:
        yield from ("both", f"both:{claim.type.category}")
    yield from _parties("actor", claim.actors)
    yield from _parties("recipient", claim.recipients)


def _parties(side: str, parties: Sequence[ActorMention]) -> Iterator[str]:
    for party in parties:
        yield f"{side} why:{_kind(party.why)}"
        if party.country == UNKNOWN:
            yield f"{side} unknown"
        if party.actor is not None:
            yield f"{side} known"


def _determiners(parse: Parse, token: int) -> Iterator[int]:
    return (at for at, head in enumerate(parse.heads) if head == token and parse.upos[at] == "DET")


def _kind(reason: str) -> str:
    """A reason without its particulars."""
    return reason.partition(":")[0]
