"""The two sides of an act where the words leave one open, and how pronouns are worded."""

from dataclasses import replace

from tests.unit.coding.trees import tree

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Argument, Claim, EventMention, EventType, SourceMention
from dragoman.model.evidence import Trace
from dragoman.model.modality import Cue, Modality, Status
from dragoman.model.parse import Entity, Parse
from dragoman.model.text import Document, Span
from dragoman.resolve.claims import Resolved, claims_of

EXECUTED = tree("""
Gondor Gondor PROPN NNP 2 nsubj
executed execute VERB VBD 0 root
activists activist NOUN NNS 2 obj
""")
CONDEMNED = tree("""
Rohan Rohan PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
execution execution NOUN NN 2 obj
of of ADP IN 6 case
activists activist NOUN NNS 4 nmod
""")
FIRED = tree("""
Gondor Gondor PROPN NNP 2 nsubj
fired fire VERB VBD 0 root
shells shell NOUN NNS 2 obj
""")


def party(
    parse: Parse, token: int, chain: int, *, country: str, sector: str = "GOV", why: str = "name"
) -> ActorMention:
    span = parse.span(token, token + 1)
    text = parse.words[token]
    sentence = parse.sentence.index
    return ActorMention(span, sentence, token, token, token + 1, text, None, country, sector, why, chain)


def act(parse: Parse, token: int, category: str, **slots: int) -> EventMention:
    sentence = parse.sentence.index
    return EventMention(
        sentence=sentence,
        token=token,
        trigger=parse.span(token, token + 1),
        clause=parse.span(0, len(parse)),
        type=EventType(category),
        arguments=tuple(Argument(slot, sentence, at, "agent") for slot, at in slots.items()),
        reciprocal=False,
        modality=Modality(Status.HAPPENED),
        sources=(),
        rule="test",
        score=0.9,
    )


def told(parses: tuple[Parse, ...], parties: tuple[ActorMention, ...], *acts: EventMention) -> tuple[Claim, ...]:
    document = Document("d", "d", " ".join(" ".join(parse.words) for parse in parses), "0")
    return claims_of(document, parses, acts, resolved=Resolved(parties, (), ()), trace=Trace("", "k", "m"))[0]


def names(parties: tuple[ActorMention, ...]) -> list[str]:
    return [one.text for one in parties]


def second(parse: Parse) -> Parse:
    return replace(parse, sentence=replace(parse.sentence, index=1))


ROHAN = party(second(CONDEMNED), 0, 1, country="ROH")
VICTIMS = party(second(CONDEMNED), 5, 2, country="GON", sector="OPP", why="role:origin")
GONDOR = party(EXECUTED, 0, 3, country="GON")
BLAME = act(second(CONDEMNED), 1, "ACCUSE", actor=0, spared=5)


def test_the_one_blamed_for_a_deed_is_who_did_it_as_told_elsewhere() -> None:
    deed = act(EXECUTED, 1, "ASSAULT", actor=0, recipient=2)
    claims = told((EXECUTED, second(CONDEMNED)), (GONDOR, ROHAN, VICTIMS), deed, BLAME)
    assert names(claims[-1].recipients) == ["Gondor"]


def test_the_victims_of_a_condemned_deed_are_never_the_ones_blamed() -> None:
    (claim,) = told((EXECUTED, second(CONDEMNED)), (ROHAN, VICTIMS), BLAME)
    assert (names(claim.actors), claim.recipients) == (["Rohan"], ())


def test_a_state_that_was_struck_is_not_blamed_in_place_of_its_town() -> None:
    town, state = replace(VICTIMS, sector="GOV"), replace(GONDOR, text="Gondor")
    (claim,) = told((EXECUTED, second(CONDEMNED)), (state, ROHAN, town), BLAME)
    assert claim.recipients == ()


