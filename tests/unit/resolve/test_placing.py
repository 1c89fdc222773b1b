"""Where an act took place."""

from collections.abc import Sequence
from dataclasses import replace

from tests.unit.coding.trees import tree
from tests.unit.resolve.test_dating import ACCORD, RAID, act, after

from dragoman.model.actor import ActorMention
from dragoman.model.event import Argument, EventType
from dragoman.model.parse import Parse
from dragoman.model.place import DOMESTIC, HOST, OFFICE, Place, PlaceMention
from dragoman.resolve.placing import Placer

MARCH = tree("""
Farmers farmer NOUN NNS 2 nsubj
defied defy VERB VBD 0 root
police police NOUN NN 2 obj
""")
DRILL = tree("""
Gondor gondor PROPN NNP 2 nsubj
held hold VERB VBD 0 root
drills drill NOUN NNS 2 obj
with with ADP IN 5 case
troops troops NOUN NNS 3 nmod
that that PRON WDT 7 nsubj
ended end VERB VBD 5 acl:relcl
near near ADP IN 9 case
Edoras edoras PROPN NNP 7 obl
""")


def state(code: str) -> Place:
    return Place(None, code, code, None, 0.0, 0.0, "country")


def town(parse: Parse, token: int, country: str) -> PlaceMention:
    place = Place(1, parse.words[token], country, None, 0.0, 0.0, "city")
    return PlaceMention(parse.span(token, token + 1), parse.sentence.index, place, "only-one")


def party(parse: Parse, first: int, country: str) -> ActorMention:
    sentence, end, text = parse.sentence.index, first + 1, parse.words[first]
    return ActorMention(parse.span(first, end), sentence, first, first, end, text, None, country, "GOV", "x", first)


def placed(
    parses: Sequence[Parse],
    places: list[PlaceMention],
    token: int,
    sides: list[list[ActorMention]],
    home: str | None,
    category: str = "ASSAULT",
) -> PlaceMention | None:
    here = PlaceMention(parses[0].span(0, 1), 0, state(home), "focus-country") if home else None
    placer = Placer(parses, places, here, state)
    return placer.place(act(parses[-1], token, category), [token], actors=sides[0], recipients=sides[1])


def test_an_act_between_people_of_one_state_took_place_there() -> None:
    found = placed([MARCH], [], 1, [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "NZL")]], None)
    assert found is not None and found.place == state("NZL") and found.why == DOMESTIC


def test_people_of_one_state_in_an_article_about_another_tell_no_place() -> None:
    assert placed([MARCH], [], 1, [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "NZL")]], "FJI") is None


def test_an_act_across_borders_took_place_in_the_articles_own_state() -> None:
    found = placed([MARCH], [], 1, [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "FJI")]], "FJI")
    assert found is not None and found.place == state("FJI")


def test_words_from_abroad_were_not_said_at_home() -> None:
    sides = [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "FJI")]]
    assert placed([MARCH], [], 1, sides, "FJI", "ACCUSE") is None


def test_neither_side_is_at_home_where_both_are_strangers() -> None:
    assert placed([MARCH], [], 1, [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "FJI")]], "TON") is None


def test_where_the_drills_of_a_party_ended_they_were_held() -> None:
    sides = [[party(DRILL, 0, "NZL"), party(DRILL, 4, "FJI")], []]
    found = placed([DRILL], [town(DRILL, 8, "NZL")], 2, sides, None)
    assert found is not None and found.place is not None and found.place.name == "Edoras"


def test_there_is_the_town_of_the_sentence_before() -> None:
    second = after(ACCORD, RAID)
    found = placed([RAID, second], [town(RAID, 2, "NZL")], 1, [[party(second, 0, "FJI")], []], None)
    assert found is not None and found.place is not None and found.place.name == "Rohan"


def test_a_small_place_where_nothing_else_lies_does_not_move_people_of_one_state_abroad() -> None:
    ours, theirs = [[party(DRILL, 0, "NZL")], []], [[party(DRILL, 0, "FJI")], []]
    stray, known = town(DRILL, 8, "FJI"), town(DRILL, 4, "FJI")
    found = placed([DRILL], [stray], 2, ours, "NZL")
    assert found is not None and found.place == state("NZL")
    assert placed([DRILL], [stray, known], 2, ours, "NZL") == stray
    assert placed([DRILL], [stray], 2, theirs, "NZL") == stray


