"""Which claims of one article tell of one happening."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.codebook import verbal_types
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Claim, Wording
from dragoman.model.modality import Status
from dragoman.model.place import DOMESTIC, MEETING, Place
from dragoman.model.time import Basis, TimeInterval

_ANY = frozenset({"OTH", "IGO"})  # no sector, and bodies of several states, which have bodies of their own
JOIN = 1.0  # likeness from which two claims are one happening
_SAME_WORD, _SAYING, _FARTHER, _FARTHEST = 0.6, -0.2, -0.03, 10
_MANY = 64  # more tellings of one happening than any article holds
_SAME_BREATH = 0.6  # the same sides in one sentence: "must act, demanded the union", "beat and attacked her"
_LEAD, _HEADED = 4, 0.4  # a headline is taken up again in one of the first sentences, the more so of the same states
_TOLD_BY_NONE = frozenset({DOMESTIC, MEETING})  # places that nothing but the parties tells
_ELSEWHERE = frozenset({"visit", "phone"})  # modes of which one act has but one
_APART = frozenset({Status.NEGATED, Status.DENIED, Status.CANCELLED})


def group(claims: Sequence[Claim], wordings: Mapping[str, Wording]) -> tuple[tuple[Claim, ...], ...]:
    """Claims in text order, one group for each happening; a claim joins the group whose members it fits best."""
    groups: list[list[Claim]] = []
    of_type: dict[str, list[int]] = {}
    for claim in sorted(claims, key=lambda one: (one.sentence, one.trigger)):
        alike = of_type.setdefault(claim.type.category, [])
        ranked = max(((_fit(claim, groups[index], wordings), -index) for index in alike), default=(0.0, 0))
        if ranked[0] >= JOIN:
            groups[-ranked[1]].append(claim)
        else:
            alike.append(len(groups))
            groups.append([claim])
    return tuple(tuple(members) for members in groups)


def _fit(claim: Claim, members: Sequence[Claim], wordings: Mapping[str, Wording]) -> float:
    """The greatest likeness to a member, 0 where one of them cannot be the same; of very many, the outer ones speak."""
    best = 0.0
    for other in members if len(members) <= _MANY else (*members[: _MANY // 2], *members[-_MANY // 2 :]):
        score = likeness(claim, other, wordings)
        if score <= 0:
            return 0.0
        best = max(best, score)
    return best


def likeness(left: Claim, right: Claim, wordings: Mapping[str, Wording]) -> float:
    """0 where the two cannot be one happening, 1 and more where they are; between the two nothing tells. Who speaks
    often speaks more than once, and what is told far apart is less often the same."""
    if left.type.category != right.type.category or not _compatible(left, right):
        return 0.0
    day, other = _told(left.date), _told(right.date)
    if day and other and (day.last < other.first or other.last < day.first):
        return 0.0
    if (left.modality.status in _APART) != (right.modality.status in _APART):
        return 0.0
    score = 0.2 + _shared_parties(left, right)
    ours, theirs = wordings[left.id], wordings[right.id]
    score += _SAME_WORD if ours.trigger & theirs.trigger else 0.0
    score += _SAYING if left.type.category in verbal_types() else 0.0
    together = len(ours.near & theirs.near)
    score += min(0.6, 1.2 * together / (1 + min(len(ours.near), len(theirs.near))))
    first, second = sorted((left.sentence, right.sentence))
    score += _SAME_BREATH if first == second and _same_sides(left, right) else 0.0
    score += _FARTHER * min(second - first, _FARTHEST)
    if first == 0 and 0 < second < _LEAD:
        states = _together(left)
        score += 0.35 + (_HEADED if len(states) > 1 and states == _together(right) else 0.0)
    if day and other and _nested(day, other):
        score += 0.2 if day == other else 0.1
    if left.place and right.place and not _TOLD_BY_NONE & {left.place.why, right.place.why}:
        score += 0.15 if _one_place(left.place.place, right.place.place) else -0.25
    return max(score, 0.05)


def _nested(day: TimeInterval, other: TimeInterval) -> bool:
    """One interval told more finely than the other: "next week" and "on Sept. 15"."""
    (first, last), (begin, end) = (day.first, day.last), (other.first, other.last)
    return first <= begin <= end <= last or begin <= first <= last <= end


def _one_place(ours: Place | None, theirs: Place | None) -> bool:
    """The same place, or a state and a town in it."""
    if ours is None or theirs is None or ours == theirs:
        return ours == theirs
    return ours.country == theirs.country and "country" in {ours.kind, theirs.kind}


def _told(date: TimeInterval | None) -> TimeInterval | None:
    """A date that was only inferred neither joins nor parts."""
    return date if date is not None and date.basis is not Basis.INFERRED else None


def _keys(claim: Claim, side: str) -> set[str]:
    parties = claim.actors if side == "actors" else claim.recipients
    if claim.reciprocal:
        parties = claim.actors
    return {party.country for party in parties if party.country != UNKNOWN}


def _together(claim: Claim) -> set[str]:
    """The states of those who do it together; none of another act."""
    return _keys(claim, "actors") if claim.reciprocal else set()


def _compatible(left: Claim, right: Claim) -> bool:
    """Each side's known countries meet, or one of the two does not tell that side. Two ministers are not one, nor are a
    visit and a telephone call."""
    if left.reciprocal and right.reciprocal and _met_others(left.actors, right.actors):
        return False
    here, there = (_ELSEWHERE.intersection(one.type.modes) for one in (left, right))
    if here and there and not here & there:
        return False
    for side in ("actors", "recipients"):
        ours, theirs = _keys(left, side), _keys(right, side)
        if ours and theirs and not ours & theirs:
            return False
        if _others(getattr(left, side), getattr(right, side)):
            return False
    return True


def _others(ours: Sequence[ActorMention], theirs: Sequence[ActorMention]) -> bool:
    """Whether both sides are told by full names, of one sector and yet of others."""
    if not ours or not theirs or not all(party.name and " " in party.name for party in (*ours, *theirs)):
        return False
    sectors = {party.sector for party in ours} & {party.sector for party in theirs} - _ANY
    return bool(sectors) and {party.chain for party in ours}.isdisjoint(party.chain for party in theirs)


def _met_others(ours: Sequence[ActorMention], theirs: Sequence[ActorMention]) -> bool:
    """Whether those who met, all told by full names, are the same of one state and others of another: an envoy who met
    a minister, and months before his deputy."""
    if not all(party.name and " " in party.name and party.country != UNKNOWN for party in (*ours, *theirs)):
        return False
    mine, yours = _by_state(ours), _by_state(theirs)
    met = [mine[code] & yours[code] for code in mine.keys() & yours.keys()]
    return any(met) and not all(met)


def _by_state(parties: Sequence[ActorMention]) -> dict[str, set[str]]:
    """The names of each state's."""
    out: dict[str, set[str]] = {}
    for party in parties:
        out.setdefault(party.country, set()).add(str(party.name).casefold())
    return out


def _same_sides(left: Claim, right: Claim) -> bool:
    """Whether both sides are told, and by the same persons and bodies."""
    sides = ((left.actors, right.actors), (left.recipients, right.recipients))
    return all(ours and {one.chain for one in ours} == {one.chain for one in theirs} for ours, theirs in sides)


def _shared_parties(left: Claim, right: Claim) -> float:
    """0 to 0.4: how many of the parties, as the document's own persons and bodies, are the same."""
    ours = {party.chain for party in (*left.actors, *left.recipients)}
    theirs = {party.chain for party in (*right.actors, *right.recipients)}
    shared = len(ours & theirs)
    return 0.4 * shared / max(1, min(len(ours), len(theirs)))
