"""Names that the reader missed, or took for another kind of name, and that the tables or the article itself know."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.cues import load_labels
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Entity, Parse

_GROUP, _PERSON, _ORG, _PER = "group", "person", "ORG", "PER"
_SHORTEST = 4  # letters: shorter ones mean too much else


def with_known_names(parses: Sequence[Parse], gazetteer: Gazetteer) -> tuple[Parse, ...]:
    """The sentences with a name more for each word with a capital that stands before a noun in no other name, and is
    nothing but an armed group's or a movement's ("**Houthi** attacks"); and with a single word that is no place, but
    the last one of a person's full name in the article or known as a person's alone, as such ("between Roe and
    **Lula**")."""
    persons = _last_names(parses)
    return tuple(_with_known_names(parse, gazetteer, persons) for parse in parses)


def _last_names(parses: Sequence[Parse]) -> frozenset[str]:
    full = ((parse, one) for parse in parses for one in parse.entities if one.label == _PER)
    return frozenset(parse.words[one.end - 1] for parse, one in full if one.end - one.first > 1)


def _with_known_names(parse: Parse, gazetteer: Gazetteer, persons: frozenset[str]) -> Parse:
    known = (replace(one, label=_PER) if _is_person(parse, one, gazetteer, persons) else one for one in parse.entities)
    entities = sorted((*known, *_groups(parse, gazetteer)), key=lambda one: one.first)
    return replace(parse, entities=tuple(entities)) if tuple(entities) != parse.entities else parse


def _is_person(parse: Parse, entity: Entity, gazetteer: Gazetteer, persons: frozenset[str]) -> bool:
    word, beside = parse.words[entity.first], parse.deprels[entity.first] in load_labels("attributes")
    if entity.label == _PER or entity.end - entity.first > 1 or beside:
        return False
    if gazetteer.territory(word) or gazetteer.is_state(word):
        return False
    found = gazetteer.find(word)
    return (word in persons and not found) or (bool(found) and all(actor.kind == _PERSON for actor in found))


def _groups(parse: Parse, gazetteer: Gazetteer) -> Iterator[Entity]:
    named = {token for entity in parse.entities for token in range(entity.first, entity.end)}
    modifiers = load_labels("attributes") | load_labels("possessors")
    for token, (word, label) in enumerate(zip(parse.words, parse.deprels, strict=True)):
        free = token not in named and parse.heads[token] not in named
        if free and label in modifiers and len(word) >= _SHORTEST and word[:1].isupper():
            known = [actor for actor in gazetteer.find(word) if actor.kind != _PERSON]
            if len(known) == 1 and known[0].kind == _GROUP and gazetteer.prevails(known[0], word):
                yield Entity(token, token + 1, _ORG)
