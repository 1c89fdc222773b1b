"""One event from the reports of several articles: the fields that they together support, each with its report."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dragoman.knowledge.codebook import cameo_of, intensity_of
from dragoman.linking.identity import fullest
from dragoman.linking.score import countries_of
from dragoman.linking.status import FACT, Told, status_of_history
from dragoman.model.actor import ActorMention
from dragoman.model.event import EventType, HistoryEntry, Voice
from dragoman.model.link import Report
from dragoman.model.modality import Status
from dragoman.model.place import PlaceMention
from dragoman.model.time import Basis, TimeInterval

T = TypeVar("T")
Sides = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value and the report whose article its spans point into."""

    value: T
    report: Report


@dataclass(frozen=True, slots=True)
class Merged:
    """An event of several articles. Its id is that of its earliest report; the others' are its aliases."""

    id: str
    type: EventType
    cameo: str | None
    quad: int
    intensity: float
    actors: tuple[Sourced[ActorMention], ...]
    recipients: tuple[Sourced[ActorMention], ...]
    reciprocal: bool
    status: Status
    voices: tuple[Sourced[Voice], ...]
    sources: int
    date: Sourced[TimeInterval] | None
    place: Sourced[PlaceMention] | None
    confidence: float
    history: tuple[Told, ...]
    reports: tuple[Report, ...]


def merge(found: Iterable[Report]) -> Merged:
    """Whatever order the reports are given in."""
    reports = sorted(found, key=lambda one: one.order)
    lead = _lead(reports)
    event = lead.event
    kinds = _type(event.type, reports)
    history = history_of(reports)
    return Merged(
        id=reports[0].id,
        type=kinds,
        cameo=cameo_of(kinds.category, kinds.modes, kinds.contexts),
        quad=event.quad,
        intensity=intensity_of(kinds.category, kinds.modes, kinds.contexts),
        actors=_side(event.actors, lead, reports),
        recipients=_side(event.recipients, lead, reports),
        reciprocal=event.reciprocal,
        status=status_of_history(history),
        voices=_voices(reports),
        sources=independent(reports),
        date=_best(reports, lambda one: one.event.date, _date_rank, lambda when: (when.first, when.last)),
        place=_best(reports, lambda one: one.event.place, _place_rank, lambda where: where.place),
        confidence=max(one.event.confidence for one in reports),
        history=history,
        reports=tuple(reports),
    )


def history_of(reports: Sequence[Report]) -> tuple[Told, ...]:
    """What each article told, oldest first, each status once with all its sources. A later copy of a story tells
    nothing new."""
    told: dict[tuple[str, Status], list[tuple[Report, HistoryEntry]]] = {}
    for report in reports:
        for entry in report.event.history:
            there = told.setdefault((report.copy_of, entry.status), [])
            if not there or there[0][0].document == report.document:
                there.append((report, entry))
    return tuple(_told(entries) for entries in told.values())


def _told(entries: Sequence[tuple[Report, HistoryEntry]]) -> Told:
    report, entry = entries[0]
    voices = tuple(dict.fromkeys(voice for _, one in entries for voice in one.voices))
    return Told(report.known, entry.status, report, voices)


def independent(reports: Sequence[Report]) -> int:
    """How many sources there are: a story and its copies count once, for the outlet that had it first, and so do all
    stories of one outlet. `reports` are in their order."""
    first: dict[str, Report] = {}
    for report in reports:
        first.setdefault(report.copy_of, report)
    return len({report.outlet or f"copy:{report.copy_of}" for report in first.values()})


def _lead(reports: Sequence[Report]) -> Report:
    """The report whose sides most others tell, at least in part; then one that tells both sides, then the earliest."""
    votes = Counter(_sides(report) for report in reports)

    def rank(report: Report) -> tuple[int, bool, int]:
        actors, recipients = _sides(report)
        both = bool(actors and recipients) or (report.event.reciprocal and len(actors) > 1)
        support = sum(count for sides, count in votes.items() if _within(sides, report))
        return support, both, len(actors) + len(recipients)

    return max(reports, key=rank)


def _within(sides: Sides, report: Report) -> bool:
    """Whether the report tells these sides too; of a reciprocal act they may be told in either direction."""
    actors, recipients = _sides(report)
    if report.event.reciprocal:
        return sides[0] | sides[1] <= actors
    return sides[0] <= actors and sides[1] <= recipients


def _sides(report: Report) -> Sides:
    event = report.event
    return countries_of(event.actors), countries_of(event.recipients)


def _type(lead: EventType, reports: Sequence[Report]) -> EventType:
    """The leading report's modes and contexts, and those that half of the reports tell."""
    modes = Counter(mode for report in reports for mode in report.event.type.modes)
    contexts = Counter(context for report in reports for context in report.event.type.contexts)
    least = len(reports) / 2
    often = [mode for mode, count in sorted(modes.items()) if count >= least]
    around = {context for context, count in contexts.items() if count >= least}
    return EventType(
        lead.category, tuple(dict.fromkeys((*lead.modes, *often))), tuple(sorted(around | set(lead.contexts)))
    )


def _side(
    parties: Sequence[ActorMention], lead: Report, reports: Sequence[Report]
) -> tuple[Sourced[ActorMention], ...]:
    """The leading report's parties, each in the fullest wording that one of the articles has."""
    told = [
        (party, report) for report in (lead, *reports) for party in (*report.event.actors, *report.event.recipients)
    ]
    out = []
    for party in parties:
        best = fullest(party, [one for one, _ in told])
        where = next((report for one, report in told if one is best), lead)
        out.append(Sourced(best, where))
    return tuple(out)


def _voices(reports: Sequence[Report]) -> tuple[Sourced[Voice], ...]:
    """Each source once, as the earliest report names it."""
    seen: set[str] = set()
    out = []
    for report in reports:
        for voice in report.event.voices:
            keys = _voice_keys(voice)
            if not keys & seen:
                out.append(Sourced(voice, report))
            seen |= keys
    return tuple(out)


def _voice_keys(voice: Voice) -> set[str]:
    keys = {f"as:{voice.name.casefold()}:{voice.stance}"}
    if voice.mention is not None and voice.mention.name:
        keys.add(f"name:{voice.mention.name.casefold()}:{voice.stance}")
    return keys


def _best(
    reports: Sequence[Report],
    get: Callable[[Report], T | None],
    rank: Callable[[T], tuple[bool, int]],
    same: Callable[[T], Hashable],
) -> Sourced[T] | None:
    """The value that ranks first; among equals the one that most reports tell, then one of what has happened, then the
    earliest."""
    told = [Sourced(value, report) for report in reports if (value := get(report)) is not None]
    votes = Counter(same(one.value) for one in told)

    def order(one: Sourced[T]) -> tuple[tuple[bool, int], int, bool]:
        return rank(one.value), -votes[same(one.value)], one.report.event.status not in FACT

    return min(told, key=order, default=None)


def _date_rank(when: TimeInterval) -> tuple[bool, int]:
    return when.basis is Basis.INFERRED, (when.last - when.first).days


def _place_rank(where: PlaceMention) -> tuple[bool, int]:
    vague = where.place is None or where.place.kind == "country"
    return vague, 0


def first_known(reports: Iterable[Report]) -> tuple[date | None, date | None]:
    """Days of the first and of the last article."""
    days = sorted(report.known for report in reports if report.known is not None)
    return (days[0], days[-1]) if days else (None, None)
