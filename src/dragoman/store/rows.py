"""Values as rows of the record's tables: one JSON object a row, its keys the columns of `schema.PARTS`."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dragoman.model.actor import ActorMention
from dragoman.model.event import Claim, Event, EventType, Failure, Quote, Run, Voice
from dragoman.model.ids import short
from dragoman.model.place import PlaceMention
from dragoman.model.reading import Reading
from dragoman.model.text import Document, Span
from dragoman.model.time import TimeInterval

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_DIGITS = 3
_DEGREES = 5
_LONE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """As a table keeps it: half characters, as in file names that are no UTF-8, become U+FFFD; lengths stay."""
    return _LONE.sub("\ufffd", text)


def run_id(run: Run) -> str:
    """Of the versions alone: the same versions are the same run, whenever it was."""
    return short("run", run.dragoman, run.knowledge, run.model)


def failure_id(failure: Failure) -> str:
    return short("failure", failure.name, failure.stage, failure.reason, failure.message)


def reading_rows(reading: Reading, *, keep_text: bool, sketch: Sequence[int] | None) -> Rows:
    """All rows of one article, by table."""
    document = reading.document
    quotes = enumerate(reading.quotes)
    rows: Rows = {
        "documents": [_document(document, run_id(reading.run), keep_text=keep_text, sketch=sketch)],
        "reports": [_report(event, document.id, at, reading) for at, event in enumerate(reading.events)],
        "claims": [],
        "mentions": [],
        "quotes": [_quote(quote, document, at, keep_text=keep_text) for at, quote in quotes],
        "runs": [run_row(reading.run)],
    }
    reports = {claim.id: event.id for event in reading.events for claim in event.claims}
    for at, claim in enumerate(reading.claims):
        rows["claims"].append(_claim(claim, reports[claim.id], at, keep_text=keep_text))
        for side, parties in (("actor", claim.actors), ("recipient", claim.recipients)):
            rows["mentions"] += [_mention(party, claim, side, place) for place, party in enumerate(parties)]
    return rows


def failure_rows(failure: Failure, run: Run) -> Rows:
    """The row of a document that could not be read."""
    row = {
        "id": failure_id(failure),
        "name": failure.name,
        "stage": failure.stage,
        "reason": failure.reason,
        "message": failure.message,
        "run": run_id(run),
    }
    return {"failures": [row], "runs": [run_row(run)]}


def run_row(run: Run) -> Row:
    return {"id": run_id(run), "dragoman": run.dragoman, "knowledge": run.knowledge, "model": run.model}


def span(value: Span | None) -> list[int] | None:
    return [value.start, value.end] if value is not None else None


def day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def type_row(value: EventType) -> Row:
    return {"type": value.category, "modes": list(value.modes), "contexts": list(value.contexts)}


def date_row(interval: TimeInterval | None) -> Row:
    """All null where nothing says when."""
    return {
        "date_start": day(interval.first) if interval else None,
        "date_end": day(interval.last) if interval else None,
        "grain": interval.grain.value if interval else None,
        "basis": interval.basis.value if interval else None,
        "date_span": span(interval.told) if interval else None,
    }


def place_row(mention: PlaceMention | None) -> Row:
    """All null where no place is told, or the name is not known."""
    place = mention.place if mention is not None else None
    return {
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "place_admin1": place.admin1 if place else None,
        "place_id": place.id if place else None,
        "lat": round(place.lat, _DEGREES) if place else None,
        "lon": round(place.lon, _DEGREES) if place else None,
        "place_kind": place.kind if place else None,
        "place_span": span(mention.span) if mention and place else None,
        "place_why": mention.why if mention and place else None,
    }


def party_row(party: ActorMention) -> Row:
    return {
        "text": party.text,
        "span": span(party.span),
        "name": party.name,
        "actor": party.actor.id if party.actor else None,
        "kind": party.actor.kind if party.actor else None,
        "country": party.country,
        "sector": party.sector,
        "office": party.office,
        "why": party.why,
        "chain": party.chain,
    }


def voice_row(voice: Voice) -> Row:
    party = voice.mention
    return {
        "name": voice.name,
        "country": voice.country,
        "stance": voice.stance,
        "span": span(voice.span),
        "person": party.name if party else None,
        "actor": party.actor.id if party and party.actor else None,
        "kind": party.actor.kind if party and party.actor else None,
        "sector": party.sector if party else None,
        "office": party.office if party else None,
        "chain": party.chain if party else None,
    }


def voice_rows(voices: Iterable[Voice]) -> list[Row]:
    return [voice_row(voice) for voice in voices]


def _document(document: Document, run: str, *, keep_text: bool, sketch: Sequence[int] | None) -> Row:
    return {
        "id": document.id,
        "name": document.name,
        "sha256": document.sha256,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "language": document.language,
        "published": day(document.published),
        "published_basis": document.published_basis.value if document.published_basis else None,
        "published_why": document.published_why,
        "text": document.text if keep_text else None,
        "characters": len(document.text),
        "words": len(document.text.split()),
        "boilerplate": [span(part) for part in document.boilerplate],
        "sketch": list(sketch) if sketch is not None else None,
        "run": run,
    }


def _report(event: Event, document: str, ordinal: int, reading: Reading) -> Row:
    words = [reading.wordings[claim.id] for claim in event.claims if claim.id in reading.wordings]
    return {
        "id": event.id,
        "document": document,
        "ordinal": ordinal,
        **type_row(event.type),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": round(event.intensity, _DIGITS),
        "reciprocal": event.reciprocal,
        **date_row(event.date),
        **place_row(event.place),
        "status": event.status.value,
        "confidence": round(event.confidence, _DIGITS),
        "actors": [party_row(party) for party in event.actors],
        "recipients": [party_row(party) for party in event.recipients],
        "voices": voice_rows(event.voices),
        "history": _history(event),
        "trigger_words": sorted({lemma for one in words for lemma in one.trigger}),
        "near_words": sorted({lemma for one in words for lemma in one.near}),
        "around_words": sorted({lemma for one in words for lemma in one.around}),
    }


def _history(event: Event) -> list[Row]:
    """The statuses that the article gives the event, in the order of telling, each with its sources."""
    told: dict[str, list[Voice]] = {}
    for entry in event.history:
        voices = told.setdefault(entry.status.value, [])
        voices += [voice for voice in entry.voices if voice not in voices]
    return [{"status": status, "voices": voice_rows(voices)} for status, voices in told.items()]


def _claim(claim: Claim, report: str, ordinal: int, *, keep_text: bool) -> Row:
    modality = claim.modality
    return {
        "id": claim.id,
        "document": claim.document,
        "report": report,
        "ordinal": ordinal,
        "sentence": claim.sentence + 1,
        **type_row(claim.type),
        "reciprocal": claim.reciprocal,
        "status": modality.status.value,
        "polarity": modality.polarity,
        "actuality": modality.actuality,
        "certainty": modality.certainty,
        "cues": [{"span": span(cue.span), "entry": cue.entry} for cue in modality.cues],
        **date_row(claim.date),
        **place_row(claim.place),
        "voices": voice_rows(claim.voices),
        "trigger": span(claim.trigger),
        "evidence": span(claim.evidence.span),
        "quote": claim.evidence.quote if keep_text else None,
        "rule": claim.trace.rule,
        "score": round(claim.score, _DIGITS),
    }


def _mention(party: ActorMention, claim: Claim, side: str, ordinal: int) -> Row:
    return {
        "claim": claim.id,
        "document": claim.document,
        "side": side,
        "ordinal": ordinal,
        "sentence": party.sentence + 1,
        **party_row(party),
    }


def _quote(quote: Quote, document: Document, ordinal: int, *, keep_text: bool) -> Row:
    said = date_row(quote.said_on)
    return {
        "document": document.id,
        "ordinal": ordinal,
        "sentence": quote.sentence + 1,
        "span": span(quote.span),
        "text": quote.span.of(document.text) if keep_text else None,
        "direct": quote.direct,
        "speaker": voice_row(quote.speaker) if quote.speaker else None,
        "said_start": said["date_start"],
        "said_end": said["date_end"],
        "grain": said["grain"],
        "basis": said["basis"],
        "about": list(quote.about),
    }
