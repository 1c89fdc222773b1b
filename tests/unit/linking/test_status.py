"""What an event's claims together say of it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from claims_made import claim

from dragoman.linking.status import status_of
from dragoman.model.modality import Status


def test_a_plan_outweighs_an_earlier_possibility() -> None:
    claims = [
        claim("CONSULT", "GON=ROH", sentence=1, status=Status.POSSIBLE),
        claim("CONSULT", "GON=ROH", sentence=2, status=Status.PLANNED),
    ]
    assert status_of(claims) is Status.PLANNED


def test_a_cancelled_plan_is_cancelled() -> None:
    claims = [
        claim("CONSULT", "GON=ROH", sentence=1, status=Status.PLANNED),
        claim("CONSULT", "GON=ROH", sentence=2, status=Status.CANCELLED),
    ]
    assert status_of(claims) is Status.CANCELLED


def test_the_first_telling_decides_otherwise() -> None:
    claims = [claim("AID", "GON>ROH", sentence=1), claim("AID", "GON>ROH", sentence=2, status=Status.ONGOING)]
    assert status_of(claims) is Status.HAPPENED
