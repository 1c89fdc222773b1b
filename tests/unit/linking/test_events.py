"""What the claims of one happening come to."""

from dataclasses import replace
from datetime import date

from tests.unit.linking.claims_made import claim

from dragoman.linking.events import event_from
from dragoman.model.actor import Actor
from dragoman.model.event import Voice
from dragoman.model.modality import Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.text import Document, Span
from dragoman.model.time import Basis, Grain, TimeInterval

ARTICLE = Document(id="d", name="d", text="", sha256="")


def test_a_told_month_is_preferred_to_an_inferred_day() -> None:
    month = TimeInterval(date(2021, 3, 1), date(2021, 3, 31), Grain.MONTH, Basis.STATED)
    day = TimeInterval(date(2021, 3, 4), date(2021, 3, 4), Grain.DAY, Basis.INFERRED)
    made = claim("ASSAULT", "GON>ROH", sentence=0)
    claims = [replace(made, date=day), replace(made, id="other", date=month)]
    assert event_from(claims, ARTICLE).date == month


def test_what_the_article_tells_first_in_its_own_voice_has_no_source() -> None:
    made, voice = claim("ASSAULT", "GON>ROH", sentence=0), Voice("Arnor", "ARN", "says", Span(0, 5))
    told, said = made, replace(made, id="other", voices=(voice,))
    assert (event_from([told, said], ARTICLE).voices, event_from([said, told], ARTICLE).voices) == ((), (voice,))


def test_a_headline_leaves_out_who_says_so() -> None:
    headline, voice = claim("ASSAULT", "GON>ROH", sentence=0), Voice("Arnor", "ARN", "says", Span(0, 5))
    said = replace(headline, id="other", sentence=1, voices=(voice,))
    assert event_from([headline, said], ARTICLE).voices == (voice,)


def test_a_plan_keeps_the_sources_that_announced_it() -> None:
    made = claim("CONSULT", "GON=ROH", sentence=0, status=Status.PLANNED)
    voice = Voice("Arnor", "ARN", "says", Span(0, 5))
    assert event_from([made, replace(made, id="other", voices=(voice,))], ARTICLE).voices == (voice,)


def test_who_met_is_told_by_the_claim_that_names_more_than_states() -> None:
    made = claim("CONSULT", "GON=ROH", sentence=0)
    states = [Actor(one.country, one.country, "state", one.country, ("GOV",)) for one in made.actors]
    headline = replace(made, actors=tuple(replace(one, actor=at) for one, at in zip(made.actors, states, strict=True)))
    leaders = tuple(replace(one, chain=one.chain + 10, text=f"king of {one.text}") for one in made.actors)
    event = event_from([headline, replace(made, id="other", actors=leaders)], ARTICLE)
    assert [one.text for one in event.actors] == ["king of GON", "king of ROH"]


def test_a_side_of_no_known_state_gives_way_to_one_that_another_claim_tells() -> None:
    told = claim("CONSULT", "GON>ROH", sentence=1)
    vague = replace(
        told, id="vague", sentence=0, recipients=tuple(replace(one, country="XXX") for one in told.recipients)
    )
    assert [one.country for one in event_from([vague, told], ARTICLE).recipients] == ["ROH"]


def test_a_place_of_some_state_is_told_before_a_continent() -> None:
    made = claim("CONSULT", "GON>ROH", sentence=0)
    wide = PlaceMention(Span(0, 6), 0, Place(None, "Africa", None, None, 0.0, 0.0, "region"), "only-one")
    land = PlaceMention(Span(9, 12), 0, Place(None, "Rohan", "ROH", None, 0.0, 0.0, "country"), "only-one")
    claims = [replace(made, place=wide), replace(made, id="other", place=land)]
    assert event_from(claims, ARTICLE).place == land
