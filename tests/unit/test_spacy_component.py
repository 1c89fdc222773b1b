"""dragoman in a spaCy pipeline. Skipped where spaCy is not installed."""

from typing import Any

import pytest

pytest.importorskip("spacy")

import spacy
from tests.unit.made_pipeline import TEXT

from dragoman.errors import InvalidDate
from dragoman.model.event import Failure
from dragoman.model.reading import Reading

pytestmark = pytest.mark.model
SENTENCE = "Rebels attacked an army base in Mali on Tuesday, officials said."


def pipeline(**config: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman", config=config)
    return nlp


def test_a_doc_has_its_events() -> None:
    doc = pipeline(date="2022-09-07")(SENTENCE)
    (event,) = doc._.events
    assert (event["type"], event["date"]["start"]) == ("ASSAULT", "2022-09-06")


def test_a_doc_has_its_reading() -> None:
    reading = pipeline()(SENTENCE)._.dragoman
    assert isinstance(reading, Reading)
    assert reading.run.model.startswith("reader ")


def test_triggers_are_spans_of_the_doc() -> None:
    doc = pipeline()(SENTENCE)
    assert [(span.text, span.label_) for span in doc.spans["dragoman"]] == [("attacked an army base", "ASSAULT")]


def test_a_span_has_the_events_told_in_it() -> None:
    doc = pipeline()(SENTENCE)
    assert (len(doc[:6]._.events), doc[6:]._.events) == (1, [])


def test_a_doc_may_bring_its_own_date() -> None:
    nlp = pipeline(date="2022-09-07")
    doc = nlp.make_doc(SENTENCE)
    doc._.dragoman_date = "2020-01-01"
    assert nlp(doc)._.events[0]["date"]["start"] == "2019-12-31"


def test_a_text_that_cannot_be_read_is_a_failure_and_the_run_goes_on() -> None:
    empty, read = pipeline().pipe(["", SENTENCE])
    assert isinstance(empty._.dragoman, Failure)
    assert (empty._.events, len(read._.events)) == ([], 1)


def test_the_surrounding_pipeline_can_be_the_analyzer() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("made_by_hand")
    nlp.add_pipe("dragoman", config={"analyzer": "pipeline", "event_model": False})
    doc = nlp(TEXT)
    assert [(event["type"], event["actors"][0]["text"]) for event in doc._.events] == [("ASSAULT", "Gondor")]
    assert doc._.dragoman.run.model.startswith("pipeline en_pipeline")


def test_a_doc_can_be_saved_with_its_events() -> None:
    nlp = pipeline()
    saved = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(SENTENCE).to_bytes())
    assert (len(saved._.events), saved._.dragoman) == (1, None)


def test_a_wrong_date_is_told_at_once() -> None:
    with pytest.raises(InvalidDate):
        pipeline(date="soon")
