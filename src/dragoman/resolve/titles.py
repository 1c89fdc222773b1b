"""Several titles of one person: "Gondorian **State Councillor and** Foreign Minister Ada Roe"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.cues import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.model.parse import Parse
from dragoman.resolve.noun_phrases import NounPhrase

_PERSON, _PLURAL = "PER", "S"


def with_all_titles(parse: Parse, phrases: Sequence[NounPhrase], gazetteer: Gazetteer) -> tuple[NounPhrase, ...]:
    """The phrases, each person's with the title in capitals and without an article that "and" joins to his other."""
    ending = {phrase.end: phrase for phrase in phrases if _is_title(parse, phrase, gazetteer)}
    firsts: dict[int, NounPhrase] = {}
    for phrase in phrases:
        entity, joint = phrase.entity, phrase.first - 1
        titled = entity is not None and entity.label == _PERSON and phrase.first < entity.first
        if titled and joint > 0 and parse.words[joint].lower() in load_words("joining") and joint in ending:
            firsts[phrase.head] = ending[joint]
    names = {title.head: person for person, title in firsts.items()}
    whole = (_joined(one, firsts[one.head]) if one.head in firsts else one for one in phrases if one.head not in names)
    return tuple(replace(one, with_=tuple(names.get(head, head) for head in one.with_)) for one in whole)


def _is_title(parse: Parse, phrase: NounPhrase, gazetteer: Gazetteer) -> bool:
    """Whether it is one person's role in capitals, without a name or an article."""
    word = parse.words[phrase.head]
    role = gazetteer.role(word.lower())
    bare = phrase.entity is None and all(parse.upos[token] != "DET" for token in phrase.core)
    one = word[:1].isupper() and not parse.xpos[phrase.head].endswith(_PLURAL)
    return bare and one and role is not None and role.kind == "person"


def _joined(person: NounPhrase, title: NounPhrase) -> NounPhrase:
    return replace(
        person,
        first=title.first,
        core=(*title.core, *person.core),
        owner=title.owner if person.owner is None else person.owner,
        origins=person.origins or title.origins,
        postings=person.postings or title.postings,
        with_=(*person.with_, *(head for head in title.with_ if head != person.head)),
    )
