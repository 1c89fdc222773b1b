"""What a record says of folders, disks and files that are not as they should be; and that nothing is lost by it."""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.store.made import articles, contents, write

from dragoman.errors import DamagedRecord, NoRecord, OtherSchema, RecordError, RecordLocked, UnwritableRecord
from dragoman.store import parts as parts_module
from dragoman.store.duck import duckdb
from dragoman.store.lock import locked
from dragoman.store.parts import RECORD, check_present, commit_rows, commits, head
from dragoman.store.switch import finish


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one commit."""
    write(tmp_path / "record", articles(3))
    return tmp_path / "record"


def part_of(record: Path, table: str) -> Path:
    return next((record / table).glob("*.parquet"))


def test_a_second_writer_is_refused_and_told_who_writes(record: Path) -> None:
    with locked(record), pytest.raises(RecordLocked, match=f"process {os.getpid()} is writing it; wait"):
        write(record, articles(4))


def test_the_lock_is_free_again_after_an_error(record: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(record):
        raise ZeroDivisionError
    assert write(record, articles(4)).tally.read == 1


def test_a_writer_leaves_alone_an_index_that_is_being_made(record: Path) -> None:
    (record / ".new-index.duckdb").write_bytes(b"half an index")
    write(record, articles(4))
    assert (record / ".new-index.duckdb").exists()


def test_a_writer_that_comes_while_the_record_is_made_is_refused(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(RecordLocked):
        write(tmp_path, articles(1))


def test_a_folder_full_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear friend")
    with pytest.raises(RecordError, match="neither empty nor a record; choose an empty or a new folder"):
        write(tmp_path, articles(1))
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_folder_without_a_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="dragoman read PATH… --into"):
        commits(tmp_path)


@pytest.mark.parametrize(("schema", "remedy"), [(0, "dragoman migrate"), (99, "install a newer dragoman")])
def test_another_schema_names_the_remedy(record: Path, schema: int, remedy: str) -> None:
    told = json.loads((record / RECORD).read_text())
    (record / RECORD).write_text(json.dumps({**told, "schema": schema}))
    before = contents(record)
    with pytest.raises(OtherSchema, match=remedy):
        write(record, articles(4))
    assert contents(record) == before


@pytest.mark.parametrize("text", ["", "[]", "{}", "\0\0\0", '{"format": "dragoman-record", "schema": "1"}'])
def test_a_damaged_head_is_named(record: Path, text: str) -> None:
    (record / RECORD).write_text(text)
    with pytest.raises(DamagedRecord, match=RECORD):
        head(record)


def test_a_missing_part_is_named(record: Path) -> None:
    gone = part_of(record, "claims")
    gone.unlink()
    with pytest.raises(DamagedRecord, match=f"{gone.name}: is missing; see `dragoman verify"):
        write(record, articles(4))


def test_a_part_cut_short_is_named(record: Path) -> None:
    cut = part_of(record, "mentions")
    cut.write_bytes(cut.read_bytes()[:-1])
    with pytest.raises(DamagedRecord, match="bytes where"):
        check_present(record, commits(record))


def test_a_part_of_other_bytes_is_no_crash(record: Path) -> None:
    part = part_of(record, "documents")
    part.write_bytes(b"\0" * part.stat().st_size)
    with pytest.raises(DamagedRecord, match="see `dragoman verify"):
        write(record, articles(4))


@pytest.mark.parametrize("text", ["", "{}", '{"commit": 2}', '{"commit": 1, "files": {"claims": {}}}', "\0"])
def test_a_damaged_commit_is_named(record: Path, text: str) -> None:
    (record / "commits" / "00000001.json").write_text(text)
    with pytest.raises(DamagedRecord, match=r"00000001\.json"):
        commits(record)


def test_a_commit_never_leads_out_of_the_folder(record: Path) -> None:
    path = record / "commits" / "00000001.json"
    path.write_text(path.read_text().replace("claims/", "../claims/"))
    with pytest.raises(DamagedRecord, match=r"00000001\.json"):
        commits(record)


def test_a_switch_never_leads_out_of_the_folder(record: Path) -> None:
    (record / "switch.json").write_text('{"moves": [["../letters", "letters"]]}')
    with pytest.raises(DamagedRecord, match=r"switch\.json: is not what dragoman wrote"):
        finish(record)


def test_a_missing_commit_is_named(record: Path) -> None:
    write(record, articles(4))
    (record / "commits" / "00000001.json").unlink()
    with pytest.raises(DamagedRecord, match=r"00000001\.json: is missing"):
        commits(record)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom the system can refuse")
def test_a_folder_that_cannot_be_written_is_named(record: Path) -> None:
    record.chmod(0o500)
    try:
        with pytest.raises(UnwritableRecord, match="cannot be written"):
            write(record, articles(4))
    finally:
        record.chmod(0o700)


def test_a_lock_that_is_not_allowed_is_named(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refused)
        with pytest.raises(UnwritableRecord, match=r"cannot be written \(Permission denied\)"):
            write(record, articles(4))


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableRecord, match="cannot be written"):
        write(tmp_path / "file", articles(1))


def _full(*_: Any, **__: Any) -> Iterator[None]:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _full_to_duckdb(*_: Any, **__: Any) -> Iterator[None]:
    raise duckdb().IOException("Could not write file: No space left on device")


@pytest.mark.parametrize("place", ["replace", "fsync", "duckdb"])
def test_a_full_disk_is_named_and_what_was_committed_is_kept(
    record: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    before = contents(record)
    with monkeypatch.context() as patched:
        if place == "duckdb":
            patched.setattr(parts_module, "connect", _FullConnection)
        else:
            patched.setattr(os, place, _full)
        with pytest.raises(UnwritableRecord, match=r"No space left on device.*what was committed is kept"):
            write(record, articles(4))
    assert commits(record) and before.items() <= contents(record).items()
    assert write(record, articles(4)).tally.read == 1


class _FullConnection:
    """A database that finds no room."""

    def __enter__(self) -> "_FullConnection":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute(self, sql: str) -> None:
        if sql.startswith("COPY"):
            _full_to_duckdb()


def test_a_part_is_named_by_its_bytes(record: Path) -> None:
    for commit in commits(record):
        assert all(Path(part.path).stem == part.sha256[:24] for part in commit.parts)


def test_parts_of_another_database_version_leave_those_of_earlier_commits_alone(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = parts_module._to_parquet

    def other_version(con: Any, source: Path, target: Path, columns: Any) -> None:
        real(con, source, target, columns)
        target.write_bytes(target.read_bytes() + b"another footer")

    before = contents(record)
    monkeypatch.setattr(parts_module, "_to_parquet", other_version)
    commit_rows(record, 2, {"runs": [dict.fromkeys(("id", "dragoman", "knowledge", "model"), "x")]})
    commit_rows(record, 3, {"runs": [dict.fromkeys(("id", "dragoman", "knowledge", "model"), "x")]})
    assert before.items() <= contents(record).items()
    check_present(record, commits(record))
