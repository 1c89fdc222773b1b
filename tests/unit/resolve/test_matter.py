"""In an article that is hardly about public affairs an act must be believed more firmly."""

from dataclasses import replace

from tests.unit.coding.trees import tree
from tests.unit.resolve.test_sides import act, party

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Claim, Refusal
from dragoman.model.evidence import Trace
from dragoman.model.parse import Parse
from dragoman.model.text import Document
from dragoman.resolve.claims import Resolved, claims_of
from dragoman.resolve.matter import BELIEF, belief_needed, public_share

GONDOR = Actor("Q1", "Gondor", "state", "GON", ("GOV",))
CHASED = tree("""
Neighbours neighbour NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
the the DET DT 4 det
baker baker NOUN NN 2 obj
""")


def article(length: int) -> tuple[Parse, ...]:
    return tuple(replace(CHASED, sentence=replace(CHASED.sentence, index=at)) for at in range(length))


def neighbours(length: int) -> tuple[ActorMention, ...]:
    return tuple(
        party(parse, token, token + 1, country="GON", sector="CVL", why="role:unknown")
        for parse in article(length)
        for token in (0, 3)
    )


def coded(length: int, score: float) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    parses = article(length)
    document = Document("d", "d", " ".join(CHASED.words), "0")
    told = replace(act(parses[0], 1, "ASSAULT", actor=0, recipient=3), score=score)
    return claims_of(document, parses, [told], resolved=Resolved(neighbours(length), (), ()), trace=Trace("", "k", "m"))


def test_an_article_that_names_no_state_office_or_political_role_needs_more_belief() -> None:
    (refusal,) = coded(8, 0.5)[1]
    assert (coded(8, 0.5)[0], refusal.reason) == ((), "unlikely")
    assert len(coded(8, BELIEF)[0]) == 1


def test_a_text_of_a_few_sentences_tells_nothing_of_its_matter() -> None:
    assert len(coded(3, 0.5)[0]) == 1


def test_a_state_named_in_every_third_sentence_makes_an_article_public() -> None:
    states = [replace(party(parse, 0, 0, country="GON"), actor=GONDOR) for parse in article(9)[::3]]
    assert belief_needed(states, 9) == 0.0
    assert belief_needed(states[:2], 9) == BELIEF


def test_police_and_courts_do_not_make_an_article_public_and_rebels_do() -> None:
    police, rebels = (
        party(CHASED, 0, 0, country="GON", sector=sector, why="role:unknown") for sector in ("COP", "REB")
    )
    assert (public_share([police], 1), public_share([rebels], 1)) == (0.0, 1.0)
