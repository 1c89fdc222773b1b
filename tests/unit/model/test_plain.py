"""What may be shown."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.plain import plain


def test_escapes_are_left_out() -> None:
    assert plain("a\x1b[31mb\x9bc") == "a[31mbc"


def test_direction_marks_are_left_out() -> None:
    assert plain("a\u202eb\u2066c") == "abc"


def test_line_ends_become_blanks() -> None:
    assert plain("a\r\nb\u2028c") == "a b c"


def test_letters_with_accents_stay() -> None:
    assert plain("Séléka – “Łódź”") == "Séléka – “Łódź”"


def test_piled_up_marks_are_cut() -> None:
    assert len(plain("a" + "\u0301" * 50)) == 3


@given(st.text())
def test_what_is_shown_is_always_one_printable_line(text: str) -> None:
    shown = plain(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
