"""The index: made from the parts, brought up to date, opened by many."""

import os
from pathlib import Path

import pytest
from tests.unit.store.records_made import Article, Tells, commit, groups, rows, tables

from dragoman.errors import DamagedRecord, RecordLocked
from dragoman.store.index import FILE, open_index, update
from dragoman.store.lock import locked

TALKS = Tells("GON=ROH", day=11, words="meet border river bridge", place="Osgiliath")
FIRST, SECOND = Article("first", 12, (TALKS,)), Article("second", 13, (TALKS,))
_EVENTS = "SELECT count(*) FROM events"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    commit(tmp_path, FIRST)
    return tmp_path


def test_reports_of_one_happening_are_one_event_named_after_the_earliest(record: Path) -> None:
    commit(record, SECOND)
    assert rows(record, "SELECT id, documents, voices FROM events") == [(FIRST.events()[0], 2, 2)]


def test_the_other_reports_names_are_aliases(record: Path) -> None:
    commit(record, SECOND)
    assert rows(record, "SELECT * FROM aliases") == [(SECOND.events()[0], FIRST.events()[0])]


def test_meetings_of_different_weeks_stay_apart(record: Path) -> None:
    commit(record, Article("later", 20, (Tells("GON=ROH", day=19, place="Osgiliath"),)))
    assert groups(record) == []


def test_a_reader_goes_on_reading_what_was_there_while_the_index_is_updated(record: Path) -> None:
    with open_index(record) as con:
        before = con.execute("SELECT count(*) FROM documents").fetchall()
        commit(record, SECOND)
        update(record)
        assert con.execute("SELECT count(*) FROM documents").fetchall() == before


def test_who_opens_anew_sees_the_new_index_though_the_old_one_is_still_open(record: Path) -> None:
    with open_index(record):
        commit(record, SECOND)
        assert rows(record, "SELECT count(*) FROM documents") == [(2,)]


def test_a_cursor_of_the_connection_reads_the_same(record: Path) -> None:
    with open_index(record) as con:
        assert con.cursor().execute(_EVENTS).fetchall() == [(1,)]


def test_a_reader_cannot_change_the_index(record: Path) -> None:
    import duckdb

    with open_index(record) as con, pytest.raises(duckdb.Error):
        con.execute("DELETE FROM record.events")


def test_of_two_that_update_at_once_one_is_told_to_wait(record: Path) -> None:
    with locked(record, ".index-lock"), pytest.raises(RecordLocked):
        update(record)


def test_a_folder_that_cannot_be_written_still_answers(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert rows(record, _EVENTS) == [(1,)]
    assert not (record / FILE).exists()


def test_a_missing_part_is_named_also_where_the_folder_cannot_be_written(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    next((record / "claims").iterdir()).unlink()
    with pytest.raises(DamagedRecord, match="is missing"):
        open_index(record)


def test_a_part_that_cannot_be_read_is_no_bare_error_of_the_database(record: Path) -> None:
    part = next((record / "claims").iterdir())
    part.write_bytes(b"x" * part.stat().st_size)
    with pytest.raises(DamagedRecord, match="dragoman verify"):
        open_index(record)


@pytest.mark.parametrize("damage", [b"", b"not a database", b"x" * 20_000])
def test_a_damaged_index_is_made_anew(record: Path, damage: bytes) -> None:
    update(record)
    (record / FILE).write_bytes(damage)
    assert rows(record, _EVENTS) == [(1,)]


def test_an_index_damaged_within_is_made_anew_at_the_next_update(record: Path) -> None:
    update(record)
    import duckdb

    with duckdb.connect(str(record / FILE)) as con:
        con.execute("DROP TABLE bands")
    commit(record, SECOND)
    assert rows(record, "SELECT count(*) FROM documents") == [(2,)]


def test_an_update_leaves_no_file_of_its_own(record: Path) -> None:
    update(record)
    assert not [path.name for path in record.iterdir() if path.name.startswith(".new")]


def test_an_index_that_is_up_to_date_is_left_alone(record: Path) -> None:
    update(record)
    before = (record / FILE).stat().st_mtime_ns
    update(record)
    assert (record / FILE).stat().st_mtime_ns == before


def test_a_rebuild_gives_the_same_tables(record: Path) -> None:
    update(record)
    commit(record, SECOND)
    updated = tables(record)
    update(record, rebuild=True)
    assert tables(record) == updated


def test_the_dyads_of_a_meeting_count_in_both_directions(record: Path) -> None:
    assert rows(record, "SELECT actor, recipient FROM dyads ORDER BY ALL") == [("GON", "ROH"), ("ROH", "GON")]
