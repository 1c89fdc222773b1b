"""The tense of the governing verb turns a weekday."""

from datetime import date

from dragoman.knowledge.timewords import load_time_words
from dragoman.model.parse import Parse
from dragoman.model.text import Sentence, Span
from dragoman.resolve.time_expressions import find_times

WORDS = load_time_words()


def parse(rows: list[tuple[str, str, str, int]]) -> tuple[str, Parse]:
    """Rows of word, upos, xpos, head (from 0, -1 the root)."""
    text = " ".join(word for word, *_ in rows)
    starts, at = [], 0
    for word, *_ in rows:
        starts.append(at)
        at += len(word) + 1
    words = tuple(row[0] for row in rows)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    columns = tuple(zip(*rows, strict=True))
    sentence = Sentence(0, Span(0, len(text)), 0)
    labels = ("dep",) * len(rows)
    return text, Parse(sentence, words, words, columns[1], columns[2], columns[3], labels, tuple(starts), ends)


def value(rows: list[tuple[str, str, str, int]]) -> str:
    text, parsed = parse(rows)
    (time,) = find_times(text, published=date(2022, 9, 7), parses=(parsed,), words=WORDS)
    return time.value


def test_a_verb_with_will_looks_ahead_past_a_nearer_past_verb() -> None:
    rows = [("Arnor", "PROPN", "NNP", 2), ("will", "AUX", "MD", 2), ("host", "VERB", "VB", -1),
            ("wounded", "VERB", "VBN", 4), ("troops", "NOUN", "NNS", 2), ("Friday", "PROPN", "NNP", 2)]  # fmt: skip
    assert value(rows) == "2022-09-09"


def test_a_past_verb_looks_back_past_a_nearer_will() -> None:
    rows = [("Envoys", "NOUN", "NNS", 4), ("who", "PRON", "WP", 3), ("will", "AUX", "MD", 3), ("stay", "VERB", "VB", 0),
            ("met", "VERB", "VBD", -1), ("Friday", "PROPN", "NNP", 4)]  # fmt: skip
    assert value(rows) == "2022-09-02"


def called(rows: list[tuple[str, str, str, int]]) -> str:
    return value([("Unions", "NOUN", "NNS", 1), ("called", "VERB", "VBD", -1), *rows])


def test_the_day_behind_what_is_called_for_lies_ahead() -> None:
    rows = [
        ("for", "ADP", "IN", 3),
        ("strikes", "NOUN", "NNS", 1),
        ("on", "ADP", "IN", 5),
        ("Friday", "PROPN", "NNP", 1),
    ]
    assert called(rows) == "2022-09-09"


def test_the_day_before_what_is_called_for_is_the_day_of_the_call() -> None:
    rows = [
        ("on", "ADP", "IN", 3),
        ("Friday", "PROPN", "NNP", 1),
        ("for", "ADP", "IN", 5),
        ("strikes", "NOUN", "NNS", 1),
    ]
    assert called(rows) == "2022-09-02"


def test_a_modal_and_an_infinitive_that_is_asked_for_look_ahead() -> None:
    rows = [("Arnor", "PROPN", "NNP", 1), ("asked", "VERB", "VBD", -1), ("Rohan", "PROPN", "NNP", 1),
            ("to", "PART", "TO", 4), ("vote", "VERB", "VB", 1), ("Friday", "PROPN", "NNP", 4)]  # fmt: skip
    assert value(rows) == "2022-09-09"
    rows = [
        ("Arnor", "PROPN", "NNP", 2),
        ("may", "AUX", "MD", 2),
        ("vote", "VERB", "VB", -1),
        ("Friday", "PROPN", "NNP", 2),
    ]
    assert value(rows) == "2022-09-09"
