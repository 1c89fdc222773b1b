"""The time grammar's files: what is wrong with them is told, all at once, with file, line and entry."""

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.load import parse_yaml
from dragoman.knowledge.timewords import TimeWords, compile_time_words, load_time_words, numeral_categories

LEXICON = """
capital: [month]
lower: []
categories:
  month: {Januar: 1}
  the: [the]
"""


def grammar(lexicon: str = LEXICON, rules: str = "") -> TimeWords:
    return compile_time_words(parse_yaml(lexicon, "lexicon.yaml"), parse_yaml(rules, "rules.yaml"))


def rules(match: str, *, make: str = "calendar", rest: str = "") -> str:
    example = "examples: [{text: In Januar., is: Januar}]"
    return f"macros: {{x: the}}\nrules:\n- {{id: one, match: {match!r}, make: {make}, {example}{rest}}}\n"


def test_the_packaged_grammar_is_sound() -> None:
    assert len(load_time_words().grammar.rules) > 50


def test_every_rule_has_an_example() -> None:
    assert all(rule.examples for rule in load_time_words().grammar.rules)


def test_an_unknown_category_is_named() -> None:
    with pytest.raises(KnowledgeError, match="unknown category or macro 'moonth'"):
        grammar(rules=rules("moonth"))


def test_an_unknown_make_is_named() -> None:
    with pytest.raises(KnowledgeError, match="needs an id of its own, match, and make"):
        grammar(rules=rules("month", make="guess"))


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(KnowledgeError, match="unknown field 'colour'"):
        grammar(rules=rules("month", rest=", colour: red"))


def test_a_pattern_that_does_not_compile_is_no_crash() -> None:
    with pytest.raises(KnowledgeError, match="do not compile"):
        grammar(rules=rules("(month"))


def test_a_match_may_hold_no_repetition() -> None:
    with pytest.raises(KnowledgeError, match="a match is made of"):
        grammar(rules=rules("month*"))


def test_an_empty_category_is_named() -> None:
    with pytest.raises(KnowledgeError, match="a category is a list of words"):
        grammar(lexicon=LEXICON + "  day_name: {}\n", rules=rules("month"))


def test_all_problems_are_told_together() -> None:
    with pytest.raises(KnowledgeError) as caught:
        grammar(lexicon=LEXICON + "  day_name: {}\n", rules=rules("moonth"))
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("text", "category"),
    [("2022", "year"), ("31", "day"), ("32", "yy"), ("1990s", "decade"), ("90s", "short_decade"), ("10:35", "clock"),
     ("2022-09-07", "isodate"), ("9/7/2022", "slashdate"),
     ("9.7.2022", "slashdate"), ("2.5", "decimal"), ("15th", "dayth")],
)  # fmt: skip
def test_a_numeral_is_known_by_its_shape(text: str, category: str) -> None:
    assert category in numeral_categories(text)
