"""Whose they are in texts of several states: holders lawmakers, firms, neighbours, ministers of two."""

import pytest
from tests.unit.resolve.read_parties import parties

from dragoman.analysis.reader import Reader

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Iran and Iran's envoy to London were criticised by Labour lawmakers.", "Labour lawmakers", "GBR"),
        (
            "Iran freed two men in Iran. The deal with Washington angered Republican senators.",
            "Republican senators",
            "USA",
        ),
        (
            "Conservative senators blocked the bill. The president of Colombia was angry.",
            "Conservative senators",
            "COL",
        ),
        ("Australia's prime minister was criticised by Labor senators.", "Labor senators", "AUS"),
    ],
)
def test_a_partys_name_tells_whose_its_lawmakers_are(reader: Reader, text: str, words: str, country: str) -> None:
    assert parties(reader, text)[words].country == country


def test_an_office_that_the_articles_own_state_has_not_is_of_the_state_that_it_names(reader: Reader) -> None:
    text = "Iran and Iran's army were blamed by Foreign Secretary Ada Roe for a murder in a British street."
    assert parties(reader, text)["Foreign Secretary Ada Roe"].country == "GBR"
    assert parties(reader, "Foreign Secretary Ada Roe left Delhi, India.")["Foreign Secretary Ada Roe"].country == "IND"


def test_a_body_of_several_words_before_a_noun_tells_its_state(reader: Reader) -> None:
    text = "The European Union added three Revolutionary Guards commanders to a list."
    assert parties(reader, text)["three Revolutionary Guards commanders"].country == "IRN"
    assert parties(reader, "Ghana's National Security and Trade Committee members met in Accra.")[
        "Ghana's National Security and Trade Committee members"
    ].country == ("GHA")


def test_a_firm_is_known_without_what_says_that_it_is_one(reader: Reader) -> None:
    found = parties(reader, "Twitter Inc sued the government of India.")["Twitter Inc"]
    assert (found.country, found.sector) == ("USA", "BUS")


def test_the_kingdom_is_a_state_that_is_one(reader: Reader) -> None:
    text = "Syria and Syria's farmers waited. Jordan's water minister said the kingdom would close the crossing."
    assert parties(reader, text)["the kingdom"].country == "JOR"


def test_who_advises_somebody_is_of_his_state(reader: Reader) -> None:
    text = "Armenia's offer was spurned in Yerevan by Elmar Roe, an adviser to President Ilham Aliyev."
    assert parties(reader, text)["Elmar Roe"].country == "AZE"


def test_where_a_blow_falls_is_not_who_dealt_it(reader: Reader) -> None:
    found = parties(reader, "An airstrike in Syria killed a Jordanian driver, the army of Jordan said.")
    assert found["An airstrike"].country != "SYR"


def test_the_money_of_a_sum_is_no_party(reader: Reader) -> None:
    assert "U.S." not in parties(reader, "Qatar will give 25 million U.S. dollars to Jordan.")
    assert "U.S." in parties(reader, "Qatar will give the U.S. army a hangar.")


def test_the_last_part_of_a_longer_name_tells_nothing(reader: Reader) -> None:
    found = parties(reader, "Mozambique's army left a police post in Mocimboa da Praia.")
    assert all(one.country != "CPV" for one in found.values())


def test_officials_of_the_two_countries_are_of_both(reader: Reader) -> None:
    text = "Nepal and Bangladesh asked India for help. The energy secretaries of the two countries met in Dhaka."
    found = parties(reader, text)
    members = found["The energy secretaries of the two countries"].plural_of
    assert {one.country for one in found.values() if one.chain in members} == {"NPL", "BGD"}


def test_the_two_are_those_whom_the_sentence_before_tells_be_it_by_their_peoples(reader: Reader) -> None:
    text = (
        "Paris sent police to an island of France. Port Moresby said that Indonesian troops had crossed into Papua New "
        "Guinea. Ministers of the two neighbours will meet."
    )
    found = parties(reader, text)
    members = found["Ministers of the two neighbours"].plural_of
    assert {one.country for one in found.values() if one.chain in members} == {"IDN", "PNG"}


def test_jr_is_nobodys_last_name(reader: Reader) -> None:
    text = "President Surangel Whipps Jr spoke to Taiwan's envoys. Whipps is to visit Taiwan and Taiwan's ports."
    found = parties(reader, text)
    assert found["Whipps"].chain == found["President Surangel Whipps Jr"].chain


def test_our_neighbours_are_not_ourselves(reader: Reader) -> None:
    text = '"We ask our neighbours for the eleven men," said Foreign Minister Ada Roe of Ecuador in Quito, Ecuador.'
    assert parties(reader, text)["our neighbours"].country == "XXX"


def test_the_foreign_ministry_that_speaks_is_that_of_the_state_that_has_just_spoken(reader: Reader) -> None:
    text = (
        "Palau freed a crew in Koror, Palau.\n\nChina had demanded that the crew be freed. Foreign ministry spokesman "
        "Gao Roe called the arrest brutal.\n\nForeign ministry spokesman Sali Ek of Palau left."
    )
    assert parties(reader, text)["Foreign ministry spokesman Gao Roe"].country == "CHN"
    other = text.replace("called the arrest", "told the Chinese envoy in Palau that this was")
    assert parties(reader, other)["Foreign ministry spokesman Gao Roe"].country == "PLW"


def test_the_bloc_is_no_state(reader: Reader) -> None:
    assert parties(reader, "Serbia asked the bloc and the UN for time.")["the bloc"].country == "XXX"
    assert parties(reader, "The Arab League met. Saudi Arabia hosted the bloc in Jeddah.")["the bloc"].country == "LAS"


def test_a_heading_that_names_no_state_ends_an_item_of_a_digest(reader: Reader) -> None:
    text = (
        "New Caledonia\n\nPolice left the town.\n\nPeru\n\nFarmers left Lima.\n\nHostages\n\nThe army and the "
        "police left the camp."
    )
    assert parties(reader, text)["The army"].country == "XXX"
