"""Persons and the offices they held, drawn together from several sources."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from actors.facts import HERE, Facts, curated, text
from actors.person_names import (
    alike,
    alike_ends,
    capitals_last,
    capitals_name,
    core,
    matches,
    name_words,
    surnames_of,
    title_of,
)
from dragoman.knowledge.names import key

SINCE = re.compile(r"\(\s*since (?:early |late |mid-)?(?P<day>\d{1,2} )?(?P<month>[A-Z][a-z]+ )?(?P<year>\d{4})")
HOLDER = re.compile(
    r"(?P<name>[^()|]+?)(?: \((?P<aliases>[^()]*)\))? (?P<first>[\d-]*)\.\.(?P<last>[\d-]*)",
)
SEVERAL = 3
# Sources whose open terms may have ended since they were drawn up.
OUTDATED = ("leaders-wikidata-2021", "leaders-reign-1950-2021")
HEADS = ("head-of-state", "head-of-government")
REALMS = ("elizabeth ii", "charles iii")
SEEN_CIA = "2019-10"
MONTHS = tuple(name_words()["months"])


@dataclass(slots=True)
class Person:
    """One person while the sources are merged; `terms`: office, title, country, first, last, seen, source."""

    identity: str
    name: str
    country: str
    source: str
    aliases: dict[str, None] = field(default_factory=dict)
    surnames: dict[str, None] = field(default_factory=dict)
    terms: list[tuple[str, ...]] = field(default_factory=list)
    sectors: str = ""


class Persons:
    """Persons by country; each source adds to those that the ones before it knew."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._all: list[Person] = []
        self._named: dict[tuple[str, str], Person] = {}
        self._by_word: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._anywhere: dict[str, Person] = {}
        self._offices = [(office, re.compile(patterns, re.I)) for office, _, patterns in _split_offices() if patterns]
        self._sectors = {office: sectors for office, sectors, _ in _split_offices()}
        self._wikidata()
        self._recent()
        self._curated()
        self._factbook()
        self._cabinets()
        self._effective()

    def compiled(self) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """Rows of persons.tsv and of offices/terms.tsv."""
        self._close()
        named, terms = [], []
        for person in self._all:
            latest = max(person.terms, key=lambda t: (t[4] or t[3] or t[5] or "", t[3]), default=None)
            sectors = person.sectors or (self._sectors.get(latest[0], "GOV") if latest else "GOV")
            aliases = "|".join(a for a in person.aliases if a != person.name)
            surnames = "|".join(dict.fromkeys((*person.surnames, *surnames_of(person.name, person.country))))
            named.append((person.identity, person.name, person.country, sectors, surnames, aliases, person.source))
            terms.extend((person.identity, *term) for term in _tidy(person.terms) if not _papal(term))
        return named, terms

    def _close(self) -> None:
        """End a head's open term where another source has a later head of the same country."""
        begun: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for person in self._all:
            for term in person.terms:
                if term[0] in HEADS and term[3]:
                    begun[term[0], term[2]].append((term[3], person.identity))
        for person in self._all:
            for index, term in enumerate(person.terms):
                if term[0] in HEADS and term[3] and not term[4] and not term[5] and term[6] in OUTDATED:
                    later = [day for day, who in begun[term[0], term[2]] if who != person.identity and day > term[3]]
                    if later:
                        person.terms[index] = (*term[:4], min(later), *term[5:])

    def common_surnames(self) -> frozenset[str]:
        """Last names that several persons bear."""
        counted = Counter(form for person in self._all for form in set(surnames_of(person.name, person.country)))
        return frozenset(form for form, times in counted.items() if times >= SEVERAL)

    def office(self, title: str) -> str:
        """Office id of a title as a source words it."""
        return next((office for office, pattern in self._offices if pattern.fullmatch(title.strip())), "official")

    def _add(self, name: str, country: str, source: str, identity: str = "", aliases: Iterable[str] = ()) -> Person:
        clean = " ".join(name.split()).strip(" ,")
        folded = key(clean)
        told = (self._named.get((country, key(form))) for form in (clean, *aliases))
        found = next((person for person in told if person), None) or self._same(folded, country, source)
        if found is None:
            slug = identity or f"person-{country.lower()}-{folded.replace(' ', '-')}"
            found = Person(slug, clean, country, source)
            self._all.append(found)
        found.aliases[clean] = None
        self._named[country, folded] = found
        self._anywhere.setdefault(folded, found)
        for word in folded.split():
            if found not in self._by_word[country, word]:
                self._by_word[country, word].append(found)
        return found

    def _same(self, folded: str, country: str, source: str) -> Person | None:
        """The one known person of the country whose name holds all these words, or whose words these hold."""
        words = core(folded)
        if len(words) < 2:
            return None
        near: dict[int, Person] = {}
        for word in words:
            for person in self._by_word[country, word]:
                if source == "curated" and any(term[6] == "curated" for term in person.terms):
                    continue  # two entries made by hand are two persons
                if any(matches(words, core(key(alias))) or alike(folded, key(alias)) for alias in person.aliases):
                    near[id(person)] = person
        return next(iter(near.values())) if len(near) == 1 else None

    def _wikidata(self) -> None:
        homes: dict[str, str] = {}
        rows = self.facts.rows("leaders-wikidata-2021.csv")
        for row in sorted(rows, key=lambda r: -self.facts.population.get(self.facts.code(r["country"]) or "", 0)):
            code = self.facts.code(row["country"])
            if code is None or row["officeholderLabel"].startswith("Q"):
                continue
            realm = key(row["officeholderLabel"]) in REALMS and code != "GBR"
            if realm or homes.setdefault(row["officeholder"], code) != code:
                continue
            label = row["positionLabel"].split(" of ")[0].strip()
            office = self.office(row["positionLabel"])
            if office in ("official", "minister"):
                office = self.office(label[:1].upper() + label[1:])
            person = self._add(row["officeholderLabel"], code, "leaders-wikidata-2021", row["officeholder"])
            person.terms.append((office, label, code, row["start_year"], row["end_year"], "", "leaders-wikidata-2021"))

    def _recent(self) -> None:
        for row in self.facts.rows("leaders-g20-asean-2026-08.csv"):
            code = self.facts.alpha2.get(row["ISO"])
            for office, title, name, since in (
                ("head-of-government", row["HoG Title"], row["Head of Government"], row["HoG Since"]),
                ("head-of-state", row["HoS Title"], row["Head of State"], row["HoS Since"]),
            ):
                if code and name:
                    person = self._add(name, code, "leaders-g20-asean-2026-08")
                    person.terms.append((office, title, code, since, "", "", "leaders-g20-asean-2026-08"))

    def _curated(self) -> None:
        lines = [row for table in sorted(HERE.glob("terms_*.csv")) for row in curated(table.stem)]
        for country, office, title, holders in sorted(lines, key=lambda row: not self.facts.is_state(row[0])):
            for told in holders.split("|"):
                found = HOLDER.fullmatch(told.strip())
                if found is None:
                    raise ValueError(f"{country} {office}: {told!r} is no 'Name (alias, alias) first..last'")
                self._holder(found, country, office, title)

    def _holder(self, found: re.Match[str], country: str, office: str, title: str) -> None:
        known = None if self.facts.is_state(country) else self._anywhere.get(key(found["name"]))
        aliases = [alias.strip() for alias in (found["aliases"] or "").split(",")]
        person = known or self._add(found["name"], country, "curated", aliases=[a for a in aliases if " " in a])
        for alias in aliases:
            if alias:
                person.aliases[alias] = None
                self._named.setdefault((country, key(alias)), person)
        person.terms.append((office, title, country, found["first"], found["last"], "", "curated"))

    def _factbook(self) -> None:
        for code, entry in sorted(
            self.facts.factbook.items(), key=lambda e: (e[0] != "GBR", -self.facts.population.get(e[0], 0))
        ):
            for part, office in (("chief of state", "head-of-state"), ("head of government", "head-of-government")):
                for told in re.split(r"[;\n]", text(entry, "Executive branch", part)):
                    since = SINCE.search(told)
                    name = capitals_name(told[: since.start()]) if since else ""
                    if since and name and not told.strip().lower().startswith(("note", "represented")):
                        title = self.office(title_of(told[: since.start()]))
                        kind = office if title in ("official", "head-of-state", "head-of-government") else title
                        self._known(name, code, kind, title_of(told[: since.start()]), _day(since))

    def _known(self, name: str, code: str, office: str, title: str, first: str) -> None:
        if office == "head-of-state" and code not in self.facts.sovereign:
            return
        if office == "head-of-state" and code != "GBR" and (key(name) in REALMS or self._elsewhere(key(name), code)):
            return
        person = self._since(code, first) or self._add(name, code, "factbook")
        person.aliases[name] = None
        person.surnames.update(dict.fromkeys(capitals_last(name)))
        person.terms.append((office, title, code, first, "", "", "factbook"))

    def _since(self, code: str, first: str) -> Person | None:
        """Who is entered by hand as leading the country from that month on: one person, however the name is written."""
        led = [p for p in self._all for t in p.terms if t[2] == code and t[6] == "curated" and _leads(t, first)]
        return led[0] if led and all(person is led[0] for person in led) else None

    def _elsewhere(self, folded: str, code: str) -> bool:
        """Whether one of this name heads another state: the head of several is entered for one."""
        known = self._anywhere.get(folded)
        return known is not None and known.country != code and any(t[0] == "head-of-state" for t in known.terms)

    def _cabinets(self) -> None:
        for row in self.facts.rows("cabinets-cia-2019.tsv", "\t"):
            code, name = self.facts.code(row["country"]), row["name"]
            shown = capitals_name(name)
            if code is None or not shown or "vacant" in name.lower() or " " not in shown or key(shown) in REALMS:
                continue
            person = self._add(shown, code, "cabinets-cia-2019")
            person.surnames.update(dict.fromkeys(capitals_last(name)))
            office = self.office(row["office"])
            if not any(term[0] == office and not term[5] and _covers(term) for term in person.terms):
                person.terms.append((office, row["office"], code, "", "", SEEN_CIA, "cabinets-cia-2019"))

    def _effective(self) -> None:
        for row in self.facts.rows("leaders-reign-1950-2021.csv"):
            code = self.facts.cow.get(row["stateabb"])
            code = "SRB" if code == "YUG" and row["syear"] >= "2006" else code
            if code is None or not row["syear"]:
                continue
            first = _date(row["sdate"], row["smonth"], row["syear"])
            last = _date("", row["emonth"], row["eyear"]) if row["eyear"] else ("2021-03" if row["syear"] else "")
            person = self._leader(row["leader"].strip(), code, first, last)
            known = [t for t in person.terms if t[0].startswith("head-of") and _overlap((t[3], t[4]), (first, last))]
            if not known:
                office = "head-of-state" if any(t[0] == "head-of-state" for t in person.terms) else "head-of-government"
                end = last if row["eyear"] else ""
                person.terms.append((office, "leader", code, first, end or "2021-03", "", "leaders-reign-1950-2021"))

    def _leader(self, name: str, code: str, first: str, last: str) -> Person:
        """The known head of that time whose names hold these words, or whose last name is nearly the same."""
        words = [w for w in key(name).split() if len(w) > 1]
        for person in self._all:
            if person.country == code and any(_heads_in(term, (first, last)) for term in person.terms):
                forms = [key(alias).split() for alias in person.aliases]
                if any(set(words) <= set(form) for form in forms) or any(alike_ends(words, form) for form in forms):
                    person.aliases[name] = None
                    return person
        return self._add(name, code, "leaders-reign-1950-2021")


