"""Every example of every cue of attribution, read by the real reader."""

import pytest
from tests.rules.cue_reading import trigger_of

from dragoman.coding.attribution import sources_of
from dragoman.knowledge.cues import CueEntry, CueExample, attribution_cues

pytestmark = pytest.mark.model

CASES = [
    pytest.param(entry, example, id=f"{entry.id}-{number}")
    for entry in attribution_cues().entries
    for number, example in enumerate(entry.examples)
]
NEVER = [
    pytest.param(entry, example, id=f"{entry.id}-never-{number}")
    for entry in attribution_cues().entries
    for number, example in enumerate(entry.never)
]


@pytest.mark.parametrize(("entry", "example"), CASES)
def test_source_is_found(entry: CueEntry, example: CueExample) -> None:
    parses, at, token = trigger_of(example)
    sources = sources_of(parses, at, token, attribution_cues())
    if entry.sense == "hearsay":
        assert sources == ()
        return
    found = [(source.stance, source.cue.entry, source.span.of(example.text)) for source in sources]
    assert (example.expected, entry.id) in [one[:2] for one in found], found
    assert any(source.span.overlaps(span) for source in sources for span in example.spans("source")), found


@pytest.mark.parametrize(("entry", "example"), NEVER)
def test_cue_names_nobody(entry: CueEntry, example: CueExample) -> None:
    parses, at, token = trigger_of(example)
    assert entry.id not in {source.cue.entry for source in sources_of(parses, at, token, attribution_cues())}
