"""What somebody denies who is said to have done it: in the same sentence ("dismissed reports by the press that his
troops had crossed") or just before it ("…, the villagers said. The army denied **that**")."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import Claim, EventMention
from dragoman.model.modality import Cue, Status
from dragoman.model.parse import Parse

ENTRY = "denied.told"  # of the cue
_BACK = 2  # sentences in which it stands what is denied
_DENIAL = "REJECT"
_OPEN = frozenset({Status.HAPPENED, Status.ONGOING, Status.POSSIBLE})

Told = tuple[EventMention, Claim]


def with_denials(told: Sequence[Told], parses: Sequence[Parse]) -> tuple[Told, ...]:
    """The claims of one article with the status of those that are denied: by whoever says so in the same sentence, or
    just after it by the side that would have done it, where somebody else says that it did."""
    words = load_nominals().words
    out = list(told)
    for mention, claim in told:
        parse = parses[mention.sentence]
        if claim.type.category != _DENIAL or parse.lemmas[mention.token].lower() not in words["denials"]:
            continue
        things = _things(parse, mention.token)
        denied = _below(told, mention, parse, things)
        if not denied and any(parse.lemmas[thing].lower() in words["denied-again"] for thing in things):
            denied = _before(told, claim)
        for at in denied:
            out[at] = out[at][0], _denied(out[at][1], claim)
    return tuple(out)


def _things(parse: Parse, verb: int) -> list[int]:
    """What is denied, by its word: a report, a charge, "it"."""
    labels, words = load_nominals().labels, load_nominals().words
    near = [at for at in parse.children()[verb] if parse.deprels[at] in labels["object"] | labels["passive"]]
    return [at for at in near if parse.lemmas[at].lower() in words["denied-things"] | words["denied-again"]]


def _below(told: Sequence[Told], denial: EventMention, parse: Parse, things: Sequence[int]) -> list[int]:
    """The acts that the words for what is denied tell, but for what acts tell in their turn."""
    ways = {
        at: [one for one in parse.upward(act.token) if one != act.token]
        for at, (act, _) in enumerate(told)
        if act.sentence == denial.sentence and act.token != denial.token
    }
    below = {at: way for at, way in ways.items() if not set(things).isdisjoint(way)}
    inner = {told[at][0].token for at in below}
    return [at for at, way in below.items() if inner.isdisjoint(way)]


def _before(told: Sequence[Told], denial: Claim) -> list[int]:
    """The last act told before it that others say the denier did, or do not say who did; one or none."""
    own = {party.country for party in denial.actors} - {UNKNOWN}
    best: int | None = None
    for at, (_, claim) in enumerate(told):
        near = denial.sentence - _BACK <= claim.sentence <= denial.sentence and claim.trigger < denial.trigger
        if not near or claim.type.category in load_nominals().words["undeniable"] or not claim.voices:
            continue
        doers = {party.country for party in claim.actors} - {UNKNOWN}
        said = {voice.country for voice in claim.voices}
        if (doers & own or not doers) and own and not (said & own):
            best = at if best is None or told[best][1].trigger < claim.trigger else best
    return [] if best is None else [best]


def _denied(claim: Claim, denial: Claim) -> Claim:
    if claim.modality.status not in _OPEN:
        return claim
    cues = (*claim.modality.cues, Cue(denial.trigger, ENTRY))
    return replace(claim, modality=replace(claim.modality, status=Status.DENIED, certainty="possible", cues=cues))
