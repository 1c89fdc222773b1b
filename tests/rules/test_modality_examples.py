"""Every example of every cue of status, read by the real reader."""

import pytest
from tests.rules.cue_reading import trigger_of

from dragoman.coding.modality import modality_of
from dragoman.knowledge.cues import CueEntry, CueExample, modality_cues

pytestmark = pytest.mark.model

STATUS = {
    "able": "possible",
    "future": "planned",
    "lasting": "ongoing",
    "lasting-now": "ongoing",
    "since": "ongoing",
    "telling": "happened",
}
CASES = [
    pytest.param(entry, example, id=f"{entry.id}-{number}")
    for entry in modality_cues().entries
    for number, example in enumerate(entry.examples)
]
NEVER = [
    pytest.param(entry, example, id=f"{entry.id}-never-{number}")
    for entry in modality_cues().entries
    for number, example in enumerate(entry.never)
]


@pytest.mark.parametrize(("entry", "example"), CASES)
def test_cue_decides(entry: CueEntry, example: CueExample) -> None:
    parses, at, token = trigger_of(example)
    modality = modality_of(parses[at], token, modality_cues())
    found = {cue.entry for cue in modality.cues}
    named = entry.id in found or entry.sense in {"carrier", "telling"}
    assert (modality.status, named) == (STATUS.get(example.expected, example.expected), True), found


@pytest.mark.parametrize(("entry", "example"), NEVER)
def test_cue_keeps_out(entry: CueEntry, example: CueExample) -> None:
    parses, at, token = trigger_of(example)
    assert entry.id not in {cue.entry for cue in modality_of(parses[at], token, modality_cues()).cues}
