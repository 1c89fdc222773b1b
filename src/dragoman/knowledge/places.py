"""The place table: toponyms to places, from GeoNames columns and hand-kept areas, read once and held as arrays."""

import io
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from dragoman.errors import KnowledgeError, Problem
from dragoman.knowledge.load import data_bytes
from dragoman.knowledge.place_names import key_hash, place_key
from dragoman.model.actor import UNKNOWN
from dragoman.model.place import Place

# A name may mean more places than this only on paper ("San Antonio"): the most populous are kept.
MOST = 48
REMEMBERED = 8192
KINDS = ("city", "admin2", "city")
CAPITAL = 2
AREA_KINDS = ("city", "country", "admin1", "region", "water", "landmark", "facility")
_UNPLACED = ("", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `other`: the name is not its first one; `capital`: of a country; `fame`: how many
    names it bears in all languages, at most 255."""

    place: Place
    other: bool
    capital: bool = False
    fame: int = 0


@dataclass(frozen=True, slots=True)
class Dispute:
    """Who holds an area and who claims it, as ISO 3166-1 alpha-3 or a plain name; takes no side."""

    administered: tuple[str, ...]
    claimed: tuple[str, ...]


class PlaceIndex:
    """Looks names up; immutable after it is built, so one index serves all documents."""

    def __init__(self, columns: dict[str, np.ndarray[Any, Any]], areas: "Areas") -> None:
        self._areas = areas
        self._remembered = lru_cache(REMEMBERED)(self._find)
        self._high = columns["high"].data
        self._low = columns["low"].data
        ends = np.cumsum(columns["counts"], dtype=np.uint32)
        self._first = np.concatenate(([0], ends)).astype(np.uint32).data
        self._rows = columns["rows"].data
        self._names = columns["name"].tobytes()
        breaks = np.flatnonzero(columns["name"] == 10)
        self._starts = np.concatenate(([0], breaks + 1, [len(self._names) + 1])).astype(np.uint32).data
        self._columns = {name: columns[name].data for name in ("id", "lat", "lon", "population", "kind", "fame")}
        self._division = columns["division"].data
        rows = np.flatnonzero(columns["kind"] == CAPITAL)
        self._divisions = [
            _division(line, areas) for line in columns["divisions"].tobytes().decode("utf-8").split("\n")
        ]
        self._capitals: dict[str | None, int] = {}
        for row in sorted(rows.tolist(), key=lambda row: -int(columns["population"][row])):
            self._capitals.setdefault(self._divisions[self._division[row]][0], row)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Places that a name may mean in running text, areas first, then towns by population; () if none."""
        return self._remembered(name)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        key = place_key(name)
        return (*self._areas.by_key.get(key, ()), *self._towns(key)) if key else ()

    def area(self, name: str) -> tuple[Candidate, ...]:
        """As `find`, but areas alone: no towns."""
        return self._areas.by_key.get(place_key(name), ())

    def short(self, form: str) -> Place | None:
        """An area by an abbreviation exactly as written: "U.S.", "Calif.", "NSW", "TX"."""
        return self._areas.by_short.get(form)

    def people(self, word: str) -> str | None:
        """The country (alpha-3) whose people or adjective a word is: "Kenyan", "Swiss"."""
        return self._areas.people.get(word)

    def country(self, code: str) -> Place | None:
        """The country itself, by ISO 3166-1 alpha-3."""
        return self._areas.countries.get(code)

    def capital(self, country: Place) -> Place | None:
        """The capital of a country, as a city."""
        row = self._capitals.get(country.country)
        return None if row is None else self._place(row)

    def dispute(self, place: Place) -> Dispute | None:
        """Who holds and who claims an area of the table; None where nobody disputes it."""
        return self._areas.disputes.get(place.name) if place.kind in ("region", "admin1") else None

    def _position(self, key: str) -> int | None:
        value = key_hash(key)
        high, low = value >> 16, value & 0xFFFF
        index = bisect_left(self._high, high)
        while index < len(self._high) and self._high[index] == high:
            if self._low[index] == low:
                return index
            index += 1
        return None

    def _towns(self, key: str) -> tuple[Candidate, ...]:
        position = self._position(key)
        if position is None:
            return ()
        rows = self._rows[self._first[position] : self._first[position + 1]].tolist()
        population = self._columns["population"]
        if len(rows) > MOST:
            rows = sorted(rows, key=lambda row: (row & 1, -population[row >> 1], row))[:MOST]
        kind, fame = self._columns["kind"], self._columns["fame"]
        found = (
            Candidate(self._place(row >> 1), bool(row & 1), kind[row >> 1] == CAPITAL, fame[row >> 1]) for row in rows
        )
        return tuple(sorted(found, key=lambda one: (one.other, -one.place.population)))

    def _place(self, row: int) -> Place:
        columns = self._columns
        country, admin1 = self._divisions[self._division[row]]
        name = self._names[self._starts[row] : self._starts[row + 1] - 1].decode("utf-8")
        lat, lon = columns["lat"][row] / 1e4, columns["lon"][row] / 1e4
        kind = KINDS[columns["kind"][row]]
        return Place(columns["id"][row] or None, name, country, admin1, lat, lon, kind, columns["population"][row])


@dataclass(frozen=True, slots=True)
class Areas:
    """Countries, first-level divisions, regions and waters, in dictionaries since they are few."""

    by_key: dict[str, tuple[Candidate, ...]]
    by_short: dict[str, Place]
    people: dict[str, str]
    countries: dict[str, Place]
    codes: dict[tuple[str, str], Place]
    disputes: dict[str, Dispute]


def _division(line: str, areas: Areas) -> tuple[str | None, str | None]:
    country, code = line.split("\t")
    area = areas.codes.get((country, code))
    return (None if country in _UNPLACED else country), (area.name if area else None)


def is_short(name: str) -> bool:
    """An abbreviation, which counts only exactly as written and never in lower case."""
    letters = name.replace(".", "").replace(" ", "").replace("&", "")
    return len(letters) <= 5 and (letters.isupper() or name.endswith("."))


def _table(path: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = data_bytes(path).decode("utf-8").splitlines()
    head = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(head):
            message = f"{len(cells)} columns where {len(head)} are due"
            raise KnowledgeError((Problem(path, number, cells[0], message),))
        yield number, dict(zip(head, cells, strict=True))


def _area(path: str, number: int, row: dict[str, str]) -> Place:
    kind, country = row["kind"], row["country"] or None
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        raise KnowledgeError((Problem(path, number, row["name"], "lat and lon must be numbers"),)) from None
    if kind not in AREA_KINDS:
        message = f"unknown kind {kind!r}; known are {', '.join(AREA_KINDS)}"
        raise KnowledgeError((Problem(path, number, row["name"], message),))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise KnowledgeError((Problem(path, number, row["name"], "lat or lon is out of bounds"),))
    admin1 = row["name"] if kind == "admin1" else None
    return Place(None, row["name"], country, admin1, lat, lon, kind, int(row.get("population") or 0))


def load_areas() -> Areas:
    """areas.tsv, then curated.tsv, whose rows of one kind and name win over compiled ones."""
    names: dict[str, dict[Place, bool]] = {}
    areas = Areas({}, {}, {}, {}, {}, {})
    for path in ("places/areas.tsv", "places/curated.tsv"):
        for number, row in _table(path):
            if path.endswith("curated.tsv") and row["kind"] in ("country", "admin1"):
                continue
            place = _area(path, number, row)
            _enter(areas, names, _same(names, place), row)
    for key, places in names.items():
        areas.by_key[key] = tuple(Candidate(place, other) for place, other in places.items())
    return areas


def _same(names: dict[str, dict[Place, bool]], place: Place) -> Place:
    """The first-level division that a region of that name and country already is; else the place itself."""
    if place.kind != "region" or not place.country:
        return place
    known = names.get(place_key(place.name), {})
    return next((old for old in known if old.kind == "admin1" and old.country == place.country), place)


def _enter(areas: Areas, names: dict[str, dict[Place, bool]], place: Place, row: dict[str, str]) -> None:
    for index, name in enumerate([row["name"], *row["aliases"].split("|")]):
        if is_short(name):
            areas.by_short.setdefault(name, place)
        elif name:
            names.setdefault(place_key(name), {}).setdefault(place, index > 0)
    if place.kind == "country" and place.country:
        areas.countries[place.country] = place
        for word in row["people"].split("|"):
            areas.people.setdefault(word, place.country)
    if row.get("code") and place.country:
        areas.codes[place.country, row["code"]] = place
    if row.get("claimed"):
        areas.disputes[place.name] = Dispute(
            tuple(word for word in row["administered"].split("|") if word), tuple(row["claimed"].split("|"))
        )


@cache
def load_places() -> PlaceIndex:
    """The index of the package's own tables; read on first use, about a tenth of a second, then kept."""
    with np.load(io.BytesIO(data_bytes("places/cities.npz")), allow_pickle=False) as archive:
        columns = {name: archive[name] for name in archive.files}
    return PlaceIndex(columns, load_areas())
