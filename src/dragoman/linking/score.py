"""How likely two reports, of two articles, tell of one happening: a logistic model over features that can be read."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge.linking import LinkingWeights
from dragoman.linking.identity import identities
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Event
from dragoman.model.link import Judgement, Link, Report
from dragoman.model.modality import Status
from dragoman.model.place import DOMESTIC
from dragoman.model.time import Basis, Grain

TOLD_OF_LATE = 6  # days in which news that tells no day is told
AHEAD = 45  # days that a plan without a day reaches
_COARSE = 45  # an interval of more days tells little of when
_THIN = 0.2  # share of common words under which they say little
_LITTLE = 10.0  # a clause of few words shows little by sharing them
_NAME = 10.0  # weight of the words that name a party, beyond which more would not add
_OPENING = 2  # place among the reports of an article
_NEWS = 1  # place among the reports of an article, up to which it is told as news
_TOKEN = re.compile(r"[\w-]+")
_BEFORE = frozenset({Status.PLANNED, Status.POSSIBLE})
_AGAINST = frozenset({Status.DENIED, Status.NEGATED, Status.CANCELLED})

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Keys:
    """What of a report is compared. `first` to `last` is when the act can have been; `firm` where the text says so.
    `news` is when it was if it is the article's news: the days that the text tells, else the article's day or the day
    before. `states` are its parties' and its place's: two reports without a common one are not
    compared. `words` are its lemmas, `named` those among them that name its actors and its recipients."""

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
    news: tuple[date, date] | None
    words: frozenset[str]
    named: tuple[frozenset[str], frozenset[str]]


def keys_of(report: Report) -> Keys:
    """Made once for each report."""
    event = report.event
    sides = (countries_of(event.actors), countries_of(event.recipients))
    first, last, firm = when(event, report.known)
    place = event.place.place if event.place is not None and event.place.why != DOMESTIC else None
    countries = sides[0] | sides[1]
    there = event.place.place.country if event.place is not None and event.place.place is not None else None
    words = report.wording.trigger | report.wording.near | report.wording.around
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
        news=(first, last) if firm and first and last else _news(report),
        words=words,
        named=(_named(event.actors, words), _named(event.recipients, words)),
    )


def _news(report: Report) -> tuple[date, date] | None:
    if report.known is None or report.ordinal > _NEWS or report.event.status in _BEFORE:
        return None
    return report.known - timedelta(days=1), report.known


def _named(parties: tuple[ActorMention, ...], words: frozenset[str]) -> frozenset[str]:
    return words & frozenset().union(*(name_words(party.text, party.name) for party in parties))


def name_words(text: str, name: str | None) -> frozenset[str]:
    """What a party is called by, word by word, in small letters."""
    return frozenset(_TOKEN.findall(f"{text} {name or ''}".lower()))


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
    out = {**_dates(left, right, ours, theirs), **_parties(ours, theirs), **_places(ours, theirs)}
    out |= _words(ours, theirs, model)
    if not (left.event.reciprocal or right.event.reciprocal):
        out |= _directed(ours, theirs, model)
    out[f"type:{left.event.type.category}"] = 1.0
    out |= _article(left, right)
    out["copy"] = float(right.document in left.alike)
    out |= _modes(left.event.type.modes, right.event.type.modes)
    out["status:same"] = float(ours.status is theirs.status)
    out["status:against"] = float((ours.status in _AGAINST) != (theirs.status in _AGAINST))
    return {name: round(value, 4) for name, value in out.items() if value}


def _article(left: Report, right: Report) -> Features:
    """A headline and the first sentences often tell one thing in other words."""
    one = left.document == right.document
    first, second = sorted((left.ordinal, right.ordinal))
    return {"article": float(one), "article:opening": float(one and first == 0 and second <= _OPENING)}


def _modes(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Features:
    shared = bool(set(ours) & set(theirs))
    return {"modes": float(shared), "modes:other": float(bool(ours and theirs) and not shared)}


def _words(ours: Keys, theirs: Keys, model: LinkingWeights) -> Features:
    """What the two have in common, each lemma by how rare it is; where they share one state at most, it must be more
    than a little."""
    shared = sum(map(model.weight, ours.words & theirs.words))
    fewest = min(sum(map(model.weight, ours.words)), sum(map(model.weight, theirs.words)))
    share = shared / (_LITTLE + fewest)
    thin = max(0.0, 1.0 - share / _THIN) if len(ours.countries & theirs.countries) < 2 else 0.0
    return {"words:share": share, "words:thin": thin}


def _directed(ours: Keys, theirs: Keys, model: LinkingWeights) -> Features:
    """Of acts with a direction: whether the sides are named by common words, and whether they are turned round."""
    actors, recipients = (left & right for left, right in zip(ours.named, theirs.named, strict=True))
    out = {
        "actors:words": _worth(actors, model),
        "recipients:words": _worth(recipients, model),
        "recipients:other": float(all(named[1] for named in (ours.named, theirs.named)) and not recipients),
    }
    if all(ours.sides) and all(theirs.sides):
        turned = ours.sides[0] & theirs.sides[1] and ours.sides[1] & theirs.sides[0]
        straight = ours.sides[0] & theirs.sides[0] or ours.sides[1] & theirs.sides[1]
        out["parties:turned"] = float(bool(turned) and not straight)
    return out


def _worth(words: frozenset[str], model: LinkingWeights) -> float:
    return min(sum(map(model.weight, words)), _NAME) / _NAME


def _dates(left: Report, right: Report, ours: Keys, theirs: Keys) -> Features:
    days = gap(ours, theirs)
    if days is None:
        return {}
    out = {"date:apart": math.log1p(days)}
    if not (ours.firm and theirs.firm):
        out["date:one"] = float(ours.firm or theirs.firm)
        out["date:plan"] = float(ours.status in _BEFORE or theirs.status in _BEFORE)
        out["date:news"] = float(left.document != right.document and _on_news(ours, theirs))
        return out
    same = (ours.first, ours.last) == (theirs.first, theirs.last) and ours.daily and theirs.daily
    out["date:same-day" if same else "date:next-day" if days else "date:meet"] = 1.0
    out["date:coarse"] = float(max(_length(ours), _length(theirs)) > _COARSE)
    out["date:retold"] = float(not days and None not in (left.known, right.known) and left.known != right.known)
    return out


def _on_news(ours: Keys, theirs: Keys) -> bool:
    """Whether the day that one tells, or is news of, can be that of which the other is news."""
    one, other = ours.news, theirs.news
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _length(keys: Keys) -> int:
    return (keys.last - keys.first).days if keys.first and keys.last else 0


def _parties(ours: Keys, theirs: Keys) -> Features:
    together = ours.countries | theirs.countries
    within = ours.countries <= theirs.countries or theirs.countries <= ours.countries
    same, other = _persons_meet(ours.persons, theirs.persons)
    return {
        "parties:two": float(ours.countries == theirs.countries and len(together) > 1),
        "parties:cross": float(not within and bool(ours.countries & theirs.countries)),
        "parties:other": float(not within and not ours.countries & theirs.countries),
        "persons:same": min(same, 2) / 2,
        "persons:other": float(other > 0),
    }


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
        return {}
    if ours.place == theirs.place:
        return {"place:town": float(ours.town)}
    return {"place:other-town" if ours.town and theirs.town else "place:other": 1.0}


def countries_of(parties: tuple[ActorMention, ...]) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country != UNKNOWN)
