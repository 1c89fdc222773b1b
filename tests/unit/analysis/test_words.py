import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.words import tokenize


def cut(text: str) -> str:
    return " ".join(tokenize(text).words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Arnor’s king can't stay, won’t go.", "Arnor ’s king ca n't stay , wo n’t go ."),
        ("They cannot leave.", "They can not leave ."),
        ("a well-known state-run bank", "a well - known state - run bank"),
        ("an anti-war co-operation pact", "an anti-war co-operation pact"),
        ("Gondor paid $1.5bn (€200,000).", "Gondor paid $ 1.5 bn ( € 200,000 ) ."),
        ("on Sept. 15-16 at 5pm", "on Sept. 15 - 16 at 5 pm"),
        ("Mr. Ost met No. 5 of the U.S.-led team", "Mr. Ost met No. 5 of the U.S. - led team"),
        ("see https://x.example/a?b=1.", "see https://x.example/a?b=1 ."),
        ("write to a.b@c.example now", "write to a.b@c.example now"),
        ("so… well... “no”", "so … well ... “ no ”"),
        ("``fine'' -- really?!", "`` fine '' -- really ?!"),
        ("the ministers’ visit", "the ministers ’ visit"),
        ("the agency (GNA)’s chief", "the agency ( GNA ) ’s chief"),
        ("O'Dell and Qa'im stay whole", "O'Dell and Qa'im stay whole"),
        ("3.5% in 2½ years, the 1970s", "3.5 % in 2½ years , the 1970s"),
        ("call 555-0199 or 1-800-555-0199", "call 555-0199 or 1-800-555-0199"),
        ("he said.Then he left.", "he said . Then he left ."),
        ("R&D on 9/11", "R&D on 9/11"),
    ],
)
def test_words_are_cut_as_universal_dependencies_does(text: str, words: str) -> None:
    assert cut(text) == words


def test_a_known_short_form_at_the_end_gives_its_full_stop_away() -> None:
    assert cut("He runs Ostwind Inc.") == "He runs Ostwind Inc ."


def test_a_korean_given_name_that_would_be_read_as_an_english_word_stays_whole() -> None:
    assert cut("Moon Jae-in's aide Seo Sun-won.") == "Moon Jae-in 's aide Seo Sun-won ."
    assert cut("a Sit-in by Jae-inspired crowds of Kim Jong-un's") == (
        "a Sit - in by Jae - inspired crowds of Kim Jong - un 's"
    )


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "One. Two men don't."
    tokens = tokenize(text, 5)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)


def test_invisible_characters_are_no_part_of_a_word() -> None:
    assert tokenize("Gon\u00addor\u200b fell\x00").words == ("Gondor", "fell")


def test_an_accent_written_apart_stays_with_its_letter() -> None:
    assert tokenize("cafe\u0301 open").words == ("cafe\u0301", "open")


@given(st.text(max_size=60))
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    tokens = tokenize(text)
    places = [place for pair in zip(tokens.starts, tokens.ends, strict=True) for place in pair]
    assert places == sorted(places)
    assert all(word and not word.isspace() for word in tokens.words)


@pytest.mark.parametrize("piece", ["a", "1.", "1.1é", "a.b", "a-", "'s", "a@", "x.y@z", "aa.", "http://", "(", "_"])
def test_hostile_text_is_cut_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    tokenize(piece * 10_000)
    assert time.process_time() - begun < 1.0
