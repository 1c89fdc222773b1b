"""Whose it is what a state struck, where only the article's own state says so."""

from dataclasses import replace

from tests.unit.coding.trees import tree
from tests.unit.resolve.test_sides import party

from dragoman.model.actor import COMPLETED, ActorMention
from dragoman.model.event import Claim, EventType
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.modality import Modality, Status
from dragoman.model.text import Span
from dragoman.resolve.adversary import with_adversaries

STRUCK = tree("""
Gondor Gondor PROPN NNP 2 nsubj
struck strike VERB VBD 0 root
Mordor Mordor PROPN NNP 2 obj
""")
GONDOR, MORDOR = party(STRUCK, 0, 1, country="GON"), party(STRUCK, 2, 2, country="MOR")
OURS = replace(MORDOR, chain=3, country="GON", sector="MIL", why="role:unknown+focus-country", text="drones")


def claim(actor: ActorMention, recipient: ActorMention, category: str = "ASSAULT") -> Claim:
    return Claim(
        id=f"{actor.chain}-{recipient.chain}",
        document="d",
        sentence=0,
        type=EventType(category),
        actors=(actor,),
        recipients=(recipient,),
        reciprocal=False,
        modality=Modality(Status.HAPPENED),
        voices=(),
        date=None,
        place=None,
        trigger=Span(7, 13),
        evidence=Evidence("d", Span(0, 20), "Gondor struck Mordor"),
        trace=Trace("r", "k", "m"),
        score=0.9,
    )


def met(*claims: Claim) -> list[str]:
    """The recipients of the last claim, drones being weapons."""
    out = with_adversaries(claims, lambda one: one.text == "drones", lambda code, _: MORDOR if code == "MOR" else None)
    return [one.country for one in out[-1].recipients]


def test_a_state_shoots_down_drones_of_the_one_it_fights() -> None:
    assert met(claim(GONDOR, MORDOR), claim(GONDOR, OURS)) == ["MOR"]


def test_drones_of_nobody_told_are_no_party_of_who_shot_them_down() -> None:
    assert met(claim(GONDOR, OURS)) == []


def test_people_of_a_states_own_stay_its_own() -> None:
    people = replace(OURS, sector="CVL", text="villagers")
    assert met(claim(GONDOR, MORDOR), claim(GONDOR, people)) == ["GON"]


def test_a_threat_that_names_nobody_is_meant_for_the_one_fought_again_and_again() -> None:
    own = replace(GONDOR, chain=4, why="name" + COMPLETED)
    assert met(claim(GONDOR, MORDOR), claim(GONDOR, own, "THREATEN")) == ["GON"]
    assert met(claim(GONDOR, MORDOR), claim(MORDOR, GONDOR), claim(GONDOR, own, "THREATEN")) == ["MOR"]
