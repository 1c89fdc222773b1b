"""Events from their claims: the fields that the claims together support."""

from collections.abc import Sequence

from dragoman.knowledge.codebook import cameo_of, intensity_of, load_codebook
from dragoman.linking.confidence import confidence_of
from dragoman.linking.status import status_of
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Claim, Event, EventType, HistoryEntry, Voice
from dragoman.model.ids import event_id
from dragoman.model.modality import Status
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document, Span
from dragoman.model.time import Basis, TimeInterval

_FACTS = frozenset({Status.HAPPENED, Status.ONGOING})


def event_from(claims: Sequence[Claim], document: Document) -> Event:
    """One event from one article's claims, in text order. The claim that names most parties leads, of two that tell of
    a common act the one that names more than states."""
    lead = max(claims, key=_told)
    modes = tuple(dict.fromkeys(mode for claim in claims for mode in claim.type.modes))
    contexts = tuple(sorted({context for claim in claims for context in claim.type.contexts}))
    category = lead.type.category
    known = document.published.isoformat() if document.published else None
    actors = _fullest(_side(lead.actors, [claim.actors for claim in claims]), claims)
    recipients = () if lead.reciprocal else _fullest(_side(lead.recipients, [c.recipients for c in claims]), claims)
    status = status_of(claims)
    return Event(
        id=event_id(claims[0].id),
        type=EventType(category, modes, contexts),
        cameo=cameo_of(category, modes, contexts),
        quad=_quad(category),
        intensity=intensity_of(category, modes, contexts),
        actors=actors,
        recipients=recipients,
        reciprocal=lead.reciprocal,
        status=status,
        voices=_voices(claims),
        date=_date(claims, lead),
        place=_place(claims, lead),
        confidence=round(confidence_of(claims, (actors, recipients), status), 3),
        claims=tuple(claims),
        history=tuple(HistoryEntry(known, claim.modality.status, document.name, claim.voices) for claim in claims),
    )


def _told(claim: Claim) -> tuple[int, bool, bool]:
    """How much a claim tells of its parties."""
    sides = bool(claim.actors) + bool(claim.recipients or claim.reciprocal)
    named = all(party.actor is None or party.actor.kind != "state" for party in claim.actors)
    return sides, claim.score > 0.5, claim.reciprocal and named


def _side(lead: tuple[ActorMention, ...], sides: Sequence[tuple[ActorMention, ...]]) -> tuple[ActorMention, ...]:
    """The leading claim's side, where it tells a state; else the first that does; else the first that tells anybody."""
    known = (side for side in (lead, *sides) if any(party.country != UNKNOWN for party in side))
    return next(known, None) or lead or next((side for side in sides if side), ())


def _fullest(parties: tuple[ActorMention, ...], claims: Sequence[Claim]) -> tuple[ActorMention, ...]:
    """The parties in the fullest wording that one of the claims has for each."""
    told = [party for claim in claims for party in (*claim.actors, *claim.recipients)]
    return tuple(_fuller(party, [one for one in told if one.chain == party.chain]) for party in parties)


def _fuller(party: ActorMention, others: Sequence[ActorMention]) -> ActorMention:
    if party.actor is not None and party.actor.kind == "state" and party.why != "pronoun":
        return party
    return max((party, *others), key=lambda one: ("name" in one.why, len(one.text)))


def _voices(claims: Sequence[Claim]) -> tuple[Voice, ...]:
    """All sources; none of a fact that the article itself tells first, in more than its headline, which leaves them
    out. A plan rests on the word of who announced it."""
    below = [claim for claim in claims if claim.sentence > 0]
    headline = bool(below) and below == list(claims[1:]) and all(claim.voices for claim in below)
    said = claims[0].voices or headline
    if not said and claims[0].modality.status in _FACTS:
        return ()
    seen: set[tuple[str, Span | str]] = set()
    out: list[Voice] = []
    for voice in (voice for claim in claims for voice in claim.voices):
        key = ("chain", str(voice.mention.chain)) if voice.mention else ("name", voice.name.casefold())
        if key not in seen:
            seen.add(key)
            out.append(voice)
    return tuple(out)


def _date(claims: Sequence[Claim], lead: Claim) -> TimeInterval | None:
    """The narrowest interval told, an inferred one only where none is; the leading claim's where two are as narrow."""
    told = [claim.date for claim in (lead, *claims) if claim.date is not None]
    return min(told, key=lambda date: (date.basis is Basis.INFERRED, (date.last - date.first).days)) if told else None


def _place(claims: Sequence[Claim], lead: Claim) -> PlaceMention | None:
    """The most specific place told, one of some state before a sea or continent; the leading claim's where two are as
    specific."""
    told = [claim.place for claim in (lead, *claims) if claim.place is not None and claim.place.place is not None]
    return min(told, key=_vagueness, default=None)


def _vagueness(mention: PlaceMention) -> tuple[bool, bool]:
    place = mention.place
    return place is None or place.country in {None, UNKNOWN}, place is not None and place.kind == "country"


def _quad(category: str) -> int:
    known = load_codebook().types.get(category)
    return known.quad if known else 0
