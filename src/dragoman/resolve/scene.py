"""What the meeting at which words were spoken tells of them: its place, or the dateline's, and its day."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.knowledge.codebook import WHERE, types_listed
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import Claim
from dragoman.model.modality import Status
from dragoman.model.place import DATELINE, DOMESTIC, HOST, MEETING, PlaceMention
from dragoman.model.time import Basis, TimeInterval

_LEAD = 3  # sentences in which the dateline tells where a meeting took place
_DAYS = 7  # the longest meeting whose days are those of what is said there
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
PHONE = "phone"  # the mode of those who meet nowhere
_TAIL = re.compile(
    r"[ ]?(?:(?:, [^\n:()–—-]{3,40} ?)?\([^()\n]{2,30}\)|/[^/\n]{2,30}/|, [^\n:–—-]{3,20})?[ ]?(?:--?|–|—|:|\.) ?"
)


def dateline_of(text: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that opens a line and is followed by a dash or colon: "AMMAN (Petra) — …", "RAIPUR: …"."""
    for mention in places:
        begins = not text[text.rfind("\n", 0, mention.span.start) + 1 : mention.span.start].strip()
        if begins and mention.place is not None and _TAIL.match(text, mention.span.end):
            return mention
    return None


def staged(
    claims: Sequence[Claim], dateline: PlaceMention | None, *, published: date | None = None
) -> tuple[Claim, ...]:
    """The claims, those across borders with the place and the day of the meeting of the same parties where they tell
    none, as what one who met others said to nobody told; a meeting itself with the dateline's place. A meeting told as
    history is no scene of what is told without a day."""
    meeting, signed, spoken = (types_listed(name, WHERE) for name in ("meeting", "signed", "spoken"))
    placed = [_at_dateline(claim, dateline) if claim.type.category in meeting else claim for claim in claims]
    held = [
        one
        for one in placed
        if one.modality.status in _DONE
        and (one.type.category in meeting or (one.reciprocal and one.type.category in signed))
    ]
    across = [(one, states) for one in held if len(states := _countries(one)) > 1]
    fresh = [(one, states) for one, states in across if not _old(one, published)]
    return tuple(
        _at_meeting(claim, across if claim.date else fresh) if claim.type.category in spoken else claim
        for claim in placed
    )


def _old(meeting: Claim, published: date | None) -> bool:
    """Whether the meeting is told as history: what is said without a day was not said there."""
    told = meeting.date
    return told is not None and published is not None and (published - told.last).days > _DAYS


def _at_dateline(claim: Claim, dateline: PlaceMention | None) -> Claim:
    """A meeting face to face in the article's first sentences, in the state of one of those who met: the host's, if one
    is told."""
    known, told = _countries(claim), claim.place
    if dateline is None or dateline.place is None or dateline.place.country not in known or len(known) < 2:
        return claim
    if PHONE in claim.type.modes:
        return claim
    host = told.place.country if told is not None and told.why == HOST and told.place else None
    there = told is None or host == dateline.place.country
    return replace(claim, place=replace(dateline, why=DATELINE)) if there and claim.sentence < _LEAD else claim


def _at_meeting(claim: Claim, held: Sequence[tuple[Claim, set[str]]]) -> Claim:
    """`held` are the meetings across borders, each with the states of those who met."""
    known = _countries(claim)
    alone = len(known) == 1 and not (claim.recipients or claim.reciprocal)
    if claim.modality.status not in _DONE or (len(known) < 2 and not alone):
        return claim
    ours = [meeting for meeting, states in held if known <= states]
    dated = None if alone or claim.date else _nearest(claim, [one for one in ours if _brief(one.date)])
    if dated is not None:
        claim = replace(claim, date=dated.date and replace(dated.date, basis=Basis.INFERRED))
    there = _nearest(claim, [one for one in ours if _told(one) and not _apart(one, claim)])
    if there is not None and (claim.place is None or (alone and not _told(claim))):
        claim = replace(claim, place=there.place and replace(there.place, why=MEETING))
    return claim


def _nearest(claim: Claim, meetings: Sequence[Claim]) -> Claim | None:
    """The last meeting told before the claim or with it, else the first after it."""
    before = [meeting for meeting in meetings if meeting.sentence <= claim.sentence]
    return before[-1] if before else next(iter(meetings), None)


def _told(meeting: Claim) -> bool:
    place = meeting.place
    return place is not None and place.place is not None and place.place.country is not None and place.why != DOMESTIC


def _brief(date: TimeInterval | None) -> bool:
    return date is not None and (date.last - date.first).days < _DAYS


def _countries(claim: Claim) -> set[str]:
    return {party.country for party in (*claim.actors, *claim.recipients)} - {UNKNOWN}


def _apart(left: Claim, right: Claim) -> bool:
    """Whether the two are told of different days."""
    ours, theirs = left.date, right.date
    return ours is not None and theirs is not None and (ours.last < theirs.first or theirs.last < ours.first)
