"""Contradicting claims."""

from typing import Any

from tests.unit.query.made import add_event, empty_index, gondor_meets_rohan, person, voice

from dragoman.query.conflicts import conflicts
from dragoman.query.filters import Filter

TWO = ("first", "second")


def contradictions(*statuses: str, status: str = "happened") -> list[dict[str, Any]]:
    index = empty_index()
    king = person("Elessar", "GDR")
    add_event(index, "e1", actors=(king,), docs=TWO, statuses=statuses, status=status, voices=(voice("Rohan", "RHN"),))
    return conflicts(index).dicts()


def test_a_denial_beside_a_fact_contradicts() -> None:
    assert len(contradictions("happened", "denied")) == 1


def test_a_cancellation_beside_a_fact_contradicts() -> None:
    assert len(contradictions("cancelled", "ongoing")) == 1


def test_a_plan_that_is_called_off_does_not() -> None:
    assert contradictions("planned", "cancelled", status="cancelled") == []


def test_a_disputed_event_contradicts_whatever_its_claims() -> None:
    assert len(contradictions("happened", "happened", status="disputed")) == 1


def test_each_side_has_its_articles_and_sources() -> None:
    (one,) = contradictions("happened", "denied")
    assert [(side["status"], side["claims"][0]["doc"], side["claims"][0]["said_by"]) for side in one["sides"]] == [
        ("happened", "first", ["Rohan"]),
        ("denied", "second", ["Rohan"]),
    ]


def test_filters_hold() -> None:
    assert len(conflicts(gondor_meets_rohan(), Filter(actor="GDR"))) == 0


def test_sides_fit_into_a_parquet_file(tmp_path: Any) -> None:
    index = empty_index()
    add_event(index, "e1", docs=TWO, statuses=("happened", "denied"))
    conflicts(index).to_parquet(tmp_path / "x.parquet")
    assert (tmp_path / "x.parquet").stat().st_size > 0
