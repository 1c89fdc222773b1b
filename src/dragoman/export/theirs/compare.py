"""What their file and our record have and lack for the same days.

Both are brought to acts between two countries: a day, who, to whom, and the PLOVER type after folding. Plans count as
the promises that they are, and what is denied or open not at all, as in the files of the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from dragoman.export.folding import Documents, Event, LeftOut, fold, pairs
from dragoman.export.theirs.shape import TOLD_AS_DONE, Theirs
from dragoman.knowledge.folding import plover_of, taken_as_reciprocal
from dragoman.model.actor import UNKNOWN
from dragoman.model.record import dumps
from dragoman.query.result import Table, jsonable

BOTH, THEIRS, OURS = "both", "theirs", "ours"
_COLUMNS = ("side", "day", "actor", "recipient", "type", "theirs", "ours", "told")
_CAMEO_FORMS = ("gdelt", "icews")
_WITHOUT_TOGETHER = ("polecat",)
_ROOT = "CAMEO {}"  # what has no PLOVER type is counted under its root


class Act(NamedTuple):
    """What is matched."""

    day: date
    actor: str
    recipient: str
    type: str


@dataclass(frozen=True, slots=True)
class TypeCount:
    """Acts of one type: how many each side has, and what they share."""

    type: str
    theirs: int
    ours: int
    both: int


@dataclass(frozen=True, slots=True)
class Example:
    """An act with the rows of each side that tell it, and one of them in words."""

    side: str
    act: Act
    theirs: int
    ours: int
    told: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`days` are those that their file tells of; `unmatched` counts rows of each side without two known countries."""

    days: int
    first: date | None
    last: date | None
    types: tuple[TypeCount, ...]
    acts: tuple[Example, ...]
    unmatched: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)

    def examples(self, most: int) -> tuple[Example, ...]:
        """For each side the acts that are told most often."""
        found: list[Example] = []
        for side in (THEIRS, OURS, BOTH):
            of_side = [act for act in self.acts if act.side == side]
            found += sorted(of_side, key=lambda one: (-one.theirs - one.ours, one.act))[:most]
        return tuple(found)


@dataclass(slots=True)
class _Side:
    """Rows by the act that they tell."""

    rows: Counter[Act] = field(default_factory=Counter)
    told: dict[Act, str] = field(default_factory=dict)
    unmatched: int = 0

    def add(self, day: date, event: Event, kind: str, told: str) -> None:
        for actor, recipient in pairs(event):
            countries = actor["country"], recipient["country"] if recipient else UNKNOWN
            if UNKNOWN in countries:
                self.unmatched += 1
                continue
            act = Act(day, *countries, kind)
            self.rows[act] += 1
            self.told.setdefault(act, told)


def compare(
    theirs: Iterable[Theirs],
    ours: Iterable[Event],
    documents: Documents,
    *,
    form: str,
    span: tuple[date | None, date | None] = (None, None),
) -> Comparison:
    """`form` is the format of their file; `span` the first and last day to look at, both included."""
    other, mine, left_out = _Side(), _Side(), Counter[str]()
    days: set[date] = set()
    for event in theirs:
        day = date.fromisoformat(event["date"]["start"])
        if _within(day, span) and event["status"] in TOLD_AS_DONE:
            days.add(day)
            kind = event["type"] or _ROOT.format(event["cameo"][:2])
            other.add(day, event, kind, _in_words(event, _where_told(event)))
    for own in ours:
        act = fold(own, documents)
        if isinstance(act, LeftOut):
            left_out[act.reason] += 1
        elif act.day in days:
            kind = (plover_of(act.cameo or "") if form in _CAMEO_FORMS else None) or act.type
            seen = _as_seen(own, act.type) if form in _WITHOUT_TOGETHER else own
            mine.add(act.day, seen, kind, _in_words(own, own["id"]))
    return Comparison(
        days=len(days),
        first=min(days, default=None),
        last=max(days, default=None),
        types=tuple(_types(other, mine)),
        acts=tuple(_acts(other, mine)),
        unmatched={THEIRS: other.unmatched, OURS: mine.unmatched},
        left_out=dict(sorted(left_out.items())),
    )


def _as_seen(own: Event, kind: str) -> Event:
    """With the same doubt about who did it to whom as a format that does not say whether an act was done together."""
    together = taken_as_reciprocal(kind, actors=len(own["actors"]), recipients=len(own["recipients"]))
    return {**own, "reciprocal": together}


def _within(day: date, span: tuple[date | None, date | None]) -> bool:
    first, last = span
    return (first is None or first <= day) and (last is None or day <= last)


def _types(theirs: _Side, ours: _Side) -> Iterator[TypeCount]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for act in theirs.rows.keys() | ours.rows.keys():
        count = counts[act.type]
        count[0] += act in theirs.rows
        count[1] += act in ours.rows
        count[2] += act in theirs.rows and act in ours.rows
    for kind in sorted(counts):
        yield TypeCount(kind, *counts[kind])


def _acts(theirs: _Side, ours: _Side) -> Iterator[Example]:
    for act in sorted(theirs.rows.keys() | ours.rows.keys()):
        in_theirs, in_ours = theirs.rows.get(act, 0), ours.rows.get(act, 0)
        side = BOTH if in_theirs and in_ours else THEIRS if in_theirs else OURS
        yield Example(side, act, in_theirs, in_ours, ours.told.get(act) or theirs.told[act])


def _in_words(event: Mapping[str, Any], where: str) -> str:
    actors, recipients = (
        ", ".join(party["name"] or party["text"] for party in event[side]) for side in ("actors", "recipients")
    )
    return f"{actors} → {recipients} [{where}]" if recipients else f"{actors} [{where}]"


def _where_told(event: Theirs) -> str:
    return str(event["urls"][0] if event["urls"] else event.get("outlet") or event["at"])


def to_json(found: Comparison) -> str:
    """All of it as one object on a line."""
    return (
        dumps(
            {
                "days": found.days,
                "first": found.first.isoformat() if found.first else None,
                "last": found.last.isoformat() if found.last else None,
                "types": [
                    {"type": one.type, "theirs": one.theirs, "ours": one.ours, "both": one.both} for one in found.types
                ],
                "acts": [dict(zip(_COLUMNS, jsonable(_row(one)), strict=True)) for one in found.acts],
                "unmatched": dict(found.unmatched),
                "left_out": dict(found.left_out),
            }
        )
        + "\n"
    )


def to_csv(found: Comparison) -> str:
    """A row an act, by day."""
    return Table(_COLUMNS, tuple(_row(one) for one in found.acts)).to_csv()


def _row(one: Example) -> tuple[Any, ...]:
    return (one.side, *one.act, one.theirs, one.ours, one.told)
