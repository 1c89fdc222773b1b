"""Which of the places that bear a name a text means: its size, the explicit container, and the company it keeps."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.knowledge.place_names import place_key
from dragoman.knowledge.places import Candidate, PlaceIndex
from dragoman.model.place import Place
from dragoman.model.text import Span

# Candidates kept for each name, of all those in a named container or of the most populous.
KEPT = 48
# Names weighed against one another at once, and their candidates in all: what bounds the cost of a hostile text.
TOGETHER = 150
AT_ONCE = 1500
# A town with this share of its division's townspeople is meant when the name stands alone.
TOWN_SHARE = 0.25
CONTAINER, ALONE, LARGEST, CONTEXT = "container", "only-one", "most-populous", "context"
CHOSEN = frozenset({CONTAINER, ALONE, LARGEST, CONTEXT})  # whys of places that a table knows by the name
EARTH_KM = 6371.0
SHORE_KM = 1500.0  # how far from its shores the middle of a sea may be
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name found in the text. `name` is what to look up; `hint` the kind of place that the words around it tell
    ("admin2" for "Clay County"); `container` the index of the toponym that it is said to lie in ("Paris, Texas")."""

    span: Span
    name: str
    hint: str | None = None
    container: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a toponym, or None, and why."""

    place: Place | None
    why: str


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in units of one factor ten of population."""

    country: float = 4.0
    admin1: float = 1.2
    area: float = 5.0
    admin2: float = -1.5
    other: float = -2.0
    capital: float = 0.3
    fame: float = 0.6
    hint: float = 5.0
    near: float = 70.0
    region: float = 3.0
    same_admin1: float = 3.4
    same_country: float = 0.5
    sharp: float = 1.1


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Group:
    """One name in one sense: the toponyms that share it, its candidates, and whether its container
    was told. A silent one only votes."""

    members: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    hint: str | None
    told: bool
    silent: bool = False


def choose(
    toponyms: Sequence[Toponym], index: PlaceIndex, *, people: Sequence[str] = (), weights: Weights = WEIGHTS
) -> tuple[Choice, ...]:
    """One choice for each toponym; every occurrence of a name means the same place unless its container differs.
    `people` are the countries whose people the text speaks of ("Kenyan" for KEN): they vote, once for each time."""
    groups = _groups(toponyms, index)
    for code in sorted(set(people)):
        country = index.country(code)
        if country:
            members = tuple(range(people.count(code)))
            groups.append(Group(members, (Candidate(country, False),), None, False, silent=True))
    choices = [Choice(None, "unknown-name")] * len(toponyms)
    if not groups:
        return tuple(choices)
    for first in range(0, len(groups), TOGETHER):
        _settle(groups[first : first + TOGETHER], choices, weights)
    return tuple(_contained(toponym, choice, choices) for toponym, choice in zip(toponyms, choices, strict=True))


def _contained(toponym: Toponym, choice: Choice, choices: Sequence[Choice]) -> Choice:
    """A name that no table knows takes the area that it is said to lie in: coarse, but no guess."""
    if choice.place or toponym.container is None:
        return choice
    area = choices[toponym.container].place
    return Choice(area, "inside-container") if area else choice


def _settle(groups: Sequence[Group], choices: list[Choice], weights: Weights) -> None:
    scores = _scores(groups, weights)
    at = 0
    for group in groups:
        own = scores[at : at + len(group.candidates)]
        at += len(group.candidates)
        if group.silent:
            continue
        choice = Choice(group.candidates[int(np.argmax(own))].place, _why(group, own))
        for member in group.members:
            choices[member] = choice


def _why(group: Group, scores: np.ndarray) -> str:
    if group.told:
        return CONTAINER
    if len(group.candidates) == 1:
        return ALONE
    best = int(np.argmax(scores))
    first = group.candidates[best].place
    return LARGEST if first.population == max(c.place.population for c in group.candidates) else CONTEXT


def lookup(name: str, index: PlaceIndex) -> tuple[Candidate, ...]:
    """Candidates by abbreviation exactly as written, else by name."""
    short = index.short(name)
    return (Candidate(short, False),) if short else index.find(name)


def inside(place: Place, container: Place) -> bool:
    """Whether a place lies in a country or a first-level division, as far as the table tells."""
    if container.kind == "country":
        return place.country == container.country and place.kind != "country"
    if container.kind == "admin1":
        return place.country == container.country and place.admin1 == container.admin1 and place.kind != "admin1"
    return container.kind == "region" and container.country is not None and place.country == container.country


def _held(found: Sequence[Candidate], containers: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one in found if any(inside(one.place, other.place) for other in containers))


