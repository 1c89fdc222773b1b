"""What a person says of a real record is what its index says afterwards."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.unit.store.made import article, write

from dragoman.cli.main import cli
from dragoman.model.verdict import Judged, Verdict
from dragoman.store.index import open_index
from dragoman.store.judging import add_judgements


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """One planned meeting, told by one article."""
    write(tmp_path, [article("one")])
    return tmp_path


def review(record: Path, *answers: str) -> None:
    typed = "".join(f"{answer}\n" for answer in answers)
    result = CliRunner().invoke(cli, ["review", str(record), "--reviewer", "ann"], input=typed)
    assert result.exception is None and "1 judged" in result.output


def asked(record: Path, query: str) -> list[tuple[Any, ...]]:
    with open_index(record) as con:
        return con.execute(query).fetchall()


def test_what_is_no_event_goes(record: Path) -> None:
    review(record, "n", "q")
    assert asked(record, "SELECT id FROM events") == []


def test_a_wrong_type_is_another_type(record: Path) -> None:
    review(record, "t", "AGREE", "q")
    assert asked(record, "SELECT type, judged FROM events") == [("AGREE", "wrong-type")]


def test_wrong_parties_are_other_parties(record: Path) -> None:
    review(record, "p", "GON", "MOR", "q")
    found = asked(record, "SELECT side, country FROM parties ORDER BY ALL")
    assert found == [("actor", "GON"), ("recipient", "MOR")]


def test_what_is_right_is_not_asked_again(record: Path) -> None:
    review(record, "r")
    result = CliRunner().invoke(cli, ["review", str(record)])
    assert "no events that are not judged yet" in result.output
    assert "CONSULT" in CliRunner().invoke(cli, ["review", str(record), "--report"]).output


def test_a_judgement_outlives_more_news_of_the_event(record: Path) -> None:
    review(record, "t", "AGREE", "q")
    write(record, [article("two", "Another day, another ruler: ")])
    assert asked(record, "SELECT type FROM events WHERE judged IS NOT NULL") == [("AGREE",)]


def test_that_two_are_the_same_takes_back_nothing(record: Path) -> None:
    review(record, "t", "AGREE", "q")
    (claim,) = (row[0] for row in asked(record, "SELECT id FROM claims"))
    same = Judged("later", "9999-01-01T00:00:00", "ann", Verdict.SAME, (claim,), "AGREE", others=("elsewhere",))
    add_judgements(record, [same])
    assert asked(record, "SELECT type, judged FROM events") == [("AGREE", "wrong-type")]
