"""Page furniture: every rule catches its own examples and leaves the others."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ingest.furniture import leading_address, mark_furniture
from dragoman.knowledge.load import load_plain

RULES = load_plain("en/furniture.yaml")["rules"]
BODY = (
    "The envoy of Arnor met the steward of Gondor in the white city on Monday.\n\n"
    "They spoke of grain and of the road along the river, the steward said.\n\n"
    "A second round is to follow in the spring."
)


def marked(text: str) -> list[str]:
    return [span.of(text) for span in mark_furniture(text)]


@pytest.mark.parametrize(
    ("line", "rule"), [(line, rule["id"]) for rule in RULES for line in rule["fires"]], ids=lambda value: value[:40]
)
def test_a_rule_catches_its_examples(line: str, rule: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n") == [line], rule


@pytest.mark.parametrize(
    ("line", "rule"), [(line, rule["id"]) for rule in RULES for line in rule["never"]], ids=lambda value: value[:40]
)
def test_a_rule_leaves_what_only_looks_like_it(line: str, rule: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}") == [], rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_has_examples(rule: dict[str, list[str]]) -> None:
    assert rule["fires"] and "never" in rule


def test_an_article_alone_has_no_furniture() -> None:
    assert marked(BODY) == []


def test_an_opener_takes_the_headlines_and_teasers_below_it() -> None:
    tail = "Related stories\n\nA bridge for the south\n\nThe mayor said that the bridge would be …"
    assert marked(f"{BODY}\n\n{tail}") == [tail]


def test_a_list_ends_where_the_article_goes_on() -> None:
    assert marked(f"{BODY}\n\nAlso read\n\nA bridge for the south\n\n{BODY}") == ["Also read\n\nA bridge for the south"]


def test_three_foreign_headlines_in_a_row_are_a_box() -> None:
    box = "A bridge for the south\nWhy the mayor sold his boat\nTen songs for the summer"
    assert marked(f"{BODY}\n\n{box}\n\n{BODY}") == [box]


def test_a_list_that_the_article_announces_stays() -> None:
    text = (
        f"{BODY}\n\nThe signatories are:\n\nThe Union of River Towns\nThe Guild of the Ferrymen\nThe House of the Reeds"
    )
    assert marked(text) == []


def test_a_tail_in_another_language_is_marked() -> None:
    tail = "Le ministre rencontre son homologue\n\nLes deux hommes se sont parlé pendant une heure au palais royal."
    assert marked(f"{BODY}\n\n{tail}") == [tail]


def test_a_foreign_paragraph_inside_the_article_stays() -> None:
    assert marked(f"{BODY}\n\n« Nous ne céderons pas aux menaces de nos voisins »\n\n{BODY}") == []


def test_the_address_in_the_first_line_is_marked() -> None:
    assert marked(f"https://herald.example/river\n\n{BODY}") == ["https://herald.example/river"]


def test_the_address_in_the_first_line_is_found() -> None:
    assert leading_address(f"https://herald.example/river\n\n{BODY}") == "https://herald.example/river"


def test_an_address_inside_the_first_sentence_is_no_heading() -> None:
    assert leading_address("See https://herald.example/river for the map.") is None


def test_spans_are_sorted_and_apart() -> None:
    spans = mark_furniture(f"Share\n\n{BODY}\n\nRead more\n\n{BODY}\n\nSubscribe")
    assert all(left.end < right.start for left, right in pairwise(spans)) and len(spans) == 3


def test_a_very_long_line_takes_no_time() -> None:
    assert marked("follow us " * 100_000) == []


@settings(max_examples=50)
@given(st.text(max_size=500))
def test_every_span_lies_inside_the_text(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in mark_furniture(text))


def test_an_address_glued_to_the_first_word_is_still_the_articles() -> None:
    text = "https://arnorpost.example/2014/03/07/12345Police yesterday searched the tower.\nThey found nothing."
    assert leading_address(text) == "https://arnorpost.example/2014/03/07/12345"
    assert leading_address("https://arnorpost.example/2014 was searched yesterday.") is None
