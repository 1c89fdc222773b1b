"""Sentences of roundups, which name many states in a few lines: whose forces and ministers, who is met where."""

from typing import Any

import pytest

import dragoman
from dragoman.model.record import record

pytestmark = pytest.mark.model
Event = dict[str, Any]


def told(text: str, category: str) -> list[Event]:
    events = record(dragoman.read(f"https://www.example.org/2026/05/04/roundup\n\n{text}\n"))["events"]
    return [event for event in events if event["type"] == category]


def countries(event: Event, side: str) -> set[str]:
    return {party["country"] for party in event[side]}


def test_ministers_of_two_states_that_go_unnamed_meet_as_both() -> None:
    (meeting,) = told("The French and German ministers met in Oslo on Monday to discuss trade.", "CONSULT")
    assert (countries(meeting, "actors"), meeting["place"]["country"]) == ({"FRA", "DEU"}, "NOR")


def test_whom_a_clause_about_somebody_else_names_is_not_hit_by_sanctions() -> None:
    text = "Kenyan leaders, who had pressed Uganda to change its law, said they would tighten sanctions on Eritrea."
    (sanction,) = told(text, "SANCTION")
    assert countries(sanction, "recipients") == {"ERI"}


def test_what_somebody_is_pressed_to_do_he_has_not_done() -> None:
    assert told("Kenyan leaders pressed Uganda to threaten Eritrea with new penalties.", "THREATEN") == []


def test_a_call_by_phone_took_place_nowhere() -> None:
    text = "NAIROBI, May 4 (Example) - Kenyan President Daniel Otieno spoke by phone with Ugandan President Moses Okot."
    (call,) = told(text, "CONSULT")
    assert call["place"] is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Kenyan president met Uganda's foreign minister in Kampala.", "Kampala"),
        ("Kenyan President Daniel Otieno met the U.S. president at the White House on Monday.", "White House"),
    ],
)
def test_somebody_is_met_where_the_sentence_says(text: str, place: str) -> None:
    (meeting,) = told(text, "CONSULT")
    assert meeting["place"]["name"] == place


def test_the_first_visit_by_a_leader_is_of_the_one_who_travels() -> None:
    text = "Kenyan President Daniel Otieno arrived in Lima on Sunday, the first visit by a Kenyan leader in a decade."
    visit = next(event for event in told(text, "CONSULT") if "visit" in event["modes"])
    assert [party["name"] for party in visit["actors"]] == ["Daniel Otieno"]


def test_two_are_to_sign_and_a_parliament_ratifies() -> None:
    (deal,) = told("The leaders of Kenya and Uganda are to sign a peace deal on Friday.", "SUPPORT")
    assert (deal["status"], countries(deal, "actors")) == ("planned", {"KEN", "UGA"})
    (consent,) = told("Kenya's parliament ratified Uganda's accession to the bloc.", "AGREE")
    assert (countries(consent, "actors"), countries(consent, "recipients")) == ({"KEN"}, {"UGA"})


def test_threatened_duties_are_meant_for_whose_goods_they_fall_on() -> None:
    (threat,) = told("The Kenyan president threatened to impose a 50% tariff on Ugandan goods.", "THREATEN")
    assert countries(threat, "recipients") == {"UGA"}


def test_an_envoy_recalled_for_consultations_meets_nobody() -> None:
    assert told("Kenya recalled its ambassador to Uganda for consultations on Monday.", "CONSULT") == []


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Wendy Roe, the US deputy secretary of state, visited Tianjin on Monday.", {"CHN"}),
        ("US Secretary of State Anna Roe visited Detroit on Monday. Chinese media criticised her.", set()),
    ],
)
def test_a_town_that_is_visited_tells_the_host(text: str, host: set[str]) -> None:
    (visit,) = told(text, "CONSULT")
    assert countries(visit, "recipients") == host


