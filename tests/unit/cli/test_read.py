"""`dragoman read` with an api that gives readings built by hand."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.unit.export.made import TEXT, made_reading

import dragoman
from dragoman.cli.main import cli
from dragoman.model.event import Failure
from dragoman.model.text import Document


@pytest.fixture(autouse=True)
def _fake_api(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_documents(source: Iterable[Document | Failure], **_: object) -> Iterator[Any]:
        for item in source:
            yield item if isinstance(item, Failure) else made_reading(item.text, name=item.name, title=item.title)

    api = ModuleType("dragoman.api")
    api.__dict__.update(read_documents=read_documents, default_jobs=lambda: 1)
    monkeypatch.setitem(sys.modules, "dragoman.api", api)
    monkeypatch.setattr(dragoman, "api", api, raising=False)


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["read", *arguments], input=stdin)


def written(folder: Path, name: str, text: str = TEXT) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_file_exits_with_zero(tmp_path: Path) -> None:
    assert run(written(tmp_path, "a.txt")).exit_code == 0


def test_the_table_shows_both_parties_and_the_marked_trigger(tmp_path: Path) -> None:
    shown = run(written(tmp_path, "a.txt")).stdout
    assert "King Elessar (GON) ⇄" in shown and "*meet*" in shown and "planned" in shown


def test_the_table_has_no_colours_when_it_goes_to_a_file(tmp_path: Path) -> None:
    assert "\x1b" not in run(written(tmp_path, "a.txt")).stdout


def test_json_is_one_object_an_article(tmp_path: Path) -> None:
    written(tmp_path, "a.txt"), written(tmp_path, "b.txt")
    lines = run(str(tmp_path), "--format", "json").stdout.splitlines()
    assert [json.loads(line)["doc"] for line in lines] == ["a", "b"]


def test_csv_has_a_header_and_a_row_an_event(tmp_path: Path) -> None:
    lines = run(written(tmp_path, "a.txt"), "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("doc,published,event,type") and len(lines) == 2


def test_standard_input_is_read_for_a_dash() -> None:
    assert json.loads(run("-", "--format", "json", stdin=TEXT).stdout)["doc"] == "stdin"


def test_a_missing_file_is_one_line_and_exit_code_one(tmp_path: Path) -> None:
    result = run(written(tmp_path, "a.txt"), str(tmp_path / "none.txt"))
    assert (
        result.exit_code == 1 and result.stderr.count("\n") == 1 and "none.txt: there is no such file" in result.stderr
    )


def test_the_rest_is_read_when_one_file_fails(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.txt"), written(tmp_path, "a.txt"), "--format", "json")
    assert [("failure" in json.loads(line)) for line in result.stdout.splitlines()] == [True, False]


def test_no_path_is_wrong_use() -> None:
    assert run().exit_code == 2


def test_a_date_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    result = run(written(tmp_path, "a.txt"), "--date", "2021-02-30")
    assert result.exit_code == 2 and "write it as YYYY-MM-DD" in result.stderr


def test_a_csv_without_the_named_column_is_wrong_use(tmp_path: Path) -> None:
    result = run(written(tmp_path, "a.csv", "id,text\n1,hello\n"), "--text-column", "body")
    assert result.exit_code == 2 and "no column 'body' (there are: id, text)" in result.stderr


def test_escape_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    hostile = TEXT.replace("will meet", "\x1b[31mwill\u202e \x9bmeet")
    path = written(tmp_path, "a.txt", "Red \x1b]0;title\x07 alert in town\n\n" + hostile)
    for form in ("table", "json", "csv"):
        shown = run(path, "--format", form).stdout
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_escape_characters_in_a_file_name_never_reach_the_terminal(tmp_path: Path) -> None:
    result = run(str(tmp_path / "\x1b[31mred.txt"))
    assert "\x1b" not in result.stderr and "red.txt" in result.stderr


def test_a_narrow_terminal_gets_one_thing_below_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = run(written(tmp_path, "a.txt")).stdout
    assert "  in Dol Amroth, AMR" in shown and max(map(len, shown.splitlines())) <= 40


def test_no_progress_is_shown_where_there_is_no_terminal(tmp_path: Path) -> None:
    for number in range(6):
        written(tmp_path, f"{number}.txt")
    assert run(str(tmp_path)).stderr == ""
