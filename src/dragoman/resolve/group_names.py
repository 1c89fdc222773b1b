"""Armed groups and movements that the tables know where the reader saw no name: "**Houthi** attacks"."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Entity, Parse

_GROUP, _ORG = "group", "ORG"
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss"})
_SHORTEST = 4  # letters: shorter ones mean too much else


def with_groups(parse: Parse, gazetteer: Gazetteer) -> Parse:
    """The sentence with a name more for each word with a capital that stands before a noun in no other name, and is
    nothing but a group's."""
    found = tuple(_groups(parse, gazetteer))
    entities = sorted((*parse.entities, *found), key=lambda one: one.first)
    return replace(parse, entities=tuple(entities)) if found else parse


def _groups(parse: Parse, gazetteer: Gazetteer) -> Iterator[Entity]:
    named = {token for entity in parse.entities for token in range(entity.first, entity.end)}
    for token, (word, label) in enumerate(zip(parse.words, parse.deprels, strict=True)):
        free = token not in named and parse.heads[token] not in named
        if free and label in _MODIFIERS and len(word) >= _SHORTEST and word[:1].isupper():
            known = [actor for actor in gazetteer.find(word) if actor.kind != "person"]
            if len(known) == 1 and known[0].kind == _GROUP and gazetteer.prevails(known[0], word):
                yield Entity(token, token + 1, _ORG)
