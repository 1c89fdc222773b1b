"""How likely two reports, of two articles, tell of one happening: a logistic model over features that can be read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge.linking import LinkingWeights
from dragoman.linking.identity import identities
from dragoman.model.actor import ActorMention
from dragoman.model.event import Event, Wording
from dragoman.model.link import Judgement, Link, Report
from dragoman.model.modality import Status
from dragoman.model.place import DOMESTIC
from dragoman.model.time import Basis, Grain

UNKNOWN = "XXX"
TOLD_OF_LATE = 6  # days in which news that tells no day is told
AHEAD = 45  # days that a plan without a day reaches
_COARSE = 45  # an interval of more days tells little of when
_MUCH = 30.0  # weight of common words, some five rare ones, that more would not add to
_THIN = 8.0  # weight of a rare word and a common one
_LITTLE = 10.0  # a clause of few words shows little by sharing them
_OPENING = 2  # place among the reports of an article
_BEFORE = frozenset({Status.PLANNED, Status.POSSIBLE})
_AGAINST = frozenset({Status.DENIED, Status.NEGATED, Status.CANCELLED})

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Keys:
    """What of a report is compared. `first` to `last` is when the act can have been; `firm` where the text says so.
    `states` are its parties' and its place's: two reports without a common one are not compared."""

    sides: tuple[frozenset[str], frozenset[str]]
    countries: frozenset[str]
    persons: Mapping[str, frozenset[str]]
    first: date | None
    last: date | None
    firm: bool
    daily: bool
    place: str | None
    town: bool
    states: frozenset[str]
    status: Status


def keys_of(report: Report) -> Keys:
    """Made once for each report."""
    event = report.event
    sides = (countries_of(event.actors), countries_of(event.recipients))
    first, last, firm = when(event, report.known)
    place = event.place.place if event.place is not None and event.place.why != DOMESTIC else None
    countries = sides[0] | sides[1]
    there = event.place.place.country if event.place is not None and event.place.place is not None else None
    return Keys(
        sides=sides,
        countries=countries,
        states=countries | ({there} if there else frozenset()),
        persons=_persons((*event.actors, *event.recipients)),
        first=first,
        last=last,
        firm=firm,
        daily=firm and event.date is not None and event.date.grain is Grain.DAY,
        place=(str(place.id) if place.id else place.name) if place else None,
        town=place is not None and place.kind not in {"country", "region", "water"},
        status=event.status,
    )


def when(event: Event, known: date | None) -> tuple[date | None, date | None, bool]:
    """The days in which the act can have been, and whether the text tells them or only the article's own day does."""
    if event.date is not None and event.date.basis is not Basis.INFERRED and not _of_denial(event, known):
        return event.date.first, event.date.last, True
    if known is None:
        return (event.date.first, event.date.last, False) if event.date else (None, None, False)
    if event.status in _BEFORE:
        return known, known + timedelta(days=AHEAD), False
    return known - timedelta(days=TOLD_OF_LATE), known, False


def _of_denial(event: Event, known: date | None) -> bool:
    """A day that is rather the denial's than the act's: that of the news or the day before."""
    if event.status is not Status.DENIED or event.date is None or known is None:
        return False
    return event.date.last >= known - timedelta(days=1)


def compare(left: Report, right: Report, keys: Mapping[str, Keys], model: LinkingWeights) -> Link:
    """The link of two reports, whichever way round they are given."""
    left, right = sorted((left, right), key=lambda one: one.id)
    if parted(left, right, keys):
        return Link(left.id, right.id, Judgement.DIFFERENT, 0.0)
    found = features(left, right, keys, model)
    score = likelihood(found, model)
    if score >= model.same:
        judgement = Judgement.SAME
    else:
        judgement = Judgement.UNSURE if score >= model.unsure else Judgement.DIFFERENT
    return Link(left.id, right.id, judgement, score, features=tuple(sorted(found.items())))


def likelihood(found: Features, model: LinkingWeights) -> float:
    """The probability, 0 to 1, that two reports with these features are one happening."""
    total = model.bias + sum(model.weights.get(name, 0.0) * value for name, value in found.items())
    return round(1 / (1 + math.exp(-total)), 4)


def parted(left: Report, right: Report, keys: Mapping[str, Keys]) -> bool:
    """Two reports that nothing but a third can show to be one happening: of other types, of other states, or of days
    that both texts tell and that lie more than a day apart."""
    ours, theirs = keys[left.id], keys[right.id]
    if left.event.type.category != right.event.type.category or not ours.states & theirs.states:
        return True
    return far(ours, theirs, slack=1)


def far(ours: Keys, theirs: Keys, *, slack: int) -> bool:
    """Days that both texts tell and that lie more than `slack` days apart."""
    days = gap(ours, theirs)
    return ours.firm and theirs.firm and days is not None and days > slack


