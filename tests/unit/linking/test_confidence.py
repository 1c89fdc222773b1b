"""Confidence grows with what speaks for an event."""

from dataclasses import replace

import pytest
from tests.unit.linking.claims_made import claim

from dragoman.linking.confidence import confidence_of, features
from dragoman.model.event import Claim
from dragoman.model.modality import Status


def told(*claims: Claim, status: Status = Status.HAPPENED) -> float:
    return confidence_of(claims, (claims[0].actors, claims[0].recipients), status)


def test_what_the_model_believes_more_is_surer() -> None:
    made = claim("ASSAULT", "GON>ROH", sentence=0)
    assert told(replace(made, score=0.3)) < told(replace(made, score=0.6)) < told(replace(made, score=0.95))


def test_an_act_with_one_side_is_less_sure() -> None:
    made = replace(claim("ASSAULT", "GON>ROH", sentence=0), score=0.8)
    assert told(replace(made, recipients=())) < told(made)


def test_what_only_the_model_sees_is_less_sure() -> None:
    made = replace(claim("ASSAULT", "GON>ROH", sentence=0), score=0.8)
    assert told(replace(made, trace=replace(made.trace, rule="model"))) < told(
        replace(made, trace=replace(made.trace, rule="assault.hit"))
    )


def test_an_act_told_by_a_frame_alone_says_so() -> None:
    made = replace(claim("ASSAULT", "GON>ROH", sentence=0), score=1.0)
    names = set(features([made], (made.actors, made.recipients), Status.HAPPENED))
    assert {"unscored", "unscored:ASSAULT", "type:ASSAULT"} <= names and "belief" not in names


@pytest.mark.parametrize("score", [0.0, 0.5, 1.0])
def test_confidence_is_a_probability(score: float) -> None:
    assert 0 < told(replace(claim("AID", "GON>ROH", sentence=3), score=score), status=Status.PLANNED) < 1
