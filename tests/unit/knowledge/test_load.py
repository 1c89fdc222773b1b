import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.load import parse_yaml


def test_no_stays_the_word_no() -> None:
    assert parse_yaml("country: NO", "x").plain() == {"country": "NO"}


def test_a_code_keeps_its_leading_zero() -> None:
    assert parse_yaml("code: 010", "x").plain() == {"code": "010"}


def test_a_node_knows_its_line() -> None:
    assert parse_yaml("a: 1\nb:\n- c", "x").fields["b"].items[0].line == 3


def test_a_key_given_twice_is_a_problem() -> None:
    with pytest.raises(KnowledgeError, match="x:2: a: given twice"):
        parse_yaml("a: 1\na: 2", "x")


def test_broken_yaml_names_file_and_line() -> None:
    with pytest.raises(KnowledgeError, match="x:2: yaml"):
        parse_yaml("a: 1\n]", "x")


def test_an_empty_file_is_a_problem() -> None:
    with pytest.raises(KnowledgeError, match="the file is empty"):
        parse_yaml("", "x")
