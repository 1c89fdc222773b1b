import pytest

from dragoman.analysis.encode import MAX_PIECES, Encoder, shape_id
from dragoman.analysis.reader import WEIGHTS


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("olm", 1),
        ("Olm", 2),
        ("UN", 3),
        ("U.S.", 3),
        ("A", 4),
        ("iPad", 5),
        ("McOlm", 5),
        ("3rd", 6),
        ("—", 7),
        ("", 7),
    ],
)
def test_the_shape_tells_the_casing(word: str, shape: int) -> None:
    assert shape_id(word) == shape


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(WEIGHTS / "tokenizer.json")


@pytest.mark.model
def test_each_word_starts_where_it_is_said_to(encoder: Encoder) -> None:
    ids, shapes, starts = encoder.encode(["The", "UN", "met"])
    assert (len(ids), shapes, starts) == (5, [0, 2, 3, 1, 0], [1, 2, 3])


@pytest.mark.model
def test_a_long_word_is_cut(encoder: Encoder) -> None:
    assert len(encoder.word("x" * 5_000)[0]) <= MAX_PIECES


@pytest.mark.model
def test_a_word_of_nothing_visible_is_unknown(encoder: Encoder) -> None:
    assert len(encoder.word("\u200e")[0]) == 1


@pytest.mark.model
def test_a_word_that_looks_special_is_only_a_word(encoder: Encoder) -> None:
    assert len(encoder.word("[SEP]")[0]) > 1


@pytest.mark.model
def test_a_lone_surrogate_is_no_error(encoder: Encoder) -> None:
    assert encoder.word("\ud800")[0]
