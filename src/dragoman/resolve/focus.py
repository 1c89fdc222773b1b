"""The state that an article is about: whose "government", "police" and "opposition" these are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import UNKNOWN
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document

_OUTLET, _OUTLET_PART = 2.0, 0.2  # what the outlet's home is worth, in mentions and as a part of all
_LEAD, _LEAD_WEIGHT = 3, 2.5
_PART_WORTH = 0.6  # a town or province tells less than the state's own name
_KNOWN_WORTH = 0.3  # a known person's or body's full name
_LONGEST_NAME, _SHORTEST_NAME = 3, 4
_POSTED_WORTH = 0.2  # an envoy's post tells little of whose affairs these are
_MANY = frozenset({UNKNOWN, "WEST"})  # peoples of several states


@dataclass(frozen=True, slots=True)
class Focus:
    """`country` is None where nothing is named; `share` is its part of all votes; `told` are all that got any,
    `states` those told by the state's own name or people; `bodies` are the codes of the bodies of several states that
    the article names, with the sentence and the words of each."""

    country: str | None
    share: float
    home: str | None
    told: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    bodies: tuple[tuple[int, str, str], ...] = ()


def focus_of(
    document: Document, parses: Sequence[Parse], gazetteer: Gazetteer, *, dateline: PlaceMention | None = None
) -> Focus:
    """A vote of all names of states, peoples and places, first sentences worth more; the outlet's home joins in, or
    where it is not known the state of the dateline, if the article names it and all states do not meet there."""
    named, bodies = _states(parses, gazetteer), _bodies(parses, gazetteer)
    votes: dict[str, float] = {}
    for at, parse in enumerate(parses):
        weight = _LEAD_WEIGHT if at < _LEAD else 1.0
        for country, worth in _named(parse, gazetteer, named):
            votes[country] = votes.get(country, 0.0) + weight * worth
    home = outlet_state(document, gazetteer)
    seat = home or _written_in(dateline, named)
    if seat is not None:
        votes[seat] = votes.get(seat, 0.0) + _OUTLET + _OUTLET_PART * sum(votes.values())
    if not votes:
        return Focus(None, 0.0, home)
    best = min(votes, key=lambda code: (gazetteer.state(code) is None, -votes[code], code))
    return Focus(best, votes[best] / sum(votes.values()), home, frozenset(votes), named, bodies)


def _written_in(dateline: PlaceMention | None, named: frozenset[str]) -> str | None:
    """The state of a dateline; where all states meet tells none: "NEW YORK - The Security Council …"."""
    place = dateline.place if dateline is not None else None
    if place is None or place.name.lower() in load_nominals().words["assembly"]:
        return None
    return place.country if place.country in named else None


def outlet_state(document: Document, gazetteer: Gazetteer) -> str | None:
    """The state of the page's host, by the table of outlets, else by a state's name in it ("kuwaittimes.com")."""
    host = urlsplit(document.url).hostname if document.url else None
    if host is None:
        return None
    known = gazetteer.domain(host)
    if known is not None:
        return known
    own = host.split(".")[-2:][0]  # "english" in "english.example.com" tells a language
    ends = range(len(own), _SHORTEST_NAME - 1, -1)
    starts = (gazetteer.demonym(own[:end].title()) or _state(own[:end].title(), gazetteer) for end in ends)
    finals = (_state(own[-end:].title(), gazetteer) for end in ends)
    return next((country for country in (*starts, *finals) if country is not None and country not in _MANY), None)


def _named(parse: Parse, gazetteer: Gazetteer, states: frozenset[str]) -> list[tuple[str, float]]:
    """The states that a sentence names with the worth of each name; persons' names tell none, nor does a seat of bodies
    of several states whose own state the article does not name."""
    seats = load_nominals().words["seats"]
    persons = {token for entity in parse.entities if entity.label == "PER" for token in range(entity.first, entity.end)}
    found: list[tuple[str, float]] = []
    bodies: dict[int, str] = {}
    for entity in parse.entities:
        if entity.end - entity.first > 1 and entity.label != "LOC":
            known = _known(" ".join(parse.words[entity.first : entity.end]), gazetteer, states)
            found.extend(known)
            bodies.update((token, country) for token in range(entity.first, entity.end) for country, _ in known)
    at = 0
    while at < len(parse):
        step = 1
        if parse.words[at][:1].isupper() and at not in persons:
            for end in range(min(at + _LONGEST_NAME, len(parse)), at, -1):
                inside = at > 0 and at not in persons and (_capital(parse, at - 1) or ends_name(parse, at))
                words = " ".join(parse.words[at:end])
                vote = _vote(words, gazetteer, inside=inside) if _alpha(parse, end - 1) else None
                if vote is not None and vote[0] not in states and words.lower() in seats:
                    step = end - at
                    break
                if vote is not None and bodies.get(at, vote[0]) == vote[0]:
                    found.append((vote[0], vote[1] * (_POSTED_WORTH if _is_post(parse, at) else 1.0)))
                if vote is not None or (end - at > 1 and gazetteer.demonym(words) in _MANY):
                    step = end - at
                    break
        at += step
    return found


def _is_post(parse: Parse, token: int) -> bool:
    """Whether the name is that of a state to which someone is sent: "ambassador to **Peru**"."""
    words = load_nominals().words
    at = token - 1 - (token > 0 and parse.upos[token - 1] == "DET")
    markers = words["postings"] - words["scenes"]  # "in Cairo" may be where all this happens
    return at > 0 and parse.lemmas[at].lower() in markers and parse.lemmas[at - 1].lower() in words["posted"]


def _known(name: str, gazetteer: Gazetteer, states: frozenset[str]) -> list[tuple[str, float]]:
    """The state of a person or body known by its full name; a body's that others may bear as well ("Progressive
    Movement") only where the article names its state."""
    found = [actor for actor in gazetteer.find(name) if actor.kind != "state"]
    countries = {actor.country for actor in found}
    if len(countries) != 1 or gazetteer.state(found[0].country) is None:
        return []
    meant = found[0].kind == "person" or found[0].country in states or gazetteer.prevails(found[0], name)
    return [(found[0].country, _KNOWN_WORTH)] if meant else []


