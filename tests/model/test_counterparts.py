"""To whom an act is done that tells it not: read in whole texts of our own."""

from typing import Any

import pytest

import dragoman
from dragoman.model.record import record

pytestmark = pytest.mark.model
Event = dict[str, Any]


def told(text: str, category: str) -> list[Event]:
    events = record(dragoman.read(f"https://www.example.org/2026/05/04/story\n\n{text}\n"))["events"]
    return [event for event in events if event["type"] == category]


def states(event: Event, side: str = "recipients") -> set[str]:
    return {party["country"] for party in event[side]}


BORDER = (
    "Thai guns shelled a Cambodian village on Monday, and Cambodia returned fire at Thailand. "
    "Cambodia accused Thailand of an attack on its soil. "
)


def test_a_threat_is_meant_for_the_one_side_that_its_state_deals_with() -> None:
    (threat,) = told(f"{BORDER}Cambodia's defence ministry threatened to strike back.", "THREATEN")
    assert states(threat) == {"THA"}


def test_who_welcomes_a_decision_praises_who_made_it() -> None:
    text = "Pakistan lifted its ban on trade with India on Monday. India welcomed the decision."
    praise = [event for event in told(text, "SUPPORT") if states(event, "actors") == {"IND"}]
    assert [states(event) for event in praise] == [{"PAK"}]


def test_who_dismisses_a_protest_dismisses_who_made_it() -> None:
    text = "Japan protested to China on Friday after ships entered its waters. Beijing dismissed the protest."
    (answer,) = told(text, "REJECT")
    assert states(answer) == {"JPN"}


def test_its_ally_is_the_state_that_it_deals_with() -> None:
    text = (
        "Taiwan and Palau signed a pact in Koror on Monday. Palau's president praised Taiwan's engineers. "
        "Taiwan thanked its ally for its loyalty."
    )
    thanks = [event for event in told(text, "SUPPORT") if states(event, "actors") == {"TWN"}]
    assert [states(event) for event in thanks] == [{"PLW"}]
    assert [party["text"] for event in thanks for party in event["recipients"]] == ["its ally"]


def test_an_official_who_denies_answers_who_has_just_accused_his_state() -> None:
    text = "China accused Palau of beating two sailors. Palau's police chief denied that."
    (denial,) = told(text, "REJECT")
    assert states(denial) == {"CHN"}


def test_those_at_home_do_not_answer_the_states_abroad() -> None:
    (threat,) = told(f"{BORDER}Cambodia's opposition threatened to boycott parliament.", "THREATEN")
    assert "THA" not in states(threat)


def test_of_many_states_none_is_taken() -> None:
    text = (
        "Kenya praised Peru. Kenya praised Chile. Kenya praised Ghana. Kenya praised Oman. "
        "Kenya's foreign ministry threatened to retaliate."
    )
    threats = [event for event in told(text, "THREATEN") if states(event, "actors") == {"KEN"}]
    assert [states(event) for event in threats] == [set()]
