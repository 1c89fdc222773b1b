"""Words spoken at a meeting are placed and dated by it."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.model.actor import ActorMention
from dragoman.model.event import Claim, EventType
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.modality import Modality, Status
from dragoman.model.place import DATELINE, DOMESTIC, HOST, MEETING, Place, PlaceMention
from dragoman.model.text import Span
from dragoman.model.time import Basis, Grain, TimeInterval
from dragoman.resolve.scene import dateline_of, staged

MONDAY = TimeInterval(date(2014, 3, 3), date(2014, 3, 3), Grain.DAY, Basis.RELATIVE)
EDORAS = PlaceMention(Span(0, 6), 0, Place(None, "Edoras", "ROH", None, 0.0, 0.0, "city"), "city")


def party(country: str) -> ActorMention:
    return ActorMention(Span(0, 1), 0, 0, 0, 1, country, None, country, "GOV", "exact-name", len(country))


def claim(category: str, sentence: int, *countries: str) -> Claim:
    return Claim(
        id=f"{category}{sentence}",
        document="d",
        sentence=sentence,
        type=EventType(category),
        actors=tuple(party(country) for country in countries),
        recipients=(),
        reciprocal=True,
        modality=Modality(Status.HAPPENED),
        voices=(),
        date=None,
        place=None,
        trigger=Span(0, 1),
        evidence=Evidence("d", Span(0, 1), "x"),
        trace=Trace("r", "k", "m"),
        score=1.0,
    )


TALKS = replace(claim("CONSULT", 1, "GON", "ROH"), place=EDORAS, date=MONDAY)
PROMISE = claim("AGREE", 4, "GON", "ROH")


def test_what_is_said_at_a_meeting_is_said_there_and_then() -> None:
    _, promise = staged((TALKS, PROMISE), None)
    assert promise.place is not None and (promise.place.place, promise.place.why) == (EDORAS.place, MEETING)
    assert promise.date is not None and (promise.date.first, promise.date.basis) == (MONDAY.first, Basis.INFERRED)


@pytest.mark.parametrize(
    "other",
    [
        claim("AGREE", 4, "GON", "MOR"),  # one of them was not at the meeting
        claim("AGREE", 4, "GON"),
        claim("ASSAULT", 4, "GON", "ROH"),
        replace(PROMISE, modality=Modality(Status.PLANNED)),
    ],
)
def test_other_acts_are_not_placed_at_the_meeting(other: Claim) -> None:
    assert staged((TALKS, other), None)[1] == other


def test_a_meeting_that_only_its_parties_place_tells_nothing() -> None:
    at_home = replace(EDORAS, why=DOMESTIC)
    assert staged((replace(TALKS, place=at_home, date=None), PROMISE), None)[1] == PROMISE


def test_a_meeting_of_another_day_is_another() -> None:
    later = replace(MONDAY, first=date(2014, 3, 7), last=date(2014, 3, 7))
    assert staged((TALKS, replace(PROMISE, date=later)), None)[1].place is None


def test_a_meeting_of_the_lead_took_place_at_the_dateline() -> None:
    bare = claim("CONSULT", 0, "GON", "ROH")
    (found,) = staged((bare,), EDORAS)
    assert found.place is not None and found.place.why == DATELINE
    for other in (replace(bare, sentence=9), claim("CONSULT", 0, "GON", "MOR"), claim("SUPPORT", 0, "GON", "ROH")):
        assert staged((other,), EDORAS)[0].place is None


@pytest.mark.parametrize(
    "tail", [" — The king met", ": The king met", " (RNA) - The king met", ", May 3, 2022 (RNA) - The king"]
)
def test_a_dateline_opens_its_line(tail: str) -> None:
    assert dateline_of(f"Edoras{tail}", [EDORAS]) == EDORAS


def test_a_place_within_a_sentence_is_no_dateline() -> None:
    assert dateline_of("Edoras fell to the king.", [EDORAS]) is None
    inside = replace(EDORAS, span=Span(3, 9))
    assert dateline_of("In Edoras: the king", [inside]) is None


def test_a_promise_to_nobody_named_by_one_who_met_others_is_made_to_them() -> None:
    alone = replace(claim("AGREE", 4, "GON"), reciprocal=False, place=replace(EDORAS, why=DOMESTIC))
    promise = staged((TALKS, alone), None)[1]
    assert promise.place is not None and promise.place.why == MEETING


def test_who_signed_together_had_met() -> None:
    signed = replace(TALKS, type=EventType("SUPPORT"))
    assert staged((signed, PROMISE), None)[1].place == replace(EDORAS, why=MEETING)
    assert staged((replace(signed, reciprocal=False), PROMISE), None)[1].place is None


def test_a_meeting_told_as_history_is_no_scene_of_what_has_no_day() -> None:
    _, promise = staged((TALKS, PROMISE), None, published=date(2014, 6, 1))
    assert (promise.place, promise.date) == (None, None)


def test_the_dateline_tells_which_town_of_the_hosts_state() -> None:
    rohan = replace(EDORAS, place=Place(None, "Rohan", "ROH", None, 0.0, 0.0, "country"), why=HOST)
    for country, place in (("ROH", EDORAS.place), ("GON", rohan.place)):
        dateline = replace(EDORAS, place=EDORAS.place and replace(EDORAS.place, country=country))
        (talks,) = staged((replace(TALKS, place=rohan),), dateline)
        assert talks.place is not None and talks.place.place == place
