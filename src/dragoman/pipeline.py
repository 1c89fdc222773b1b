"""The stages in order: what each needs and gives. A reading is a pure function of document, knowledge and models."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.about import __version__
from dragoman.analysis.analyzer import Analyzer
from dragoman.coding.coder import CodingRules, candidates, code, propose
from dragoman.coding.event_model import EventModel, Scores
from dragoman.coding.quotes import find_quotes
from dragoman.ingest.address import address_period
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.places import PlaceIndex
from dragoman.knowledge.timewords import TimeWords
from dragoman.linking.events import event_from
from dragoman.linking.headline import headline_of, told_below
from dragoman.linking.within import group
from dragoman.model.event import Claim, Event, EventMention, Quote, Run, Wording
from dragoman.model.evidence import Trace
from dragoman.model.parse import Parse
from dragoman.model.reading import Reading
from dragoman.model.text import Document, PublishedBasis
from dragoman.resolve.claims import Resolved, claims_of
from dragoman.resolve.document_date import Term, infer_published
from dragoman.resolve.document_dateline import dateline_day
from dragoman.resolve.document_mentions import mentions_of
from dragoman.resolve.document_period import infer_period
from dragoman.resolve.document_terms import office_term
from dragoman.resolve.focus import focus_of, outlet_state
from dragoman.resolve.known_names import with_known_names
from dragoman.resolve.parties import find_parties
from dragoman.resolve.party_index import PartyIndex
from dragoman.resolve.places import find_places, home_of
from dragoman.resolve.scene import dateline_of
from dragoman.resolve.time_expressions import find_times

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})


@dataclass(frozen=True, slots=True)
class Resources:
    """Models and knowledge, loaded once. Without `event_model` the frames code alone."""

    reader: Analyzer
    event_model: EventModel | None
    rules: CodingRules
    gazetteer: Gazetteer
    places: PlaceIndex
    words: TimeWords
    run: Run
    codebook: Codebook | None = None  # of the user's own


@dataclass(frozen=True, slots=True)
class Derivation:
    """A reading and what it was made from, sentence by sentence: what `dragoman.explain` shows."""

    reading: Reading
    parses: tuple[Parse, ...]
    scores: tuple[Scores | None, ...]
    mentions: tuple[EventMention, ...]
    resolved: Resolved


def read_document(document: Document, resources: Resources) -> Reading:
    """Everything that the article tells: parties, places, times, acts, claims and events."""
    return derive(document, resources).reading


def derive(document: Document, resources: Resources) -> Derivation:
    """The reading of an article together with every step on the way to it."""
    parses = with_known_names(resources.reader.read(document), resources.gazetteer, resources.places)
    document = dated(document, parses, resources)
    places = find_places(document, parses, resources.places)
    focus = focus_of(document, parses, resources.gazetteer, dateline=dateline_of(document.text, places))
    parties = find_parties(document, parses, resources.gazetteer, focus, places)
    term = office_term(parties, resources.gazetteer, text=document.text) if document.published is None else None
    around = period_of(document, parses, resources.words, term=term)
    published = document.published
    resolved = Resolved(
        parties,
        places,
        find_times(document.text, published=published, parses=parses, words=resources.words, about=around),
        home_of(places, resources.places),
        resources.places.country,
        outlet_state(document, resources.gazetteer),
        focus.country,
        around,
    )
    model = resources.event_model
    matches = propose(parses, resources.rules)
    scores = model.score(parses, candidates(matches)) if model else ()
    labels = model.labels if model else None
    mentions, refusals = code(parses, resources.rules, matches=matches, scores=scores, labels=labels)
    trace = Trace("", resources.run.knowledge, resources.run.model)
    claims, more = claims_of(document, parses, mentions, resolved=resolved, trace=trace)
    words = wordings(claims, parses)
    groups, retold = told_below(group(claims, words), headline_of(document))
    kept = {claim.id for members in groups for claim in members}
    claims = tuple(claim for claim in claims if claim.id in kept)
    words = {claim.id: words[claim.id] for claim in claims}
    events = tuple(graded(event_from(members, document), resources.codebook) for members in groups)
    quotes = _with_speakers(find_quotes(document, parses, resources.rules.attribution), parses, resolved)
    order = sorted((*refusals, *more, *retold), key=lambda one: (one.span, one.reason, one.detail))
    sentences = tuple(parse.sentence for parse in parses)
    reading = Reading(document, events, claims, quotes, tuple(order), resources.run, sentences, words)
    return Derivation(reading, tuple(parses), scores, mentions, resolved)


def period_of(
    document: Document, parses: Sequence[Parse], words: TimeWords, *, term: Term | None = None
) -> tuple[date, date] | None:
    """First and last day on which an article of unknown day can have come out, where its text or address bounds them:
    enough to place some of its times. `term` is when those it names were in office."""
    if document.published is not None:
        return None
    within, terms = address_period(document.url), (term,) if term else ()
    period = infer_period(document.text, parses=parses, words=words, terms=terms, within=within)
    return (period[0], period[1]) if period else None


def graded(event: Event, codebook: Codebook | None) -> Event:
    """An event of a type of the user's own, with that type's quad class and intensity."""
    known = codebook.types.get(event.type.category) if codebook is not None and not event.quad else None
    if known is None:
        return event
    mode = next(iter(event.type.modes), "")
    return replace(event, quad=known.quad, intensity=known.modes.get(mode, known.score))


def dated(document: Document, parses: Sequence[Parse], resources: Resources) -> Document:
    """The document with its date, inferred from the text where nothing gave it."""
    if document.published is not None:
        return document
    mentions = mentions_of(document.text, parses, resources.words)
    inferred = infer_published(document.text, words=resources.words, mentions=mentions) or dateline_day(
        mentions, document.text, within=address_period(document.url)
    )
    if inferred is None:
        return document
    day, why = inferred
    return replace(document, published=day, published_basis=PublishedBasis.INFERRED, published_why=why)


def wordings(claims: Sequence[Claim], parses: Sequence[Parse]) -> dict[str, Wording]:
    """Lemmas of each claim's trigger and of the content words of its clause."""
    return {claim.id: _wording(claim, parses[claim.sentence]) for claim in claims}