SUPPORT = tree("""
Gondor gondor PROPN NNP 2 nsubj
praised praise VERB VBD 0 root
the the DET DT 4 det
people people NOUN NNS 2 obj
of of ADP IN 6 case
Rohan rohan PROPN NNP 4 nmod
""")
ALLY = tree("""
Arnor arnor PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
Gondor gondor PROPN NNP 4 compound
execution execution NOUN NN 2 obj
of of ADP IN 6 case
rebels rebel NOUN NNS 4 nmod
""")


def country(parse: Parse, token: int, code: str) -> PlaceMention:
    return PlaceMention(parse.span(token, token + 1), parse.sentence.index, state(code), "only-one")


def test_a_country_that_is_only_spoken_of_is_no_place() -> None:
    sides = [[party(SUPPORT, 0, "NZL")], [party(SUPPORT, 3, "FJI")]]
    assert placed([SUPPORT], [country(SUPPORT, 5, "FJI")], 1, sides, None, "SUPPORT") is None


def test_a_country_that_acts_in_the_sentence_is_no_place_of_another_act() -> None:
    sides = [[party(ALLY, 2, "NZL")], [party(ALLY, 5, "FJI")]]
    assert placed([ALLY], [country(ALLY, 0, "TON")], 3, sides, None) is None


def test_an_attack_took_place_at_what_it_struck() -> None:
    sides = [[party(RAID, 0, "NZL")], [party(RAID, 2, "FJI")]]
    found = placed([RAID], [country(RAID, 2, "FJI")], 1, sides, None)
    assert found is not None and found.place == state("FJI")


STRUCK = tree("""
Gunmen gunman NOUN NNS 2 nsubj
raided raid VERB VBD 0 root
a a DET DT 4 det
base base NOUN NN 2 obj
in in ADP IN 6 case
Rohan rohan PROPN NNP 4 nmod
""")


def test_an_attack_took_place_where_the_thing_struck_is() -> None:
    struck = replace(act(STRUCK, 1, "ASSAULT"), arguments=(Argument("recipient", 0, 3, "patient"),))
    rohan = country(STRUCK, 5, "FJI")
    gunmen, guessed = party(STRUCK, 0, "NZL"), replace(party(STRUCK, 5, "FJI"), why="exact-name+completed")
    placer = Placer([STRUCK], [rohan], None, state)
    assert placer.place(struck, [1], actors=[gunmen], recipients=[guessed]) == rohan
    judged = replace(struck, type=EventType("ACCUSE"))
    owned = replace(guessed, why="exact-name")
    assert placer.place(judged, [1], actors=[gunmen], recipients=[owned]) is None


def test_words_across_borders_tell_no_place() -> None:
    sides = [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "FJI")]]
    assert placed([MARCH], [], 1, sides, "NZL", "ACCUSE") is None


def test_a_meeting_took_place_at_home_only_if_the_outlet_is_at_home_there() -> None:
    sides = [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "FJI")]]
    here = PlaceMention(MARCH.span(0, 1), 0, state("NZL"), "focus-country")
    meeting = act(MARCH, 1, "CONSULT")
    for outlet, expected in (("NZL", here), ("TON", None)):
        placer = Placer([MARCH], [], here, state, outlet=outlet)
        assert placer.place(meeting, [1], actors=sides[0], recipients=sides[1]) == expected


def test_a_visit_took_place_in_the_state_of_the_one_visited_if_words_tell_who_that_is() -> None:
    visit = replace(act(MARCH, 1, "CONSULT"), type=EventType("CONSULT", ("visit",)))
    guest, host = party(MARCH, 0, "NZL"), party(MARCH, 2, "FJI")
    placer = Placer([MARCH], [], None, state)
    found = placer.place(visit, [1], actors=[guest], recipients=[host])
    assert found is not None and (found.place, found.why) == (state("FJI"), HOST)
    guessed = replace(host, why="exact-name+completed")
    assert placer.place(visit, [1], actors=[guest], recipients=[guessed]) is None


def test_police_arrest_in_their_own_state_soldiers_anywhere() -> None:
    arrest = replace(act(MARCH, 1, "COERCE"), type=EventType("COERCE", ("arrest",)))
    police, guest = replace(party(MARCH, 0, "NZL"), sector="COP"), party(MARCH, 2, "FJI")
    placer = Placer([MARCH], [], None, state)
    found = placer.place(arrest, [1], actors=[police], recipients=[guest])
    assert found is not None and (found.place, found.why) == (state("NZL"), OFFICE)
    assert placer.place(arrest, [1], actors=[replace(police, sector="MIL")], recipients=[guest]) is None


