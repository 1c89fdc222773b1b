"""Who a phrase speaks of, on real parses and the package's own tables."""

from datetime import date

import pytest

from dragoman.analysis.reader import Reader
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.actor import ActorMention
from dragoman.resolve.parties import find_parties

pytestmark = pytest.mark.model
OPTIONS = SourceOptions(date=date(2019, 6, 3), check_language=False)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def parties(reader: Reader, text: str) -> dict[str, ActorMention]:
    document = read_text(text, options=OPTIONS)
    return {found.text: found for found in find_parties(document, reader.read(document), load_gazetteer())}


def test_an_adjective_tells_the_state_of_a_role(reader: Reader) -> None:
    found = parties(reader, "Iranian officials arrived in Muscat on Monday.")
    assert (found["Iranian officials"].country, found["Iranian officials"].sector) == ("IRN", "GOV")


def test_an_owner_tells_the_state_of_a_role(reader: Reader) -> None:
    assert parties(reader, "Kenya's ambassador left the hall early.")["Kenya's ambassador"].country == "KEN"


def test_a_town_tells_the_state_of_its_police(reader: Reader) -> None:
    found = parties(reader, "Police in Nairobi detained two men.")
    assert next(one for text, one in found.items() if text.startswith("Police")).country == "KEN"


def test_a_last_name_takes_up_the_full_name(reader: Reader) -> None:
    found = parties(reader, "Chilean senator Marta Quiroga spoke first. Later Quiroga left.")
    assert found["Quiroga"].chain == found["Chilean senator Marta Quiroga"].chain
    assert found["Quiroga"].country == "CHL"


def test_a_pronoun_takes_up_the_last_person(reader: Reader) -> None:
    found = parties(reader, "Ghanaian minister Kofi Larbi met farmers. He promised them seeds.")
    assert found["He"].chain == found["Ghanaian minister Kofi Larbi"].chain


def test_two_leaders_are_those_named_together(reader: Reader) -> None:
    text = "Polish President Jan Wolski and Czech President Petr Holub met. The two leaders signed a pact."
    found = parties(reader, text)
    pair = {found["Polish President Jan Wolski"].chain, found["Czech President Petr Holub"].chain}
    assert set(found["The two leaders"].plural_of) == pair


def test_peoples_named_together_are_two_states(reader: Reader) -> None:
    found = parties(reader, "Turkish and Kazakh leaders plan talks on gas.")
    assert len(found["Turkish and Kazakh leaders"].plural_of) == 2


def test_bodies_without_a_state_belong_to_the_state_that_the_article_is_about(reader: Reader) -> None:
    text = "Peru closed its ports on Monday. Lima blamed the storm. The ministry will reopen them in Peru next week."
    found = parties(reader, text)
    assert found["The ministry"].country == "PER"
    assert found["The ministry"].why.endswith("focus-country")


def test_a_last_name_alone_is_no_known_leader(reader: Reader) -> None:
    assert parties(reader, "In Oslo, Merkel opened a bakery.")["Merkel"].actor is None
