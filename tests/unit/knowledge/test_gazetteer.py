"""Names, titles and peoples to actors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.gazetteer_roles import load_roles, singular
from dragoman.knowledge.gazetteer_tables import first_day, last_day

GAZETTEER = load_gazetteer()


def names(found: tuple) -> list[str]:
    return [actor.name for actor in found]


def test_the_seat_of_a_government_is_its_state() -> None:
    assert GAZETTEER.find("the Kremlin")[0].country == "RUS"


def test_a_word_of_english_names_no_state() -> None:
    assert not GAZETTEER.find("Island")


def test_an_acronym_counts_only_in_capitals() -> None:
    assert GAZETTEER.find("WHO")[0].name == "World Health Organization"
    assert not GAZETTEER.find("who")


def test_an_acronym_may_have_dots() -> None:
    assert GAZETTEER.find("U.S.")[0].country == "USA"
    assert GAZETTEER.find("U.N.")[0].country == "UN"


def test_a_state_comes_before_bodies_of_the_same_letters() -> None:
    assert GAZETTEER.find("US")[0].kind == "state"


def test_a_body_of_the_united_nations_carries_their_acronym() -> None:
    found = GAZETTEER.find("Security Council")[0]
    assert (found.country, found.sectors[0], GAZETTEER.parent(found)) == ("UN", "IGO", "UN")


def test_marks_and_case_make_no_other_name() -> None:
    assert GAZETTEER.find("nicolás maduro") == GAZETTEER.find("Nicolas Maduro") != ()


def test_a_near_spelling_finds_the_person() -> None:
    assert names(GAZETTEER.person("Vladimr Putin", on=date(2020, 1, 1))) == ["Vladimir Putin"]


def test_a_stranger_is_nobody() -> None:
    assert GAZETTEER.person("Barliman Butterbur") == ()


def test_holders_change_with_the_date() -> None:
    assert names(GAZETTEER.holders("head-of-government", "GBR", date(2017, 5, 1))) == ["Theresa May"]
    assert names(GAZETTEER.holders("head-of-government", "GBR", date(2023, 5, 1))) == ["Rishi Sunak"]


def test_an_office_that_came_back_is_held_twice() -> None:
    held = [names(GAZETTEER.holders("head-of-state", "USA", date(y, 6, 1))) for y in (2019, 2022, 2025)]
    assert held == [["Donald Trump"], ["Joe Biden"], ["Donald Trump"]]


def test_a_list_of_one_day_guesses_near_it_only() -> None:
    seen = [term for terms in GAZETTEER._terms.values() for term in terms if not term.exact]
    assert seen and all(term.first and term.last and (term.last - term.first).days < 2000 for term in seen)


def test_father_and_son_stay_two() -> None:
    assert len({a.id for a in (*GAZETTEER.find("Ferdinand Marcos"), *GAZETTEER.find("Ferdinand Marcos Jr."))}) == 2


def test_a_group_in_power_is_the_government() -> None:
    taliban = GAZETTEER.find("Taliban")[0]
    assert GAZETTEER.dated(taliban, date(2022, 5, 1)).sectors[0] == "GOV"
    assert GAZETTEER.dated(taliban, date(2010, 5, 1)).sectors[0] == "REB"


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iranian", "IRN"), ("Iranians", "IRN"), ("Frenchman", "FRA"), ("Saudi", "SAU"), ("Western", "WEST"),
     ("Dutch", "NLD"), ("Congolese", "COD"), ("Nigerien", "NER"), ("Dominican", "DOM"), ("Emirati", "ARE"),
     ("Swiss", "CHE"), ("Greek", "GRC"), ("Burkinabe", "BFA"), ("Filipinos", "PHL"), ("Kosovar", "XKX"),
     ("South Sudanese", "SSD"), ("Uyghurs", "CHN")],
)  # fmt: skip
def test_a_people_belongs_to_its_state(word: str, code: str) -> None:
    assert GAZETTEER.demonym(word) == code


def test_a_word_in_small_letters_is_no_people() -> None:
    assert GAZETTEER.demonym("polish") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("Nairobi", "KEN"), ("Texas", "USA"), ("Gaza", "PSE"), ("Georgia", "GEO"), ("Mariupol", "UKR"),
     ("Xinjiang", "CHN"), ("Donbas", "UKR"), ("Catalonia", "ESP"), ("Mogadishu", "SOM"), ("Prishtina", "XKX"),
     ("Czechia", "CZE")],
)  # fmt: skip
def test_a_place_stands_in_one_state(name: str, code: str) -> None:
    assert GAZETTEER.territory(name) == code


def test_a_state_named_as_its_capital_is_the_state() -> None:
    assert GAZETTEER.is_capital("Beijing")
    assert not GAZETTEER.is_capital("Singapore")


@pytest.mark.parametrize(
    ("noun", "sector", "kind", "office"),
    [("foreign minister", "GOV", "person", "foreign-minister"),
     ("prime ministers", "GOV", "person", "head-of-government"), ("parliament", "LEG", "body", None),
     ("troops", "MIL", "person", None), ("protesters", "OPP", "person", None),
     ("trade unions", "LAB", "body", None), ("policemen", "COP", "person", None),
     ("residents", "CVL", "people", None), ("attorney general", "JUD", "person", "attorney-general"),
     ("drug cartel", "CRM", "body", None)],
)  # fmt: skip
def test_a_role_noun_has_its_sector(noun: str, sector: str, kind: str, office: str | None) -> None:
    role = GAZETTEER.role(noun)
    assert role is not None
    assert (role.sector, role.kind, role.office) == (sector, kind, office)


def test_a_driver_is_hardly_a_political_actor() -> None:
    role = GAZETTEER.role("driver")
    assert role is not None and not role.party


def test_longer_role_nouns_are_counted_in_words() -> None:
    assert GAZETTEER.role_words() == max(noun.count(" ") + 1 for noun in load_roles()) <= 8


def test_every_role_noun_is_lower_case() -> None:
    assert [noun for noun in load_roles() if noun != noun.lower()] == []


def test_singular_of_irregular_nouns() -> None:
    assert [singular(w) for w in ("men", "police", "parties", "media", "women")] == [
        "man",
        "police",
        "party",
        "media",
        "woman",
    ]


def test_a_news_site_is_at_home_somewhere() -> None:
    assert GAZETTEER.domain("www.kuwaittimes.com") == "KWT"
    assert GAZETTEER.domain("news.example.fr") == "FRA"
    assert GAZETTEER.domain("example.com") is None


def test_a_part_of_a_date_covers_all_of_it() -> None:
    assert (first_day("2017"), last_day("2016-02")) == (date(2017, 1, 1), date(2016, 2, 29))


def test_there_are_many_actors() -> None:
    assert len(GAZETTEER._rows) >= 12_000


@given(st.text(max_size=200))
def test_no_text_breaks_a_lookup(text: str) -> None:
    GAZETTEER.find(text)
    GAZETTEER.person(text)
    GAZETTEER.last_name(text)
    GAZETTEER.territory(text)
    GAZETTEER.demonym(text)
    GAZETTEER.role(text)
    GAZETTEER.domain(text)