def test_nobody_blames_himself_for_the_attack_just_told_of() -> None:
    deed = act(EXECUTED, 1, "ASSAULT", actor=0, recipient=2)
    blame = act(second(CONDEMNED), 1, "ACCUSE", actor=0, deed=3)
    attack = replace(GONDOR, country="ROH", chain=ROHAN.chain)
    assert names(told((EXECUTED, second(CONDEMNED)), (GONDOR, ROHAN), deed, blame)[-1].recipients) == ["Gondor"]
    assert told((EXECUTED, second(CONDEMNED)), (attack, ROHAN), deed, blame)[-1].recipients == ()


def test_a_thing_is_no_side_of_an_act() -> None:
    shells = party(FIRED, 2, 5, country="GON", why="role:unknown")
    (claim,) = told(
        (FIRED,), (party(FIRED, 0, 3, country="GON"), shells), act(FIRED, 1, "ASSAULT", actor=0, recipient=2)
    )
    assert claim.recipients == ()


INDICTED = tree("""
The the DET DT 2 det
general general NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
indicted indict VERB VBN 6 ccomp
Gondor Gondor PROPN NNP 6 nsubj
said say VERB VBD 0 root
""")


def test_who_tells_of_an_act_in_the_passive_stays_its_source() -> None:
    gondor, general = party(INDICTED, 4, 3, country="GON"), party(INDICTED, 1, 4, country="ROH", why="role:origin")
    source = SourceMention(0, 4, INDICTED.span(4, 5), "says", Cue(INDICTED.span(5, 6), "says.say"))
    (claim,) = told((INDICTED,), (gondor, general), replace(act(INDICTED, 3, "ACCUSE", recipient=1), sources=(source,)))
    assert [voice.name for voice in claim.voices] == ["Gondor"]
    assert claim.actors == ()


MUST = tree("""
Gondor Gondor PROPN NNP 3 nsubj
must must AUX MD 3 aux
withdraw withdraw VERB VB 0 root
before before ADP IN 5 case
Rohan Rohan PROPN NNP 3 obl
""")


def test_where_the_article_itself_says_must_nobody_is_guessed_to_have_asked() -> None:
    gondor, rohan = party(MUST, 0, 3, country="GON"), party(MUST, 4, 4, country="ROH")
    (claim,) = told((MUST,), (gondor, rohan), act(MUST, 1, "REQUEST", recipient=0))
    assert (claim.actors, names(claim.recipients)) == ((), ["Gondor"])


DENIED = tree("""
Eowyn Eowyn PROPN NNP 6 nsubj:pass
a a DET DT 3 det
minister minister NOUN NN 1 appos
was be AUX VBD 6 aux:pass
again again ADV RB 6 advmod
denied deny VERB VBN 0 root
entry entry NOUN NN 6 obj
""")


def test_who_stands_in_apposition_to_the_one_denied_has_not_denied_it() -> None:
    eowyn, minister = party(DENIED, 0, 3, country="ROH"), party(DENIED, 2, 4, country="ROH", why="role:origin")
    (claim,) = told((DENIED,), (eowyn, minister), act(DENIED, 5, "REJECT", recipient=0))
    assert (claim.actors, names(claim.recipients)) == ((), ["Eowyn"])


def test_a_party_told_by_a_pronoun_stands_in_its_fullest_wording() -> None:
    he = replace(party(FIRED, 0, 3, country="GON", why="pronoun"), text="He")
    named = replace(he, text="King Elessar", why="title-name", span=Span(500, 512), sentence=9)
    (claim,) = told((FIRED,), (he, named), act(FIRED, 1, "MOBILIZE", actor=0))
    assert [(one.text, one.span, one.why) for one in claim.actors] == [("King Elessar", Span(500, 512), "pronoun")]


KILLED = tree("""
Guards guard NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
killed kill VERB VBN 0 root
by by ADP IN 6 case
Mordorian mordorian ADJ JJ 6 amod
missiles missile NOUN NNS 3 obl:agent
""")


