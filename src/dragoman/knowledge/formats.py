"""Codes of other people's formats: columns, countries, bodies, sectors. The tables lie in `data/formats`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import data_bytes

WEST = "WEST"
_CAMEO_WEST = "WST"


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """One state's codes; a code is empty where the scheme has none. `country` is ISO 3166-1 alpha-3, `iso2` alpha-2,
    `fips` FIPS 10-4, `cow` the Correlates of War number, `cameo` the actor code, `icews` the name in ICEWS."""

    country: str
    iso2: str
    fips: str
    cow: str
    cameo: str
    icews: str


@dataclass(frozen=True, slots=True)
class BodyCodes:
    """An international body's codes: `cameo` its known group, `plover` its entity code, `icews` its name in ICEWS."""

    body: str
    cameo: str
    plover: str
    icews: str


def _rows(path: str) -> list[list[str]]:
    return [line.split("\t") for line in data_bytes(path).decode("utf-8").splitlines()[1:]]


@cache
def columns(form: str) -> tuple[str, ...]:
    """The columns of a format in their order: gdelt, gdelt-mentions, icews, polecat or cameo."""
    return tuple(column for name, _position, column, _source in _rows("formats/columns.tsv") if name == form)


@cache
def countries() -> Mapping[str, CountryCodes]:
    """By ISO 3166-1 alpha-3."""
    return {row[0]: CountryCodes(*row[:6]) for row in _rows("formats/countries.tsv")}


@cache
def bodies() -> Mapping[str, BodyCodes]:
    """By the acronym that the record uses for the body."""
    return {row[0]: BodyCodes(*row[:4]) for row in _rows("formats/bodies.tsv")}


def cameo_country(country: str) -> str:
    """CAMEO's code of a state or of the West; empty for a body and for what is not known."""
    if country == WEST:
        return _CAMEO_WEST
    codes = countries().get(country)
    return codes.cameo if codes else ""


@cache
def countries_by(scheme: str) -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 by a scheme's own code or name: fips, cameo, icews or plover."""
    if scheme == "plover":
        return {codes.plover: body for body, codes in bodies().items() if codes.plover} | {"KOS": "XKX"}
    found = {getattr(codes, scheme): country for country, codes in countries().items() if getattr(codes, scheme)}
    if scheme == "fips":
        found |= {row[0]: row[1] for row in _rows("formats/fips_read.tsv")}
    return found | {_CAMEO_WEST: WEST} if scheme == "cameo" else found


@cache
def bodies_by(scheme: str) -> Mapping[str, str]:
    """The body's acronym by a scheme's own code or name: cameo or icews."""
    return {getattr(codes, scheme): body for body, codes in bodies().items() if getattr(codes, scheme)}


@cache
def countries_named() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 or a body's acronym by a name in small letters: as ICEWS writes it, or one of our own."""
    found = {}
    for _ident, name, kind, country, sectors, *_rest in _rows("actors/actors.tsv"):
        if kind == "organisation" and "IGO" in sectors.split(","):
            found[name.lower()] = country
    found |= {
        row[2].lower(): row[0] for row in _rows("actors/states.tsv") if row[1] in ("name", "label") and not row[4]
    }
    found |= {name.lower(): body for name, body in bodies_by("icews").items()}
    return found | {name.lower(): country for name, country in countries_by("icews").items()}


@cache
def sector_codes(scheme: str) -> Mapping[str, str]:
    """What a format writes for a PLOVER sector: cameo or icews; empty where it has nothing for it."""
    place = {"cameo": 1, "icews": 2}[scheme]
    return {row[0]: row[place] for row in _rows("formats/sectors.tsv")}


@cache
def sectors_read(form: str) -> Mapping[str, str]:
    """The PLOVER sector of a format's own word, the more telling ones first: icews, cameo or polecat."""
    found = {row[1]: row[2] for row in _rows("formats/sectors_read.tsv") if row[0] == form}
    if form == "cameo":
        found |= {code: sector for sector, code in sector_codes("cameo").items() if code}
    return found
