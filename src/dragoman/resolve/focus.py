"""The state that an article is about: whose "government", "police" and "opposition" these are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Parse
from dragoman.model.text import Document

_OUTLET = 3.0  # what the outlet's home is worth, in mentions
_LEAD, _LEAD_WEIGHT = 3, 2.0


@dataclass(frozen=True, slots=True)
class Focus:
    """`country` is None where nothing is named; `share` is its part of all votes."""

    country: str | None
    share: float
    home: str | None


def focus_of(document: Document, parses: Sequence[Parse], gazetteer: Gazetteer) -> Focus:
    """A vote of all names of states, peoples and their places, the first sentences' worth more; the outlet's home joins in."""
    votes: Counter[str] = Counter()
    for at, parse in enumerate(parses):
        weight = _LEAD_WEIGHT if at < _LEAD else 1.0
        for country in _named(parse, gazetteer):
            votes[country] += weight
    home = _home(document, gazetteer)
    if home is not None:
        votes[home] += _OUTLET
    if not votes:
        return Focus(None, 0.0, home)
    best = min(votes, key=lambda code: (-votes[code], code))
    return Focus(best, votes[best] / sum(votes.values()), home)


def _home(document: Document, gazetteer: Gazetteer) -> str | None:
    host = urlsplit(document.url).hostname if document.url else None
    return gazetteer.domain(host) if host else None


def _named(parse: Parse, gazetteer: Gazetteer) -> list[str]:
    found = []
    at = 0
    while at < len(parse):
        if not parse.words[at][:1].isupper():
            at += 1
            continue
        step = 1
        for end in range(min(at + 3, len(parse)), at, -1):
            text = " ".join(parse.words[at:end])
            country = _country(text, gazetteer, single=end == at + 1)
            if country is not None:
                found.append(country)
                step = end - at
                break
        at += step
    return found


def _country(text: str, gazetteer: Gazetteer, *, single: bool) -> str | None:
    if single and (country := gazetteer.demonym(text)):
        return country
    states = [actor for actor in gazetteer.find(text) if actor.kind == "state"]
    if len(states) == 1:
        return states[0].country
    return gazetteer.territory(text)
