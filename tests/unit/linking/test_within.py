"""Which claims of one article are one happening."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from claims_made import claim, worded

from dragoman.linking.within import group
from dragoman.model.event import Claim, EventType
from dragoman.model.modality import Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.text import Span
from dragoman.model.time import Basis, Grain, TimeInterval


def test_a_headline_and_its_lead_are_one_event() -> None:
    claims = [claim("CONSULT", "GON=ROH", sentence=0), claim("CONSULT", "GON=ROH", sentence=1)]
    words = worded(CONSULT_0="talk city", CONSULT_1="meet city river")
    assert len(group(claims, words)) == 1


def test_a_headline_of_two_states_is_taken_up_by_the_talks_of_their_leaders() -> None:
    headline, told = claim("CONSULT", "GON=ROH", sentence=0), claim("CONSULT", "GON=ROH", sentence=1)
    lead = replace(told, actors=tuple(replace(party, chain=party.chain + 10) for party in told.actors))
    words = worded(CONSULT_0="talk grain ford toll", CONSULT_1="meet grain king road week")
    assert len(group([headline, lead], words)) == 1
    assert len(group([headline, replace(lead, actors=lead.actors[:1])], words)) == 2


def test_acts_of_other_types_stay_apart() -> None:
    claims = [claim("CONSULT", "GON=ROH", sentence=0), claim("ACCUSE", "GON>ROH", sentence=1)]
    assert len(group(claims, worded(CONSULT_0="meet", ACCUSE_1="meet"))) == 2


def test_acts_on_other_days_stay_apart() -> None:
    claims = [
        claim("CONSULT", "GON=ROH", sentence=1, day=date(2021, 5, 1)),
        claim("CONSULT", "GON=ROH", sentence=2, day=date(2021, 2, 1)),
    ]
    assert len(group(claims, worded(CONSULT_1="meet", CONSULT_2="meet"))) == 2


def test_acts_against_other_parties_stay_apart() -> None:
    claims = [claim("ASSAULT", "GON>MOR", sentence=1), claim("ASSAULT", "GON>ROH", sentence=2)]
    assert len(group(claims, worded(ASSAULT_1="attack", ASSAULT_2="attack"))) == 2


def test_two_ministers_of_one_state_who_do_alike_are_two_events() -> None:
    claims = [claim("ASSAULT", "GON>MOR", sentence=1), claim("ASSAULT", "GON>MOR", sentence=2)]
    named = [
        replace(one, actors=tuple(replace(actor, name=name, chain=chain, sector="MIL") for actor in one.actors))
        for one, name, chain in zip(claims, ("Ada Roe", "Lin Ek"), (80, 81), strict=True)
    ]
    words = worded(ASSAULT_1="attack fort", ASSAULT_2="attack fort")
    assert (len(group(claims, words)), len(group(named, words))) == (1, 2)


def test_a_denied_act_does_not_join_the_told_one() -> None:
    claims = [claim("ASSAULT", "GON>MOR", sentence=1), claim("ASSAULT", "GON>MOR", sentence=2, status=Status.DENIED)]
    assert len(group(claims, worded(ASSAULT_1="attack", ASSAULT_2="attack"))) == 2


def test_the_same_words_about_the_same_parties_are_one_event() -> None:
    claims = [claim("ASSAULT", "GON>MOR", sentence=2), claim("ASSAULT", "GON>MOR", sentence=7)]
    assert len(group(claims, worded(ASSAULT_2="attack fleet harbour", ASSAULT_7="attack harbour"))) == 1


def test_unlike_words_about_the_same_parties_far_apart_are_two_events() -> None:
    claims = [claim("ACCUSE", "GON>MOR", sentence=2), claim("ACCUSE", "GON>MOR", sentence=9)]
    assert len(group(claims, worded(ACCUSE_2="blame harvest", ACCUSE_9="condemn raid"))) == 2


def test_two_demands_of_one_speaker_are_two_events() -> None:
    claims = [claim("REQUEST", "GON>ROH", sentence=4), claim("REQUEST", "GON>ROH", sentence=5)]
    assert len(group(claims, worded(REQUEST_4="urge grain harbour", REQUEST_5="urge sailor prison"))) == 2
    assert len(group(claims, worded(REQUEST_4="urge grain harbour", REQUEST_5="urge grain prison"))) == 1


def test_deeds_in_like_words_far_apart_are_two_events() -> None:
    near = [claim("ASSAULT", "GON>MOR", sentence=2), claim("ASSAULT", "GON>MOR", sentence=3)]
    far = [claim("ASSAULT", "GON>MOR", sentence=2), claim("ASSAULT", "GON>MOR", sentence=12)]
    assert len(group(near, worded(ASSAULT_2="raid fleet", ASSAULT_3="raid farm"))) == 1
    assert len(group(far, worded(ASSAULT_2="raid fleet", ASSAULT_12="raid farm"))) == 2


def test_a_date_that_is_only_inferred_parts_nothing() -> None:
    told = claim("ASSAULT", "GON>ROH", sentence=0, day=date(2021, 3, 1))
    later = claim("ASSAULT", "GON>ROH", sentence=1, day=date(2021, 3, 4))
    assert later.date is not None
    guessed = replace(later, date=replace(later.date, basis=Basis.INFERRED))
    words = worded(ASSAULT_0="raid border", ASSAULT_1="raid border")
    assert (len(group([told, later], words)), len(group([told, guessed], words))) == (2, 1)


def _meeting(sentence: int, first: date, last: date, place: Place) -> Claim:
    told = claim("CONSULT", "GON=ROH", sentence=sentence, status=Status.PLANNED)
    grain = Grain.DAY if first == last else Grain.WEEK
    where = PlaceMention(Span(0, 1), sentence, place, "exact")
    return replace(told, date=TimeInterval(first, last, grain, Basis.RELATIVE), place=where)


def test_a_meeting_next_week_in_a_state_and_on_a_day_in_its_town_are_one() -> None:
    state = Place(None, "Rohan", "ROH", None, 0.0, 0.0, "country")
    town = Place(None, "Edoras", "ROH", None, 0.0, 0.0, "city")
    claims = [
        _meeting(2, date(2021, 5, 3), date(2021, 5, 9), state),
        _meeting(4, date(2021, 5, 5), date(2021, 5, 5), town),
    ]
    assert len(group(claims, worded(CONSULT_2="meet", CONSULT_4="meet"))) == 1


def test_meetings_in_two_towns_stay_apart() -> None:
    one, other = (Place(None, name, "ROH", None, 0.0, 0.0, "city") for name in ("Aldburg", "Edoras"))
    claims = [
        _meeting(2, date(2021, 5, 3), date(2021, 5, 9), one),
        _meeting(4, date(2021, 5, 5), date(2021, 5, 5), other),
    ]
    assert len(group(claims, worded(CONSULT_2="meet", CONSULT_4="meet"))) == 2


def test_an_envoy_who_met_two_of_one_state_met_twice() -> None:
    claims = [claim("CONSULT", "GON=ROH", sentence=at) for at in (1, 2)]
    names = (("Ada Roe", "Lin Ek"), ("Ada Roe", "Eva Lee"))
    chains = {"Ada Roe": 80, "Lin Ek": 81, "Eva Lee": 82}
    named = [
        replace(
            one,
            actors=tuple(
                replace(actor, name=name, chain=chains[name]) for actor, name in zip(one.actors, pair, strict=True)
            ),
        )
        for one, pair in zip(claims, names, strict=True)
    ]
    words = worded(CONSULT_1="meet envoy", CONSULT_2="meet envoy")
    assert (len(group(claims, words)), len(group(named, words)), len(group([named[0]] * 2, words))) == (1, 2, 1)


def test_a_visit_and_a_telephone_call_are_two_events() -> None:
    claims = [claim("CONSULT", "GON=ROH", sentence=at) for at in (1, 2)]
    told = [
        replace(one, type=EventType("CONSULT", (mode,))) for one, mode in zip(claims, ("visit", "phone"), strict=True)
    ]
    words = worded(CONSULT_1="talk king", CONSULT_2="talk king")
    assert (len(group(claims, words)), len(group(told, words))) == (1, 2)


def test_any_number_of_tellings_are_one_event() -> None:
    claims = [claim("ASSAULT", "GON>MOR", sentence=at) for at in range(300)]
    words = worded(**{f"ASSAULT_{at}": "attack fort" for at in range(300)})
    assert [len(members) for members in group(claims, words)] == [300]