def _groups(toponyms: Sequence[Toponym], index: PlaceIndex) -> list[Group]:
    members: dict[tuple[str, str, str], list[int]] = {}
    found: dict[tuple[str, str, str], tuple[Candidate, ...]] = {}
    told: dict[str, str] = {}
    known = {toponym.name: lookup(toponym.name, index) for toponym in toponyms}
    for toponym in toponyms:
        container = _container(toponym, toponyms, known)
        if container:
            told.setdefault(place_key(toponym.name), container)
    for position, toponym in enumerate(toponyms):
        candidates = known[toponym.name]
        if not candidates:
            continue
        container = _container(toponym, toponyms, known) or told.get(place_key(toponym.name), "")
        key = (place_key(toponym.name), toponym.hint or "", container)
        members.setdefault(key, []).append(position)
        if key not in found:
            held = _held(candidates, known[container]) if container else ()
            found[key] = _kept(held or candidates, toponym.hint)
    most = max(4, AT_ONCE // max(1, min(len(members), TOGETHER)))
    found = {key: candidates[:most] for key, candidates in found.items()}
    return [Group(tuple(places), found[key], key[1] or None, bool(key[2])) for key, places in members.items()]


def _container(toponym: Toponym, toponyms: Sequence[Toponym], known: dict[str, tuple[Candidate, ...]]) -> str:
    """Name of the container that is told and fits; "" otherwise."""
    if toponym.container is None:
        return ""
    name = toponyms[toponym.container].name
    return name if _held(known[toponym.name], known[name]) else ""


def _kept(candidates: tuple[Candidate, ...], hint: str | None) -> tuple[Candidate, ...]:
    states = {one.place.country for one in candidates if one.place.kind == "country"}
    candidates = tuple(one for one in candidates if not (one.other and one.capital and one.place.country in states))
    if hint != "admin1":
        candidates = _towns_before_provinces(candidates)
    if hint:
        candidates = tuple(sorted(candidates, key=lambda one: one.place.kind != hint))
    return candidates[:KEPT]


def _towns_before_provinces(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without the divisions named after a town that makes up a good part of them: "Dhaka" alone is the city."""
    towns = [one.place for one in candidates if one.place.kind == "city" and not one.other]
    share = {(town.country, town.admin1): town.population for town in reversed(towns)}

    def named_after(place: Place) -> bool:
        return share.get((place.country, place.admin1), 0) > place.population * TOWN_SHARE

    return tuple(one for one in candidates if one.place.kind != "admin1" or not named_after(one.place))


def _scores(groups: Sequence[Group], weights: Weights) -> np.ndarray:
    """Scores of all candidates, group after group: their own prior, then what the other names make of them."""
    places = [one.place for group in groups for one in group.candidates]
    owner = np.repeat(np.arange(len(groups)), [len(group.candidates) for group in groups])
    prior = np.array([_prior(one, group, weights) for group in groups for one in group.candidates])
    if len(groups) == 1:
        return prior
    support = _support(places, weights)
    support[owner[:, None] == owner[None, :]] = 0.0
    starts = np.concatenate(([0], np.cumsum([len(group.candidates) for group in groups])[:-1]))
    mass = np.array([len(group.members) ** 0.5 for group in groups])
    scores = prior
    for _ in range(ROUNDS):
        likely = _softmax(scores, owner, starts, weights.sharp)
        given = np.add.reduceat(support * likely[None, :], starts, axis=1)
        scores = prior + np.log1p(given * mass[None, :]).sum(axis=1) / np.sqrt(max(1.0, (len(groups) - 1) / 4))
    return scores


def _softmax(scores: np.ndarray, owner: np.ndarray, starts: np.ndarray, sharp: float) -> np.ndarray:
    highest = np.maximum.reduceat(scores, starts)[owner]
    parts = np.exp((scores - highest) * sharp)
    return np.asarray(parts / np.add.reduceat(parts, starts)[owner])


def _prior(one: Candidate, group: Group, weights: Weights) -> float:
    place = one.place
    value = {
        "country": weights.country + 3.6 + 0.06 * math.log10(place.population + 30),
        "admin1": weights.admin1 + math.log10(place.population + 30),
        "admin2": weights.admin2 + math.log10(place.population + 30),
        "city": math.log10(place.population + 30),
    }.get(place.kind, weights.area + 4.0)
    if one.other and place.kind != "admin2":
        value += weights.other
    value += weights.fame * math.log10(1 + one.fame)
    if one.capital and not one.other:
        value += weights.capital
    if group.hint and group.hint == place.kind:
        value += weights.hint
    return value


def _support(places: Sequence[Place], weights: Weights) -> np.ndarray:
    """How much the place of a column speaks for the place of a row: nearness and shared divisions. The land around it
    speaks for a sea, too: the East Sea of Korea or of Vietnam."""
    lat = np.radians([place.lat for place in places])
    lon = np.radians([place.lon for place in places])
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]).astype(np.float32)
    chord = np.clip(unit.T @ unit, -1.0, 1.0)
    km = EARTH_KM * np.arccos(chord)
    point = np.array([place.kind not in ("country", "region", "water") for place in places])
    countries: dict[str | None, int] = {None: -1}
    divisions: dict[tuple[str | None, str | None], int] = {}
    country = np.array([countries.setdefault(place.country, len(countries)) for place in places])
    division = np.array(
        [
            divisions.setdefault((place.country, place.admin1), len(divisions)) if place.admin1 else -1
            for place in places
        ]
    )
    same_country = (country[:, None] == country[None, :]) & (country[:, None] > 0)
    same_division = (division[:, None] == division[None, :]) & (division[:, None] >= 0)
    closeness = weights.near * np.exp(-km / 60.0) + weights.region * np.exp(-km / 300.0)
    closeness *= point[:, None] & point[None, :]
    sea = np.array([place.kind == "water" for place in places])
    closeness += weights.region * np.exp(-km / SHORE_KM) * (sea[:, None] & ~sea[None, :])
    return np.asarray(closeness + weights.same_admin1 * same_division + weights.same_country * same_country)
