"""What is planned and still to come."""

from datetime import date, timedelta

import pytest
from tests.unit.query.made import Index, add_document, add_event, empty_index

from dragoman.errors import UsageError
from dragoman.query.filters import Filter
from dragoman.query.upcoming import upcoming

LAST = date(2021, 5, 10)


def index_of(*events: tuple[str, date | None, str, date]) -> Index:
    index = empty_index()
    add_document(index, "first", published=LAST)
    for identity, day, status, known in events:
        add_event(index, identity, day=day, status=status, known=known)
    return index


def coming(*events: tuple[str, date | None, str, date], start: str | None = None) -> list[str]:
    return [event["id"] for event in upcoming(index_of(*events), start=start)]


def test_a_plan_of_the_last_known_day_is_still_to_come() -> None:
    assert coming(("e1", LAST, "planned", LAST)) == ["e1"]


def test_a_plan_of_the_day_before_has_gone() -> None:
    assert coming(("e1", LAST - timedelta(1), "planned", LAST)) == []


def test_what_has_happened_is_not_to_come() -> None:
    assert coming(("e1", LAST, "happened", LAST)) == []


def test_undated_plans_stand_last() -> None:
    assert coming(("e1", None, "planned", LAST), ("e2", LAST, "planned", LAST)) == ["e2", "e1"]


def test_an_undated_plan_that_is_old_is_left_out() -> None:
    assert coming(("e1", None, "planned", LAST - timedelta(31))) == []


def test_the_first_day_can_be_given() -> None:
    assert coming(("e1", LAST, "planned", LAST), start="2021-06") == []


def test_an_empty_record_has_nothing_to_come() -> None:
    assert len(upcoming(empty_index())) == 0


def test_another_status_than_planned_is_refused() -> None:
    with pytest.raises(UsageError, match="planned"):
        upcoming(empty_index(), Filter(status="cancelled"))
