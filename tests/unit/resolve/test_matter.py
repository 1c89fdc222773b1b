"""Police and courts do not make an article public, nor what persons do among themselves an event."""

from dataclasses import replace

from tests.unit.coding.trees import tree
from tests.unit.resolve.test_sides import act, party

from dragoman.model.evidence import Trace
from dragoman.model.text import Document
from dragoman.resolve.claims import Resolved, claims_of
from dragoman.resolve.matter import public_share

CHASED = tree("""
Neighbours neighbour NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
the the DET DT 4 det
baker baker NOUN NN 2 obj
""")


def test_police_and_courts_do_not_make_an_article_public_and_rebels_do() -> None:
    police, rebels = (
        party(CHASED, 0, 0, country="GON", sector=sector, why="role:unknown") for sector in ("COP", "REB")
    )
    assert (public_share([police], 1), public_share([rebels], 1)) == (0.0, 1.0)


def reasons(doer: str, undergoer: str, *, category: str = "ASSAULT", tag: str = "NN") -> list[str]:
    parse = replace(CHASED, xpos=(tag, *CHASED.xpos[1:]))
    sides = tuple(
        party(parse, at, at, country="GON", sector=sector, why="role:unknown")
        for at, sector in ((0, doer), (3, undergoer))
    )
    document = Document("d", "d", " ".join(parse.words), "0")
    attack = act(parse, 1, category, actor=0, recipient=3)
    resolved = Resolved(sides, (), ())
    return [
        one.reason for one in claims_of(document, (parse,), (attack,), resolved=resolved, trace=Trace("", "", ""))[1]
    ]


def test_what_one_private_person_does_to_another_is_no_event() -> None:
    assert reasons("CVL", "CVL") == ["private"]
    assert reasons("CVL", "CVL", category="REQUEST", tag="NNS") == ["private"]


def test_what_is_done_by_or_to_one_in_office_or_by_many_is_an_event() -> None:
    assert (reasons("MIL", "CVL"), reasons("CVL", "JRN"), reasons("CVL", "CVL", tag="NNS")) == ([], [], [])


def test_an_arrest_is_never_private() -> None:
    assert reasons("CVL", "CVL", category="COERCE") == []