def gap(left: Keys, right: Keys) -> int | None:
    """Days between the two intervals; 0 where they meet, None where one is not known."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max(0, (left.first - right.last).days, (right.first - left.last).days)


def features(left: Report, right: Report, keys: Mapping[str, Keys], model: LinkingWeights) -> Features:
    """What speaks for and against the two being one happening, by name."""
    ours, theirs = keys[left.id], keys[right.id]
    out = {**_dates(left, right, ours, theirs), **_parties(left, right, ours, theirs), **_places(ours, theirs)}
    out |= _words(left.wording, right.wording, model)
    out[f"type:{left.event.type.category}"] = 1.0
    out |= _article(left, right)
    if len(ours.countries & theirs.countries) < 2:
        out["words:thin"] = max(0.0, 1.0 - out["words:shared"] * _MUCH / _THIN)
    out["copy"] = float(right.document in left.alike)
    out["modes"] = float(bool(set(left.event.type.modes) & set(right.event.type.modes)))
    out["status:same"] = float(ours.status is theirs.status)
    out["status:against"] = float((ours.status in _AGAINST) != (theirs.status in _AGAINST))
    return {name: round(value, 4) for name, value in out.items() if value}


def _article(left: Report, right: Report) -> Features:
    """A headline and the first sentences often tell one thing in other words."""
    one = left.document == right.document
    first, second = sorted((left.ordinal, right.ordinal))
    return {"article": float(one), "article:opening": float(one and first == 0 and second <= _OPENING)}


def _words(ours: Wording, theirs: Wording, model: LinkingWeights) -> Features:
    """What the two have in common, each lemma by how rare it is."""
    left, right = ours.trigger | ours.near | ours.around, theirs.trigger | theirs.near | theirs.around
    shared = sum(map(model.weight, left & right))
    fewest = min(sum(map(model.weight, left)), sum(map(model.weight, right)))
    near = sum(map(model.weight, ours.near & theirs.near))
    return {
        "words:trigger": float(bool(ours.trigger & theirs.trigger)),
        "words:near": min(near, _MUCH) / _MUCH,
        "words:shared": min(shared, _MUCH) / _MUCH,
        "words:share": shared / (_LITTLE + fewest),
        "words:none": float(not shared),
    }


def _dates(left: Report, right: Report, ours: Keys, theirs: Keys) -> Features:
    days = gap(ours, theirs)
    if days is None:
        return {"date:unknown": 1.0}
    out = {"date:apart": math.log1p(days)}
    both = ours.firm and theirs.firm
    if both and days == 0:
        same = (ours.first, ours.last) == (theirs.first, theirs.last)
        fine = ours.daily and theirs.daily
        out["date:same-day" if same and fine else "date:same" if same else "date:meet"] = 1.0
    elif both:
        out["date:next-day"] = 1.0
    else:
        out["date:one" if ours.firm or theirs.firm else "date:none"] = 1.0
        out["date:late"] = math.log1p(_late(ours, theirs))
    if both and max(_length(ours), _length(theirs)) > _COARSE:
        out["date:coarse"] = 1.0
    if left.known is not None and right.known is not None:
        out["known:apart"] = math.log1p(abs((left.known - right.known).days))
    return out


def _late(ours: Keys, theirs: Keys) -> int:
    """Days from a day that one text tells to the day of the other article, which tells none of a thing that is done."""
    told, news = (ours, theirs) if ours.firm else (theirs, ours)
    if not told.firm or news.firm or news.status in _BEFORE or told.last is None or news.last is None:
        return 0
    return max(0, (news.last - told.last).days)


def _length(keys: Keys) -> int:
    return (keys.last - keys.first).days if keys.first and keys.last else 0


def _parties(left: Report, right: Report, ours: Keys, theirs: Keys) -> Features:
    together = ours.countries | theirs.countries
    out = {"parties:share": len(ours.countries & theirs.countries) / len(together) if together else 0.0}
    both_ways = left.event.reciprocal or right.event.reciprocal
    if together and ours.countries == theirs.countries:
        out["parties:two" if len(together) > 1 else "parties:one"] = 1.0
    elif ours.countries <= theirs.countries or theirs.countries <= ours.countries:
        out["parties:within" if ours.countries and theirs.countries else "parties:untold"] = 1.0
    else:
        out["parties:cross" if ours.countries & theirs.countries else "parties:other"] = 1.0
    if not both_ways and ours.sides[0] and theirs.sides[0] and ours.sides[1] and theirs.sides[1]:
        turned = ours.sides[0] & theirs.sides[1] and ours.sides[1] & theirs.sides[0]
        straight = ours.sides[0] & theirs.sides[0] or ours.sides[1] & theirs.sides[1]
        out["parties:turned"] = float(bool(turned) and not straight)
    same, other = _persons_meet(ours.persons, theirs.persons)
    out["persons:same"], out["persons:other"] = min(same, 2) / 2, float(other > 0)
    return out


def _persons(parties: tuple[ActorMention, ...]) -> dict[str, frozenset[str]]:
    """Keys of the persons and bodies of each state, not of the states themselves."""
    out: dict[str, set[str]] = {}
    for party in parties:
        if party.actor is None or party.actor.kind != "state":
            out.setdefault(party.country, set()).update(identities(party))
    return {country: frozenset(found) for country, found in out.items() if found}


def _persons_meet(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> tuple[int, int]:
    """States for which both reports name one and the same, and states for which they name others."""
    both = set(ours) & set(theirs)
    same = sum(bool(ours[country] & theirs[country]) for country in both)
    return same, len(both) - same


def _places(ours: Keys, theirs: Keys) -> Features:
    if ours.place is None or theirs.place is None:
        return {"place:unknown": 1.0}
    if ours.place == theirs.place:
        return {"place:town" if ours.town else "place:state": 1.0}
    return {"place:other-town" if ours.town and theirs.town else "place:other": 1.0}


def countries_of(parties: tuple[ActorMention, ...]) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country != UNKNOWN)