def test_who_is_told_to_act_at_home_may_be_at_home_in_an_article_whose_places_lie_abroad() -> None:
    here = PlaceMention(MARCH.span(0, 1), 0, state("FJI"), "focus-country")
    ours, placer = party(MARCH, 0, "NZL"), Placer([MARCH], [], here, state, focus="NZL")
    found = placer.place(act(MARCH, 1, "COERCE"), [1], actors=[ours], recipients=[])
    assert found is not None and found.why == DOMESTIC
    suffered = placer.place(act(MARCH, 1, "ACCUSE"), [1], actors=[], recipients=[ours])
    assert suffered is None


def test_a_meeting_by_phone_has_no_place() -> None:
    sides = [[party(MARCH, 0, "NZL")], [party(MARCH, 2, "FJI")]]
    here = PlaceMention(MARCH.span(0, 1), 0, state("NZL"), "focus-country")
    call = replace(act(MARCH, 1, "CONSULT"), type=EventType("CONSULT", ("phone",)))
    placer = Placer([MARCH], [], here, state, outlet="NZL")
    assert placer.place(call, [1], actors=sides[0], recipients=sides[1]) is None


ENVOY = tree("""
Envoys envoy NOUN NNS 2 nsubj
signed sign VERB VBD 0 root
in in ADP IN 4 case
presence presence NOUN NN 2 obl
of of ADP IN 6 case
ambassador ambassador NOUN NN 4 nmod
in in ADP IN 8 case
Edoras edoras PROPN NNP 6 nmod
""")


def test_where_an_ambassador_serves_is_not_where_the_act_took_place() -> None:
    sides = [[party(ENVOY, 0, "NZL"), party(ENVOY, 0, "FJI")], []]
    ambassador = replace(party(ENVOY, 5, "FJI"), office="ambassador")
    for parties, expected in (((), town(ENVOY, 7, "TON")), ((ambassador,), None)):
        placer = Placer([ENVOY], [town(ENVOY, 7, "TON")], None, state, parties=parties)
        found = placer.place(act(ENVOY, 1, "SUPPORT"), [1], actors=sides[0], recipients=sides[1])
        assert found == expected


def test_a_place_told_of_a_party_in_a_clause_set_off_is_not_the_acts() -> None:
    shut = tree("""
    Gondor gondor PROPN NNP 2 nsubj
    shut shut VERB VBD 0 root
    roads road NOUN NNS 2 obj
    for for ADP IN 5 case
    Rohan rohan PROPN NNP 2 obl
    , , PUNCT , 9 punct
    which which PRON WDT 9 nsubj
    had have AUX VBD 9 aux
    fought fight VERB VBN 5 acl:relcl
    in in ADP IN 11 case
    Edoras edoras PROPN NNP 9 obl
    """)
    told = Argument("place", 0, 10, "model")
    mention = replace(act(shut, 1), arguments=(told,))
    placer = Placer([shut], [town(shut, 10, "FJI")], None, state)
    sides = {"actors": [party(shut, 0, "NZL")], "recipients": [party(shut, 4, "FJI")]}
    assert placer.place(mention, [1], **sides) is None


def test_a_body_of_several_states_is_urged_where_it_sits_if_its_phrase_tells() -> None:
    urged = tree("""
    Gondor gondor PROPN NNP 2 nsubj
    urged urge VERB VBD 0 root
    the the DET DT 4 det
    council council NOUN NN 2 obj
    in in ADP IN 6 case
    Bree bree PROPN NNP 4 nmod
    """)
    council = replace(party(urged, 3, "UN"), sector="IGO")
    for body, placed_there in ((council, True), (replace(council, sector="GOV"), False)):
        sides = [[party(urged, 0, "NZL")], [body]]
        found = placed([urged], [town(urged, 5, "USA")], 1, sides, None, "REQUEST")
        assert (found is not None) is placed_there


def test_a_meeting_took_place_in_the_state_of_its_host() -> None:
    hosted = tree("""
    Gondor gondor PROPN NNP 2 nsubj
    hosted host VERB VBD 0 root
    talks talk NOUN NNS 2 obj
    with with ADP IN 5 case
    Rohan rohan PROPN NNP 3 nmod
    """)
    held = replace(hosted, lemmas=tuple("hold" if lemma == "host" else lemma for lemma in hosted.lemmas))
    both = [party(hosted, 0, "NZL"), party(hosted, 4, "FJI")]
    found = placed([hosted], [], 2, [both, []], None, "CONSULT")
    assert found is not None and found.place == state("NZL") and found.why == HOST
    assert placed([held], [], 2, [both, []], None, "CONSULT") is None


