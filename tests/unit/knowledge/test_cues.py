"""Cue files are checked as a whole."""

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.cues import (
    CLAUSES,
    CueEntry,
    attribution_cues,
    load_clauses,
    load_entries,
    modality_cues,
)
from dragoman.knowledge.load import load_data, parse_yaml

GOOD = """
- id: planned.will
  words: [will]
  sense: planned
  reach: [below]
  source: curated
  examples: ["Arnor {cue will} {! meet} Gondor.", "He {cue will} {! go}."]
  never: ["The will {! fell}."]
"""


def load(text: str) -> tuple[CueEntry, ...]:
    clauses = load_clauses(load_data(CLAUSES))
    return load_entries(parse_yaml(text, "cues.yaml"), "cues.yaml", clauses=clauses, senses=("planned",))


def test_the_shipped_cues_load() -> None:
    assert len(modality_cues().entries) > 30
    assert len(attribution_cues().entries) > 8


def test_marks_are_taken_out_of_examples() -> None:
    example = load(GOOD)[0].examples[0]
    assert example.text == "Arnor will meet Gondor."
    assert [(slot, span.of(example.text)) for slot, span in example.marks] == [("cue", "will"), ("!", "meet")]


def test_all_problems_are_told_at_once() -> None:
    bad = GOOD.replace("sense: planned", "sense: plan").replace("[below]", "[under]") + GOOD
    with pytest.raises(KnowledgeError) as caught:
        load(bad)
    assert [problem.message.split()[0] for problem in caught.value.problems] == ["unknown", "unknown", "this"]


def test_a_cue_without_examples_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="two or more examples"):
        load(GOOD.replace(', "He {cue will} {! go}."', ""))
