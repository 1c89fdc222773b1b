"""Whole short reports of diplomacy: who answers whom, who meets whom, and when what is planned takes place."""

from typing import Any

import pytest

import dragoman
from dragoman.model.record import record

pytestmark = pytest.mark.model
Events = list[dict[str, Any]]


def told(text: str) -> Events:
    return list(record(dragoman.read(text))["events"])


def of(events: Events, category: str) -> dict[str, Any]:
    return next(event for event in events if event["type"] == category)


def countries(event: dict[str, Any], side: str) -> set[str]:
    return {party["country"] for party in event[side]}


def test_talks_ahead_of_which_somebody_arrives_are_planned_and_not_of_that_day() -> None:
    text = "LIMA, May 4, 2026 - Chilean Foreign Minister Ana Rojas landed in Lima on Monday ahead of talks with Peru."
    talks = next(one for one in told(text) if one["reciprocal"])
    assert (talks["status"], talks["date"]) == ("planned", None)


def test_a_rejected_offer_is_of_who_made_it() -> None:
    text = "JUBA, May 4, 2026 - Uganda offered on Sunday to return two boats. South Sudan rejected the offer."
    assert countries(of(told(text), "REJECT"), "recipients") == {"UGA"}


def test_measures_are_condemned_at_the_state_that_took_them() -> None:
    text = "MINSK, May 4, 2026 - Poland sanctioned two Belarusian banks on Monday. Belarus condemned the measures."
    assert countries(of(told(text), "ACCUSE"), "recipients") == {"POL"}


def test_behind_a_comma_who_speaks_goes_on_accusing() -> None:
    text = "OSLO, May 4, 2026 - Norway's envoy said the captain had not shown his papers, and accused Russia of fraud."
    accused = next(one for one in told(text) if countries(one, "recipients") == {"RUS"})
    assert countries(accused, "actors") == {"NOR"}


def test_the_two_of_a_year_are_those_named_before() -> None:
    text = (
        "TUNIS, May 4, 2026 - Chad and Libya held talks in Doha. "
        "Cairo, which hosted talks between the two in 2021, called on Chad to withdraw its troops."
    )
    assert any(countries(one, "actors") == {"EGY", "TCD", "LBY"} for one in told(text))


def test_whom_a_lawyer_speaks_for_was_beaten() -> None:
    text = "MINSK, May 4, 2026 - Police arrested Vera Lis, a critic, on Sunday. Her lawyer said she had been beaten."
    assert [party["name"] for party in of(told(text), "ASSAULT")["recipients"]] == ["Vera Lis"]


def test_an_envoy_recalled_is_meant_for_the_state_where_he_serves() -> None:
    text = "BAMAKO, May 4, 2026 - Mali recalled its ambassador to Algeria on Monday, after Algiers deported two nurses."
    assert countries(of(told(text), "SANCTION"), "recipients") == {"DZA"}


def test_firms_under_sanctions_are_not_the_sanctioning_states_own() -> None:
    text = "LONDON, May 4, 2026 - Britain imposed sanctions on nine firms that supply Iran with parts."
    assert countries(of(told(text), "SANCTION"), "recipients") == {"IRN"}


def test_a_states_own_party_is_not_its_foreign_namesake() -> None:
    text = "MAPUTO, May 4, 2026 - Mozambique's opposition party Podemos accused the police of theft."
    assert countries(of(told(text), "ACCUSE"), "actors") == {"MOZ"}


def test_who_said_it_below_a_headline_is_its_source() -> None:
    text = "Kenyan police arrest nine rebels\n\nPolice in Kenya arrested nine rebels on Monday, the army said.\n"
    assert [source["name"] for source in of(told(text), "COERCE")["said_by"]] == ["the army"]


def test_what_is_done_during_a_visit_has_its_days() -> None:
    text = (
        "HANOI, May 4, 2026 - Vietnam's President To Lam will visit Laos from May 9 to 12, officials said on Monday. "
        "During the visit, Lam will hold talks with Lao President Thongloun Sisoulith."
    )
    talks = next(one for one in told(text) if one["reciprocal"])
    assert (talks["date"]["start"], talks["date"]["end"]) == ("2026-05-09", "2026-05-12")