def test_who_is_accused_as_it_is_not_the_accusers_own_state() -> None:
    text = "Olm Textiles of Hong Kong criticised the US government. The US government accused it of fraud."
    accused = [event for event in told(text, "ACCUSE") if countries(event, "actors") == {"USA"}]
    assert [countries(event, "recipients") for event in accused] == [{"HKG"}]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Russia bombed Kharkiv on Monday.", {"UKR"}),  # read as a person's name
        ("Russian troops captured Bakhmut after months of fighting.", {"UKR"}),
        ("Turkish jets struck Kobani on Sunday.", {"SYR"}),  # which the map alone knows
        ("Russia's siege of Mariupol has killed thousands.", {"UKR"}),
    ],
)
def test_a_town_that_is_struck_is_of_its_own_state(text: str, struck: set[str]) -> None:
    (blow,) = told(text, "ASSAULT")
    assert countries(blow, "recipients") == struck


def test_where_a_blow_fell_is_nobody_condemned_for_it() -> None:
    (charge,) = told("France condemned the attack in Islamabad on Monday.", "ACCUSE")
    assert charge["recipients"] == []


def test_two_presidents_are_not_of_the_state_where_they_meet() -> None:
    (meeting,) = told("The two presidents are expected to meet next week in Samarkand.", "CONSULT")
    assert countries(meeting, "actors") == {"XXX"}


def test_who_is_killed_where_a_states_plane_is_downed_is_of_that_state() -> None:
    text = "A Syrian battery downed a Russian plane, killing 15 soldiers. Israel denied any role."
    assert all(countries(blow, "recipients") == {"RUS"} for blow in told(text, "ASSAULT"))


def test_who_denies_what_its_own_did_denies_it_to_others() -> None:
    text = "The Philippines denied that its coast guard had rammed a Chinese ship."
    assert all("PHL" not in countries(one, "recipients") for one in told(text, "REJECT"))


def test_a_continent_is_of_no_state() -> None:
    text = "Kenyan President Daniel Otieno left for Europe on Monday. Kenya hopes for trade."
    assert all(countries(visit, "recipients") <= {"XXX"} for visit in told(text, "CONSULT"))


def test_troops_that_were_moved_to_a_border_are_not_the_neighbours() -> None:
    text = "Two battalions of the Kenyan army had been moved up to the border with Uganda overnight."
    (move,) = told(text, "MOBILIZE")
    assert countries(move, "actors") == {"KEN"}


def test_what_somebody_calls_anothers_deed_tells_whom_he_blames() -> None:
    (charge,) = told("Kenya condemned what it described as Ugandan meddling in the region.", "ACCUSE")
    assert countries(charge, "recipients") == {"UGA"}


def test_nobody_kills_over_whose_plot_others_are_punished() -> None:
    text = "The UK froze the assets of four Iranian officials over an alleged plot to murder a broadcaster in London."
    assert all(countries(blow, "actors") != {"GBR"} for blow in told(text, "ASSAULT"))


@pytest.mark.parametrize("met", ["met his Ugandan counterpart", "spoke by telephone with his Ugandan counterpart"])
def test_whom_somebody_met_is_told_in_a_clause_about_him_too(met: str) -> None:
    (meeting,) = told(f"Kenyan President Daniel Otieno, who {met} in the morning, left at noon.", "CONSULT")
    assert countries(meeting, "actors") == {"KEN", "UGA"}


def test_whose_demand_is_rejected_made_it() -> None:
    demands = told("The Kremlin rejected Kyiv's demand that Russian troops pull out of the valley.", "REQUEST")
    assert [countries(demand, "actors") for demand in demands] == [{"UKR"}]


def test_who_is_arrested_over_a_kidnapping_may_have_done_it_and_not_the_army() -> None:
    text = "The Lebanese army has arrested nine men over the kidnapping of a Saudi airline employee."
    assert not any("men" in party["text"] for blow in told(text, "ASSAULT") for party in blow["recipients"])
    assert not any("army" in party["text"] for blow in told(text, "ASSAULT") for party in blow["actors"])


def test_no_deadline_of_a_court_is_a_threat() -> None:
    assert told("The judge gave Google until Friday to answer the complaint.", "THREATEN") == []


def test_whose_flag_soldiers_raise_is_not_whom_they_protest_against() -> None:
    assert told("Soldiers raised the Russian flag over Kherson.", "PROTEST") == []


DIGEST = """LIMA - Peru's Congress voted on Friday to let US soldiers into the country.

NAIROBI - Militants killed five policemen near Mandera. Interior Minister Josphat Kiprono vowed revenge.

HARARE - The International Monetary Fund turned down Zimbabwe's request for a loan.

BEIRUT - The army has arrested nine men. Riyadh thanked the country's generals."""


