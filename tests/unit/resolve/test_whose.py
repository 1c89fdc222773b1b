"""Whose they are whom only the article's own state would tell."""

from dataclasses import replace

from tests.unit.resolve.test_adversary import GONDOR, OURS, STRUCK, claim

from dragoman.model.event import Claim
from dragoman.model.place import DOMESTIC, Place, PlaceMention
from dragoman.model.text import Span
from dragoman.resolve.party_index import PartyIndex
from dragoman.resolve.whose import at_places, punished_abroad

EDORAS = PlaceMention(Span(0, 6), 0, Place(1, "Edoras", "ROH", None, 0.0, 0.0, "city"), "name")
CROWD = replace(OURS, sector="CVL", text="a crowd")


def struck_in(place: PlaceMention | None) -> Claim:
    return replace(claim(GONDOR, CROWD), place=place)


def test_who_is_struck_in_a_town_is_of_its_state() -> None:
    (told,) = at_places([struck_in(EDORAS)])
    assert [(one.country, one.why) for one in told.recipients] == [("ROH", "role:unknown+place")]


def test_a_place_that_no_words_tell_is_nobodys() -> None:
    (told,) = at_places([struck_in(replace(EDORAS, why=DOMESTIC))])
    assert [one.country for one in told.recipients] == ["GON"]


def test_who_is_told_again_without_a_place_is_of_the_same_state_in_his_own_words() -> None:
    again = replace(CROWD, text="they", span=Span(30, 34))
    _, later = at_places([struck_in(EDORAS), replace(struck_in(None), recipients=(again,))])
    assert [(one.text, one.span, one.country) for one in later.recipients] == [("they", Span(30, 34), "ROH")]


def test_firms_under_sanctions_are_not_the_sanctioners_own() -> None:
    punished = replace(
        claim(GONDOR, OURS, "SANCTION"), trace=replace(claim(GONDOR, OURS).trace, rule="sanction.sanctions")
    )
    (told,) = punished_abroad([punished], (STRUCK,), PartyIndex((GONDOR, OURS)))
    assert [(one.country, one.why) for one in told.recipients] == [("XXX", "role:unknown+abroad")]
