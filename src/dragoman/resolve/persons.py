"""Which person of the tables a name, a last name with an office, or an office alone means on the document's date."""

from datetime import date

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.names import same_name
from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import Actor, Role
from dragoman.resolve.focus import Focus


class Persons:
    """Asks the tables with the document's date and the states that the article names."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals, on: date | None, focus: Focus) -> None:
        self.gazetteer, self.nominals, self.on, self.focus = gazetteer, nominals, on, focus
        self._named: dict[tuple[str, str | None], Actor | None] = {}

    def named(self, name: str, country: str | None) -> Actor | None:
        """The one person of the tables with this full name, or known by this one word ("Lula"), of that country if
        known, else of one the article names."""
        if " " not in name:
            return self._known_as(name, country)
        if (name, country) not in self._named:
            self._named[name, country] = self._one(name, country)
        return self._named[name, country]

    def _known_as(self, word: str, country: str | None) -> Actor | None:
        found = self.gazetteer.find(word)
        full = [actor for actor in found if " " in actor.name] or found  # "Orban" alone is the same one
        one = full[0] if len(full) == 1 and all(actor.kind == "person" for actor in found) else None
        told = self.focus.told if country is None else {country}
        if one is None or one.country not in told:
            return None
        known = {actor.id for actor in found}
        others = (actor for actor in self.gazetteer.last_name(word.lower(), on=self.on) if actor.id not in known)
        return None if any(actor.country in self.focus.told for actor in others) else one

    def _one(self, name: str, country: str | None) -> Actor | None:
        found = self.gazetteer.person(name, on=self.on, country=country)
        same = [actor for actor in found if country is None or actor.country == country]
        if len(same) > 1 or (same and country is None and not same_name(same[0].name, name)):
            same = [actor for actor in same if actor.country in self.focus.told]
        return same[0] if len(same) == 1 else None

    def in_office(self, last: str, office: str | None, country: str | None) -> Actor | None:
        """Who of this last name held the office on the document's date ("President Roe"), if exactly one did."""
        if office is None or self.on is None:
            return None
        found = {
            actor.id: actor
            for actor in self.gazetteer.last_name(last, on=self.on, country=country)
            for role in actor.roles
            if role.office == office and country in {None, role.country} and _held(role, self.on)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def leader(self, last: str) -> Actor | None:
        """The one leader of this last name on the document's date, of a state that the article names."""
        found = {actor.id: actor for actor, country in self._leaders(last) if country in self.focus.told}
        return next(iter(found.values())) if len(found) == 1 else None

    def leads_elsewhere(self, last: str) -> bool:
        """Whether somebody of this last name leads a state on the document's date, and none that the article names."""
        countries = {country for _, country in self._leaders(last)}
        return bool(countries) and countries.isdisjoint(self.focus.told)

    def _leaders(self, last: str) -> list[tuple[Actor, str]]:
        known = self.gazetteer.last_name(last, on=self.on) if self.on is not None else ()
        offices = self.nominals.words["leading"]
        return [
            (actor, role.country)
            for actor in known
            for role in actor.roles
            if role.office in offices and self.on is not None and _held(role, self.on)
        ]

    def holder(self, office: str, country: str) -> Actor | None:
        """Who held the office on the document's date, if exactly one is known and one at a time holds it."""
        if self.on is None or office in self.nominals.words["many-held"]:
            return None
        found = self.gazetteer.holders(office, country, self.on)
        return found[0] if len(found) == 1 else None


def _held(role: Role, on: date) -> bool:
    return (role.first is None or role.first <= on) and (role.last is None or on <= role.last)
