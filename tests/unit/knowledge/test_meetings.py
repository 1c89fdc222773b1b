"""Levels of offices, and the words for what a meeting takes place beside."""

import pytest

from dragoman.knowledge.gazetteer_tables import rows
from dragoman.knowledge.load import load_plain
from dragoman.knowledge.meetings import load_levels, load_sidelines

SIDELINES = load_plain("en/sidelines.yaml")


def test_every_office_of_a_level_is_an_office_of_the_tables() -> None:
    assert set(load_levels().offices) <= {office for office, *_ in rows("offices/offices.tsv", None)}


def test_leaders_stand_above_ministers() -> None:
    assert load_levels().offices["head-of-state"] < load_levels().offices["foreign-minister"]


@pytest.mark.parametrize("example", SIDELINES["examples"], ids=lambda example: example["gathering"])
def test_the_gathering_of_an_example_is_found(example: dict[str, str]) -> None:
    assert load_sidelines().of(example["text"]) == example["gathering"]


@pytest.mark.parametrize("text", SIDELINES["never"])
def test_no_gathering_is_found_where_none_is_named(text: str) -> None:
    assert load_sidelines().of(text) is None


def test_a_name_without_end_is_no_name() -> None:
    assert load_sidelines().of("on the sidelines of " + "word " * 50) is None