def test_a_thing_in_the_place_of_a_party_stands_for_its_state() -> None:
    guards, state = party(KILLED, 0, 2, country="GON"), party(KILLED, 4, 0, country="MOR", why="noun:demonym")
    missiles = replace(party(KILLED, 5, 5, country="MOR", why="noun"), first=4)
    (claim,) = told((KILLED,), (guards, state, missiles), act(KILLED, 2, "ASSAULT", actor=5, recipient=0))
    assert names(claim.actors) == ["Mordorian"]


ASKED = tree("""
Gondor Gondor PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 5 nsubj
had have AUX VBD 5 aux
asked ask VERB VBN 2 ccomp
Rohan Rohan PROPN NNP 5 obj
""")


def test_who_tells_afterwards_that_he_asked_for_something_is_its_source() -> None:
    gondor, rohan = party(ASKED, 0, 3, country="GON"), party(ASKED, 5, 4, country="ROH")
    it = replace(party(ASKED, 2, 3, country="GON", why="pronoun"), chain=gondor.chain)
    source = SourceMention(0, 0, ASKED.span(0, 1), "says", Cue(ASKED.span(1, 2), "says.say"))
    asked = replace(act(ASKED, 4, "REQUEST", actor=2, recipient=5), sources=(source,))
    (claim,) = told((ASKED,), (gondor, it, rohan), asked)
    assert [voice.name for voice in claim.voices] == ["Gondor"]
    blamed = replace(asked, type=EventType("ACCUSE"))
    assert told((ASKED,), (gondor, it, rohan), blamed)[0].voices == ()


SHELLED = tree("""
Gondor Gondor PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 6 nsubj
had have AUX VBD 6 aux
not not PART RB 6 advmod
shelled shell VERB VBN 2 ccomp
Rohan Rohan PROPN NNP 6 obj
""")


def test_who_says_that_he_did_not_attack_denies_it() -> None:
    gondor, rohan = party(SHELLED, 0, 3, country="GON"), party(SHELLED, 6, 4, country="ROH")
    it = replace(party(SHELLED, 2, 3, country="GON", why="pronoun"), chain=gondor.chain)
    source = SourceMention(0, 0, SHELLED.span(0, 1), "says", Cue(SHELLED.span(1, 2), "says.say"))
    negated = replace(
        act(SHELLED, 5, "ASSAULT", actor=2, recipient=6), sources=(source,), modality=Modality(Status.NEGATED)
    )
    (claim,) = told((SHELLED,), (gondor, it, rohan), negated)
    assert claim.modality.status is Status.DENIED
    met = replace(negated, type=EventType("CONSULT"))
    assert told((SHELLED,), (gondor, it, rohan), met)[0].modality.status is Status.NEGATED


OPPOSED = tree("""
The the DET DT 2 det
drivers driver NOUN NNS 3 nsubj
oppose oppose VERB VBP 6 ccomp
Gondor Gondor PROPN NNP 3 obj
Rohan Rohan PROPN NNP 6 nsubj
said say VERB VBD 0 root
""")


def test_who_only_tells_of_a_refusal_by_others_is_its_source() -> None:
    gondor, rohan = party(OPPOSED, 3, 3, country="GON"), party(OPPOSED, 4, 4, country="ROH")
    drivers = party(OPPOSED, 1, 5, country="ROH", sector="CVL", why="noun")
    source = SourceMention(0, 4, OPPOSED.span(4, 5), "says", Cue(OPPOSED.span(5, 6), "says.say"))
    opposed = replace(
        act(OPPOSED, 2, "REJECT", recipient=3),
        sources=(source,),
        arguments=(Argument("actor", 0, 1, "model", 0.8), Argument("recipient", 0, 3, "model", 0.8)),
    )
    (claim,) = told((OPPOSED,), (drivers, gondor, rohan), opposed)
    assert (names(claim.actors), [voice.name for voice in claim.voices]) == (["drivers"], ["Rohan"])


