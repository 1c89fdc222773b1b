"""The state that an article is about: whose "government", "police" and "opposition" these are."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Parse
from dragoman.model.text import Document

_OUTLET = 3.0  # what the outlet's home is worth, in mentions
_LEAD, _LEAD_WEIGHT = 3, 2.0
_PART_WORTH = 0.6  # a town or province tells less than the state's own name
_LONGEST_NAME, _SHORTEST_NAME = 3, 4
_MANY = "XXX"  # a people of several states


@dataclass(frozen=True, slots=True)
class Focus:
    """`country` is None where nothing is named; `share` is its part of all votes."""

    country: str | None
    share: float
    home: str | None


def focus_of(document: Document, parses: Sequence[Parse], gazetteer: Gazetteer) -> Focus:
    """A vote of all names of states, peoples and places, the first sentences' worth more; the outlet's home joins in."""
    votes: dict[str, float] = {}
    for at, parse in enumerate(parses):
        weight = _LEAD_WEIGHT if at < _LEAD else 1.0
        for country, worth in _named(parse, gazetteer):
            votes[country] = votes.get(country, 0.0) + weight * worth
    home = _home(document, gazetteer)
    if home is not None:
        votes[home] = votes.get(home, 0.0) + _OUTLET
    if not votes:
        return Focus(None, 0.0, home)
    best = min(votes, key=lambda code: (-votes[code], code))
    return Focus(best, votes[best] / sum(votes.values()), home)


def _home(document: Document, gazetteer: Gazetteer) -> str | None:
    """The state of the page's host, by the table of outlets, else by a state's name in it ("kuwaittimes.com")."""
    host = urlsplit(document.url).hostname if document.url else None
    if host is None:
        return None
    known = gazetteer.domain(host)
    if known is not None:
        return known
    for label in host.split(".")[:-1]:
        for end in range(len(label), _SHORTEST_NAME - 1, -1):
            name = label[:end].title()
            country = gazetteer.demonym(name) or _state(name, gazetteer)
            if country is not None:
                return country
    return None


def _named(parse: Parse, gazetteer: Gazetteer) -> list[tuple[str, float]]:
    """The states that a sentence names with the worth of each name; persons' names tell none."""
    persons = {token for entity in parse.entities if entity.label == "PER" for token in range(entity.first, entity.end)}
    found: list[tuple[str, float]] = []
    at = 0
    while at < len(parse):
        step = 1
        if parse.words[at][:1].isupper() and at not in persons:
            for end in range(min(at + _LONGEST_NAME, len(parse)), at, -1):
                vote = _vote(" ".join(parse.words[at:end]), gazetteer) if parse.words[end - 1][0].isalpha() else None
                if vote is not None:
                    found.append(vote)
                    step = end - at
                    break
        at += step
    return found


def _vote(text: str, gazetteer: Gazetteer) -> tuple[str, float] | None:
    people = gazetteer.demonym(text)
    if people is not None and people != _MANY:
        return people, 1.0
    state = _state(text, gazetteer)
    if state is not None:
        return state, 1.0
    territory = gazetteer.territory(text)
    return (territory, _PART_WORTH) if territory else None


def _state(text: str, gazetteer: Gazetteer) -> str | None:
    states = {actor.country for actor in gazetteer.find(text) if actor.kind == "state"}
    return states.pop() if len(states) == 1 else None
