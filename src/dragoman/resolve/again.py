"""Who is named again by other words: a person by a role alone or by the full name, an armed group, a ministry."""

from dragoman.knowledge.nominals import Nominals
from dragoman.model.parse import Parse
from dragoman.resolve.coreference import Chains, Entry
from dragoman.resolve.named import Named
from dragoman.resolve.noun_phrases import NounPhrase

AGAIN = 3  # sentences after which a role alone takes nobody up again
_ARMED = 8  # and "the group" no armed group, "the army" no army


class NamedAgain:
    """Asks the chains of one article."""

    def __init__(self, chains: Chains, nominals: Nominals) -> None:
        self.chains, self.nominals = chains, nominals

    def again(self, parse: Parse, phrase: NounPhrase, found: Named) -> Entry | None:
        """Who is named again by a role alone ("the envoy"), an envoy by title and name after "Gondor's envoy", or an
        armed group ("the rebels")."""
        if found.country or phrase.owner is not None:
            return None
        words = self.nominals.words
        definite = not found.name and any(parse.lemmas[token].lower() in words["definite"] for token in phrase.core)
        if definite and parse.lemmas[phrase.head].lower() in words["groups"]:
            return self.chains.armed(phrase.sentence, reach=_ARMED)
        if not found.role:
            return None
        if definite and found.kind == "body" and not found.plural and found.role in words["kept"]:
            return self.chains.of_role(frozenset({found.role}), "body", phrase.sentence, reach=_ARMED)
        posted = words["posted"]
        if found.kind != "person" or found.plural or not (definite or (found.name and found.role in posted)):
            return None
        roles = posted if found.role in posted else frozenset({found.role})
        known = self.chains.of_role(roles, "person", phrase.sentence, reach=AGAIN)
        if known is None and found.office and found.office not in words["many-held"]:
            known = self.chains.sole(found.role)
        return known if known is not None and not (found.name and known.name) else None

    def is_new(self, parse: Parse, phrase: NounPhrase, found: Named) -> bool:
        """Whether an article says that it is nobody named before: "**a** minister"."""
        one = found.kind == "person" and bool(found.role) and not found.name
        return one and any(parse.lemmas[token].lower() in self.nominals.words["indefinite"] for token in phrase.core)

    def short(self, found: Named) -> Entry | None:
        """The person so far known by the last name alone, where a full name comes later."""
        known = self.chains.known(found.aliases[0]) if found.aliases else None
        if known is None or known.kind != "person" or " " in (known.name or "") or self.chains.known(found.keys[0]):
            return None
        return known
