"""Titles that stand apart from a person's name: "Gondorian **State Councillor and** Foreign Minister Ada Roe", "the
**envoy to Rohan** Ada Roe"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.cues import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Parse
from dragoman.resolve.noun_phrases import NounPhrase, titled

_PERSON, _PLURAL, _BEFORE_PLACES = "PER", "S", "ADP"


def with_all_titles(parse: Parse, phrases: Sequence[NounPhrase], gazetteer: Gazetteer) -> tuple[NounPhrase, ...]:
    """The phrases, each person's with the title in capitals and without an article right before the name, or that "and"
    joins to his other."""
    ending = {phrase.end: phrase for phrase in phrases if _is_title(parse, phrase, gazetteer)}
    firsts: dict[int, NounPhrase] = {}
    for phrase in phrases:
        entity, joint = phrase.entity, phrase.first - 1
        titled = entity is not None and entity.label == _PERSON and phrase.first < entity.first
        if titled and joint > 0 and parse.words[joint].lower() in load_words("joining") and joint in ending:
            firsts[phrase.head] = ending[joint]
        elif phrase.first in ending and _is_untitled(parse, phrase):
            firsts[phrase.head] = ending[phrase.first]
    return _with_joined(phrases, firsts)


def _with_joined(phrases: Sequence[NounPhrase], titles: Mapping[int, NounPhrase]) -> tuple[NounPhrase, ...]:
    """The phrases, those at the heads of `titles` with their titles, which stand no more for themselves."""
    names = {title.head: person for person, title in titles.items()}
    whole = (_joined(one, titles[one.head]) if one.head in titles else one for one in phrases if one.head not in names)
    return tuple(replace(one, with_=tuple(names.get(head, head) for head in one.with_)) for one in whole)


def with_postings(parse: Parse, phrases: Sequence[NounPhrase], gazetteer: Gazetteer) -> tuple[NounPhrase, ...]:
    """The phrases, each person's with the title from which only a place parts the name, wherever the tree has them."""
    roles = [one for one in phrases if one.entity is None and _is_role(parse, one, gazetteer)]
    titles = {end: one for one in roles for end in (one.end, max(one.core) + 1)}
    places = {one.end: one for one in phrases if one.entity is not None and one.entity.label != _PERSON}
    joined: dict[int, NounPhrase] = {}
    for person in phrases:
        place = places.get(person.entity.first) if _is_untitled(parse, person) and person.entity is not None else None
        if place is not None:
            marker = place.first - 1 - (parse.upos[place.first - 1] == "DET")
            if marker in titles and parse.upos[marker] == _BEFORE_PLACES:
                joined[person.head] = titles[marker]
    return _with_joined(phrases, joined)


def _is_untitled(parse: Parse, phrase: NounPhrase) -> bool:
    """Whether it is a person's name, with nothing of its own before it but an article."""
    entity = phrase.entity
    named = entity is not None and entity.label == _PERSON
    return named and all(parse.upos[at] == "DET" for at in phrase.core if entity is not None and at < entity.first)


def _is_role(parse: Parse, phrase: NounPhrase, gazetteer: Gazetteer) -> bool:
    """Whether it is one person's role."""
    role = gazetteer.role(parse.words[phrase.head].lower())
    return role is not None and role.kind == "person" and not parse.xpos[phrase.head].endswith(_PLURAL)


def _is_title(parse: Parse, phrase: NounPhrase, gazetteer: Gazetteer) -> bool:
    """Whether it is one person's role in capitals, without a name or an article."""
    bare = phrase.entity is None and all(parse.upos[token] != "DET" for token in phrase.core)
    return bare and parse.words[phrase.head][:1].isupper() and _is_role(parse, phrase, gazetteer)


def _joined(person: NounPhrase, title: NounPhrase) -> NounPhrase:
    others = (head for head in title.with_ if head != person.head)
    return replace(titled(person, title), with_=(*person.with_, *others))
