"""Reports of articles built by hand, for tests of linking across articles; the countries are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Event, EventType, HistoryEntry, Voice, Wording
from dragoman.model.link import Report
from dragoman.model.modality import Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.text import Span
from dragoman.model.time import Basis, Grain, TimeInterval

TALKS = "meet talk border river"  # words of one happening


def may(day: int) -> date:
    """A day of the month in which all of this happens."""
    return date(2021, 5, day)


def who(country: str, name: str | None = None, *, office: str | None = None, kind: str | None = None) -> ActorMention:
    """The state itself, or with a name a person of it; with `kind` one that is in the tables."""
    kind = kind or (None if name or office else "state")
    actor = Actor(f"q-{name or country}", name or country, kind, country, ("GOV",)) if kind else None
    text = name or office or country
    return ActorMention(Span(0, len(text)), 0, 0, 0, 1, text, actor, country, "GOV", "exact-name", 1, name, office)


def at(name: str, country: str, *, kind: str = "city", why: str = "only-one") -> PlaceMention:
    return PlaceMention(Span(0, 1), 0, Place(sum(map(ord, name)), name, country, None, 0.0, 0.0, kind), why)


def on(first: date, last: date | None = None, *, basis: Basis = Basis.STATED) -> TimeInterval:
    return TimeInterval(first, last or first, Grain.DAY if last is None else Grain.SPAN, basis)


def voice(name: str, *, stance: str = "says") -> Voice:
    return Voice(name, "GON", stance, Span(0, 1))


def report(
    id_: str,
    parties: str = "GON=ROH",
    kind: str = "CONSULT",
    *,
    known: date | None = date(2021, 5, 12),
    **more: object,
) -> Report:
    """`parties` is "GON>MOR", or "GON=ROH" for a reciprocal act. `more` are fields of the event, and words, document,
    outlet, copy_of, alike, ordinal and history of the report."""
    told = {"status": Status.HAPPENED, "document": f"d-{id_}", "words": TALKS, **more}
    reciprocal = "=" in parties
    left, _, right = parties.replace("=", ">").partition(">")
    actors = tuple(who(code) for code in (left, right) if code) if reciprocal else (who(left),) if left else ()
    words = str(told["words"]).split()
    history: Sequence[tuple[Status, tuple[Voice, ...]]] = told.get("history") or [(told["status"], ())]  # type: ignore
    event = Event(
        id=id_,
        type=EventType(kind),
        cameo=None,
        quad=1,
        intensity=1.0,
        actors=actors,
        recipients=() if reciprocal or not right else (who(right),),
        reciprocal=reciprocal,
        status=told["status"],  # type: ignore[arg-type]
        voices=tuple(voice for _, voices in history for voice in voices),
        date=None,
        place=None,
        confidence=0.9,
        claims=(),
        history=tuple(HistoryEntry(None, status, str(told["document"]), voices) for status, voices in history),
    )
    fields = {name: told[name] for name in ("actors", "recipients", "date", "place", "type") if name in told}
    return Report(
        event=replace(event, **fields),  # type: ignore[arg-type]
        document=str(told["document"]),
        doc=str(told["document"]),
        known=known,
        outlet=told.get("outlet"),  # type: ignore[arg-type]
        copy_of=str(told.get("copy_of", told["document"])),
        ordinal=int(told.get("ordinal", 0)),  # type: ignore[call-overload]
        wording=Wording(frozenset(words[:1]), frozenset(words[1:])),
        alike=frozenset(told.get("alike", ())),  # type: ignore[call-overload]
    )
