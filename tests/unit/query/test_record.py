"""The queries as methods of one object."""

import sys
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from tests.unit.query.made import gondor_meets_rohan

import dragoman
from dragoman.errors import NoRecord
from dragoman.query.record import EventRecord


def test_filters_are_given_by_name() -> None:
    record = EventRecord(gondor_meets_rohan())
    assert [event["id"] for event in record.events(actor="GDR", other="RHN", status="planned")] == ["e-meet", "e-visit"]


def test_every_query_answers_in_every_form() -> None:
    record = EventRecord(gondor_meets_rohan())
    answers = (record.meetings(), record.upcoming(), record.said("Faramir"), record.conflicts(), record.sql("SELECT 1"))
    assert all(answer.to_csv() and isinstance(answer.to_json(), str) for answer in answers)


def test_a_record_that_was_used_is_closed() -> None:
    with EventRecord(gondor_meets_rohan()) as record:
        pass
    with pytest.raises(duckdb.ConnectionException):
        record.events()


def test_a_folder_is_opened_by_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def open_index(folder: Path) -> duckdb.DuckDBPyConnection:
        asked.append(folder)
        return gondor_meets_rohan()

    monkeypatch.setitem(sys.modules, "dragoman.store.index", SimpleNamespace(open_index=open_index))
    with dragoman.open_record("news") as record:
        assert len(record.events()) == 3 and asked == [Path("news")]


def test_a_folder_without_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRecord):
        dragoman.open_record(tmp_path)
