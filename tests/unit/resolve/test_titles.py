"""Titles whose place stands between them and the name, and offices that several hold."""

from datetime import date

import pytest

from dragoman.analysis.reader import Reader
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.actor import ActorMention
from dragoman.resolve.focus import focus_of
from dragoman.resolve.known_names import with_known_names
from dragoman.resolve.parties import find_parties

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def parties(reader: Reader, text: str, on: date = date(2019, 6, 3)) -> dict[str, ActorMention]:
    document, gazetteer = read_text(text, options=SourceOptions(date=on, check_language=False)), load_gazetteer()
    parses = with_known_names(reader.read(document), gazetteer)
    found = find_parties(document, parses, gazetteer, focus_of(document, parses, gazetteer))
    return {one.text: one for one in found}


@pytest.mark.parametrize(
    ("phrase", "name", "country"),
    [
        ("Egyptian Ambassador to Khartoum Hani Salah", "Hani Salah", "EGY"),
        ("Russia's ambassador to the UN Vassily Mironov", "Vassily Mironov", "RUS"),
        ("Turkish Consul General in Erbil Hakan Kaya", "Hakan Kaya", "TUR"),
        ("French ambassador in Niamey Sylvain Morel", "Sylvain Morel", "FRA"),
        ("Head of the Norwegian delegation in Vienna Kari Moen", "Kari Moen", "NOR"),
        ("The head of Gagauzia Elena Rusu", "Elena Rusu", "MDA"),
        ("The governor of Texas Wade Holt", "Wade Holt", "USA"),
    ],
)
def test_a_title_and_the_name_behind_its_place_are_one_person(
    reader: Reader, phrase: str, name: str, country: str
) -> None:
    found = parties(reader, f"{phrase} condemned the raid on Monday.")[phrase]
    assert found.why.startswith("title-name")
    assert (found.name, found.country) == (name, country)


def test_a_place_that_is_met_is_no_title_of_who_comes_next(reader: Reader) -> None:
    found = parties(reader, "The Kenyan envoy flew to Kampala and Moses Okello met him there.")
    assert found["Moses Okello"].why.startswith("name")


@pytest.mark.parametrize("office", ["ambassador", "governor", "minister"])
def test_an_office_that_several_hold_tells_nobody(reader: Reader, office: str) -> None:
    found = parties(reader, f"The French {office} left the hall early.", on=date(2022, 6, 3))
    assert found[f"The French {office}"].actor is None


def test_an_office_that_one_holds_tells_who(reader: Reader) -> None:
    found = parties(reader, "The French foreign minister left the hall early.", on=date(2021, 6, 3))
    actor = found["The French foreign minister"].actor
    assert actor is not None
    assert actor.name == "Jean-Yves Le Drian"


@pytest.mark.parametrize("phrase", ["The president of Texas Instruments", "The president of Somaliland"])
def test_the_president_of_a_part_or_a_firm_is_not_the_state_s(reader: Reader, phrase: str) -> None:
    found = parties(reader, f"{phrase} flew to Taipei on Monday.")
    assert all(one.actor is None or one.actor.kind != "person" for one in found.values())


def test_allies_that_nothing_places_are_of_no_state(reader: Reader) -> None:
    found = parties(reader, "NATO Secretary General Jens Stoltenberg urged allies to spend more.")
    assert found["allies"].country == "XXX"
