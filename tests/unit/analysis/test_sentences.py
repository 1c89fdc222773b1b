import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.sentences import split
from dragoman.model.text import Span


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Brask met Dr. T. K. Holm on Sept. 15 in Ostgard.",
        "The U.S. Senate backed the U.N. Security Council on Friday.",
        "Ostwind Inc. shares fell 3.5 percent, i.e. by half.",
        "See Act No. 5 of 2004 and art. 7 of the code.",
        "They left at 5 p.m. Tuesday from St. Olm.",
        "“Who would stand with Arnor?” Ferrant asked.",
        "“Who would stand with Arnor?” Foreign Minister Lena Ferrant told reporters on Monday.",
        "“Stop them now!” he said.",
        "“We will go,” Ferrant said.",
        "OSTGARD, Arnor (ANA) — The king of Arnor left.",
        "Lt. Col. Brask (ret.) of the 5th Brigade resigned.",
        "He shops at Vort! and elsewhere.",
        "The poems of Malcolm X. Brask were read aloud.",
        "Prices rose ... and then fell.",
        "He stands in constituency no. 5 again.",
        "H.E. Dr. Lena Ferrant met H.R.H. Prince Brask.",
        "“Who would pay for that?“ Ferrant asked.",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He moved to the U.S.", "The family followed."),
        ("They left at 5 p.m.", "Nobody saw them."),
        ("He runs Ostwind Inc.", "It sells ships."),
        ("“Will they come?”", "Ferrant said that nobody knew."),
        ("He said it was over.”", "“It is not,” she said."),
        ('"We are ready."', '"So are we," he said.'),
        ("It cost 5.", "Then it cost 7."),
        ("The talks failed!", "Arnor withdrew."),
        ("The steward thanked them on X.", "U.S. envoys left."),
        ("They waited…", "Nobody came."),
        ("Arnor left (see below).", "Gondor stayed."),
        ("The war began in 1912.", "It ended in 1914."),
        ("The car is registered as 4417 Q.", "Mr. Brask drove it."),
        ("„We have no quarrel with anybody.“", "Then he left."),
    ],
)
def test_these_are_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_space_may_be_missing_between_sentences() -> None:
    assert sentences("The king left.The queen stayed.") == ["The king left.", "The queen stayed."]
    assert sentences("The king left .The queen stayed.") == ["The king left .", "The queen stayed."]


def test_an_address_holds_no_sentence_end() -> None:
    assert sentences("Go to www.ostgard.Example.org now.") == ["Go to www.ostgard.Example.org now."]


def test_a_headline_is_a_sentence_of_its_own() -> None:
    text = "Arnor and Gondor to meet\n\nThe two kings will meet. They said so."
    assert sentences(text) == ["Arnor and Gondor to meet", "The two kings will meet.", "They said so."]


def test_a_line_break_ends_a_sentence_where_lines_are_not_wrapped() -> None:
    assert sentences("Photo: the bridge at Olm\nThe bridge fell on Monday.") == [
        "Photo: the bridge at Olm",
        "The bridge fell on Monday.",
    ]


def test_bullets_are_sentences_of_their_own() -> None:
    assert len(split("Agreed were:\n- a truce\n- an exchange of prisoners\n- talks in Olm")) == 4


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The foreign ministers of Arnor and Gondor met in the border town of\n"
        "Olm on Monday and signed an agreement on the waters of the river. The\n"
        "agreement had been under discussion for eleven years, and both sides\n"
        "called it a success.\n"
        "\n"
        "A second meeting is planned for the spring, when the snow has gone and\n"
        "the passes are open again.\n"
    )
    found = split(text)
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]
    assert found[0].span.of(text).endswith("waters of the river.")


def test_furniture_holds_no_sentence_and_parts_its_neighbours() -> None:
    text = "The king left Read more The queen stayed."
    found = split(text, (Span(14, 23),))
    assert [sentence.span.of(text) for sentence in found] == ["The king left", "The queen stayed."]


def test_sentences_are_numbered_in_order() -> None:
    assert [sentence.index for sentence in split("One. Two.\n\nThree.")] == [0, 1, 2]


@given(st.text(alphabet='aA1.?!"”“ \n’…(),;', max_size=80))
def test_no_visible_character_is_lost(text: str) -> None:
    inside = "".join(sentence.span.of(text) for sentence in split(text))
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", '."', "a. ", "A. ", "?” A ", ". . ", "\n", "a\n", "“", "x.Ab"])
def test_hostile_text_is_split_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    split(piece * 5_000)
    assert time.process_time() - begun < 1.0
