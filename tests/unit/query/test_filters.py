"""Which events a filter lets through."""

from datetime import date
from typing import Any

import pytest
from tests.unit.query.made import add_document, add_event, empty_index, gondor_meets_rohan, person, state, voice

from dragoman.errors import InvalidDate, UnknownName, UsageError
from dragoman.query.events import events
from dragoman.query.filters import Filter, day_of

INDEX = gondor_meets_rohan()


def found(**wanted: Any) -> set[str]:
    return {event["id"] for event in events(INDEX, Filter(**wanted))}


def test_nothing_asked_is_everything() -> None:
    assert found() == {"e-meet", "e-attack", "e-visit"}


def test_the_actor_is_who_does_it() -> None:
    assert found(actor="GDR", type="ASSAULT") == set()


def test_the_recipient_is_to_whom_it_is_done() -> None:
    assert found(recipient="GDR", type="ASSAULT") == {"e-attack"}


def test_a_host_takes_part_in_a_meeting_like_its_guest() -> None:
    assert found(actor="GDR") == {"e-meet", "e-visit"}


def test_a_party_is_on_either_side() -> None:
    assert found(party="GDR") == {"e-meet", "e-attack", "e-visit"}


def test_the_other_party_is_on_any_side() -> None:
    assert found(actor="RHN", other="GDR") == {"e-meet", "e-visit"}


def test_one_party_is_not_both() -> None:
    assert found(actor="GDR", other="Elessar") == set()


def test_two_parties_of_one_country_are_both() -> None:
    index = empty_index()
    add_event(index, "e1", actors=(person("Denethor", "GDR"), person("Boromir", "GDR")))
    assert [event["id"] for event in events(index, Filter(actor="Denethor", other="GDR"))] == ["e1"]


def test_an_actor_is_found_by_name() -> None:
    assert found(actor="Éomer") == {"e-meet"}


def test_a_sector_of_the_actor_must_hold() -> None:
    assert found(actor="ARN:GOV") == {"e-attack"} and found(actor="ARN:MIL") == set()


def test_types_are_met_in_any_case() -> None:
    assert found(type="assault") == {"e-attack"}


def test_of_several_types_one_is_enough() -> None:
    assert len(found(type=("ASSAULT", "CONSULT"))) == 3


def test_an_unknown_type_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="CONSULT"):
        found(type="CONSULTS")


def test_a_type_of_a_custom_codebook_is_known_from_the_record() -> None:
    index = empty_index()
    add_event(index, "e1", type="BANQUET")
    assert len(events(index, Filter(type="banquet"))) == 1


def test_an_unknown_status_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="planned"):
        found(status="plannd")


def test_modes_hold() -> None:
    assert found(mode="visit") == {"e-visit"}


def test_an_unknown_quad_class_is_refused() -> None:
    with pytest.raises(UsageError, match="1, 2, 3, 4"):
        found(quad=7)


def test_days_hold_for_the_events_own_date() -> None:
    assert found(since="2021-05-15", until="2021-05-15") == {"e-meet"}


def test_an_undated_event_goes_by_the_day_it_was_first_known() -> None:
    assert found(since="2021-05-12", until="2021-05-12") == {"e-visit"}


def test_a_month_reaches_to_its_last_day() -> None:
    assert found(until="2021-04") == {"e-attack"}


def test_an_event_that_reaches_into_the_days_is_among_them() -> None:
    index = empty_index()
    add_event(index, "e1", date_start=date(2021, 1, 1), date_end=date(2021, 12, 31))
    assert len(events(index, Filter(since="2021-06", until="2021-07"))) == 1


@pytest.mark.parametrize("day", ["yesterday", "2021-13", "2021-02-30", "2021-5-1", "20210510", "", "２０２１"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(InvalidDate, match="YYYY-MM-DD"):
        found(since=day)


def test_since_after_until_is_refused() -> None:
    with pytest.raises(UsageError, match="since is after until"):
        found(since="2022", until="2021")


def test_the_last_day_of_a_leap_february_is_the_29th() -> None:
    assert day_of("2024-02", last=True) == date(2024, 2, 29)


def test_a_place_is_found_by_its_country() -> None:
    index = empty_index()
    add_event(index, "e1", place_name="Samarkand", place_country="UZB")
    assert len(events(index, Filter(place="Uzbekistan"))) == 1


def test_a_place_is_found_by_its_name_in_any_case() -> None:
    assert found(place="dol amroth") == {"e-meet"}


def test_a_place_that_exists_but_is_not_told_of_gives_nothing() -> None:
    assert found(place="Paris") == set()


def test_a_capital_is_a_place_and_not_its_government() -> None:
    index = empty_index()
    add_event(index, "e1", place_name="Moscow", place_country="RUS")
    add_event(index, "e2", place_name="Kazan", place_country="RUS")
    assert [event["id"] for event in events(index, Filter(place="Moscow"))] == ["e1"]


def test_an_unknown_place_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Dol Amroth"):
        found(place="Dol Amrot")


@pytest.mark.parametrize("name", ["GDR", "Faramir", "the envoy of gondor", "envoy"])
def test_a_source_is_found_by_country_name_or_part_of_it(name: str) -> None:
    assert found(says=name) == {"e-meet"}


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(UnknownName):
        found(says="Nobody in particular")


def test_a_source_takes_no_sector() -> None:
    with pytest.raises(UsageError, match="without a sector"):
        found(says="GDR:GOV")


def test_an_article_gives_its_events() -> None:
    assert found(doc="first") == {"e-meet"}


def test_an_unknown_article_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="first"):
        found(doc="firts")


def test_words_are_looked_for_in_the_evidence() -> None:
    assert found(text="arnor ATTACKED") == {"e-attack"}


@pytest.mark.parametrize("text", ["%", "_", "' OR 1=1 --", '"; DROP TABLE events; --'])
def test_signs_of_sql_are_only_words(text: str) -> None:
    assert found(text=text) == set()


def test_conditions_hold_together() -> None:
    assert found(actor="GDR", status="planned", since="2021-05-13") == {"e-meet"}


def test_a_name_with_a_quote_in_the_record_is_data() -> None:
    index = empty_index()
    add_document(index, "first", published=None)
    hostile = "O'Brien'); DROP TABLE parties; --"
    add_event(index, "e1", actors=(state(hostile, "GDR"),), voices=(voice(hostile, "GDR"),))
    assert len(events(index, Filter(actor=hostile))) == len(events(index, Filter(says=hostile))) == 1