def test_each_dateline_of_a_digest_tells_whose_ministers_and_armies_these_are() -> None:
    (arrest,) = told(DIGEST, "COERCE")
    assert countries(arrest, "actors") == {"LBN"}
    threats = told(DIGEST, "THREATEN")
    assert [countries(threat, "actors") for threat in threats] == [{"KEN"}]


def test_he_who_welcomes_anothers_decision_is_the_one_who_does() -> None:
    text = "NATO Secretary General Jens Roe spoke in Oslo. He welcomed Ankara's decision to drop its objections."
    (praise,) = told(text, "SUPPORT")
    assert (countries(praise, "actors"), countries(praise, "recipients")) == ({"NATO"}, {"TUR"})


def test_eleven_of_them_are_those_who_were_told_of_and_not_the_police() -> None:
    text = "Some 3,000 Belgian farmers blocked a street in Paris, France. Police arrested eleven of them."
    (arrest,) = told(text, "COERCE")
    assert countries(arrest, "recipients") == {"BEL"}


def test_who_turns_a_request_down_is_told_by_the_passive() -> None:
    text = "A request by Riyadh that the bombing be halted was turned down by the White House."
    (refusal,) = told(text, "REJECT")
    assert countries(refusal, "actors") == {"USA"}


def test_who_foils_an_attempt_has_not_made_it() -> None:
    text = "Israel said it had foiled an Iranian plan to kill its ambassador in Cyprus."
    assert all(countries(blow, "actors") != {"ISR"} for blow in told(text, "ASSAULT"))


@pytest.mark.parametrize(
    ("text", "category", "doer"),
    [
        ("The Security Council met. The EU had sent troops. On Monday the Council condemned Mali.", "ACCUSE", "UN"),
        ("NATO held drills in Estonia. The secretary general thanked Estonia for hosting them.", "SUPPORT", "NATO"),
        ("The Special Rapporteur on torture urged Thailand on Monday to free the men.", "REQUEST", "UN"),
    ],
)
def test_heads_and_councils_are_of_the_bodies_that_the_article_names(text: str, category: str, doer: str) -> None:
    (event,) = told(text, category)
    assert countries(event, "actors") == {doer}


def test_who_fell_in_the_condemned_attack_is_neither_blamed_nor_who_made_it() -> None:
    text = "The Security Council condemned the attack of 29 October in which three Cambodian soldiers lost their lives."
    (charge,) = told(text, "ACCUSE")
    assert "KHM" not in countries(charge, "recipients")
    assert all("KHM" not in countries(event, "actors") for event in told(text, "ASSAULT"))


def test_nobody_is_inferred_to_have_done_it_to_himself_by_his_own_name() -> None:
    (praise,) = told("TUNIS, May 4 (Example) - The visit was welcomed by Algeria.", "SUPPORT")
    assert praise["recipients"] == []


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        (
            "The Kremlin denied a report in a German weekly that Russian troops had attacked a village in Poland.",
            "ASSAULT",
            "denied",
        ),
        ("Russian forces shelled the village on Monday, Ukraine said. Moscow denied it.", "ASSAULT", "denied"),
        ("Russian forces shelled the village on Monday, Ukraine said. Poland denied it.", "ASSAULT", "happened"),
        ("Russian forces shelled the village on Monday. Moscow rejected the offer.", "ASSAULT", "happened"),
    ],
)
def test_what_the_side_that_would_have_done_it_denies_is_denied(text: str, category: str, status: str) -> None:
    (event,) = told(text, category)
    assert event["status"] == status


def test_what_the_denied_act_was_about_is_not_denied_with_it() -> None:
    text = "Egypt's envoy denied reports in the press that his country had ignored a call for help from Kenya."
    assert {event["status"] for event in told(text, "REQUEST")} <= {"happened"}


def test_a_state_that_calls_its_envoy_home_does_not_punish_itself() -> None:
    (recall,) = told("Peru recalled its ambassador on Monday for consultations.", "SANCTION")
    assert recall["recipients"] == []
    text = "Ethiopia accused Sudan on Monday of burning farms.\n\nThe government in Khartoum recalled its ambassador."
    (answer,) = told(text, "SANCTION")
    assert countries(answer, "recipients") == {"ETH"}
