"""A record of many articles, from files to answers, with the models that ship."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman
from dragoman.cli.main import cli

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = (
    "Peru and Chile sign fishing pact\n\nLIMA, March 4 - Peru and Chile signed a fishing agreement in Lima on Monday, "
    "the foreign ministers of both countries said.\n\nThe pact ends a quarrel of nine years about anchovy.\n"
)
OTHER = (
    "Chile, Peru settle anchovy row\n\nSANTIAGO, March 5 - Chile signed an agreement with Peru in Lima on Monday on "
    "the fishing of anchovy, officials in Santiago said.\n\nIt had taken nine years.\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    """Everything but the index and locks, which hold no more than the rest."""
    there = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in there
        if path.suffix != ".duckdb" and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "record"
    assert run("read", str(EXAMPLES), "--into", str(folder)).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def pact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pact")
    for name, text, day in (("a", STORY, "2024-03-04"), ("b", OTHER, "2024-03-05")):
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
        run("read", str(place / f"{name}.txt"), "--date", day, "--into", str(place / "record"))
    return place / "record"


def test_a_line_says_what_was_read(tmp_path: Path) -> None:
    said = run("read", str(EXAMPLES), "--into", str(tmp_path / "record")).stdout
    assert "3 read, 0 known already, 0 not readable" in said


def test_reading_again_adds_nothing(record: Path) -> None:
    before = files(record)
    said = run("read", str(EXAMPLES), "--into", str(record)).stdout
    assert "0 read, 3 known already" in said and files(record) == before


def test_every_event_of_the_articles_is_in_the_record_with_its_article(record: Path) -> None:
    lines = run("events", str(record), "--format", "json").stdout.splitlines()
    told = {mention["doc"] for line in lines for mention in json.loads(line)["mentions"]}
    assert told == {path.stem for path in EXAMPLES.glob("*.txt")}


def test_the_index_made_anew_answers_the_same(record: Path) -> None:
    before = run("events", str(record), "--format", "json").stdout
    assert run("index", str(record)).exit_code == 0
    assert run("events", str(record), "--format", "json").stdout == before


def test_two_reports_of_a_pact_are_one_event_of_two_voices(pact: Path) -> None:
    with dragoman.open_record(pact) as record:
        found = record.events(type="SUPPORT").dicts()
    assert [(event["voices"], {one["doc"] for one in event["mentions"]}) for event in found] == [(2, {"a", "b"})]


def test_the_history_begins_with_the_first_article(pact: Path) -> None:
    with dragoman.open_record(pact) as record:
        history = record.events(type="SUPPORT").dicts()[0]["history"]
    assert [entry["known"] for entry in history] == ["2024-03-04", "2024-03-05"]


def test_explain_shows_what_links_two_reports(pact: Path) -> None:
    with dragoman.open_record(pact) as record:
        event = record.events(type="SUPPORT").dicts()[0]["id"]
    shown = run("explain", str(pact), "--event", event).stdout
    assert "report in a, 2024-03-04" in shown and "a and b: same" in shown


def test_a_record_holds_what_it_was_written_with(record: Path) -> None:
    assert run("verify", str(record)).exit_code == 0


def test_without_text_no_words_of_the_articles_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    run("read", str(EXAMPLES / "samarkand.txt"), "--into", str(folder), "--no-text")
    with dragoman.open_record(folder) as record:
        rows = record.sql("SELECT count(*) FILTER (text IS NOT NULL) AS kept, count(*) AS all FROM documents").dicts()
    assert rows == [{"kept": 0, "all": 1}]
