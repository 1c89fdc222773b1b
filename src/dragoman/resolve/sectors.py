"""The role that a phrase's words name, and the sector of whoever has it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.gazetteer import Gazetteer, RoleNoun
from dragoman.knowledge.nominals import Nominals
from dragoman.model.parse import Parse

_LONGEST = 5
_NAMELESS = frozenset({"state", "person"})


@dataclass(frozen=True, slots=True)
class Told:
    """A role as the words tell it; `generic` where only the body it belongs to tells its sector ("member", "team");
    `last` is the position of its last word among the tokens."""

    noun: RoleNoun
    lemma: str
    generic: bool = False
    last: int = -1


class Roles:
    """Finds the role nouns of a phrase."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals) -> None:
        self.gazetteer, self.words = gazetteer, nominals.words

    def of(self, parse: Parse, tokens: Sequence[int]) -> Told | None:
        """The role that the tokens name, with the sector of the body named beside it ("police chief", "BJP leader")."""
        found = self._nouns([parse.lemmas[token].lower() for token in tokens])
        if not found:
            return None
        head, rest = found[0], found[1:]
        generic = self.generic(head.lemma)
        if generic or (head.noun.kind == "person" and head.noun.office is None):
            body = next(
                (role for role in rest if role.noun.kind in {"body", "people"} or role.noun.sector == "OPP"), None
            )
            if body is not None:
                noun = replace(head.noun, sector=body.noun.sector, party=True)
                head, generic = Told(noun, f"{body.lemma} {head.lemma}", last=head.last), False
        if any(parse.lemmas[token].lower() in self.words["opposition"] for token in tokens):
            return replace(head, noun=replace(head.noun, sector="OPP"), generic=False)
        if generic and (sector := self._named_body(parse, tokens)):
            return replace(head, noun=replace(head.noun, sector=sector))
        return Told(head.noun, head.lemma, generic, head.last)

    def generic(self, lemma: str) -> bool:
        """Whether such a one is of the sector of the body it belongs to."""
        return lemma in self.words["generic"] or lemma in self.words["partitive"]

    def _nouns(self, lemmas: Sequence[str]) -> list[Told]:
        """The role nouns, last one first, each as long as it can be."""
        found: list[Told] = []
        end = len(lemmas)
        while end > 0:
            for first in range(max(0, end - self.gazetteer.role_words()), end):
                text = " ".join(lemmas[first:end])
                if (noun := self.gazetteer.role(text)) is not None:
                    found.append(Told(noun, text, last=end - 1))
                    end = first + 1
                    break
            end -= 1
        return found

    def _named_body(self, parse: Parse, tokens: Sequence[int]) -> str:
        """The sector of the body whose name stands among the tokens, or ""."""
        for at, first in enumerate(tokens):
            if not parse.words[first][:1].isupper():
                continue
            for end in range(min(len(tokens), at + _LONGEST), at, -1):
                found = self.gazetteer.find(" ".join(parse.words[token] for token in tokens[at:end]))
                bodies = {actor.sectors[0] for actor in found if actor.kind not in _NAMELESS and actor.sectors}
                if len(bodies) == 1:
                    return bodies.pop()
        return ""
