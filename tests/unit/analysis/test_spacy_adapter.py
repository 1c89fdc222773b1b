"""A spaCy pipeline in the reader's place. Skipped where spaCy is not installed."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("spacy")

import spacy
from tests.unit.made_pipeline import TEXT

from dragoman.analysis.reader import Reader
from dragoman.analysis.spacy_adapter import DocAnalyzer, SpacyAnalyzer
from dragoman.errors import UsageError
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.model.text import Document

NO_CHECK = SourceOptions(check_language=False)


def document(text: str) -> Document:
    return read_text(text, options=NO_CHECK)


def pipeline(**config: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("made_by_hand", config=config)
    return nlp


def test_the_labels_are_translated() -> None:
    (parse,) = SpacyAnalyzer(pipeline()).read(document(TEXT))
    assert parse.words == ("Gondor", "attacked", "Arnor", "in", "May", ".")
    assert parse.deprels == ("nsubj", "root", "obj", "case", "obl", "punct")
    assert parse.heads == (1, -1, 1, 4, 1, 1)
    assert [(entity.first, entity.label) for entity in parse.entities] == [(0, "LOC"), (2, "LOC")]


def test_universal_labels_are_left_as_they_are() -> None:
    (parse,) = SpacyAnalyzer(pipeline(universal=True)).read(document(TEXT))
    assert parse.deprels == ("nsubj", "root", "obj", "case", "obl", "punct")


def test_words_and_sentences_are_those_of_our_own_reader() -> None:
    text = "Mr. Lee didn't leave Arnor-on-Sea, Gen. Ray said.\n\nGondor attacked  Arnor in May. It rained."
    own, other = Reader.load().read(document(text)), SpacyAnalyzer(pipeline()).read(document(text))
    assert [parse.sentence for parse in other] == [parse.sentence for parse in own]
    assert [(parse.words, parse.starts, parse.ends) for parse in other] == [
        (parse.words, parse.starts, parse.ends) for parse in own
    ]


def test_the_event_model_gets_the_same_word_pieces() -> None:
    words = ["Gondor", "attacked", "Arnor"]
    assert SpacyAnalyzer(pipeline()).encode(words) == Reader.load().encode(words)


def test_a_long_article_is_read_in_parts_with_the_same_result() -> None:
    analyzer = SpacyAnalyzer(pipeline())
    parses = analyzer.read(document(" ".join([TEXT] * 700)))
    assert len(parses) == 700
    assert {parse.deprels for parse in parses} == {analyzer.read(document(TEXT))[0].deprels}


def test_furniture_is_left_out() -> None:
    assert (
        SpacyAnalyzer(pipeline())
        .read(document("Gondor attacked Arnor in May.\n\nSubscribe to our newsletter\n"))[-1]
        .words[-1]
        == "."
    )


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(UsageError, match="lacks a dependency parser"):
        SpacyAnalyzer.load(str(tmp_path))


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(UsageError, match="language 'de'"):
        SpacyAnalyzer.load(str(tmp_path))


def test_a_pipeline_that_is_not_there_gives_the_remedy() -> None:
    with pytest.raises(UsageError, match="spacy download en_no_such"):
        SpacyAnalyzer.load("en_no_such")


def test_a_doc_keeps_its_own_words_and_is_cut_at_paragraphs() -> None:
    text = "Gondor attacked\n\nArnor in May."
    nlp = pipeline()
    parses = DocAnalyzer(nlp(text), nlp, version="made 1").read(document(text))
    assert [parse.words for parse in parses] == [("Gondor", "attacked"), ("Arnor", "in", "May", ".")]
    assert all(text[parse.starts[0] : parse.ends[0]] == parse.words[0] for parse in parses)
    assert [parse.heads.count(-1) for parse in parses] == [1, 1]


def test_a_doc_without_a_tree_is_refused() -> None:
    with pytest.raises(UsageError, match="lacks a dependency parser"):
        DocAnalyzer(spacy.blank("en")(TEXT), spacy.blank("en"), version="blank")
