"""Sketches find copies."""

from dataclasses import replace

from tests.unit.export.made import made_reading

from dragoman.linking.copies import COPY, PLACES, VERSION, resemblance, sketch
from dragoman.model.text import Document, Span

WORDS = [f"word{number}" for number in range(200)]


def _document(words: list[str] | str) -> Document:
    text = words if isinstance(words, str) else " ".join(words)
    return replace(made_reading().document, text=text)


def alike(left: list[str] | str, right: list[str] | str) -> float:
    return resemblance(sketch(_document(left)), sketch(_document(right)))


def test_a_sketch_has_its_places_also_where_the_article_has_hardly_a_word() -> None:
    assert len(sketch(_document("Word."))) == len(sketch(_document(""))) == PLACES


def test_case_and_punctuation_change_nothing() -> None:
    assert alike("The king met the envoy at the bridge.", "THE KING met the envoy, at the bridge") == 1.0


def test_an_article_cut_at_its_end_is_a_copy() -> None:
    assert alike(WORDS, WORDS[:150]) >= COPY


def test_a_text_with_a_new_half_is_a_version_and_no_copy() -> None:
    assert VERSION <= alike(WORDS, [*WORDS[:100], *(f"new{number}" for number in range(60))]) < COPY


def test_articles_about_one_thing_in_other_words_are_no_copies() -> None:
    assert (
        alike("The king met the envoy at the bridge on Monday", "On Monday an envoy was received by the king") < VERSION
    )


def test_furniture_is_left_out() -> None:
    text = "The king met the envoy at the bridge. Subscribe to our letter for more of this every day of the week"
    marked = replace(_document(text), boilerplate=(Span(38, len(text)),))
    assert resemblance(sketch(marked), sketch(_document(text[:38]))) == 1.0


def test_what_has_no_sketch_resembles_nothing() -> None:
    assert resemblance((), ()) == 0.0
    assert resemblance((1, 2), (1,)) == 0.0
