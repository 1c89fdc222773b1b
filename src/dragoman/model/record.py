"""The record as JSON Lines: fixed keys in a fixed order and rounded numbers: the same record is the same bytes."""

import json
import re
from typing import Any

from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Claim, Event, Failure, Quote, Refusal, Voice
from dragoman.model.place import PlaceMention
from dragoman.model.reading import Reading
from dragoman.model.text import Span
from dragoman.model.time import TimeInterval

_CONFIDENCE_DIGITS = 3
_DEGREE_DIGITS = 5
_INTENSITY_DIGITS = 2
# Characters that JSON may hold as they are, but that a terminal would obey or that are no text.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

Record = dict[str, Any]


def record(reading: Reading) -> Record:
    """One article's record with the fields of docs/record-format.md."""
    document = reading.document
    return {
        "doc": document.name,
        "id": document.id,
        "sha256": document.sha256,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis.value if document.published_basis else None,
        "published_why": document.published_why,
        "text": document.text,
        "boilerplate": [_span(span) for span in document.boilerplate],
        "events": [event_record(event) for event in reading.events],
        "quotes": [_quote(quote, document.text) for quote in reading.quotes],
        "refusals": [_refusal(refusal) for refusal in reading.refusals],
        "run": {"dragoman": reading.run.dragoman, "knowledge": reading.run.knowledge, "model": reading.run.model},
    }


def failure_record(failure: Failure) -> Record:
    """The row of a document that could not be read: it has `failure` where a record has events."""
    why = {"stage": failure.stage, "reason": failure.reason, "message": failure.message}
    return {"doc": failure.name, "failure": why}


def to_json(value: Reading | Failure) -> str:
    """One line without its line end. Control and direction characters are written as escapes: nothing is lost."""
    return dumps(failure_record(value) if isinstance(value, Failure) else record(value))


def dumps(value: Record) -> str:
    """JSON in UTF-8, safe to print on a terminal."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def event_record(event: Event) -> Record:
    """One EVENT of the record."""
    return {
        "id": event.id,
        "type": event.type.category,
        "modes": list(event.type.modes),
        "contexts": list(event.type.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": round(event.intensity, _INTENSITY_DIGITS),
        "actors": [party_record(party) for party in event.actors],
        "recipients": [party_record(party) for party in event.recipients],
        "reciprocal": event.reciprocal,
        "date": date_record(event.date),
        "place": place_record(event.place),
        "status": event.status.value,
        "said_by": [voice_record(voice) for voice in event.voices],
        "confidence": round(event.confidence, _CONFIDENCE_DIGITS),
        "mentions": [_mention(claim) for claim in event.claims],
    }


def party_record(party: ActorMention) -> Record:
    """An actor or recipient; `name` and `id` are null where the party is not known by name."""
    return {
        "text": party.text,
        "span": _span(party.span),
        "name": party.name,
        "id": party.actor.id if party.actor else None,
        "country": party.country,
        "sector": party.sector,
        "office": party.office,
        "why": party.why,
        "inferred": party.inferred,
    }


def date_record(interval: TimeInterval | None) -> Record | None:
    """First and last day, both included."""
    if interval is None:
        return None
    return {
        "start": interval.first.isoformat(),
        "end": interval.last.isoformat(),
        "grain": interval.grain.value,
        "basis": interval.basis.value,
        "span": _span(interval.told) if interval.told else None,
    }


def place_record(mention: PlaceMention | None) -> Record | None:
    """Null also where the name is written but not known."""
    if mention is None or mention.place is None:
        return None
    place = mention.place
    return {
        "name": place.name,
        "country": place.country or UNKNOWN,
        "lat": round(place.lat, _DEGREE_DIGITS),
        "lon": round(place.lon, _DEGREE_DIGITS),
        "id": place.id,
        "span": _span(mention.span),
    }


def voice_record(voice: Voice) -> Record:
    """A source; `name` as written."""
    return {"name": voice.name, "country": voice.country, "stance": voice.stance, "span": _span(voice.span)}


def _mention(claim: Claim) -> Record:
    """`sentence` counts from 1."""
    return {
        "start": claim.evidence.span.start,
        "end": claim.evidence.span.end,
        "sentence": claim.sentence + 1,
        "trigger": _span(claim.trigger),
        "rule": claim.trace.rule,
        "status": claim.modality.status.value,
    }


def _quote(quote: Quote, text: str) -> Record:
    return {
        "text": quote.span.of(text),
        "span": _span(quote.span),
        "speaker": _speaker(quote.speaker) if quote.speaker else None,
        "direct": quote.direct,
        "said_on": date_record(quote.said_on),
        "about": list(quote.about),
    }


def _speaker(voice: Voice) -> Record:
    party = voice.mention
    return {
        "text": voice.name,
        "span": _span(voice.span),
        "name": party.name if party else None,
        "country": voice.country,
        "affiliation": party.office if party else None,
    }


def _refusal(refusal: Refusal) -> Record:
    return {"span": _span(refusal.span), "reason": refusal.reason, "detail": refusal.detail}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
