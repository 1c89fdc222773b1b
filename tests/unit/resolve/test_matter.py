"""Police and courts do not make an article public."""

from tests.unit.coding.trees import tree
from tests.unit.resolve.test_sides import party

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
