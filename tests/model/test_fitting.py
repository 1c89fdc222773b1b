"""The fittings of resolution run on stories of our own and write what the program can load."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from training import homes, recipients, scenes
from training.stories import Read, event_of, read_all

from dragoman.knowledge.load import parse_yaml
from dragoman.knowledge.logistic import logistic

pytestmark = pytest.mark.model
STORIES = Path(__file__).parents[2] / "training" / "data" / "stories"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    folder = tmp_path_factory.mktemp("stories")
    for part, ending in (("texts", "txt"), ("gold", "json")):
        (folder / part).mkdir()
        for name in ("h1", "k3", "m4"):
            shutil.copy(STORIES / part / f"{name}.{ending}", folder / part)
    return list(read_all([f"{folder}:hk", "0.5"]))


def test_letters_behind_a_colon_choose_the_sets(read: list[Read]) -> None:
    assert [(found.reading.document.name, share) for found, _, share in read] == [("h1", 0.5), ("k3", 0.5)]


@pytest.mark.parametrize("fitting", [homes, recipients, scenes])
def test_a_fitting_writes_weights_and_bounds(fitting: Any, read: list[Read]) -> None:
    if fitting is homes:
        examples = [row for found, gold, share in read for row in homes.examples(found, gold, share)]
    else:
        examples = [(act, share) for found, gold, share in read for act in fitting.examples(found, gold)]
    fields = parse_yaml(fitting.written(fitting.fitted(examples)), "weights.yaml").fields
    bias, weights = logistic(fields)
    assert weights
    assert bias < 0  # most candidates are wrong
    assert fields.keys() - {"bias", "weights"}


def test_a_claim_belongs_to_the_event_whose_trigger_it_overlaps(read: list[Read]) -> None:
    found, gold, _ = read[0]
    text = found.reading.document.text
    paired = [(claim, event) for claim in found.reading.claims if (event := event_of(claim, gold, text))]
    assert len(paired) > len(gold) / 3
    assert all(claim.type.category == event["type"] for claim, event in paired)