def ends_name(parse: Parse, token: int) -> bool:
    """Whether it only ends a longer name behind a small word: "Rio da **Bree**"."""
    name = next((one for one in parse.entities if one.first < token < one.end), None)
    return (
        name is not None
        and name.label == "LOC"
        and parse.words[token - 1].isalpha()
        and parse.words[token - 1].islower()
    )


def _capital(parse: Parse, token: int) -> bool:
    """Whether the word is part of a name."""
    return parse.words[token][:1].isupper() and parse.upos[token] == "PROPN"


def _alpha(parse: Parse, token: int) -> bool:
    return parse.words[token][0].isalpha()


@lru_cache(maxsize=32_768)  # the same words in every article
def _vote(text: str, gazetteer: Gazetteer, *, inside: bool) -> tuple[str, float] | None:
    """`inside` a longer name a town's word tells nothing: "Valley" in "Rift Valley"."""
    people = gazetteer.demonym(text)
    if people is not None and people not in _MANY:
        return people, 1.0
    state = _state(text, gazetteer)
    if state is not None and state not in _MANY and not (inside and not gazetteer.is_state(text)):
        return state, 1.0
    territory = gazetteer.territory(text) if not inside else None
    return (territory, _PART_WORTH) if territory else None


def _state(text: str, gazetteer: Gazetteer) -> str | None:
    states = {actor.country for actor in gazetteer.find(text) if actor.kind == "state"}
    return states.pop() if len(states) == 1 else None


def _bodies(parses: Sequence[Parse], gazetteer: Gazetteer) -> tuple[tuple[int, str, str], ...]:
    """Each sentence that names a body of several states, with the body's code and its name as written."""
    found: list[tuple[int, str, str]] = []
    for at, parse in enumerate(parses):
        for entity in parse.entities:
            if entity.label == "PER":
                continue
            first, whole = parse.words[entity.first], " ".join(parse.words[entity.first : entity.end])
            known = gazetteer.find(whole) or (gazetteer.find(first) if first.isupper() else ())  # "ECOWAS Commission"
            codes = {actor.country for actor in known if "IGO" in actor.sectors}
            if len(codes) == 1 and len({actor.country for actor in known}) == 1:
                found.append((at, codes.pop(), whole))
    return tuple(found)


def _states(parses: Sequence[Parse], gazetteer: Gazetteer) -> frozenset[str]:
    """The states told by their own name or their people's, of one word or several."""
    names = {
        " ".join(parse.words[at:end])
        for parse in parses
        for at, word in enumerate(parse.words)
        if word[:1].isupper()
        for end in range(at + 1, min(at + _LONGEST_NAME, len(parse)) + 1)
        if parse.words[end - 1][:1].isupper()
    }
    peoples = {gazetteer.demonym(name) for name in names}
    named = {_state(name, gazetteer) for name in names if gazetteer.is_state(name)}
    return frozenset(code for code in peoples | named if code)
