"""What speaks for a status, and which one comes out."""

import math

import numpy as np
import pytest
from tests.unit.coding.trees import tree

from dragoman.coding.modality import signs_of
from dragoman.coding.status_choice import best, choose_status, features
from dragoman.knowledge.cues import modality_cues
from dragoman.knowledge.status_choice import load_status_choice
from dragoman.model.modality import Status

STATUSES = tuple(str(status) for status in Status if status is not Status.DISPUTED)
WILL_MEET = tree("""
    Arnor Arnor PROPN NNP 3 nsubj
    will will AUX MD 3 aux
    meet meet VERB VB 0 root
    Gondor Gondor PROPN NNP 3 obj
""")
SIGNS = signs_of(WILL_MEET, 2, modality_cues(), category="CONSULT")

SANCTIONS_HURT = tree("""
    Gondor Gondor PROPN NNP 2 nmod:poss
    sanctions sanction NOUN NNS 3 nsubj
    hurt hurt VERB VBP 0 root
    Arnor Arnor PROPN NNP 3 obj
""")


def test_features_name_the_cues_the_form_the_type_and_the_models_beliefs() -> None:
    known = features(np.array([0.25, 0.0]), ("happened", "planned"), SIGNS, "CONSULT")
    told = {"cues:planned", "planned.will", "form:modal", "clause:modal", "type:CONSULT"}
    assert {name for name, value in known.items() if value == 1.0} == told
    assert known["model:happened"] == pytest.approx(math.log(0.25))
    assert known["model:planned"] == pytest.approx(math.log(0.003))


def test_a_noun_tells_the_tense_of_its_clause_and_that_it_lasts() -> None:
    told = set(signs_of(SANCTIONS_HURT, 1, modality_cues(), category="SANCTION").names)
    assert {"form:none", "clause:present", "clause:present.lasting"} <= told


def test_the_status_for_which_most_speaks_is_chosen() -> None:
    choice = {Status.HAPPENED: (0.5, {"a": 1.0}), Status.PLANNED: (0.0, {"a": 2.0, "b": -9.0})}
    assert best({"a": 1.0}, choice) is Status.PLANNED
    assert best({"a": 1.0, "b": 1.0, "of no weight": 9.0}, choice) is Status.HAPPENED


def test_every_status_but_disputed_can_be_chosen() -> None:
    assert tuple(load_status_choice()) == STATUSES


def test_a_plan_that_cues_and_model_agree_on_is_one() -> None:
    row = np.array([0.05, 0.01, 0.9, 0.01, 0.01, 0.01, 0.01])
    assert choose_status(row, STATUSES, SIGNS, "CONSULT") is Status.PLANNED


ACCUSED = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    accused accuse VERB VBD 0 root
    Gondor Gondor PROPN NNP 2 obj
    of of SCONJ IN 5 mark
    sending send VERB VBG 2 advcl
    migrants migrant NOUN NNS 5 obj
""")


def test_what_no_words_deny_is_not_denied() -> None:
    signs = signs_of(ACCUSED, 4, modality_cues(), category="COERCE")
    row = np.array([{"possible": 0.94, "denied": 0.05}.get(name, 0.0) for name in STATUSES])
    assert best(features(row, STATUSES, signs, "COERCE"), load_status_choice()) is Status.DENIED  # by the weights
    assert choose_status(row, STATUSES, signs, "COERCE") is not Status.DENIED
