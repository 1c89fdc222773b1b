"""`verify` names every character, file and id that does not hold; and nothing where all holds."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.unit.store.made import RUN, article, articles, reading_of, write

from dragoman.model.event import Failure
from dragoman.store.checks import Fault
from dragoman.store.parts import Head, commit_rows, commits, create, write_head
from dragoman.store.rows import Rows, reading_rows
from dragoman.store.schema import PARTS
from dragoman.store.verify import verify

Change = Callable[[Rows], Any]


def told(folder: Path) -> list[str]:
    return [fault.what for fault in verify(folder)]


def record_of(folder: Path, *changes: Change, keep_text: bool = True) -> Path:
    """One commit with the rows of one article as they are after the changes."""
    create(folder, sketch="none")
    reading = reading_of(article("one", "عربي 😀👩‍👩‍👧 "))
    quote = replace(reading.quotes[0], about=(reading.events[0].id,))
    reading = replace(reading, quotes=(quote,))
    rows = reading_rows(reading, keep_text=keep_text, sketch=None)
    for change in changes:
        change(rows)
    commit_rows(folder, 1, rows)
    return folder


def test_a_record_that_was_just_written_holds(tmp_path: Path) -> None:
    write(tmp_path, [*articles(5), Failure("gone", "ingest", "missing", "gone: there is no such file")])
    assert list(verify(tmp_path)) == []


def test_hostile_text_holds(tmp_path: Path) -> None:
    write(tmp_path, [article("one", "a\0b 😀👩‍👩‍👧 é\u202e \r"), article("two", "ab", closing="\0")])
    assert list(verify(tmp_path)) == []


def test_a_record_without_text_holds(tmp_path: Path) -> None:
    write(tmp_path, articles(2), keep_text=False)
    assert list(verify(tmp_path)) == []


def test_an_article_read_again_by_other_versions_holds(tmp_path: Path) -> None:
    newer = replace(RUN, knowledge="k2")
    write(tmp_path, articles(2))
    write(tmp_path, articles(2), lambda source: (reading_of(one, newer) for one in source), again=True, run=newer)
    assert list(verify(tmp_path)) == []


def test_one_text_under_two_addresses_holds(tmp_path: Path) -> None:
    here = replace(article("one"), url="https://example.org/1")
    write(tmp_path, [here, replace(here, url="https://example.org/2")])
    assert list(verify(tmp_path)) == []


def test_rows_as_they_are_hold(tmp_path: Path) -> None:
    assert told(record_of(tmp_path)) == []


def at(table: str, **values: Any) -> Change:
    return lambda rows: rows[table][0].update(values)


def inside(table: str, column: str, **values: Any) -> Change:
    """A change in the first of a row's list of structs."""

    def change(rows: Rows) -> None:
        found = rows[table][0][column]
        (found[0] if isinstance(found, list) else found).update(values)

    return change


