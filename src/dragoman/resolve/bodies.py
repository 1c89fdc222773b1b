"""Which state or body of the tables a name means, in an article about some state."""

from collections.abc import Sequence

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import Actor
from dragoman.model.parse import Parse
from dragoman.resolve.focus import Focus
from dragoman.resolve.noun_phrases import NounPhrase


def joined(parse: Parse, first: int, end: int) -> str:
    """The words with blanks where the text has any: "People's", not "People 's"."""
    gaps = ("" if parse.starts[at] == parse.ends[at - 1] else " " for at in range(first + 1, end))
    return parse.words[first] + "".join(
        gap + parse.words[at] for gap, at in zip(gaps, range(first + 1, end), strict=True)
    )


def named_at(parse: Parse, token: int) -> str:
    """The name that the word is part of, or the word."""
    name = next((one for one in parse.entities if one.first <= token < one.end), None)
    return joined(parse, name.first, name.end) if name is not None else parse.words[token]


COMPANY = "company"


class Bodies:
    """Asks the tables with the states that the article names."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals, focus: Focus) -> None:
        self.gazetteer, self.nominals, self.focus = gazetteer, nominals, focus

    def named(self, name: str) -> Actor | None:
        """The one body or state of this name that is likely meant."""
        found: Sequence[Actor] = [actor for actor in self.gazetteer.find(name) if actor.kind != "person"]
        if not found and (firm := self._firm(name)) is not None:
            return firm
        if len(found) > 1:
            near = [actor for actor in found if actor.country == self.focus.country]
            found = near or self._told(found, name) or found
        return found[0] if len(found) == 1 and self._likely(found[0], name) else None

    def _firm(self, name: str) -> Actor | None:
        """The one firm that a name means without what says that it is one: "**Huawei** Technologies Co"."""
        words = name.split()
        while len(words) > 1 and words[-1].lower().strip(".,") in self.nominals.words["corporate"]:
            words.pop()
            short = " ".join(words)
            firms = [actor for actor in self.gazetteer.find(short) if actor.kind == COMPANY]
            if len(firms) == 1 and (self.gazetteer.prevails(firms[0], short) or firms[0].country in self.focus.told):
                return firms[0]
        return None

    def _told(self, found: Sequence[Actor], name: str) -> Sequence[Actor]:
        """The one of a state that the article names where what else the name means is of a state that it does not; else
        what the name means anyway."""
        states = [actor for actor in found if self.gazetteer.state(actor.country) is not None]
        told = [actor for actor in states if actor.country in self.focus.told]
        if len(states) == len(found) and len(told) == 1:
            return told
        return [actor for actor in found if self.gazetteer.prevails(actor, name)]

    def _likely(self, actor: Actor, name: str) -> bool:
        """A body of a state that the article never names is another one of the same name; a common noun ("Congress",
        "Electoral Commission") is that of the article's own state."""
        if actor.kind == "state" or self.gazetteer.state(actor.country) is None:
            return True
        name = name.removeprefix("The ").removeprefix("the ")
        if name.lower() in self.nominals.words["usage"]:
            return actor.country in self.focus.told
        if self.gazetteer.role(name.lower()) is not None:
            return actor.country == self.focus.country
        return actor.country in self.focus.told or (not name.isupper() and self.gazetteer.prevails(actor, name))

    def longer(self, parse: Parse, first: int, phrase: NounPhrase) -> Actor | None:
        """The body whose name goes on behind the phrase: "Organization for Security and Co-operation in Europe"."""
        ends = [max(phrase.end, origin + 1) for origin in phrase.origins if parse.upos[origin] == "PROPN"]
        found = self.named(joined(parse, first, max(ends))) if ends and max(ends) > phrase.end else None
        return found if found is not None and found.kind != "state" else None

    def capitals(self, parse: Parse, phrase: NounPhrase) -> tuple[Actor, str] | None:
        """The body that a noun with a capital names together with those before it, and its name: "Rapid Support
        **Forces**"."""
        first = phrase.head
        while first - 1 in phrase.core and parse.words[first][:1].isupper() and parse.words[first - 1][:1].isupper():
            first -= 1
        name = joined(parse, first, phrase.head + 1)
        found = self.named(name) if first < phrase.head else None
        return (found, name) if found is not None and found.kind != "state" else None