def test_who_only_stands_before_the_hosting_is_no_host() -> None:
    hosted = tree("""
    Talks talk NOUN NNS 5 nsubj:pass
    with with ADP IN 3 case
    Rohan rohan PROPN NNP 1 nmod
    were be AUX VBD 5 aux:pass
    hosted host VERB VBN 0 root
    by by ADP IN 7 case
    Gondor gondor PROPN NNP 5 obl:agent
    """)
    both = [party(hosted, 2, "FJI"), party(hosted, 6, "NZL")]
    found = placed([hosted], [], 0, [both, []], None, "CONSULT")
    assert found is not None and found.place == state("NZL")


def test_where_hosts_are_of_several_states_nobody_tells_the_place() -> None:
    hosted = tree("""
    Gondor gondor PROPN NNP 4 nsubj
    and and CCONJ CC 3 cc
    Rohan rohan PROPN NNP 1 conj
    hosted host VERB VBD 0 root
    talks talk NOUN NNS 4 obj
    """)
    both = [party(hosted, 0, "NZL"), party(hosted, 2, "FJI")]
    assert placed([hosted], [], 4, [both, []], None, "CONSULT") is None


def test_the_first_word_of_a_sentence_may_stand_in_a_clause_of_something_else() -> None:
    left = tree("""
    Edoras edoras PROPN NNP 4 obl
    where where ADV WRB 4 advmod
    they they PRON PRP 4 nsubj
    fought fight VERB VBD 5 acl:relcl
    Rohan rohan PROPN NNP 6 nsubj
    left leave VERB VBD 0 root
    """)
    mention = replace(act(left, 5), arguments=(Argument("place", 0, 0, "model"),))
    placer = Placer([left], [town(left, 0, "FJI")], None, state)
    found = placer.place(mention, [5], actors=[party(left, 4, "NZL")], recipients=[])
    assert found is not None and found.why == DOMESTIC


NAMED = tree("""
Gondor gondor PROPN NNP 2 nsubj
held hold VERB VBD 0 root
Bree bree PROPN NNP 4 compound
talks talk NOUN NNS 2 obj
""")


def test_the_town_that_names_a_meeting_is_where_it_is_held() -> None:
    sides, bree = [[party(NAMED, 0, "GON")], []], town(NAMED, 2, "BRE")
    assert placed([NAMED], [bree], 3, sides, None, "CONSULT") == bree
    assert placed([NAMED], [bree], 3, sides, None, "SANCTION") != bree
    land = replace(bree, place=state("BRE"))
    assert placed([NAMED], [land], 3, sides, None, "CONSULT") != land


def test_a_blow_across_borders_did_not_fall_on_the_strikers_own_state() -> None:
    sides = [[party(RAID, 0, "NZL")], [party(RAID, 2, "FJI")]]
    assert placed([RAID], [], 1, sides, "NZL") is None
    found = placed([RAID], [], 1, sides, "FJI")
    assert found is not None and found.place == state("FJI")


CROWD = tree("""
Crowds crowd NOUN NNS 4 nsubj
in in ADP IN 3 case
Edoras edoras PROPN NNP 1 nmod
burned burn VERB VBD 0 root
embassies embassy NOUN NNS 4 obj
of of ADP IN 7 case
Gondor gondor PROPN NNP 5 nmod
""")


def test_a_crowd_burns_an_embassy_where_the_crowd_is() -> None:
    doers = [replace(party(CROWD, 0, "NZL"), end=3, span=CROWD.span(0, 3))]
    embassy = [replace(party(CROWD, 4, "FJI"), end=7, span=CROWD.span(4, 7))]
    found = placed([CROWD], [town(CROWD, 2, "NZL"), country(CROWD, 6, "FJI")], 3, [doers, embassy], None)
    assert found is not None and found.place is not None and found.place.name == "Edoras"


COUNTRY = tree("""
Gunmen gunman NOUN NNS 2 nsubj
raided raid VERB VBD 0 root
bases base NOUN NNS 2 obj
in in ADP IN 5 case
country country NOUN NN 3 nmod
east east NOUN NN 3 nmod
""")


def test_the_country_is_the_one_that_the_article_is_about_rather_than_a_strangers_own() -> None:
    raid = replace(act(COUNTRY, 1, "ASSAULT"), arguments=(Argument("recipient", 0, 2, "patient"),))

    def placed_in(token: int, focus: str) -> Place | None:
        told = replace(country(COUNTRY, token, "FJI"), why="described")
        placer = Placer([COUNTRY], [told], None, state, focus=focus)
        found = placer.place(raid, [1], actors=[party(COUNTRY, 0, "NZL")], recipients=[])
        return found.place if found else None

    assert placed_in(4, "FJI") == state("FJI")
    assert placed_in(4, "NZL") == state("NZL")
    assert placed_in(5, "FJI") in {None, state("NZL")}  # "the country's **east**" is the doer's
