import numpy as np

from dragoman.analysis.entities import bio_spans, bio_transitions, viterbi, whole_names
from dragoman.model.parse import Entity

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def decode(rows: list[list[float]], length: int | None = None) -> list[str]:
    scores = np.array([rows])
    mask = np.zeros(scores.shape[:2], dtype=np.int64)
    mask[:, : length or len(rows)] = 1
    return [LABELS[label] for label in viterbi(scores, mask, bio_transitions(LABELS))[0]]


def test_an_inside_label_never_follows_another_kind() -> None:
    assert decode([[0, 5, 0, 0, 0], [0, 0, 4, 0, 5]]) == ["B-PER", "I-PER"]


def test_an_inside_label_never_begins_a_sentence() -> None:
    assert decode([[0, 2, 5, 0, 0]]) == ["B-PER"]


def test_padding_is_outside() -> None:
    assert decode([[0, 5, 0, 0, 0], [0, 0, 9, 0, 0]], length=1) == ["B-PER", "O"]


def test_spans_end_where_another_begins() -> None:
    assert bio_spans(["B-PER", "I-PER", "B-ORG", "O"]) == (Entity(0, 2, "PER"), Entity(2, 3, "ORG"))


def test_a_span_may_reach_the_end() -> None:
    assert bio_spans(["O", "B-ORG", "I-ORG"]) == (Entity(1, 3, "ORG"),)


def test_a_hyphen_ties_the_rest_of_a_persons_name_to_it() -> None:
    words, upos = ("Han", "Jin", "-", "soo", "left"), ("PROPN", "PROPN", "PUNCT", "PROPN", "VERB")
    starts, ends = (0, 4, 7, 8, 12), (3, 7, 8, 11, 16)
    assert whole_names((Entity(0, 2, "PER"),), words, upos, starts, ends) == (Entity(0, 4, "PER"),)


def test_a_hyphen_before_a_verb_ends_the_name() -> None:
    words, upos = ("Han", "-", "backed"), ("PROPN", "PUNCT", "VERB")
    assert whole_names((Entity(0, 1, "PER"),), words, upos, (0, 3, 4), (3, 4, 10)) == (Entity(0, 1, "PER"),)


def test_what_somebody_is_called_between_quotation_marks_is_part_of_the_name() -> None:
    words = ("Ada", '"', "Tink", '"', "Roe", "met", "Lin", "Ek")
    upos = ("PROPN", "PUNCT", "PROPN", "PUNCT", "PROPN", "VERB", "PROPN", "PROPN")
    starts = tuple(range(0, 32, 4))
    cut = (Entity(0, 1, "PER"), Entity(2, 3, "PER"), Entity(4, 5, "PER"), Entity(6, 8, "PER"))
    whole = (Entity(0, 5, "PER"), Entity(6, 8, "PER"))
    assert whole_names(cut, words, upos, starts, tuple(at + 3 for at in starts)) == whole
    assert whole_names((Entity(0, 4, "PER"), *cut[2:]), words, upos, starts, tuple(at + 3 for at in starts)) == whole


def test_a_name_behind_a_quotation_is_another_one() -> None:
    words, upos = ("Roe", ":", '"', "Go", '"', "Ek"), ("PROPN", "PUNCT", "PUNCT", "VERB", "PUNCT", "PROPN")
    starts = tuple(range(0, 24, 4))
    cut = (Entity(0, 1, "PER"), Entity(5, 6, "PER"))
    assert whole_names(cut, words, upos, starts, tuple(at + 3 for at in starts)) == cut
