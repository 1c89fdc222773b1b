"""A record of an older version is brought forward whole or not at all, and kept as it was.

Version 0 is known to these tests alone: its failures told stage and reason in one word, and its runs had no model.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.unit.store.made import Stopped, articles, contents, stopping_after, write

from dragoman.cli.main import cli
from dragoman.errors import DamagedRecord, OtherSchema, RecordError
from dragoman.model.event import Failure
from dragoman.store import schema
from dragoman.store.migrate import STEPS, Step, migrate
from dragoman.store.parts import PARTS, Head, commit_parts, commits, head, read_commit, write_head
from dragoman.store.repair import repair
from dragoman.store.verify import verify

OLD = {
    **PARTS,
    "failures": {**{name: kind for name, kind in PARTS["failures"].items() if name != "stage"}},
    "runs": {name: kind for name, kind in PARTS["runs"].items() if name != "model"},
    "notes": {"text": "VARCHAR"},
}
CHANGES = {
    "failures": "SELECT id, name, split_part(reason, '/', 1) AS stage, split_part(reason, '/', 2) AS reason,"
    " message, run FROM failures",
    "runs": "SELECT *, 'm1' AS model FROM runs",
    "notes": None,
}


@pytest.fixture(autouse=True)
def _step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, Step(OLD, CHANGES))


def source() -> list[Any]:
    return [*articles(3), Failure("gone", "ingest", "missing", "gone: there is no such file")]


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """What version 1 writes."""
    write(tmp_path / "new", source()[:2])
    write(tmp_path / "new", source())
    return tmp_path / "new"


@pytest.fixture
def old(tmp_path: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as version 0 wrote it, by the way back."""
    back = {
        "failures": "SELECT id, name, stage || '/' || reason AS reason, message, run FROM failures",
        "runs": "SELECT id, dragoman, knowledge FROM runs",
        "notes": "SELECT 'kept by nobody' AS text",
    }
    folder = tmp_path / "old"
    write(folder, source()[:2])
    write(folder, source())
    for commit in commits(folder):
        commit_parts(folder, commit.number, commit.parts, schema=-1)
    write_head(folder, Head(-1, head(folder).sketch))
    with monkeypatch.context() as patched:
        patched.setitem(STEPS, -1, Step(PARTS, back))
        patched.setattr("dragoman.store.migrate.SCHEMA", 0)
        migrate(folder)
    for path in sorted((folder / "before-migration--1").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (folder / "before-migration--1").rmdir()
    return folder


def rows(folder: Path) -> dict[str, list[int]]:
    return {table: [p.rows for c in commits(folder) for p in c.parts if p.table == table] for table in PARTS}


def test_an_old_record_says_that_it_is_to_be_migrated(old: Path) -> None:
    assert read_commit(old, 1).parts[-1].table == "notes"
    with pytest.raises(OtherSchema, match="has schema version 0, this dragoman reads 1; run `dragoman migrate"):
        commits(old)


def test_a_migrated_record_is_what_this_version_writes(old: Path, new: Path) -> None:
    assert migrate(old) == [0]
    assert head(old) == head(new) and rows(old) == rows(new)
    assert list(verify(old)) == [] and not (old / "notes").exists()


def test_the_next_run_goes_on_where_the_old_one_stopped(old: Path) -> None:
    migrate(old)
    assert write(old, [*source(), *articles(4)[3:]]).tally.read == 1 and len(commits(old)) == 3


def test_the_old_record_is_kept_whole(old: Path) -> None:
    before = contents(old)
    (old / "index.duckdb").write_bytes(b"index")
    migrate(old)
    assert contents(old / "before-migration-0") == before and not (old / "index.duckdb").exists()


def test_parts_that_do_not_change_are_the_same_files(old: Path) -> None:
    path = next((old / "documents").iterdir())
    migrate(old)
    assert (old / "before-migration-0" / "documents" / path.name).samefile(path)


@pytest.mark.parametrize("kill", range(0, 30, 3))
def test_a_migration_stopped_anywhere_is_done_by_the_next(
    old: Path, new: Path, monkeypatch: pytest.MonkeyPatch, kill: int
) -> None:
    before = contents(old)
    with stopping_after(kill, monkeypatch):
        try:
            migrate(old)
        except Stopped:
            if not (old / "switch.json").exists():
                assert before.items() <= contents(old).items()
    migrate(old)
    assert rows(old) == rows(new) and list(verify(old)) == []
    assert contents(old / "before-migration-0") == before


def test_a_record_that_is_up_to_date_is_left_alone(new: Path) -> None:
    before = contents(new)
    assert migrate(new) == [] and contents(new) == before


def test_a_newer_record_names_the_remedy(new: Path) -> None:
    write_head(new, Head(schema.SCHEMA + 1, "none"))
    with pytest.raises(OtherSchema, match="install a newer dragoman"):
        migrate(new)


def test_a_version_that_nobody_knows_is_named(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(STEPS, 0)
    with pytest.raises(OtherSchema, match="no way leads on from 0; read its sources anew"):
        migrate(old)


def test_a_damaged_old_record_is_repaired_first(old: Path) -> None:
    next((old / "claims").iterdir()).unlink()
    before = contents(old)
    with pytest.raises(DamagedRecord, match=r"is missing; see `dragoman verify .* --repair`, then migrate"):
        migrate(old)
    assert contents(old) == before
    repair(old)
    assert migrate(old) == [0] and len(commits(old)) == 1
    assert json.loads((old / "before-migration-0" / "commits" / "00000001.json").read_text())["schema"] == 0


def test_a_place_that_is_taken_is_named(old: Path) -> None:
    (old / "before-migration-0").mkdir()
    with pytest.raises(RecordError, match="before-migration-0: is there already"):
        migrate(old)


def test_the_command_says_where_the_old_record_is(old: Path) -> None:
    result = CliRunner().invoke(cli, ["migrate", str(old)])
    assert result.exit_code == 0 and "from schema version 0 to 1" in result.stdout
    assert "old/before-migration-0: delete that" in result.stdout
    assert CliRunner().invoke(cli, ["migrate", str(old)]).stdout.endswith("up to date (schema version 1)\n")
