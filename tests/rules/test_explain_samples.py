"""The sample articles explained from end to end."""

from functools import cache
from pathlib import Path

import pytest

from dragoman import api
from dragoman.explain import explain
from dragoman.explain_when_where import Branch
from dragoman.pipeline import Derivation

pytestmark = pytest.mark.model
EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def derived(name: str, event_model: bool) -> Derivation:
    return api.derivation(EXAMPLES / name, event_model=event_model)


def labels(branch: Branch) -> set[str]:
    return {branch.label}.union(*(labels(child) for child in branch.below))


@pytest.mark.parametrize("event_model", [True, False])
@pytest.mark.parametrize("name", ["samarkand.txt", "ceasefire.txt", "protest.txt"])
def test_every_claim_of_a_sample_tells_its_rule_status_date_and_place(name: str, event_model: bool) -> None:
    derivation, resources = derived(name, event_model), api.resources(event_model=event_model)
    for event in derivation.reading.events:
        (branch,) = explain(derivation, resources, event=event.id)
        assert all({"rule", "status", "date", "place"} <= labels(claim) for claim in branch.below)


def test_every_sentence_of_a_sample_can_be_explained() -> None:
    derivation = derived("samarkand.txt", True)
    found = [explain(derivation, api.resources(), sentence=at + 1) for at in range(len(derivation.parses))]
    assert all(branch.below for (branch,) in found)


def test_the_reading_is_that_of_the_main_path() -> None:
    path = EXAMPLES / "samarkand.txt"
    assert derived("samarkand.txt", True).reading.to_json() == api.read(path).to_json()
