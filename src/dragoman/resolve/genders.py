"""A person's gender, as far as a phrase tells it."""

from dragoman.knowledge.genders import load_genders
from dragoman.model.parse import Parse
from dragoman.resolve.named import Named
from dragoman.resolve.noun_phrases import NounPhrase


def gender_of(parse: Parse, phrase: NounPhrase, found: Named) -> str:
    """What a person's titles, else the given name, tell; a family name ("Ada **King**") is no title."""
    if found.kind != "person" or found.plural:
        return ""
    known, entity = load_genders(), phrase.entity
    full = entity is not None and entity.end - entity.first > 1
    family = entity.end - 1 if entity is not None and full else -1
    words = [parse.words[token].lower().rstrip(".") for token in phrase.core if token != family]
    titled = next((known.titles[word] for word in words if word in known.titles), "")
    given = parse.words[entity.first].lower() if entity is not None and full else ""
    return titled or known.names.get(given, "")
