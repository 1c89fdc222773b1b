"""The register of leaders' meetings."""

from datetime import date
from typing import Any

import pytest
from tests.unit.query.made import add_event, empty_index, gondor_meets_rohan, person, state

from dragoman.errors import UnknownName, UsageError
from dragoman.query.filters import Filter
from dragoman.query.meetings import meetings


def register(*parties: dict[str, Any], level: str = "officials", **columns: Any) -> list[dict[str, Any]]:
    index = empty_index()
    add_event(index, "e1", actors=parties, **columns)
    return meetings(index, level=level).dicts()


KING, QUEEN = person("Elessar", "GDR"), person("Éomer", "RHN")
MINISTER = person("Éowyn", "RHN", "foreign-minister")


def test_two_heads_of_state_meet_as_leaders() -> None:
    assert register(KING, QUEEN)[0]["level"] == "leaders"


def test_a_leader_and_a_minister_meet_as_ministers() -> None:
    assert register(KING, MINISTER)[0]["level"] == "ministers"


def test_a_visit_to_a_state_is_of_the_visitors_level() -> None:
    assert register(KING, state("Rohan", "RHN"))[0]["level"] == "leaders"


def test_a_government_without_an_office_sends_officials() -> None:
    assert register(KING, person("Háma", "RHN", None))[0]["level"] == "officials"


def test_a_summit_is_of_the_level_that_two_reach() -> None:
    assert register(KING, QUEEN, person("Halbarad", "ARN", "foreign-minister"))[0]["level"] == "leaders"


def test_states_of_which_nobody_is_named_are_no_meeting_of_leaders() -> None:
    assert register(state("Gondor", "GDR"), state("Rohan", "RHN")) == []


def test_a_meeting_inside_one_country_is_none() -> None:
    assert register(KING, person("Faramir", "GDR")) == []


def test_who_is_of_no_known_country_is_no_side() -> None:
    assert register(KING, person("Gandalf", "XXX")) == []


def test_an_act_of_another_type_is_no_meeting() -> None:
    assert register(KING, QUEEN, type="SUPPORT") == []


def test_lower_levels_are_left_out_unless_asked_for() -> None:
    assert register(KING, person("Háma", "RHN", "ambassador"), level="ministers") == []


def test_the_gathering_beside_which_they_meet_is_told() -> None:
    (one,) = register(KING, QUEEN, quote="The kings met on the sidelines of the Harvest Summit in Edoras, he said.")
    assert one["sidelines"] == "the Harvest Summit in Edoras"


def test_no_gathering_is_null() -> None:
    assert register(KING, QUEEN, quote=None)[0]["sidelines"] is None


def test_parties_are_named_with_their_country() -> None:
    assert register(KING, QUEEN)[0]["parties"] == ["Elessar (GDR)", "Éomer (RHN)"]


def test_filters_hold() -> None:
    index = gondor_meets_rohan()
    assert [one["id"] for one in meetings(index, Filter(until=date(2021, 5, 20), actor="RHN")).dicts()] == [
        "e-meet",
        "e-visit",
    ]


def test_an_unknown_level_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="leaders, ministers, officials"):
        meetings(empty_index(), level="kings")


def test_another_type_than_a_meeting_is_refused() -> None:
    with pytest.raises(UsageError, match="CONSULT"):
        meetings(empty_index(), Filter(type="ASSAULT"))
