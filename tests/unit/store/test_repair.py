"""Repair sets aside what cannot be read; the next run makes the record whole again; nothing else is touched."""

from pathlib import Path

import pytest
from tests.unit.store.made import Stopped, articles, contents, stopping_after, write

from dragoman.errors import DamagedRecord, NoRecord, RecordLocked
from dragoman.store.lock import locked
from dragoman.store.parts import commits
from dragoman.store.repair import plan, repair
from dragoman.store.verify import verify


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Four commits of one article each."""
    for many in (1, 2, 3, 4):
        write(tmp_path, articles(many))
    return tmp_path


def part(record: Path, number: int, table: str) -> Path:
    return record / next(part.path for part in commits(record)[number - 1].parts if part.table == table)


def damage(record: Path) -> None:
    """The second commit loses a part, the third is no JSON any more."""
    part(record, 2, "claims").unlink()
    (record / "commits" / "00000003.json").write_text("{")


def test_a_whole_record_needs_no_repair(record: Path) -> None:
    before = contents(record)
    assert not plan(record) and repair(record) == [] and contents(record) == before


def test_the_plan_says_everything_and_changes_nothing(record: Path) -> None:
    damage(record)
    (record / "index.duckdb").write_bytes(b"index")
    (record / "claims" / ".new-part").write_bytes(b"")
    before = contents(record)
    first, second, third, fourth, fifth = plan(record).lines()
    assert first.startswith("set commit 2 aside in damaged/1/ (claims/") and "with it go 1 articles" in first
    assert second.startswith("set commit 3 aside") and "cannot be told" in second
    assert third == "number the 1 commits after it anew" and fourth == "remove the half-written file claims/.new-part"
    assert fifth.startswith("remove index.duckdb") and contents(record) == before


def test_after_a_repair_the_rest_holds(record: Path) -> None:
    damage(record)
    (record / "index.duckdb").write_bytes(b"index")
    repair(record)
    assert [fault for fault in verify(record) if not fault.harmless] == []
    assert [commit.number for commit in commits(record)] == [1, 2] and not (record / "index.duckdb").exists()


def test_what_is_set_aside_is_kept_as_it_was(record: Path) -> None:
    damage(record)
    before = contents(record)
    repair(record)
    aside = contents(record / "damaged" / "1")
    assert {f"commits/0000000{number}.json" for number in (1, 2, 3, 4)} <= set(aside)
    assert aside.items() <= before.items() and set(before.values()) <= set(contents(record).values())


def test_the_next_run_reads_again_what_was_set_aside(record: Path) -> None:
    damage(record)
    repair(record)
    tally = write(record, articles(4)).tally
    assert (tally.read, tally.known) == (2, 2) and len(commits(record)) == 3
    assert [fault for fault in verify(record) if not fault.harmless] == []


def test_a_part_that_other_commits_share_stays(record: Path) -> None:
    shared = part(record, 2, "runs")
    damage(record)
    repair(record)
    assert shared.exists()


def test_a_second_repair_has_a_place_of_its_own(record: Path) -> None:
    for place in ("1", "2"):
        part(record, 1, "claims").unlink()
        repair(record)
        assert (record / "damaged" / place / "commits").is_dir()
    assert len(commits(record)) == 2


def test_a_record_of_which_nothing_is_left_is_an_empty_record(record: Path) -> None:
    for path in (record / "commits").iterdir():
        path.write_text("")
    repair(record)
    assert commits(record) == () and write(record, articles(4)).tally.read == 4


@pytest.mark.parametrize("kill", range(1, 9))
def test_a_repair_stopped_anywhere_is_done_by_the_next(
    record: Path, monkeypatch: pytest.MonkeyPatch, kill: int
) -> None:
    damage(record)
    with stopping_after(kill, monkeypatch):
        try:
            repair(record)
        except Stopped:
            if (record / "switch.json").exists():
                with pytest.raises(DamagedRecord, match="stopped half way; finish it with `dragoman verify"):
                    write(record, articles(4))
                assert plan(record).lines() == ["finish the moves that an earlier repair or migration left half done"]
    repair(record)
    assert [fault for fault in verify(record) if not fault.harmless] == [] and len(commits(record)) == 2
    assert not (record / ".next").exists() or not (record / "switch.json").exists()


def test_nobody_repairs_what_another_writes(record: Path) -> None:
    damage(record)
    with locked(record), pytest.raises(RecordLocked):
        repair(record)


def test_what_is_no_record_is_not_repaired(tmp_path: Path) -> None:
    with pytest.raises(NoRecord):
        repair(tmp_path)
