"""Who a bare actor phrase means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.resolve.phrase_parts import split_phrase
from dragoman.resolve.phrases import PhraseActor, resolve_phrase

GAZETTEER = load_gazetteer()
DAY = date(2021, 6, 1)


def resolved(text: str, on: date | None = DAY) -> PhraseActor:
    return resolve_phrase(text, on, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Kenyan fishermen", "KEN", "LAB"),
        ("Peru's Interior Ministry", "PER", "GOV"),
        ("eleven Nepali judges", "NPL", "JUD"),
        ("a group of gunmen", "XXX", "REB"),
        ("members of the Knesset", "ISR", "LEG"),
        ("speaker of the Riksdag", "SWE", "LEG"),
        ("Ghana's ambassador to Togo", "GHA", "GOV"),
        ("nurses in Finland", "FIN", "MED"),
        ("Iran-backed militia", "XXX", "REB"),
        ("Saudi-led coalition", "SAU", "MIL"),
        ("Hamas official", "PSE", "REB"),
        ("MI5 officer", "GBR", "SPY"),
        ("a former Ugandan minister", "UGA", "ELI"),
        ("the deposed president", "XXX", "ELI"),
        ("Nairobi police", "KEN", "COP"),
        ("several of the oldest newspapers in Chile", "CHL", "JRN"),
        ("Republican senators", "USA", "LEG"),
        ("car theft ring", "XXX", "CRM"),
    ],
)
def test_a_phrase_without_a_name_has_country_and_sector(text: str, country: str, sector: str) -> None:
    found = resolved(text)
    assert (found.country, found.sectors[0]) == (country, sector)


def test_a_nation_has_no_sector() -> None:
    assert resolved("the Norwegians").sectors == ()


def test_a_capital_is_its_government_but_a_town_its_people() -> None:
    assert resolved("Ottawa").sectors == ("GOV",)
    assert resolved("Osaka").sectors == ("CVL",)


def test_a_title_and_a_name_find_the_person() -> None:
    found = resolved("Secretary of State Antony Blinken")
    assert found.actor is not None
    assert (found.actor.name, found.country, found.why) == ("Antony Blinken", "USA", "title-name")


def test_a_last_name_with_a_title_finds_who_holds_the_office() -> None:
    found = resolved("French President Macron")
    assert found.actor is not None and found.actor.name == "Emmanuel Macron"


def test_two_ranks_before_a_name_are_both_titles() -> None:
    assert split_phrase("Army chief Gen. Aldo Vren", GAZETTEER).name == "Aldo Vren"


def test_an_unknown_minister_has_the_office_of_his_title() -> None:
    found = resolved("Estonian Finance Minister Tuule Vainumets")
    assert (found.country, found.sectors, found.actor) == ("EST", ("GOV",), None)


def test_one_out_of_office_is_of_the_elite() -> None:
    assert resolved("Angela Merkel", date(2020, 1, 1)).sectors == ("GOV",)
    assert resolved("Angela Merkel", date(2023, 1, 1)).sectors == ("ELI",)


def test_a_minister_who_went_to_brussels_acts_for_the_union() -> None:
    assert resolved("Josep Borrell", date(2018, 9, 1)).country == "ESP"
    assert resolved("Josep Borrell", date(2022, 9, 1)).country == "EU"


def test_another_country_s_department_is_but_a_department() -> None:
    found = resolved("Norway's State Department")
    assert (found.country, found.actor) == ("NOR", None)


def test_a_common_name_of_many_courts_is_no_one_s() -> None:
    assert resolved("Supreme Court").country == "XXX"


def test_a_pronoun_is_nobody() -> None:
    assert resolved("they").why == "pronoun"


def test_a_misspelt_noun_is_still_read() -> None:
    assert resolved("the goverment").sectors == ("GOV",)


def test_a_pro_government_militia_keeps_its_finer_code() -> None:
    found = resolved("Imbonerakure")
    assert (found.sectors, found.codes) == (("REB",), ("PRM",))


def test_an_unknown_name_is_unknown() -> None:
    assert resolved("Barliman Butterbur") == PhraseActor("XXX", (), None, "unknown")


@given(st.text(max_size=300))
def test_no_text_breaks_the_resolver(text: str) -> None:
    resolved(text)