def _wording(claim: Claim, parse: Parse) -> Wording:
    trigger, near, around = set(), set(), set()
    for at, lemma in enumerate(parse.lemmas):
        if parse.upos[at] not in _CONTENT:
            continue
        if parse.starts[at] < claim.trigger.end and claim.trigger.start < parse.ends[at]:
            trigger.add(lemma.lower())
            continue
        if parse.upos[at] in _THINGS:
            around.add(lemma.lower())
        if claim.evidence.span.start <= parse.starts[at] < claim.evidence.span.end:
            near.add(lemma.lower())
    return Wording(frozenset(trigger), frozenset(near), frozenset(around))


def _with_speakers(quotes: Sequence[Quote], parses: Sequence[Parse], resolved: Resolved) -> tuple[Quote, ...]:
    """Quotes whose speakers are the article's own parties, with their countries."""
    return tuple(_with_speaker(quote, parses, resolved.index) for quote in quotes)


def _with_speaker(quote: Quote, parses: Sequence[Parse], index: PartyIndex) -> Quote:
    speaker = quote.speaker
    if speaker is None:
        return quote
    at = bisect_right(parses, speaker.span.start, key=lambda parse: parse.sentence.span.start) - 1
    if at < 0 or not parses[at].sentence.span.covers(speaker.span):
        return quote
    for token, start in enumerate(parses[at].starts):
        if speaker.span.start <= start < speaker.span.end:
            for party in index.at(at, token):
                return replace(quote, speaker=replace(speaker, country=party.country, mention=party))
    return quote


def run_of(knowledge: str, analysis: str, events: str | None) -> Run:
    """The versions in force, as the record states them; `analysis` names who read, and its version."""
    return Run(__version__, knowledge, analysis + (f", events {events}" if events else ""))
