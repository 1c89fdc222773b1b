"""Types of a user's own codebook, which the event model has not learnt."""

from dataclasses import replace

import numpy as np
from tests.unit.coding.trees import tree

from dragoman.coding.coder import CodingRules, code, propose
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.knowledge.codebook import TypeDefinition, load_codebook
from dragoman.knowledge.cues import attribution_cues, modality_cues
from dragoman.knowledge.frameset import read_frames
from dragoman.knowledge.load import parse_yaml

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


def test_an_act_that_the_event_model_cannot_know_is_coded_by_its_frame() -> None:
    codebook = load_codebook()
    own = replace(codebook, types={**codebook.types, "CROWN": TypeDefinition("CROWN", 1, 1.0, False, "", {})})
    frames = read_frames({"own.yaml": parse_yaml(FRAMES, "own.yaml")}, own)
    parse = tree("Priests priest NOUN NNS 2 nsubj\ncrowned crown VERB VBD 0 root\nArvedui a PROPN NNP 2 obj")
    labels = EventLabels(("NONE", "AID"), ("happened",), ("none", "actor"), (), "1")
    never = np.tile(np.array([1.0, 0.0]), (3, 1))
    scores = Scores(never, np.ones((3, 1)), np.zeros(3), np.zeros(3), np.zeros((3, 3, 2)))
    rules = CodingRules(frames, modality_cues(), attribution_cues())
    mentions, _ = code((parse,), rules, matches=propose((parse,), rules), scores=(scores,), labels=labels)
    assert [mention.type.category for mention in mentions] == ["CROWN"]
