"""`dragoman review` on an index made by hand, with answers from standard input."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.unit.review.made import event_rows, index, judged

from dragoman.cli.main import cli
from dragoman.model.verdict import Judged, Verdict
from dragoman.store.duck import connect, literal
from dragoman.store.lock import locked
from dragoman.store.parts import commits, create

Events = Iterable[dict[str, list[Any]]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with a meeting, and the same again two days later."""
    return made(tmp_path, monkeypatch, [event_rows("one"), event_rows("two", day="2021-05-17")])


def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, events: Events, said: Iterable[Judged] = ()) -> Path:
    create(tmp_path, sketch="none")
    index(*events, path=tmp_path / "made.duckdb", judged=said).close()
    monkeypatch.setattr(
        "dragoman.store.index.open_index", lambda folder: connect(folder / "made.duckdb", read_only=True)
    )
    return tmp_path


def run(folder: Path, *answers: str, more: Iterable[str] = ()) -> Result:
    arguments = ["review", str(folder), "--reviewer", "ann", *more]
    result = CliRunner().invoke(cli, arguments, input="".join(f"{answer}\n" for answer in answers))
    assert result.exception is None, result.output
    return result


def written(folder: Path) -> list[dict[str, Any]]:
    files = [literal(str(folder / part.path)) for commit in commits(folder) for part in commit.parts]
    if not files:
        return []
    with connect() as con:
        found = con.execute(f'SELECT * FROM read_parquet([{", ".join(files)}]) ORDER BY "at"')
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_an_event_is_shown_with_its_marked_words(folder: Path) -> None:
    shown = run(folder, "q").output
    assert "CONSULT · happened · confidence 0.90" in shown and "King Elessar (GON), Queen Arwen (ROH)" in shown
    assert "King Elessar of Gondor *met* Queen Arwen" in shown and "1/2" in shown and "Edoras, ROH" in shown


def test_right_is_kept_at_once(folder: Path) -> None:
    assert "1 judged, 0 skipped" in run(folder, "r", "q").output
    (row,) = written(folder)
    assert (row["verdict"], row["reviewer"], row["judged_type"]) == ("right", "ann", "CONSULT")
    assert row["claims"] in (["c-one"], ["c-two"]) and row["at"].startswith("20")


def test_every_answer_is_a_commit_of_its_own(folder: Path) -> None:
    run(folder, "r", "n")
    assert len(commits(folder)) == 2 and [row["verdict"] for row in written(folder)] == ["right", "not-event"]


@pytest.mark.parametrize("typed", ["AGREE", "agr", "2"])
def test_a_wrong_type_is_set_right_by_name_beginning_or_number(folder: Path, typed: str) -> None:
    run(folder, "t", typed, "q")
    (row,) = written(folder)
    assert (row["verdict"], row["type"]) == ("wrong-type", "AGREE")


def test_a_type_that_is_none_is_asked_again_with_the_nearest(folder: Path) -> None:
    shown = run(folder, "t", "AGREED", "", "q").output
    assert "no type 'AGREED'; there is AGREE" in shown and "nothing was changed" in shown and written(folder) == []


def test_wrong_parties_are_set_right_on_each_side(folder: Path) -> None:
    run(folder, "p", "gon, mor", "-", "q")
    (row,) = written(folder)
    assert (row["verdict"], row["actors"], row["recipients"]) == ("wrong-party", ["GON", "MOR"], [])


def test_parties_that_stay_are_no_judgement(folder: Path) -> None:
    assert "nothing was changed" in run(folder, "p", "", "", "q").output and written(folder) == []


def test_a_country_that_is_none_is_asked_again(folder: Path) -> None:
    assert "R!: no code" in run(folder, "p", "R!", ".", "q").output and written(folder) == []


def test_the_same_as_one_of_the_nearest(folder: Path) -> None:
    shown = run(folder, "s", "7", "1", "q").output
    (row,) = written(folder)
    assert row["verdict"] == "same" and {*row["claims"], *row["others"]} == {"c-one", "c-two"}
    assert "there is no '7'" in shown


def test_a_telling_of_another_happening_is_parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = event_rows("one"), event_rows("two")
    two["tellings"][0].update(event="one", ordinal=1)
    folder = made(tmp_path, monkeypatch, [one, {**two, "events": []}])
    run(folder, "d", "2")
    (row,) = written(folder)
    assert (row["verdict"], row["claims"], row["others"]) == ("different", ["c-one"], ["c-two"])


def test_back_shows_the_one_before_and_the_later_word_is_kept_too(folder: Path) -> None:
    run(folder, "n", "b", "r", "q")
    first, second = written(folder)
    assert first["claims"] == second["claims"] and (first["verdict"], second["verdict"]) == ("not-event", "right")


def test_skipped_events_are_counted_and_not_kept(folder: Path) -> None:
    assert "0 judged, 2 skipped" in run(folder, "k", "").output and written(folder) == []


def test_a_key_that_is_none_is_said(folder: Path) -> None:
    assert "there is no key 'x'" in run(folder, "x", "q").output


def test_a_record_that_is_being_written_keeps_the_question(folder: Path) -> None:
    with locked(folder):
        shown = run(folder, "r", "q").output
    assert "not written: " in shown and "0 judged" in shown and written(folder) == []


def test_a_sample_of_a_type_nobody_knows_is_wrong_use(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["review", str(folder), "--type", "CONSLUT"])
    assert "no type 'CONSLUT'; there is CONSULT" in str(result.exception)


def test_escapes_in_articles_never_reach_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = json.loads(
        json.dumps(event_rows("one")).replace("Gondor", "\\u001b[31mGo\\u202e").replace("met", "m\\u009bt")
    )
    hostile["events"][0].update(place_name="\x1b]0;x\x07", status="\x1b[1m")
    shown = run(made(tmp_path, monkeypatch, [hostile]), "t", "", "q").output
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_the_report_has_precision_and_its_interval(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [judged(Verdict.RIGHT, "one"), judged(Verdict.NOT_EVENT, "two")]
    folder = made(tmp_path, monkeypatch, [event_rows("one"), event_rows("two")], said)
    table = run(folder, more=["--report"]).output
    assert "CONSULT" in table and "0.50  0.09 – 0.91" in table
    lines = [json.loads(line) for line in run(folder, more=["--report", "--format", "json"]).output.splitlines()]
    assert [(line["type"], line["judged"], line["right"]) for line in lines] == [("CONSULT", 2, 1), ("all", 2, 1)]
    rows = list(csv.DictReader(io.StringIO(run(folder, more=["--report", "--format", "csv"]).output)))
    assert rows[0]["type"] == "CONSULT" and rows[0]["low"] == "0.0945"


def test_a_report_without_judgements_says_so(folder: Path) -> None:
    assert run(folder, more=["--report"]).output == "nothing is judged yet\n"


def test_gold_is_written_beside_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "r", monkeypatch, [event_rows("one")], [judged(Verdict.RIGHT, "one")])
    assert "1 events of 1 articles" in run(folder, more=["--export", str(tmp_path / "gold")]).output
    record = json.loads((tmp_path / "gold" / "gold" / "doc-one.json").read_text("utf-8"))
    text = (tmp_path / "gold" / "texts" / "doc-one.txt").read_text("utf-8")
    assert record["events"][0]["evidence"] in text
