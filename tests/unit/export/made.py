"""A reading built by hand, for tests of what gives records out."""

from datetime import date

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Claim, Event, EventType, Quote, Refusal, Run, Voice
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.ids import document_id, sha256
from dragoman.model.modality import Modality, Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.reading import Reading
from dragoman.model.text import Document, PublishedBasis, Span
from dragoman.model.time import Basis, Grain, TimeInterval

TEXT = (
    "The envoy said King Elessar will meet Prince Imrahil in Dol Amroth on 15 and 16 May.\n\n“We shall talk,” he said."
)


def span_of(words: str, text: str = TEXT) -> Span:
    """Where the words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def party(words: str, country: str, *, text: str = TEXT, name: str | None = None) -> ActorMention:
    """A head of state of an invented country."""
    actor = Actor(id=f"q-{words}", name=words, kind="person", country=country, sectors=("GOV",))
    return ActorMention(
        span=span_of(words, text),
        sentence=0,
        head=0,
        first=0,
        end=2,
        text=words,
        actor=actor,
        country=country,
        sector="GOV",
        why="exact-name",
        chain=1,
        name=name or words,
        office="king",
    )


def made_reading(text: str = TEXT, *, name: str = "amroth", title: str | None = "A meeting by the sea") -> Reading:
    """One planned meeting of two rulers, told by an envoy."""
    document = Document(
        id=document_id(name, text),
        name=name,
        text=text,
        sha256=sha256(text),
        title=title,
        published=date(2021, 5, 10),
        published_basis=PublishedBasis.URL,
        published_why="the address of the page has the date",
    )
    claim, event = _claim(document), None
    event = _event(claim)
    quote = Quote(span_of("We shall talk,", text), 1, True, claim.voices[0])
    refusal = Refusal(span_of("talk", text), "no-party", "nobody is named")
    return Reading(document, (event,), (claim,), (quote,), (refusal,), Run("0.1.0", "k1", "m1"))


def _claim(document: Document) -> Claim:
    text = document.text
    where = span_of("Dol Amroth", text)
    place = Place(77, "Dol Amroth", "AMR", None, 41.1234567, -8.6, "city")
    clause = Span(0, text.index("\n"))
    return Claim(
        id="c1",
        document=document.id,
        sentence=0,
        type=EventType("CONSULT", ("meet",), ("diplomatic",)),
        actors=(party("King Elessar", "GON", text=text), party("Prince Imrahil", "AMR", text=text)),
        recipients=(),
        reciprocal=True,
        modality=Modality(Status.PLANNED, actuality="future"),
        voices=(Voice("The envoy", "GON", "says", span_of("The envoy", text)),),
        date=TimeInterval(date(2021, 5, 15), date(2021, 5, 16), Grain.SPAN, Basis.STATED),
        place=PlaceMention(where, 0, place, "only-one"),
        trigger=span_of("meet", text),
        evidence=Evidence(document.id, clause, clause.of(text)),
        trace=Trace("consult.meet", "k1", "m1"),
        score=0.98765,
    )


def _event(claim: Claim) -> Event:
    return Event(
        id="e1",
        type=claim.type,
        cameo="040",
        quad=1,
        intensity=1.0 / 3,
        actors=claim.actors,
        recipients=claim.recipients,
        reciprocal=claim.reciprocal,
        status=claim.modality.status,
        voices=claim.voices,
        date=claim.date,
        place=claim.place,
        confidence=claim.score,
        claims=(claim,),
    )
