"""Links kept beside the index, so that it is made anew without comparing again."""

import shutil
from pathlib import Path

import pytest
from tests.unit.store.made import Stopped, stopping_after
from tests.unit.store.records_made import Article, Tells, commit, groups, tables

from dragoman.store import index_links
from dragoman.store.index import update
from dragoman.store.kept_links import FILE

TALKS = Tells("GON=ROH", day=11, words="meet border river bridge", place="Osgiliath")
OTHERS = Tells("ARN=MOR", day=11, words="meet wool grain price", place="Annuminas")
FIRST, SECOND, THIRD = (Article(name, day, (TALKS,)) for name, day in (("first", 12), ("second", 13), ("third", 14)))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    folder.mkdir()
    commit(folder, FIRST, SECOND)
    update(folder)
    return folder


def _no_comparing(monkeypatch: pytest.MonkeyPatch) -> None:
    def compare(*_: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr(index_links, "scores", compare)


def test_an_index_made_anew_compares_nothing_again(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables(record)
    _no_comparing(monkeypatch)
    update(record, rebuild=True)
    assert tables(record) == before


def test_what_came_after_the_kept_links_is_compared(record: Path) -> None:
    kept = (record / FILE).read_bytes()
    commit(record, THIRD)
    update(record)
    (record / FILE).write_bytes(kept)
    update(record, rebuild=True)
    assert [len(group) for group in groups(record)] == [3]


def test_links_of_other_articles_are_not_taken(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    commit(other, FIRST, Article("second", 13, (OTHERS,)))
    update(other)
    shutil.copy(record / FILE, other / FILE)
    update(other, rebuild=True)
    assert groups(other) == []


def test_without_the_file_all_is_compared_again(record: Path) -> None:
    before = tables(record)
    (record / FILE).unlink()
    update(record, rebuild=True)
    assert tables(record) == before


def test_a_damaged_file_is_as_good_as_none(record: Path) -> None:
    before = tables(record)
    (record / FILE).write_bytes(b"no parquet")
    update(record, rebuild=True)
    assert tables(record) == before


@pytest.mark.parametrize("moves", [0, 1])
def test_an_update_stopped_anywhere_leaves_the_links_to_the_next(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    commit(record, THIRD)
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(record, undisturbed)
    update(undisturbed)
    with stopping_after(moves, monkeypatch), pytest.raises(Stopped):
        update(record)
    update(record)
    assert tables(record) == tables(undisturbed)
    assert (record / FILE).read_bytes() == (undisturbed / FILE).read_bytes()