CHANGES: dict[str, tuple[Change, str]] = {
    "sha256": (at("documents", sha256="00"), "its text has another sha256"),
    "characters": (at("documents", characters=1), "its text has another number of characters"),
    "furniture": (at("documents", boilerplate=[[0, 99999]]), "furniture of document"),
    "run": (at("documents", run="none"), "its run is not in its commit"),
    "evidence": (at("claims", evidence=[0, 99999]), "its evidence is no place in the text"),
    "evidence-backwards": (at("claims", evidence=[5, 4]), "its evidence is no place in the text"),
    "no-trigger": (at("claims", trigger=None), "its trigger is no place in the text"),
    "trigger": (at("claims", trigger=[0, 100]), "its trigger is not inside its evidence"),
    "quote": (at("claims", quote="The envoy said nothing."), "its quote is not what its evidence says"),
    "no-quote": (at("claims", quote=None), "its quote is not what its evidence says"),
    "report": (at("claims", report="none"), "its report is not in its commit"),
    "claim-date": (at("claims", date_span=[-1, 3]), "date of claim"),
    "claim-place": (at("claims", place_span=[3]), "place of claim"),
    "cue": (at("claims", cues=[{"span": [0, 99999], "entry": "x"}]), "cue of claim"),
    "voice": (inside("claims", "voices", name="A king"), "voice of claim"),
    "mention": (at("mentions", text="King Elessaz"), "its words are not those of its span"),
    "mention-span": (at("mentions", span=[-2, 3]), "it stands at no place in the text"),
    "mention-claim": (at("mentions", claim="none"), "its claim is not in its commit"),
    "mention-document": (at("mentions", document="none"), "its document is not in its commit"),
    "party": (inside("reports", "actors", text="King"), "actors of report"),
    "report-voice": (inside("reports", "voices", span=[0, 1]), "voice of report"),
    "history": (lambda rows: rows["reports"][0]["history"][0]["voices"][0].update(name="x"), "voice in the history"),
    "quoted": (at("quotes", text="We shall not talk,"), "its words are not those of its span"),
    "speaker": (inside("quotes", "speaker", name="A king"), "speaker of quote"),
    "about": (at("quotes", about=["none"]), "it is about a report that is not in its commit"),
    "claim-twice": (lambda rows: rows["claims"].append(rows["claims"][0]), "stands there 2 times"),
    "mention-twice": (lambda rows: rows["mentions"].append(rows["mentions"][1]), "stands there 2 times"),
    "no-claims": (lambda rows: (rows["claims"].clear(), rows["mentions"].clear()), "it has no claim"),
    "verdict": (lambda rows: rows.update(judgements=[{"id": "j", "verdict": "fine", "claims": ["c"]}]), "its verdict"),
    "no-judged": (lambda rows: rows.update(judgements=[{"id": "j", "verdict": "right"}]), "it judges no claim"),
    "failure-run": (lambda rows: rows.update(failures=[{"id": "f", "run": "none"}]), "its run is not in its commit"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_what_does_not_hold_is_told_with_its_file_and_row(tmp_path: Path, change: Change, expected: str) -> None:
    faults = list(verify(record_of(tmp_path, change)))
    assert [fault for fault in faults if expected in fault.what]
    assert all((tmp_path / fault.path).is_file() and fault.row and not fault.harmless for fault in faults)


def test_words_kept_of_a_text_that_is_not_kept_are_told(tmp_path: Path) -> None:
    record_of(tmp_path, at("claims", quote="x"), at("quotes", text="y"), keep_text=False)
    assert [what.split(": ")[1] for what in told(tmp_path)] == ["it keeps words of a text that is not kept"] * 2


def test_an_article_written_twice_is_told(tmp_path: Path) -> None:
    record_of(tmp_path)
    commit_rows(tmp_path, 2, reading_rows(reading_of(article("one", "عربي 😀👩‍👩‍👧 ")), keep_text=True, sketch=None))
    (fault,) = verify(tmp_path)
    assert "stands in the record 2 times" in fault.what and fault.path.startswith("documents/") and fault.row == 1


def test_faults_of_files_name_the_file_and_spare_the_other_commits(tmp_path: Path) -> None:
    for many in (1, 2, 3):
        write(tmp_path, articles(many))
    missing, changed = (next(p for p in commits(tmp_path)[at].parts if p.table == "claims") for at in (0, 1))
    (tmp_path / missing.path).unlink()
    data = (tmp_path / changed.path).read_bytes()
    (tmp_path / changed.path).write_bytes(data[:-1] + b"x")
    assert list(verify(tmp_path)) == [
        Fault(missing.path, None, "is missing"),
        Fault(changed.path, None, "has another sha256 than what was written"),
    ]


def test_a_missing_and_a_damaged_commit_are_told(tmp_path: Path) -> None:
    for many in (1, 2, 3):
        write(tmp_path, articles(many))
    (tmp_path / "commits" / "00000001.json").unlink()
    (tmp_path / "commits" / "00000002.json").write_text("{")
    faults = [fault for fault in verify(tmp_path) if not fault.harmless]
    assert [(fault.path, fault.what) for fault in faults] == [
        ("commits/00000001.json", "is missing"),
        ("commits/00000002.json", "is not what dragoman wrote"),
    ]


def test_another_number_of_rows_is_told(tmp_path: Path) -> None:
    record_of(tmp_path)
    path = tmp_path / "commits" / "00000001.json"
    found = json.loads(path.read_text())
    found["files"]["claims"]["rows"] = 7
    path.write_text(json.dumps(found))
    assert told(tmp_path) == ["has 1 rows where 7 were written"]


def test_other_columns_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARTS, "runs", {"id": "VARCHAR"})
    record_of(tmp_path)
    monkeypatch.undo()
    (what,) = told(tmp_path)
    assert "cannot be read" in what


def test_files_that_no_commit_names_are_harmless(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    (tmp_path / "claims" / "left.parquet").write_bytes(b"")
    (tmp_path / "claims" / ".new-part").write_bytes(b"")
    assert [(fault.path, fault.harmless) for fault in verify(tmp_path)] == [
        ("claims/.new-part", True),
        ("claims/left.parquet", True),
    ]


def test_commits_are_looked_at_in_bounded_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.verify._TOGETHER", 1)
    for many in (1, 2):
        write(tmp_path, articles(many))
    assert list(verify(tmp_path)) == []


def test_a_record_of_another_schema_is_not_judged(tmp_path: Path) -> None:
    write_head(tmp_path, Head(0, "none"))
    with pytest.raises(Exception, match="dragoman migrate"):
        list(verify(tmp_path))
