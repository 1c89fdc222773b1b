"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadEncoding, BinaryDocument, EmptyDocument, UnreadableDocument
from dragoman.ingest.encoding import decode

WORDS = "The envoy said “no”.\r\nThen he left the café.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), where="a.txt") == WORDS


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyDocument, match=r"a.txt: the file is empty"):
        decode(b" \n", where="a.txt")


@pytest.mark.parametrize("data", [b"%PDF-1.7 text", b"PK\x03\x04", bytes(range(256)), b"text\0text"])
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryDocument, match=r"save the article as"):
        decode(data, where="a.txt")


def test_a_file_cut_inside_a_character_is_refused() -> None:
    with pytest.raises(BadEncoding, match=r"a.txt:2: the file breaks off inside a character"):
        decode("é first\nthe café".encode()[:-1], where="a.txt")


def test_two_encodings_in_one_file_are_refused_with_the_line() -> None:
    with pytest.raises(BadEncoding, match=r"a.txt:2: neither UTF-8 nor Windows-1252"):
        decode("He said “no”.\n".encode() + b"In the caf\xe9 he said yes.", where="a.txt")


def test_another_alphabet_in_an_old_encoding_is_refused() -> None:
    with pytest.raises(BadEncoding):
        decode("Президент встретился с министром".encode("cp1251"), where="a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_named_error(data: bytes) -> None:
    try:
        decode(data, where="a.txt")
    except UnreadableDocument as error:
        assert str(error).startswith("a.txt") and "\n" not in str(error)


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_text_is_unchanged(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode(), where="a.txt") == text
