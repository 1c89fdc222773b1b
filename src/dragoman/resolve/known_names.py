"""Names that the reader missed, or took for another kind of name, and that the tables or the article itself know."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.cues import load_labels
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.genders import load_genders
from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.places import PlaceIndex
from dragoman.model.parse import Entity, Parse
from dragoman.resolve.party_words import is_scene

_GROUP, _PERSON, _ORG, _PER, _LOC = "group", "person", "ORG", "PER", "LOC"
_SHORTEST = 4  # letters: shorter ones mean too much else
_FULL = 2  # words of a full name
_TOWN, _FAMED = 15_000, 8  # people of a town that the news tells of, and names that it bears in all languages
_GREAT, _RENOWNED = 50_000, 15  # the same where a person may be meant as well


def with_known_names(
    parses: Sequence[Parse], gazetteer: Gazetteer, places: PlaceIndex | None = None
) -> tuple[Parse, ...]:
    """The sentences with a name more for each word with a capital that stands before a noun in no other name, and is
    nothing but an armed group's or a movement's ("**Houthi** attacks"); and with a single word that is no place, but
    the last one of a person's full name in the article or known as a person's alone, as such ("between Roe and
    **Lula**"). A name behind a title and its place is parted from the place: "the envoy in Bree **Ada Roe**". What was
    read as a person's name where armies go and bombs fall, and is a town's on the map and nobody's in the tables, is
    the town: "shelled **Kharkiv**"."""
    persons = _last_names(parses)
    named = (_with_known_names(_with_posted(parse, gazetteer), gazetteer, persons) for parse in parses)
    return tuple(_with_towns(parse, gazetteer, places, persons) if places is not None else parse for parse in named)


def _with_towns(parse: Parse, gazetteer: Gazetteer, places: PlaceIndex, persons: frozenset[str]) -> Parse:
    towns = {one for one in parse.entities if one.label == _PER and _is_town(parse, one, gazetteer, places, persons)}
    if not towns:
        return parse
    return replace(parse, entities=tuple(replace(one, label=_LOC) if one in towns else one for one in parse.entities))


def _is_town(parse: Parse, entity: Entity, gazetteer: Gazetteer, places: PlaceIndex, persons: frozenset[str]) -> bool:
    words = parse.words[entity.first : entity.end]
    head = next((at for at in range(entity.first, entity.end) if not entity.first <= parse.heads[at] < entity.end), -1)
    if head < 0 or (len(words) == 1 and words[0] in persons) or not _is_stricken(parse, head, entity.first):
        return False
    name = " ".join(words)
    given = load_genders().names
    if any(word.lower() in given for word in words) or gazetteer.find(name) or gazetteer.last_name(words[-1]):
        return False
    verb = parse.heads[head]
    doubtful = verb >= 0 and parse.lemmas[verb].lower() in load_nominals().words["seizing"]
    people, fame = (_GREAT, _RENOWNED) if doubtful else (_TOWN, _FAMED)
    known = (one for one in places.find(name) if one.place.country is not None)
    return any(one.place.population >= people and one.fame >= fame for one in known)


def _is_stricken(parse: Parse, head: int, first: int) -> bool:
    """Whether it stands where towns do: what armies take or hit, or behind "in" and "near"; with no title."""
    labels, words = load_nominals().labels, load_nominals().words
    verb, label, below = parse.heads[head], parse.deprels[head], parse.children()[head]
    if any(parse.deprels[at] in labels["before"] and at < first for at in below):
        return False
    if is_scene(parse, head, load_nominals()):
        return True
    if verb < 0 or not (label in labels["object"] or label in labels["passive"]):
        return False
    doers = {parse.lemmas[at].lower() for at in parse.children()[verb] if parse.deprels[at] in labels["subject"]}
    lemma = parse.lemmas[verb].lower()
    return lemma in words["taking"] or (lemma in words["seizing"] and doers.isdisjoint(words["policing"]))


def _with_posted(parse: Parse, gazetteer: Gazetteer) -> Parse:
    found = (at for at in range(1, len(parse) - _FULL) if _posts(parse, at, gazetteer))
    posted = {at + 1 + (parse.upos[at + 1] == "DET"): at for at in found}
    if not posted:
        return parse
    known: list[Entity] = []
    for entity in parse.entities:
        at = posted.get(entity.first)
        place = int(at is not None and _opens_with_place(parse, entity, at, gazetteer))
        known += [Entity(entity.first, entity.first + 1, _LOC)] if place else []
        known.append(replace(entity, first=entity.first + place))
        if at is not None and entity.label != _PER:
            known += _bare_name(parse, entity.end)
    return replace(parse, entities=tuple(known)) if tuple(known) != parse.entities else parse


def _posts(parse: Parse, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the word stands between a person's title and where he is sent or works."""
    words = load_nominals().words
    if parse.words[at] not in words["postings"] | words["origin"]:
        return False
    role = gazetteer.role(parse.words[at - 1].lower())
    return role is not None and role.kind == _PERSON


def _opens_with_place(parse: Parse, entity: Entity, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the first word of what was read as a person's name is the place that the preposition asks for."""
    if entity.label != _PER or entity.end - entity.first <= _FULL:
        return False
    return (
        parse.words[at] in load_nominals().words["scenes"] or gazetteer.territory(parse.words[entity.first]) is not None
    )


def _bare_name(parse: Parse, first: int) -> list[Entity]:
    """The full name that begins there, where the reader saw none."""
    named = {token for entity in parse.entities for token in range(entity.first, entity.end)}
    end = first
    while end < len(parse) and end not in named and parse.upos[end] == "PROPN" and parse.words[end][:1].isupper():
        end += 1
    return [Entity(first, end, _PER)] if end - first >= _FULL else []


def _last_names(parses: Sequence[Parse]) -> frozenset[str]:
    generations = load_nominals().words["generations"]  # "Ada Roe **Jr**"
    names = (parse.words[one.first : one.end] for parse in parses for one in parse.entities if one.label == _PER)
    bare = ([word for word in name if word.lower().strip(".") not in generations] for name in names)
    return frozenset(name[-1] for name in bare if len(name) > 1)


def _with_known_names(parse: Parse, gazetteer: Gazetteer, persons: frozenset[str]) -> Parse:
    known = (replace(one, label=_PER) if _is_person(parse, one, gazetteer, persons) else one for one in parse.entities)
    found = (*known, *_groups(parse, gazetteer), *_unseen(parse, gazetteer, persons))
    entities = sorted(found, key=lambda one: one.first)
    return replace(parse, entities=tuple(entities)) if tuple(entities) != parse.entities else parse


def _is_person(parse: Parse, entity: Entity, gazetteer: Gazetteer, persons: frozenset[str]) -> bool:
    word, beside = parse.words[entity.first], parse.deprels[entity.first] in load_labels("attributes")
    if entity.label == _PER or entity.end - entity.first > 1 or beside:
        return False
    if gazetteer.territory(word) or gazetteer.is_state(word):
        return False
    found = gazetteer.find(word)
    return (word in persons and not found) or (bool(found) and all(actor.kind == _PERSON for actor in found))


def _unseen(parse: Parse, gazetteer: Gazetteer, persons: frozenset[str]) -> Iterator[Entity]:
    """The last names of the article's own persons in which the reader saw no name."""
    named = {token for entity in parse.entities for token in range(entity.first, entity.end)}
    labels = load_labels("attributes")
    for token, word in enumerate(parse.words):
        free = token not in named and word in persons and parse.upos[token] == "PROPN"
        whole = parse.deprels[token] not in labels and not any(at in named for at in parse.children()[token])
        if free and whole and not gazetteer.find(word) and not gazetteer.territory(word):
            yield Entity(token, token + 1, _PER)


def _groups(parse: Parse, gazetteer: Gazetteer) -> Iterator[Entity]:
    named = {token for entity in parse.entities for token in range(entity.first, entity.end)}
    modifiers = load_labels("attributes") | load_labels("possessors")
    for token, (word, label) in enumerate(zip(parse.words, parse.deprels, strict=True)):
        free = token not in named and parse.heads[token] not in named
        if free and label in modifiers and len(word) >= _SHORTEST and word[:1].isupper():
            known = [actor for actor in gazetteer.find(word) if actor.kind != _PERSON]
            if len(known) == 1 and known[0].kind == _GROUP and gazetteer.prevails(known[0], word):
                yield Entity(token, token + 1, _ORG)
