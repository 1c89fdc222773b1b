"""Whose government, police and people a paragraph speaks of where it is plainly about another state than the article:
"In London, **police** …", "Greek opposition lawmakers objected. **The government** …"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import Nominals
from dragoman.model.parse import Parse
from dragoman.resolve.focus import Focus
from dragoman.resolve.items import Item
from dragoman.resolve.named import Key, Named
from dragoman.resolve.noun_phrases import NounPhrase
from dragoman.resolve.told import ABROAD

_COURTS, _LEAD = "JUD", 3
_TOLD = ("demonym", "owner", "origin")
_ABROAD = frozenset({"CVL", "CRM"})  # sectors of those who may be anywhere: "two Romanian men appeared in court"
_KINDS = frozenset({"body", "people"})


class Whereabouts:
    """Goes along with the reading of an article; `country` is the paragraph's own state, None where it has none."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals, focus: Focus) -> None:
        self.gazetteer, self.nominals, self.focus = gazetteer, nominals, focus
        self.country: str | None = None
        self.capital = self.stated = False
        self.item: Item | None = None
        self.spoke: tuple[int, str] | None = None  # the last sentence whose subject was a state, and which
        courts, told = nominals.words["courts"], focus.bodies
        # the court of several states whose case an article tells from the start: its judges are of no state
        self.court = next((code for at, code, _ in told if code in courts and at < _LEAD), None)

    def enter(self, parse: Parse, phrases: Sequence[NounPhrase], *, opens: bool, item: Item | None = None) -> None:
        """A new sentence: a new paragraph forgets the last one's state but for that of the item of a digest; a place
        that opens a sentence tells one."""
        if opens:
            self.country, self.item = item.country if item else None, item
            self.capital = self.stated = False
            self.spoke = None
        place = self._scene(parse, phrases)
        if place is not None:
            self.stated = self.gazetteer.is_state(place)
            seat = self.gazetteer.is_capital(place) or self.stated
            self.country, self.capital = self.gazetteer.territory(place), seat

    def _scene(self, parse: Parse, phrases: Sequence[NounPhrase]) -> str | None:
        """The town or state of the first phrase, told before the subject: "In Athens, …"."""
        labels = self.nominals.labels
        first = next(iter(phrases), None)
        if first is None or parse.deprels[first.head] not in labels["oblique"]:
            return None
        opening = [parse.words[token].lower() for token in range(first.head) if parse.heads[token] == first.head]
        if not self.nominals.words["scenes"].intersection(opening):
            return None
        entity = first.entity
        name = " ".join(parse.words[entity.first : entity.end]) if entity else parse.words[first.head]
        return name if self.gazetteer.territory(name) else None

    def pass_by(self, parse: Parse, phrase: NounPhrase, found: Named) -> None:
        """A subject that is one of a state's own tells whose the others of the paragraph are."""
        subject = parse.deprels[phrase.head] in self.nominals.labels["subject"]
        homely = subject and found.sector in self.nominals.words["homely"] - _ABROAD and found.why.endswith(_TOLD)
        if homely and found.country and self.gazetteer.state(found.country):
            self.country, self.capital = found.country, True
        if subject and found.kind == "state" and found.country and self._speaks(parse, parse.heads[phrase.head]):
            self.spoke = phrase.sentence, found.country

    def settle(self, parse: Parse, phrase: NounPhrase, found: Named) -> Named:
        """What the words leave open told by the paragraph; whose foreign ministry speaks, by the state that did so just
        before: "China demanded it. **Foreign ministry spokesman Ada Roe** …"."""
        if found.sector == _COURTS and not found.country and phrase.owner is None and self.court:
            return replace(found, country=self.court, why=found.why.replace("unknown", "court"))
        if found.country or phrase.owner is not None:
            return found
        if self.item is not None:
            return self._of_item(self.item, found)
        if self.spoke is not None and phrase.sentence - self.spoke[0] == 1 and self._is_outward(parse, phrase, found):
            return replace(found, country=self.spoke[1], why=found.why.replace("unknown", "scene"))
        country = self.country
        if country is None or country == self.focus.country:
            return found
        role, words = found.role.split(" ")[-1], self.nominals.words
        seated = (self.capital and role in words["seated"]) or (self.stated and role in words["ruling"])
        own = found.sector in words["homely"] or seated
        name = found.name or ""  # "Congress" is a name of its own no more than "parliament"
        named = bool(name) and not name.islower() and self.gazetteer.role(name.lower()) is None
        if not own or found.kind not in _KINDS or found.generic or named:
            return found
        return replace(found, country=country, keys=_keys(found, country), why=found.why.replace("unknown", "scene"))

    def _speaks(self, parse: Parse, verb: int) -> bool:
        """Whether the sentence's own verb has no object, whose the answer would be: "China sanctioned **Rohan**"."""
        met = self.nominals.labels["object"]
        return parse.heads[verb] < 0 and not any(parse.deprels[at] in met for at in parse.children()[verb])

    def _is_outward(self, parse: Parse, phrase: NounPhrase, found: Named) -> bool:
        """Whether he speaks for his state to others, and not of the one that spoke before him."""
        words, before = self.nominals.words["outward"], self.spoke
        lemmas = {parse.lemmas[token].lower() for token in phrase.core}
        subject = parse.deprels[phrase.head] in self.nominals.labels["subject"]
        named = (
            self.gazetteer.demonym(word) or self.gazetteer.territory(word) for word in parse.words if word.istitle()
        )
        told = before is not None and before[1] in named
        return found.titled and subject and not told and (found.office in words or not lemmas.isdisjoint(words))

    def _of_item(self, item: Item, found: Named) -> Named:
        """What a digest leaves open is of the item's own state, and nobody of another item."""
        keys = found.keys if found.name else _keys(found, item.name)
        return replace(found, country=self.country or ABROAD, keys=keys, why=found.why.replace("unknown", "scene"))


def _keys(found: Named, suffix: str) -> tuple[Key, ...]:
    return tuple((kind, f"{word}{suffix}") for kind, word in found.keys)