def test_who_says_that_he_will_ask_is_the_source_of_that_plan() -> None:
    gondor, rohan = party(ASKED, 0, 3, country="GON"), party(ASKED, 5, 4, country="ROH")
    it = replace(party(ASKED, 2, 3, country="GON", why="pronoun"), chain=gondor.chain)
    source = SourceMention(0, 0, ASKED.span(0, 1), "says", Cue(ASKED.span(1, 2), "says.say"))
    planned = replace(
        act(ASKED, 4, "ACCUSE", actor=2, recipient=5), sources=(source,), modality=Modality(Status.PLANNED)
    )
    (claim,) = told((ASKED,), (gondor, it, rohan), planned)
    assert [voice.name for voice in claim.voices] == ["Gondor"]


TALKED = tree("""
The the DET DT 3 det
Gondorian gondorian ADJ JJ 3 amod
king king NOUN NN 4 nsubj
talked talk VERB VBD 0 root
in in ADP IN 6 case
Bree Bree PROPN NNP 4 obl
""")
KING = replace(party(TALKED, 2, 3, country="GON", why="role:demonym"), first=0, span=TALKED.span(0, 3))
PEOPLE = party(TALKED, 1, 4, country="GON", why="name:demonym")
TOWN = party(TALKED, 5, 5, country="ARN")
TALKS = replace(act(TALKED, 3, "CONSULT", actor=2), reciprocal=True)


def test_where_people_met_is_no_side_of_their_meeting() -> None:
    (claim,) = told((TALKED,), (KING, TOWN), TALKS)
    assert names(claim.actors) == ["king"]


MET = tree("""
The the DET DT 2 det
kings king NOUN NNS 3 nsubj
met meet VERB VBD 0 root
as as ADP IN 5 case
Bree Bree PROPN NNP 3 obl
""")


def test_a_plural_that_met_needs_no_other_side() -> None:
    both, town = party(MET, 1, 3, country="GON", why="role:unknown"), party(MET, 4, 5, country="ARN")
    met = replace(act(MET, 2, "CONSULT", actor=1), reciprocal=True)
    assert names(told((MET,), (both, town), met)[0].actors) == ["kings"]
    alone = replace(both, text="king")
    one = replace(MET, xpos=("DT", "NN", *MET.xpos[2:]))
    assert names(told((one,), (alone, town), met)[0].actors) == ["king", "Bree"]


def test_the_words_that_tell_whose_king_it_is_are_not_whom_he_spoke_to() -> None:
    blamed = replace(TALKS, type=EventType("ACCUSE"), reciprocal=False)
    assert names(told((TALKED,), (PEOPLE, KING, TOWN), blamed)[0].recipients) == ["Bree"]
    assert told((TALKED,), (PEOPLE, KING), blamed)[0].recipients == ()


TRAINED = tree("""
Gondor Gondor PROPN NNP 2 nsubj
trained train VERB VBD 0 root
with with ADP IN 4 case
troops troops NOUN NNS 2 obl
from from ADP IN 6 case
Arnor Arnor PROPN NNP 4 nmod
""")


def test_a_state_that_only_says_whose_the_troops_are_is_no_party_beside_them() -> None:
    parties = (
        party(TRAINED, 0, 1, country="GON"),
        party(TRAINED, 3, 2, country="ARN", sector="MIL", why="role:origin"),
        state(TRAINED, 5, 3, "ARN"),
    )
    train = replace(act(TRAINED, 1, "COOPERATE", actor=0), reciprocal=True)
    both = replace(
        train, arguments=(*train.arguments, Argument("actor", 0, 3, "with"), Argument("recipient", 0, 5, "x"))
    )
    assert names(told((TRAINED,), parties, both)[0].actors) == ["Gondor", "troops"]


