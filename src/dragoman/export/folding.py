"""An event as formats tell it that know acts and no status: what becomes of plans, denials and the like.

Every such format asks here, so that one event is the same act in all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.knowledge.codebook import load_cameo, load_codebook
from dragoman.knowledge.folding import promise_of, statuses

Event = Mapping[str, Any]
Documents = Mapping[str, Mapping[str, Any]]
Party = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that a format has no row for. `reason` is a status, or no-day, no-code, one-sided, unsaid, no-place,
    no-meeting or too-coarse."""

    event: str
    reason: str


@dataclass(frozen=True, slots=True)
class Act:
    """An event after folding. `cameo` is None for a type of a custom codebook. `day` is the first day of the event's
    own date where `dated`, else the day it was first known: a promise is made on the day that it becomes known.
    `auxiliary` is PLOVER's mode for what did not simply happen."""

    event: Event
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    day: date
    last: date
    dated: bool
    known: date | None
    auxiliary: str | None


def fold(event: Event, documents: Documents) -> Act | LeftOut:
    """For formats of facts: a plan as the promise that it is so far; what is denied, called off or open not at all."""
    known_statuses = statuses()
    if event["status"] not in known_statuses.facts | known_statuses.promised:
        return LeftOut(event["id"], event["status"])
    return fold_any(event, documents)


def fold_any(event: Event, documents: Documents) -> Act | LeftOut:
    """For formats that can mark what did not happen: only what cannot be told at all is left out."""
    known_statuses = statuses()
    status = event["status"]
    promised = status in known_statuses.promised
    kind, modes, cameo = event["type"], tuple(event["modes"]), event["cameo"]
    if promised and kind in load_codebook().types:
        promise = promise_of(kind, modes, event["contexts"])
        if promise is None:
            return LeftOut(event["id"], "unsaid")
        if promise.cameo:
            modes, cameo = ((promise.mode,) if promise.mode else ()), promise.cameo
        kind = promise.type
    known = first_known(event, documents)
    first, last = (None, None) if promised else days(event)
    day = first or known or days(event)[0]
    if day is None:
        return LeftOut(event["id"], "no-day")
    auxiliary = known_statuses.auxiliary.get(status)
    contexts = tuple(event["contexts"])
    return Act(event, kind, modes, contexts, cameo, day, last or day, first is not None, known, auxiliary)


def fold_coded(event: Event, documents: Documents, *, two_sided: bool = False) -> Act | LeftOut:
    """As `fold`, for formats whose acts are CAMEO codes; `two_sided` where each row needs both parties."""
    act = fold(event, documents)
    if isinstance(act, LeftOut):
        return act
    if act.cameo not in load_cameo():
        return LeftOut(event["id"], "no-code")
    if next(((actor, other) for actor, other in pairs(event) if other or not two_sided), None) is None:
        return LeftOut(event["id"], "one-sided")
    return act


def days(event: Event) -> tuple[date | None, date | None]:
    """First and last day of the event's own date."""
    told = event["date"]
    return (date.fromisoformat(told["start"]), date.fromisoformat(told["end"])) if told else (None, None)


def first_known(event: Event, documents: Documents) -> date | None:
    """The day of the first article that tells of it."""
    known = [entry["known"] for entry in event.get("history", ()) if entry.get("known")]
    known += [document["published"] for _, document in sources(event, documents) if document.get("published")]
    return min((as_day(day) for day in known), default=None)


def as_day(value: str | date) -> date:
    """A day as JSON or DuckDB gives it."""
    return value if isinstance(value, date) else date.fromisoformat(value[:10])


def sources(event: Event, documents: Documents) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The documents that tell of the event, each once, in the order of its mentions."""
    for doc in dict.fromkeys(mention.get("doc", "") for mention in event["mentions"]):
        yield doc, documents.get(doc, {})


def pairs(event: Event) -> Iterator[tuple[Party, Party | None]]:
    """Who did it to whom, a row each; an act done together counts in both directions, as in `dyads` of the record."""
    actors, recipients = event["actors"], event["recipients"]
    if not recipients and len(actors) > 1 and event["reciprocal"]:
        yield from ((one, other) for one in actors for other in actors if one is not other)
    elif recipients:
        yield from ((actor, recipient) for actor in actors for recipient in recipients)
    else:
        yield from ((actor, None) for actor in actors)


def next_day(day: date) -> date:
    """The day after, or the last day that there is."""
    return day + timedelta(days=1) if day < date.max else day
