"""Whether a telling is worth recording, by what is believed of it and who its parties are."""

from dataclasses import replace

from tests.unit.resolve.test_claims import ARTICLE, ATTACK, GONDOR, REBELS, SAID

from dragoman.knowledge.bounded import WORTH, load_bounded
from dragoman.model.event import Belief, Claim, EventMention, EventType, Refusal
from dragoman.model.evidence import MODEL, Trace
from dragoman.resolve.claims import Resolved, claims_of
from dragoman.resolve.worth import features, worth_of

SURE = replace(ATTACK, score=0.95, belief=Belief(0.95, 0.9), sources=())
UNSURE = replace(ATTACK, score=0.05, belief=Belief(0.01, 0.5), sources=())


def told(*mentions: EventMention, parties: tuple = (REBELS, GONDOR)) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    return claims_of(ARTICLE, (SAID,), mentions, resolved=Resolved(parties, (), ()), trace=Trace("", "k", "m"))


def worth(mention: EventMention, *, public: float = 0.5) -> float:
    (claim,), _ = told(replace(mention, belief=None))
    return worth_of(mention, claim, SAID, public)


def test_what_frames_tell_alone_is_recorded() -> None:
    assert worth(replace(UNSURE, belief=None)) == 1.0


def test_an_act_that_is_hardly_believed_is_refused_and_the_refusal_says_so() -> None:
    claims, (refusal,) = told(UNSURE)
    assert (claims, refusal.reason) == ((), "unlikely")
    assert "ASSAULT by these parties is worth recording at" in refusal.detail


def test_more_belief_and_more_public_affairs_are_worth_more() -> None:
    assert worth(UNSURE) < load_bounded(WORTH).least < worth(SURE)
    assert worth(SURE, public=0.0) < worth(SURE, public=0.9)


def test_of_two_types_of_one_word_the_worthier_is_recorded() -> None:
    other = replace(UNSURE, type=EventType("PROTEST"), rule=MODEL, belief=Belief(0.01, 0.5, instead=True))
    claims, refusals = told(SURE, other)
    assert ([claim.type.category for claim in claims], refusals) == (["ASSAULT"], ())


def test_a_word_that_tells_an_act_of_the_models_type_lacks_no_party_for_that_of_the_frame() -> None:
    other = replace(SURE, type=EventType("ACCUSE"), rule=MODEL, belief=Belief(0.9, 0.9, instead=True))
    claims, refusals = told(replace(SURE, arguments=()), other)
    assert "no-party" not in {refusal.reason for refusal in refusals}
    assert [refusal.reason for refusal in told(replace(SURE, arguments=()))[1]] == ["no-party"]
    assert len(claims) + len(refusals) == 1


def test_a_type_of_the_models_own_is_no_word_of_the_frame() -> None:
    (claim,), _ = told(SURE)
    assert SURE.belief is not None
    named = features(replace(SURE, belief=replace(SURE.belief, instead=True)), claim, SAID, 0.5)
    assert {"instead", "instead:ASSAULT"} <= set(named) and "frame:assault.attack" not in named
    assert "frame:assault.attack" in features(SURE, claim, SAID, 0.5)