def test_a_state_is_not_asked_beside_whom_its_own_leader_asks() -> None:
    leader = party(TRAINED, 0, 1, country="GON", why="title-name")
    leader = replace(leader, actor=Actor("p", "Faramir", "person", "GON", ("GOV",)))
    troops, own = party(TRAINED, 3, 2, country="ARN", why="role:origin"), state(TRAINED, 5, 3, "GON")
    asked = act(TRAINED, 1, "REQUEST", actor=0)
    both = replace(asked, arguments=(*asked.arguments, *(Argument("recipient", 0, at, "x") for at in (3, 5))))
    assert [one.country for one in told((TRAINED,), (leader, troops, own), both)[0].recipients] == ["ARN"]
    alone = replace(asked, arguments=(*asked.arguments, Argument("recipient", 0, 5, "x")))
    assert [one.country for one in told((TRAINED,), (leader, own), alone)[0].recipients] == ["GON"]


def test_one_phrase_inside_another_of_the_same_country_is_one_party() -> None:
    both = replace(TALKS, arguments=(Argument("actor", 0, 1, "agent"), Argument("actor", 0, 2, "agent")))
    assert names(told((TALKED,), (PEOPLE, KING), both)[0].actors) == ["king"]
    foreign = replace(PEOPLE, country="ARN")
    assert names(told((TALKED,), (foreign, KING), both)[0].actors) == ["Gondorian", "king"]


MARCHED = tree("""
Workers worker NOUN NNS 2 nsubj
marched march VERB VBD 0 root
past past ADP IN 5 case
the the DET DT 5 det
mill mill NOUN NN 2 obl
""")
PRAISED = tree("""
Rohan Rohan PROPN NNP 2 nsubj
praised praise VERB VBD 0 root
Arnor Arnor PROPN NNP 2 obj
""")
WORKERS = party(second(MARCHED), 0, 3, country="ROH", sector="LAB", why="role:unknown")
MILL = party(second(MARCHED), 4, 4, country="ROH", sector="BUS", why="role:unknown")
MARCH = act(second(MARCHED), 1, "PROTEST", actor=0)


def state(parse: Parse, token: int, chain: int, country: str) -> ActorMention:
    named = party(parse, token, chain, country=country, why="exact-name")
    return replace(named, actor=Actor(country, named.text, "state", country, ("GOV",)))


def test_an_untold_side_is_the_state_of_who_stands_near_by_in_the_articles_words_for_it() -> None:
    (claim,) = told((PRAISED, second(MARCHED)), (state(PRAISED, 0, 1, "ROH"), WORKERS, MILL), MARCH)
    assert [(one.text, one.why, one.inferred) for one in claim.recipients] == [
        ("Rohan", "role:unknown+completed", True)
    ]
    (claim,) = told((PRAISED, second(MARCHED)), (WORKERS, MILL), MARCH)
    assert [(one.text, one.inferred) for one in claim.recipients] == [("mill", True)]


def test_another_state_of_another_sentence_is_no_untold_side() -> None:
    (claim,) = told((PRAISED, second(MARCHED)), (state(PRAISED, 2, 1, "ARN"), WORKERS), MARCH)
    assert claim.recipients == ()
    here = replace(MILL, country="ARN")
    assert names(told((PRAISED, second(MARCHED)), (WORKERS, here), MARCH)[0].recipients) == ["mill"]


def test_a_state_does_nothing_to_its_own_people_that_is_not_told() -> None:
    rohan, mill = state(second(MARCHED), 0, 3, "ROH"), MILL
    assert told((PRAISED, second(MARCHED)), (rohan, mill), MARCH)[0].recipients == ()


def test_whom_somebody_of_a_state_met_is_no_one_of_that_state_that_is_not_told() -> None:
    met, one = replace(MARCH, type=EventType("CONSULT"), reciprocal=True), second(MARCHED)
    one = replace(one, xpos=("NN", *one.xpos[1:]))
    assert names(told((PRAISED, one), (WORKERS, MILL), met)[0].actors) == ["Workers"]
    foreign = replace(MILL, country="ARN")
    assert names(told((PRAISED, one), (WORKERS, foreign), met)[0].actors) == ["Workers", "mill"]


