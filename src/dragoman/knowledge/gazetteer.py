"""The gazetteer: names, titles and peoples to actors, from the tables under `data/actors` and `data/offices`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from dragoman.knowledge.alike import likeness
from dragoman.knowledge.gazetteer_index import Index
from dragoman.knowledge.gazetteer_roles import RoleNoun, singular
from dragoman.knowledge.gazetteer_tables import Term, first_day, last_day
from dragoman.knowledge.names import bare, key
from dragoman.model.actor import Actor, Role

__all__ = ["Gazetteer", "RoleNoun", "load_gazetteer"]

# Two spellings of one person's name are at least so alike, whole and in the last word.
ALIKE = 0.93
ALIKE_LAST = 0.87
LONGEST_NAME = 80
# Answers for names asked before, in this article and others. (B019: a gazetteer lives as long as the process anyway.)
_REMEMBERED = 32_768
# Of several offices at once the one that counts: by sector, then the highest.
WEIGHT = {"GOV": 0, "IGO": 0, "MIL": 1, "SPY": 1, "JUD": 1, "LEG": 2, "REB": 2, "PTY": 3, "OPP": 4}
HIGH = ("head-of-state", "head-of-government", "supreme-leader")


class Gazetteer(Index):
    """Looks actors up; built once, never changed."""

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def find(self, name: str) -> tuple[Actor, ...]:
        """Every actor of this name, alias, metonym, capital or acronym; case aside, but acronyms as written."""
        ids = self._ids(name)
        return tuple(self.actor(i) for i in ids)

    def person(self, name: str, *, on: date | None = None, country: str | None = None) -> tuple[Actor, ...]:
        """Persons of that full name or a near spelling; those of the country, then those in office, come first."""
        wanted = bare(key(name))
        if not wanted or len(wanted) > LONGEST_NAME:
            return ()
        ids = tuple(i for i in self._folded.get(wanted, ()) if self._is_person(i)) or self._alike(wanted)
        return self._ranked(dict.fromkeys(ids), on, country)

    def last_name(self, name: str, *, on: date | None = None, country: str | None = None) -> tuple[Actor, ...]:
        """Persons by last name alone, in the order of `person`."""
        return self._ranked(dict.fromkeys(self._last.get(key(name), ())), on, country)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def demonym(self, word: str) -> str | None:
        """ "Iranian", "Iranians", "Saudi" to the state's code; WEST or XXX for peoples of several states."""
        if not word[:1].isupper():
            return None
        code = self._people.get(key(word))
        return self._successors.get(code, code) if code else None

    def state(self, code: str) -> Actor | None:
        """The state of an ISO 3166-1 alpha-3 code."""
        found = f"state-{code.lower()}"
        return self.actor(found) if found in self._rows else None

    def part_of_world(self, words: str) -> frozenset[str]:
        """The states that lie in "West Africa"'s part of the world, by its adjective ("West African", "island")."""
        return frozenset(self._parts.get(key(words), ()))

    def is_styled(self, code: str | None, style: str) -> bool:
        """Whether the state's full name says that it is one: a "kingdom", a "republic"."""
        return code in self._styles.get(style.lower(), ())

    def is_capital(self, name: str) -> bool:
        """Whether a name is a state's capital or seat of government, which stands for that government."""
        return bare(key(name)) in self._capitals

    def is_state(self, name: str) -> bool:
        """Whether a name is a state's own, not that of a town or division."""
        return bare(key(name)) in self._named

    def is_metonym(self, name: str) -> bool:
        """Whether a name is a seat that stands for its government: the Kremlin, Downing Street."""
        return bare(key(name)) in self._metonyms

    def prevails(self, actor: Actor, name: str = "") -> bool:
        """Whether a name means this actor where nothing else is said: entered by hand, and no weak form."""
        form = bare(key(name))
        weak = actor.id in self._weak.get(form, ()) and actor.id not in self._folded.get(form, ())
        return self._rows[actor.id][-1][-1].startswith("curated") and not weak

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def territory(self, name: str) -> str | None:
        """The state in which a country, division, capital or big city of this name lies; None if no sense prevails."""
        wanted = bare(key(name))
        for state in self._exact.get(name, ()):
            if state.startswith("state-") and state in self._rows:
                return self.actor(state).country
        code = self._territories.get(wanted)
        return self._successors.get(code, code) if code else None

    def holders(self, office: str, country: str, on: date) -> tuple[Actor, ...]:
        """Who held the office in that country on the date; guessed terms only where no other is known."""
        held = [t for t in self._offices.get((office, country), ()) if t.holds(on)]
        held.sort(key=lambda t: (not t.exact, -(t.first or date.min).toordinal()))
        if any(t.exact for t in held):
            held = [t for t in held if t.exact]
        return tuple(self.actor(i) for i in dict.fromkeys(t.person for t in held))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def role(self, lemma: str) -> RoleNoun | None:
        """The role noun of a lower-case lemma or plural, several words joined by blanks."""
        found = self._roles.get(lemma)
        if found is not None:
            return found
        start, _, last = lemma.rpartition(" ")
        return self._roles.get(f"{start} {singular(last)}".strip())

    def role_words(self) -> int:
        """Words of the longest role noun."""
        return self._longest

    def domain(self, host: str) -> str | None:
        """The state of a news site by its host, or else by its country's own top-level domain."""
        parts = host.lower().strip(".").split(":")[0].split(".")
        for first in range(len(parts)):
            found = self._domains.get(".".join(parts[first:]))
            if found:
                return found
        return None

    def actor(self, identity: str) -> Actor:
        """The actor of an id of the tables; where sectors changed over time, as they are now."""
        found = self._actors.get(identity)
        if found is None:
            found = self._actors[identity] = self._build(identity, self._rows[identity][-1])
        return found

    def held(self, actor: Actor, on: date | None) -> Term | None:
        """The weightiest office a person held on the day; without a day, of those still open."""
        held = [t for t in self._terms.get(actor.id, ()) if (t.last is None if on is None else t.holds(on))]
        return min(held, key=self._weight, default=None)

    def dated(self, actor: Actor, on: date | None) -> Actor:
        """The actor as of a day: the Taliban of 2002 are REB, a minister gone to Brussels acts for the EU."""
        if actor.kind == "person":
            held = self.held(actor, on)
            return replace(actor, country=held.country, sectors=self.office_sectors(held.office)) if held else actor
        known = self._rows.get(actor.id, ())
        if on is None or len(known) < 2:
            return actor
        for row in known:
            first, last = first_day(row[6]), last_day(row[7])
            if (first is None or first <= on) and (last is None or on <= last):
                return self._build(actor.id, row)
        return actor

    def known(self, identity: str) -> Actor | None:
        """The actor of an id, if the tables have it."""
        return self.actor(identity) if identity in self._rows else None

    def labels(self) -> Iterator[str]:
        """The name of every actor of the tables, in their order."""
        return (row[-1][1] for row in self._rows.values())

    def terms(self, actor: Actor) -> tuple[Term, ...]:
        """A person's terms of office, oldest first."""
        return tuple(self._terms.get(actor.id, ()))

    def office_sectors(self, office: str) -> tuple[str, ...]:
        """PLOVER sectors of one who holds the office, the main one first."""
        return self._sectors.get(office, ("GOV",))

    def fine(self, actor: Actor) -> str:
        """A code finer than the sectors (PRM for pro-government militias, PRE for unrecognised states), or ""."""
        row = self._rows.get(actor.id)
        return row[-1][5] if row else ""

    def parent(self, actor: Actor) -> str:
        """UN or EU where the body belongs to one of them, or ""."""
        row = self._rows.get(actor.id)
        return row[-1][9] if row and len(row[-1]) > 9 else ""

    def _ids(self, name: str) -> tuple[str, ...]:
        wanted = bare(key(name))
        if not wanted or (" " not in wanted and name.islower()):
            return ()
        stripped = name.strip()
        short = stripped[4:] if stripped[:4].lower() == "the " else stripped
        dotless = self._exact.get(short.replace(".", ""), ()) if "." in short and short.isupper() else ()
        found = (*self._exact.get(short, ()), *dotless, *self._folded.get(wanted, ()), *self._weak.get(wanted, ()))
        return tuple(i for i in dict.fromkeys(found) if i in self._rows)

    def _weight(self, term: Term) -> tuple[bool, int, bool, int]:
        sectors = self.office_sectors(term.office)
        return not term.exact, WEIGHT.get(sectors[0], 5), term.office not in HIGH, -len(sectors)

    def _is_person(self, identity: str) -> bool:
        return identity in self._rows and self._rows[identity][-1][2] == "person"

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def _alike(self, wanted: str) -> tuple[str, ...]:
        last = wanted.rsplit(" ", 1)
        if len(last) < 2:
            return ()
        if len(last[0].split()) == 1 and (turned := self._folded.get(f"{last[1]} {last[0]}")):
            return tuple(i for i in turned if self._is_person(i))
        held = self._held_names(wanted)
        if held:
            return tuple(held)
        near = self._near.get(wanted[0] + last[1][0], ())
        scored = [(likeness(wanted, other, least=ALIKE), i, other) for other, i in near]
        best = [row for row in scored if row[0] and _same_last(last[1], row[2])]
        return tuple(i for _, i, _ in sorted(best, reverse=True)[:3])

    def _held_names(self, wanted: str) -> list[str]:
        """The one person whose known full name is all there, between or beside further names."""
        words = wanted.split()
        if not self._firsts:
            for form, ids in self._folded.items():
                if " " in form and self._is_person(ids[0]):
                    self._firsts[form[: form.find(" ")]].append(form)
        found: dict[str, None] = {}
        for word in words if 2 < len(words) < 8 else ():
            for form in self._firsts.get(word, ()):
                if set(form.split()) <= set(words):
                    found.update(dict.fromkeys(self._folded[form]))
        return list(found) if len(found) == 1 else []

    def _ranked(self, ids: Iterable[str], on: date | None, country: str | None) -> tuple[Actor, ...]:
        def rank(actor: Actor) -> tuple[bool, bool, bool]:
            terms = self._terms.get(actor.id, [])
            here = country is None or actor.country == country
            return (not here, not (on is not None and any(t.holds(on) for t in terms)), not terms)

        found = sorted((self.actor(i) for i in ids), key=rank)
        return tuple(found if on is None else (self.dated(actor, on) for actor in found))

    def _build(self, identity: str, row: list[str]) -> Actor:
        roles = tuple(Role(t.office, t.title, t.country, t.first, t.last) for t in self._terms.get(identity, ()))
        country = self._successors.get(row[3], row[3])
        return Actor(identity, row[1], row[2], country, tuple(row[4].split(",")), roles)


def _same_last(word: str, other: str) -> bool:
    return likeness(word, other[other.rfind(" ") + 1 :]) >= ALIKE_LAST


@cache
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of the package's tables, or of a folder laid out like `knowledge/data`."""
    return Gazetteer(folder)
