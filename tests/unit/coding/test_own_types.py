"""Frames of types that the event model has learnt or not: what it believes, and what it cannot judge."""

from dataclasses import replace

import numpy as np
from tests.unit.coding.trees import tree

from dragoman.coding.coder import CodingRules, code, propose
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.knowledge.codebook import TypeDefinition, load_codebook
from dragoman.knowledge.cues import attribution_cues, modality_cues
from dragoman.knowledge.frameset import read_frames
from dragoman.knowledge.load import parse_yaml
from dragoman.model.event import EventMention, Refusal

FRAMES = """
type: CROWN
frames:
- id: crown.crown
  trigger: {verb: [crown]}
  actor: agent
  source: test
  examples: ["{actor A} {! crowned} B.", "{actor A} {! crowned} B."]
  never: [Nothing.]
"""


def coded(*, learnt: tuple[str, ...], believed: float) -> tuple[tuple[EventMention, ...], tuple[Refusal, ...]]:
    """What comes of a frame of a type of the user's own, with an event model that has learnt these types."""
    codebook = load_codebook()
    own = replace(codebook, types={**codebook.types, "CROWN": TypeDefinition("CROWN", 1, 1.0, False, "", {})})
    frames = read_frames({"own.yaml": parse_yaml(FRAMES, "own.yaml")}, own)
    parse = tree("Priests priest NOUN NNS 2 nsubj\ncrowned crown VERB VBD 0 root\nArvedui a PROPN NNP 2 obj")
    labels = EventLabels(("NONE", *learnt), ("happened",), ("none", "actor"), "1")
    types = np.tile(np.array([1.0 - believed, believed]), (3, 1))
    types[[0, 2]] = [1.0, 0.0]
    scores = Scores(types, np.ones((3, 1)), np.zeros(3), np.zeros(3), np.zeros((3, 3, 2)))
    rules = CodingRules(frames, modality_cues(), attribution_cues())
    return code((parse,), rules, matches=propose((parse,), rules), scores=(scores,), labels=labels)


def test_an_act_that_the_event_model_cannot_know_is_coded_by_its_frame() -> None:
    mentions, _ = coded(learnt=("AID",), believed=0.0)
    assert [mention.type.category for mention in mentions] == ["CROWN"]


def test_an_act_that_the_event_model_does_not_believe_is_a_refusal() -> None:
    mentions, (refusal,) = coded(learnt=("CROWN",), believed=0.01)
    assert (mentions, refusal.reason) == ((), "unlikely")


def test_an_act_that_frame_and_event_model_agree_on_is_no_refusal() -> None:
    mentions, refusals = coded(learnt=("CROWN",), believed=0.9)
    assert (len(mentions), refusals) == (1, ())
