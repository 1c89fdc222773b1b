"""Where words were spoken that tell no place themselves: at the meeting of those who spoke, or at the dateline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.codebook import types_listed
from dragoman.model.event import Claim
from dragoman.model.modality import Status
from dragoman.model.place import DOMESTIC, PlaceMention

DATELINE, MEETING = "dateline", "meeting"
WHERE = "codebook/where.yaml"
_UNKNOWN = "XXX"
_LEAD = 3  # sentences in which the dateline tells where a meeting took place
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_TAIL = re.compile(r"[ ]?(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/|, [^\n:–—-]{3,20})?[ ]?(?:--?|–|—|:|\.) ?")


def dateline_of(text: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that opens a line and is followed by a dash or colon: "AMMAN (Petra) — …", "RAIPUR: …"."""
    for mention in places:
        begins = not text[text.rfind("\n", 0, mention.span.start) + 1 : mention.span.start].strip()
        if begins and mention.place is not None and _TAIL.match(text, mention.span.end):
            return mention
    return None


def staged(claims: Sequence[Claim], dateline: PlaceMention | None) -> tuple[Claim, ...]:
    """The claims, those across borders that tell no place at the dateline or at the meeting of the same parties."""
    meeting, spoken = types_listed("meeting", WHERE), types_listed("spoken", WHERE)
    first = [_at_dateline(claim, dateline) if claim.type.category in meeting else claim for claim in claims]
    meetings = [claim for claim in first if claim.type.category in meeting and _held(claim)]
    return tuple(_at_meeting(claim, meetings) if claim.type.category in spoken else claim for claim in first)


def _at_dateline(claim: Claim, dateline: PlaceMention | None) -> Claim:
    """A meeting in the article's first sentences, in the state of one of those who met."""
    place = dateline.place if dateline is not None else None
    known = _countries(claim)
    if claim.place is not None or claim.sentence >= _LEAD or place is None or place.country not in known:
        return claim
    return replace(claim, place=replace(dateline, why=DATELINE)) if len(known) > 1 else claim


def _at_meeting(claim: Claim, meetings: Sequence[Claim]) -> Claim:
    """The last meeting told before it, else the first after it, of those who are parties to it."""
    known = _countries(claim)
    if claim.place is not None or claim.modality.status not in _DONE or len(known) < 2:
        return claim
    fitting = [meeting for meeting in meetings if known <= _countries(meeting) and not _apart(meeting, claim)]
    before = [meeting for meeting in fitting if meeting.sentence <= claim.sentence]
    found = before[-1] if before else next(iter(fitting), None)
    if found is None or found.place is None:
        return claim
    return replace(claim, place=replace(found.place, why=MEETING))


def _held(claim: Claim) -> bool:
    told = claim.place is not None and claim.place.place is not None and claim.place.why != DOMESTIC
    return told and claim.modality.status in _DONE and len(_countries(claim)) > 1


def _countries(claim: Claim) -> set[str]:
    return {party.country for party in (*claim.actors, *claim.recipients)} - {_UNKNOWN}


def _apart(left: Claim, right: Claim) -> bool:
    """Whether the two are told of different days."""
    ours, theirs = left.date, right.date
    return ours is not None and theirs is not None and (ours.last < theirs.first or theirs.last < ours.first)
