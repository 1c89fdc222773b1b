"""Acts of states told in the idioms of agencies: of which type, by whom, to whom."""

from typing import Any

import pytest

import dragoman
from dragoman.model.record import record

pytestmark = pytest.mark.model
Event = dict[str, Any]


def events(text: str) -> list[Event]:
    return list(record(dragoman.read(f"https://www.example.org/2026/05/04/wire\n\n{text}\n"))["events"])


def states(event: Event, side: str) -> set[str]:
    return {party["country"] for party in event[side]}


@pytest.mark.parametrize(
    ("text", "category", "actors", "recipients"),
    [
        ("Norway gave four Russian diplomats a week to leave the country.", "SANCTION", {"NOR"}, {"RUS"}),
        ("Finland sent a Russian attaché home on Thursday.", "SANCTION", {"FIN"}, {"RUS"}),
        ("Peru called its ambassador home from Quito on Tuesday.", "SANCTION", {"PER"}, {"ECU"}),
        ("Honduras broke with Taiwan in March.", "SANCTION", {"HND"}, {"TWN"}),
        ("Argentina received $800 million from the IMF on Monday.", "AID", {"IMF"}, {"ARG"}),
        ("Ukraine has received tanks from Germany.", "AID", {"DEU"}, {"UKR"}),
        ("Moldova will pay for its mistake, the Kremlin's envoy said on Monday.", "THREATEN", {"RUS"}, {"MDA"}),
        ("China warned that it would not sit idle if Palau tried the captain.", "THREATEN", {"CHN"}, {"PLW"}),
        ("The UN Security Council voted down a Russian amendment on Monday.", "REJECT", {"UN"}, {"RUS"}),
    ],
)
def test_an_idiom_tells_the_act_and_its_sides(text: str, category: str, actors: set[str], recipients: set[str]) -> None:
    found = [event for event in events(text) if event["type"] == category]
    assert [(states(event, "actors"), states(event, "recipients")) for event in found] == [(actors, recipients)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ghana's president took up the river dispute with Kenya's prime minister in Accra.", {"GHA", "KEN"}),
        ("The presidents of Kenya and Somalia shook hands in Nairobi on Monday.", {"KEN", "SOM"}),
    ],
)
def test_a_meeting_has_many_names(text: str, parties: set[str]) -> None:
    (meeting,) = [event for event in events(text) if event["type"] == "CONSULT"]
    assert states(meeting, "actors") | states(meeting, "recipients") == parties


@pytest.mark.parametrize(
    "text",
    [
        "The coach called his captain home from the stadium.",
        "The mill broke with tradition in March.",
        "The shop received eight boxes from the farm.",
        "The tourists shook hands with the guide.",
    ],
)
def test_the_same_words_of_no_state_tell_no_act(text: str) -> None:
    assert events(text) == []


def test_who_is_named_below_a_deed_has_not_done_it() -> None:
    text = "Rwandan troops stormed a town in Mozambique, killing dozens of people near a mine run by French firm Total."
    deeds = [event for event in events(text) if event["type"] == "ASSAULT"]
    assert deeds
    assert all("FRA" not in states(event, "actors") for event in deeds)


@pytest.mark.parametrize(
    ("text", "category", "country"),
    [
        ("Egyptian officers finished a joint exercise with Eritrean troops near Assab.", "COOPERATE", "ERI"),
        ("Tehran freed a Kuwaiti trader in Bushehr on Monday.", "RETREAT", "IRN"),
        ("The Jordanian air force killed a man in Syria's southern Sweida province.", "ASSAULT", "SYR"),
        ("Ecuador detained two Peruvian boats in the Gulf of Guayaquil.", "COERCE", "ECU"),
    ],
)
def test_an_act_took_place_where_its_words_say(text: str, category: str, country: str) -> None:
    (act,) = [event for event in events(text) if event["type"] == category]
    assert act["place"]["country"] == country


def test_whose_money_a_sum_is_in_tells_no_place() -> None:
    (aid,) = [event for event in events("Qatar gave 25 million U.S. dollars to Jordan.") if event["type"] == "AID"]
    assert (states(aid, "actors"), states(aid, "recipients")) == ({"QAT"}, {"JOR"})
    assert aid["place"] is None or aid["place"]["country"] != "USA"


def test_what_was_done_when_something_began_did_not_go_on_since() -> None:
    text = "The talks have been stuck since 2011, when India's government refused Bangladesh's request."
    (refusal,) = [event for event in events(text) if event["type"] == "REJECT"]
    assert (refusal["date"]["start"], refusal["date"]["end"]) == ("2011-01-01", "2011-12-31")


def test_whom_a_state_has_left_does_nothing() -> None:
    text = "Algeria has marked 60 years of independence from France with a parade and a pardon of 14,000 prisoners."
    assert all("FRA" not in states(event, "actors") for event in events(text))


def test_both_countries_are_those_of_the_two_who_met() -> None:
    text = (
        "The Algerian president hosted his Venezuelan counterpart, Nicolas Maduro, on Thursday. He had arrived on "
        "Wednesday evening. Both countries agreed to work together."
    )
    (pledge,) = [event for event in events(text) if event["type"] == "AGREE"]
    assert states(pledge, "actors") == {"DZA", "VEN"}


@pytest.mark.parametrize(
    "text",
    [
        "The arrests of three journalists in Minsk were criticised by Lithuania.",
        "The detention of two monks in Minsk was reported by a Lithuanian broadcaster.",
        "The arrest of the reporter in Minsk was called an outrage by Lithuania.",
    ],
)
def test_who_only_speaks_of_a_deed_has_not_done_it(text: str) -> None:
    assert not [event for event in events(text) if event["type"] == "COERCE" and "LTU" in states(event, "actors")]


def test_by_whom_a_raid_was_carried_out_has_done_it() -> None:
    text = "The attack on an army post near Goma was carried out by Rwandan soldiers."
    (raid,) = [event for event in events(text) if event["type"] == "ASSAULT"]
    assert states(raid, "actors") == {"RWA"}


def test_a_town_that_begins_a_longer_name_does_not_tell_the_state() -> None:
    text = "Chile's farmers, led by the Mesa de Enlace group, marched in Santiago on Monday."
    assert "USA" not in {code for event in events(text) for code in states(event, "actors")}
