"""The actor tables in memory: every name, office and place of them by the key it is looked up with."""

from collections import defaultdict
from pathlib import Path

from dragoman.knowledge.gazetteer_roles import load_roles
from dragoman.knowledge.gazetteer_tables import Term, rows, term
from dragoman.knowledge.names import bare, is_acronym, key
from dragoman.model.actor import Actor

# Before a form that means a body only where its country is clear otherwise.
WEAK = "~"


class Index:
    """Rows by id, ids by key; filled once, then only read."""

    def __init__(self, folder: Path | None = None) -> None:
        self._rows: dict[str, list[list[str]]] = {}
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, list[str]] = defaultdict(list)
        self._last: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._firsts: dict[str, list[str]] = defaultdict(list)
        self._people: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        self._metonyms: set[str] = set()
        self._styles: dict[str, set[str]] = defaultdict(set)  # "kingdom" to the codes of those so named
        self._named: set[str] = set()  # names of states; where a capital has the same, it is the state's
        self._territories: dict[str, str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)  # of the world: "west african" to the states that lie there
        self._successors: dict[str, str] = {}
        self._weak: dict[str, list[str]] = defaultdict(list)
        self._domains: dict[str, str] = {}
        self._terms: dict[str, list[Term]] = defaultdict(list)
        self._offices: dict[tuple[str, str], list[Term]] = defaultdict(list)
        self._sectors: dict[str, tuple[str, ...]] = {}
        self._actors: dict[str, Actor] = {}
        self._roles = load_roles()
        self._longest = max((noun.count(" ") + 1 for noun in self._roles), default=1)
        self._read(folder)

    def _name(self, identity: str, form: str) -> None:
        if form.startswith(WEAK):
            self._weak[bare(key(form))].append(identity)
            return
        if is_acronym(form):
            self._exact[form].append(identity)
        else:
            self._folded[bare(key(form))].append(identity)

    def _read(self, folder: Path | None) -> None:
        self._read_states(folder)
        self._read_bodies(folder)
        for row in rows("offices/terms.tsv", folder):
            known = term([*row[:3], self._successors.get(row[3], row[3]), *row[4:]])
            self._terms[known.person].append(known)
            self._offices[known.office, known.country].append(known)
        for office, sectors, *_ in rows("offices/offices.tsv", folder):
            self._sectors[office] = tuple(sectors.split(","))
        self._read_persons(folder)
        for name, country, *_ in rows("actors/territories.tsv", folder):
            self._territories.setdefault(name, country)
        for name, country, *_ in rows("actors/parts_of_world.tsv", folder):
            self._parts[name].add(country)
        for host, country, *_ in rows("actors/domains.tsv", folder):
            self._domains[host] = country

    def _read_bodies(self, folder: Path | None) -> None:
        table = sorted(rows("actors/actors.tsv", folder), key=lambda row: row[10])
        for row in table:
            self._rows.setdefault(row[0], []).append(row)
            for form in (row[1], *row[8].split("|")):
                if form:
                    self._name(row[0], form)

    def _read_persons(self, folder: Path | None) -> None:
        for identity, name, country, sectors, surnames, aliases, *_ in rows("actors/persons.tsv", folder):
            self._rows[identity] = [[identity, name, "person", country, sectors, "", "", "", aliases, ""]]
            for form in (name, *aliases.split("|")):
                folded = key(form)
                if folded:
                    self._folded[folded].append(identity)
                    if " " not in folded:
                        self._last[folded].append(identity)
                    self._near[folded[0] + folded[folded.rfind(" ") + 1]].append((folded, identity))
            for form in surnames.split("|"):
                self._last[form].append(identity)

    def _read_states(self, folder: Path | None) -> None:
        for code, kind, form, first, last, *_ in rows("actors/states.tsv", folder):
            identity = f"state-{code.lower()}"
            if kind == "successor":
                self._successors[code] = form
                continue
            if kind == "label":
                self._rows[identity] = [[identity, form, "state", code, "GOV", "", first, last, "", ""]]
            if kind in ("adjective", "noun"):
                self._people.setdefault(key(form), code)
                continue
            self._name(identity, form)
            folded = bare(key(form))
            if kind in ("name", "label"):
                self._named.add(folded)
                self._styles[form.lower().partition(" of ")[0].rpartition(" ")[2]].add(code)
            elif kind == "capital":
                self._capitals[folded] = code
            elif kind == "metonym":
                self._metonyms.add(folded)
            if not is_acronym(form):
                self._territories.setdefault(folded, code)
        self._capitals = {name: code for name, code in self._capitals.items() if name not in self._named}