def _heads_in(term: tuple[str, ...], years: tuple[str, str]) -> bool:
    return term[0] in HEADS and _overlap((term[3], term[4]), years)


def _split_offices() -> Iterator[tuple[str, str, str]]:
    for row in curated("offices"):
        yield row[0], row[1], row[2] if len(row) > 2 else ""


def _tidy(terms: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Curated terms as they are; of another source's only those that overlap none told before in the same office."""
    kept: list[tuple[str, ...]] = [term for term in terms if term[6] == "curated"]
    for term in terms:
        near = [k for k in kept if k[0] == term[0] and k[2] == term[2] and _overlap((k[3], k[4]), (term[3], term[4]))]
        if term[6] != "curated" and (not near or (term[5] and not near[0][3])):
            kept.append(term)
    yield from kept


def _leads(term: tuple[str, ...], first: str) -> bool:
    return term[0] in HEADS and not term[4] and len(first) > 6 and term[3][:7] == first[:7]


def _papal(term: tuple[str, ...]) -> bool:
    """The pope's office is curated as such; as a head of state it would make a cleric a government."""
    return term[2] == "VAT" and term[0] == "head-of-state"


def _covers(term: tuple[str, ...]) -> bool:
    return (term[3] or "0") <= SEEN_CIA and (not term[4] or term[4] >= SEEN_CIA[:4])


def _overlap(left: tuple[str, str], right: tuple[str, str]) -> bool:
    return (left[0][:4] or "0") <= (right[1][:4] or "9") and (right[0][:4] or "0") <= (left[1][:4] or "9")


def _day(found: re.Match[str]) -> str:
    month = (found["month"] or "").strip().lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else 0
    day = (found["day"] or "").strip()
    return found["year"] + (f"-{number:02}" if number else "") + (f"-{int(day):02}" if number and day else "")


def _date(day: str, month: str, year: str) -> str:
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day.isdigit() and 1 <= int(day) <= 28 else "")
