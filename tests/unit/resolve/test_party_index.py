"""How the article words a party best."""

from dataclasses import replace

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.text import Span
from dragoman.resolve.party_index import PartyIndex

GONDOR = Actor("gon", "Gondor", "state", "GON", ("GOV",))


def named(token: int, text: str) -> ActorMention:
    return ActorMention(Span(0, 1), 0, token, token, token + 1, text, GONDOR, "GON", "GOV", "exact-name", 1)


def test_a_state_is_worded_by_its_own_name_before_its_capitals() -> None:
    capital, state = named(0, "MINAS TIRITH, March 3"), named(1, "Gondor")
    assert PartyIndex([capital, state]).fullest(capital) == state


def test_a_state_is_told_by_its_name_where_the_country_stands_nearer() -> None:
    country, state = replace(named(5, "the country"), why="description"), replace(named(1, "Gondor"), sentence=4)
    assert PartyIndex([country, state]).state("GON", 0) == state
