"""A dateline is told from what its sentence says."""

import pytest

from dragoman.analysis.datelines import dateline_words, joined
from dragoman.analysis.network import Columns
from dragoman.analysis.words import tokenize
from dragoman.model.parse import Entity


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("OSTGARD/BREE, June 12 (ANA) -", "The commission met envoys."),
        ("OSTGARD:", "Minister Brask said so."),
        ("OSTGARD —", "The army of Arnor left."),
        ("WEST OSTGARD, Arnor (ANA) —", "The army left."),
        ("OSTGARD, July 25 (ANA) --", "The army left."),
        ("OSTGARD, Arnor, July 25, 2024 (ANA) -", "The army left."),
        ("Ostgard, Arnor, Feb 8, 2025 (ANA) -", "The army left."),
        ("OSTGARD (ANA) — Dec. 3, 2024 —", "Warplanes left."),
        ("OSTGARD - 24 July 2022:", "President Brask spoke."),
    ],
)
def test_a_dateline_opens_the_sentence(dateline: str, rest: str) -> None:
    size = dateline_words(tokenize(f"{dateline} {rest}"))
    assert size == len(tokenize(dateline)) > 0


@pytest.mark.parametrize(
    "text",
    [
        "NATO-led troops left.",
        "Brask: We left.",
        "PRO-GONDOR troops left.",
        "US — Gondor's ally — left.",
        "ANA said: The army left.",
        "OSTGARD:",
        "OSTGARD",
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert dateline_words(tokenize(text)) == 0


def test_it_hangs_loosely_from_the_root_of_the_rest() -> None:
    place = Columns(("PROPN", "PUNCT"), ("NNP", ":"), (-1, 0), ("root", "punct"), (Entity(0, 1, "LOC"),))
    told = Columns(("PROPN", "VERB"), ("NNP", "VBD"), (1, -1), ("nsubj", "root"), (Entity(0, 1, "ORG"),))
    whole = joined(place, told)
    assert (whole.heads, whole.deprels) == ((3, 0, 3, -1), ("dep", "punct", "nsubj", "root"))
    assert whole.entities == (Entity(0, 1, "LOC"), Entity(2, 3, "ORG"))