def test_who_is_of_no_known_state_or_of_several_is_no_untold_side() -> None:
    for nobody in (party(MARCHED, 4, 4, country="XXX"), party(MARCHED, 4, 4, country="UN", sector="IGO")):
        marched = act(MARCHED, 1, "PROTEST", actor=0)
        assert told((MARCHED,), (replace(WORKERS, sentence=0), nobody), marched)[0].recipients == ()


def test_a_place_that_is_no_state_is_no_side_that_the_words_leave_open() -> None:
    blamed = replace(TALKS, type=EventType("ACCUSE"), reciprocal=False)
    placed = replace(TALKED, entities=(Entity(5, 6, "LOC"),))
    assert told((placed,), (KING, TOWN), blamed)[0].recipients == ()


def test_what_is_fought_over_is_no_side_that_the_words_leave_open() -> None:
    blamed = replace(TALKS, type=EventType("ACCUSE"), reciprocal=False)
    over = replace(TALKED, lemmas=(*TALKED.lemmas[:5], "power"))
    assert told((over,), (KING, TOWN), blamed)[0].recipients == ()


REFUSED = tree("""
Rohan Rohan PROPN NNP 2 nsubj
refused refuse VERB VBD 0 root
to to PART TO 4 mark
attend attend VERB VB 2 xcomp
talks talk NOUN NNS 4 obj
in in ADP IN 7 case
Gondor Gondor PROPN NNP 4 obl
""")


def test_a_foreign_party_below_what_somebody_says_is_not_the_side_left_open() -> None:
    rohan, gondor = party(REFUSED, 0, 1, country="ROH"), party(REFUSED, 6, 2, country="GON")
    (claim,) = told((REFUSED,), (rohan, gondor), act(REFUSED, 1, "REJECT", actor=0))
    assert claim.recipients == ()
    (claim,) = told((REFUSED,), (rohan, replace(gondor, country="ROH")), act(REFUSED, 1, "REJECT", actor=0))
    assert names(claim.recipients) == ["Gondor"]


SUMMONED = tree("""
The the DET DT 2 det
envoy envoy NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
summoned summon VERB VBN 0 root
after after SCONJ IN 7 mark
Gondor Gondor PROPN NNP 7 nsubj
fell fall VERB VBD 4 advcl
""")


def test_an_envoys_own_state_does_not_summon_him() -> None:
    envoy, gondor = party(SUMMONED, 1, 1, country="GON"), party(SUMMONED, 5, 2, country="GON")
    (claim,) = told((SUMMONED,), (envoy, gondor), act(SUMMONED, 3, "REQUEST", recipient=1))
    assert claim.actors == ()


WORLD = tree("""
The the DET DT 2 det
world world NOUN NN 4 nsubj
must must AUX MD 4 aux
act act VERB VB 0 root
, , PUNCT , 8 punct
Gondor Gondor PROPN NNP 7 nmod:poss
steward steward NOUN NN 8 nsubj
said say VERB VBD 4 parataxis
""")


def test_all_the_world_is_no_side_and_none_stands_in_for_it() -> None:
    steward, gondor = party(WORLD, 6, 1, country="GON"), party(WORLD, 5, 2, country="GON")
    (claim,) = told((WORLD,), (steward, gondor), act(WORLD, 3, "REQUEST", actor=6, recipient=1))
    assert claim.recipients == ()


READY = tree("""
Denethor Denethor PROPN NNP 2 nsubj
said say VERB VBD 0 root
Gondor Gondor PROPN NNP 5 nsubj
is be AUX VBZ 5 cop
ready ready ADJ JJ 2 ccomp
""")


