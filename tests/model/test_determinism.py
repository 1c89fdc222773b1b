"""The record of an article depends on the article alone: not on the run, the order, or the processes at work."""

from pathlib import Path

import pytest

from dragoman.api import read_documents
from dragoman.ingest.source import read_source
from dragoman.model.record import to_json

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(str(path) for path in FOLDER.glob("*.txt"))


def _records(paths: list[str], *, jobs: int = 1) -> dict[str, str]:
    readings = read_documents(read_source(paths), jobs=jobs)
    return {path: to_json(reading) for path, reading in zip(paths, readings, strict=True)}


@pytest.fixture(scope="module")
def first() -> dict[str, str]:
    return _records(EXAMPLES)


def test_there_are_examples_to_read() -> None:
    assert len(EXAMPLES) > 1


def test_a_second_run_gives_the_same_record(first: dict[str, str]) -> None:
    assert _records(EXAMPLES) == first


def test_the_order_of_the_articles_does_not_matter(first: dict[str, str]) -> None:
    assert _records(EXAMPLES[::-1]) == first


def test_an_article_alone_has_the_record_it_has_among_others(first: dict[str, str]) -> None:
    assert _records(EXAMPLES[-1:]) == {EXAMPLES[-1]: first[EXAMPLES[-1]]}


def test_two_processes_give_what_one_gives(first: dict[str, str]) -> None:
    assert _records(EXAMPLES, jobs=2) == first
