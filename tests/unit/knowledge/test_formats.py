"""Codes of other people's formats."""

import pytest

from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.formats import (
    bodies,
    cameo_country,
    columns,
    countries,
    countries_by,
    countries_named,
    sector_codes,
    sectors_read,
)


@pytest.mark.parametrize(
    ("form", "count", "first", "last"),
    [
        ("gdelt", 61, "GLOBALEVENTID", "SOURCEURL"),
        ("gdelt-mentions", 16, "GLOBALEVENTID", "Extras"),
        ("icews", 20, "Event ID", "Longitude"),
        ("polecat", 40, "Event ID", "Version"),
    ],
)
def test_a_format_has_its_columns(form: str, count: int, first: str, last: str) -> None:
    found = columns(form)
    assert (len(found), found[0], found[-1]) == (count, first, last) and len(set(found)) == count


@pytest.mark.parametrize("scheme", ["iso2", "fips", "cow", "cameo", "icews"])
def test_no_two_states_share_a_code(scheme: str) -> None:
    codes = [getattr(one, scheme) for one in countries().values() if getattr(one, scheme)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("country", "fips", "cow", "cameo", "icews"),
    [
        ("RUS", "RS", "365", "RUS", "Russian Federation"),
        ("CHN", "CH", "710", "CHN", "China"),
        ("ROU", "RO", "360", "ROM", "Romania"),
        ("COD", "CG", "490", "COD", "Democratic Republic of Congo"),
        ("XKX", "KV", "347", "KSV", "Kosovo"),
    ],
)
def test_codes_that_are_easily_mistaken(country: str, fips: str, cow: str, cameo: str, icews: str) -> None:
    one = countries()[country]
    assert (one.fips, one.cow, one.cameo, one.icews) == (fips, cow, cameo, icews)


def test_every_body_has_a_way_back() -> None:
    groups = [one.cameo for one in bodies().values() if one.cameo]
    assert len(groups) == len(set(groups))
    assert {countries_named()[one.icews.lower()] for one in bodies().values() if one.icews} <= set(bodies())


def test_gaza_and_the_west_bank_are_palestine_and_the_west_is_the_west() -> None:
    assert (countries_by("fips")["GZ"], countries_by("fips")["WE"], cameo_country("WEST")) == ("PSE", "PSE", "WST")


def test_every_sector_is_spoken_of() -> None:
    known = set(load_codebook().sectors)
    assert set(sector_codes("cameo")) == set(sector_codes("icews")) == known
    assert {sector for form in ("cameo", "icews", "polecat") for sector in sectors_read(form).values()} <= known