def test_the_state_that_one_of_its_own_speaks_for_is_no_recipient() -> None:
    steward = Actor("denethor", "Denethor", "person", "GON", ("GOV",))
    state = Actor("state-gon", "Gondor", "state", "GON", ("GOV",))
    him = replace(party(READY, 0, 1, country="GON"), actor=steward)
    gondor = replace(party(READY, 2, 2, country="GON"), actor=state)
    (claim,) = told((READY,), (him, gondor), act(READY, 4, "AGREE", actor=0, recipient=2))
    assert (names(claim.actors), names(claim.recipients)) == (["Denethor"], [])
    rohan = replace(gondor, country="ROH")
    (claim,) = told((READY,), (him, rohan), act(READY, 4, "AGREE", actor=0, recipient=2))
    assert names(claim.recipients) == ["Gondor"]


SITES = tree("""
Soldiers soldier NOUN NNS 2 nsubj
struck strike VERB VBD 0 root
Corsair Corsair PROPN NNP 4 compound
sites site NOUN NNS 2 obj
in in ADP IN 6 case
Gondor Gondor PROPN NNP 2 obl
""")


def test_things_struck_stand_for_the_group_whose_they_are() -> None:
    corsairs = Actor("corsairs", "Corsairs", "group", "UMB", ("REB",))
    soldiers = party(SITES, 0, 1, country="GON", sector="MIL")
    group = replace(party(SITES, 2, 2, country="UMB", sector="REB"), actor=corsairs)
    sites = party(SITES, 3, 3, country="UMB", sector="CVL", why="noun:modifier")
    (claim,) = told((SITES,), (soldiers, group, sites), act(SITES, 1, "ASSAULT", actor=0, recipient=3))
    assert names(claim.recipients) == ["Corsair"]


def test_forces_that_strike_are_not_guessed_to_strike_their_own_state() -> None:
    state = Actor("state-gon", "Gondor", "state", "GON", ("GOV",))
    soldiers = party(SITES, 0, 1, country="GON", sector="MIL")
    gondor = replace(party(SITES, 5, 2, country="GON"), actor=state)
    (claim,) = told((SITES,), (soldiers, gondor), act(SITES, 1, "ASSAULT", actor=0))
    assert claim.recipients == ()
    police = replace(soldiers, sector="COP")
    (claim,) = told((SITES,), (police, gondor), act(SITES, 1, "ASSAULT", actor=0))
    assert names(claim.recipients) == ["Gondor"]


CALLED = tree("""
Umbar Umbar PROPN NNP 2 compound
chief chief NOUN NN 3 nsubj
called call VERB VBD 0 root
it it PRON PRP 3 obj
great great ADJ JJ 3 xcomp
""")


def test_what_an_envoy_speaks_of_is_not_the_body_whose_envoy_it_is() -> None:
    umbar = party(CALLED, 0, 2, country="UMB")
    chief = replace(party(CALLED, 1, 1, country="UMB"), first=0, span=CALLED.span(0, 2), text="Umbar chief")
    it = party(CALLED, 3, 2, country="UMB", why="pronoun")
    (claim,) = told((CALLED,), (umbar, chief, it), act(CALLED, 2, "SUPPORT", actor=1, recipient=3))
    assert (names(claim.actors), names(claim.recipients)) == (["Umbar chief"], [])
    (claim,) = told((CALLED,), (umbar, chief, replace(it, chain=7)), act(CALLED, 2, "SUPPORT", actor=1, recipient=3))
    assert claim.recipients != ()


def test_in_an_article_about_another_state_nobody_is_guessed_to_act_against_his_own() -> None:
    state = Actor("state-gon", "Gondor", "state", "GON", ("GOV",))
    police = party(SITES, 0, 1, country="GON", sector="COP")
    gondor = replace(party(SITES, 5, 2, country="GON"), actor=state)
    document = Document("d", "d", " ".join(SITES.words), "0")
    for focus, met in (("GON", ["Gondor"]), ("ROH", [])):
        resolved = Resolved((police, gondor), (), (), focus=focus)
        acts = (act(SITES, 1, "ASSAULT", actor=0),)
        claims, _ = claims_of(document, (SITES,), acts, resolved=resolved, trace=Trace("", "k", "m"))
        assert [names(claim.recipients) for claim in claims] == [met]
