"""What is weighed where rules leave it open: whose a party is, whom an act is done to, where it took place."""

from dataclasses import replace

from tests.unit.coding.trees import tree

from dragoman.knowledge.bounded import HOMES, RECIPIENTS, SCENES, Bounded, load_bounded
from dragoman.model.actor import COMPLETED, FOCUS, ActorMention
from dragoman.model.event import Argument, Belief, Claim, EventMention, EventType
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.modality import Modality, Status
from dragoman.model.parse import Parse
from dragoman.model.place import LIKELY, Place, PlaceMention
from dragoman.resolve.focus import Focus
from dragoman.resolve.home_features import HomeFeatures
from dragoman.resolve.homes import at_home
from dragoman.resolve.likely_places import with_likely_places
from dragoman.resolve.likely_recipients import with_likely_recipients
from dragoman.resolve.party_index import PartyIndex
from dragoman.resolve.party_words import PartyWords
from dragoman.resolve.place_features import PlaceFeatures
from dragoman.resolve.recipient_features import RecipientFeatures

ARRESTED = tree("""
Gondor Gondor PROPN NNP 2 nsubj
arrested arrest VERB VBD 0 root
fishermen fisherman NOUN NNS 2 obj
""")
PROTESTED = tree("""
Rohan Rohan PROPN NNP 2 nsubj
protested protest VERB VBD 0 root
""")
SECOND = replace(PROTESTED, sentence=replace(PROTESTED.sentence, index=1))
TEXTS = (ARRESTED, SECOND)


def party(parse: Parse, token: int, country: str, why: str = "exact-name", chain: int = 0) -> ActorMention:
    span, at = parse.span(token, token + 1), parse.sentence.index
    return ActorMention(span, at, token, token, token + 1, parse.words[token], None, country, "GOV", why, chain)


GONDOR = party(ARRESTED, 0, "GON", chain=1)
FISHERMEN = party(ARRESTED, 2, "GON", f"role:unknown{FOCUS}", chain=2)
ROHAN = party(SECOND, 0, "ROH", chain=3)
FOUND = Focus("GON", 0.6, None, frozenset({"GON", "ROH"}))


def home(weights: dict[str, float], *parties: ActorMention, margin: float = 0.1) -> list[str]:
    features = HomeFeatures(TEXTS, parties, (), FOUND)
    return [one.country for one in at_home(parties, features, Bounded((-1.0, weights), margin))]


def test_who_is_arrested_by_the_articles_own_state_may_be_anothers() -> None:
    apart = {"same verb nsubj obj": -3.0}
    assert home(apart, GONDOR, FISHERMEN, ROHAN) == ["GON", "ROH", "ROH"]
    assert home({}, GONDOR, FISHERMEN, ROHAN) == ["GON", "GON", "ROH"]


def test_a_pronoun_goes_with_whom_it_stands_for() -> None:
    they = replace(FISHERMEN, why=f"pronoun{FOCUS}", span=SECOND.span(1, 2), sentence=1, head=1, first=1, end=2)
    assert home({"same verb nsubj obj": -3.0}, GONDOR, FISHERMEN, ROHAN, they) == ["GON", "ROH", "ROH", "ROH"]


def test_whom_the_same_word_has_told_keeps_his_state() -> None:
    told = replace(FISHERMEN, why="role:demonym", span=SECOND.span(1, 2), sentence=1, head=2, first=1, end=2)
    texts = (ARRESTED, replace(ARRESTED, sentence=replace(ARRESTED.sentence, index=1)))
    parties = (GONDOR, FISHERMEN, told)
    features = HomeFeatures(texts, parties, (), replace(FOUND, country="ROH"))
    weights = Bounded((0.0, {"focus": 5.0}), 0.1)
    assert [one.country for one in at_home(parties, features, weights)] == ["GON", "GON", "GON"]


def mention(parse: Parse, token: int, category: str, *, sides: tuple[tuple[float, float], ...] = ()) -> EventMention:
    at = parse.sentence.index
    return EventMention(
        sentence=at,
        token=token,
        trigger=parse.span(token, token + 1),
        clause=parse.span(0, len(parse)),
        type=EventType(category),
        arguments=(Argument("actor", at, 0, "agent"),),
        reciprocal=False,
        modality=Modality(Status.HAPPENED),
        sources=(),
        rule="some.frame",
        score=0.9,
        belief=Belief(0.9, 0.9, sides=sides),
    )


def claim(act: EventMention, *actors: ActorMention, recipients: tuple[ActorMention, ...] = ()) -> Claim:
    return Claim(
        id=f"{act.sentence}",
        document="d",
        sentence=act.sentence,
        type=act.type,
        actors=actors,
        recipients=recipients,
        reciprocal=False,
        modality=act.modality,
        voices=(),
        date=None,
        place=None,
        trigger=act.trigger,
        evidence=Evidence("d", act.clause, ""),
        trace=Trace("some.frame", "", ""),
        score=0.9,
    )


SEIZED, PROTEST = mention(ARRESTED, 1, "COERCE"), mention(SECOND, 1, "PROTEST")


def met(weights: dict[str, float], *claims: tuple[EventMention, Claim], least: float = 0.5) -> list[list[str]]:
    index = PartyIndex((GONDOR, FISHERMEN, ROHAN))
    words = PartyWords(TEXTS, {})
    features = RecipientFeatures(TEXTS, (GONDOR, FISHERMEN, ROHAN), index, words, focus="GON")
    told = with_likely_recipients(claims, features, Bounded((-2.0, weights), least), index)
    return [[one.country for one in found.recipients] for _, found in told]


def test_who_acted_last_is_whom_the_next_act_is_meant_for_if_the_weights_say_so() -> None:
    acts = ((SEIZED, claim(SEIZED, GONDOR, recipients=(FISHERMEN,))), (PROTEST, claim(PROTEST, ROHAN)))
    assert met({"last did": 4.0}, *acts) == [["GON"], ["GON"]]
    assert met({"last did": 1.0}, *acts) == [["GON"], []]


def test_whom_the_rules_find_stays_and_so_does_what_frames_alone_tell() -> None:
    sure = {"here": 9.0, "last did": 9.0}
    told = claim(PROTEST, ROHAN, recipients=(replace(ROHAN, country="ARN"),))
    assert met(sure, (PROTEST, told)) == [["ARN"]]
    assert met(sure, (replace(PROTEST, belief=None), claim(PROTEST, ROHAN))) == [[]]


def test_one_of_several_who_do_it_is_not_whom_it_is_done_to() -> None:
    both = claim(PROTEST, ROHAN, replace(GONDOR, country="ARN"))
    assert met({"here": 9.0}, (PROTEST, both)) == [[]]


def test_the_doer_does_it_to_nobody_by_his_own_name() -> None:
    assert met({"here": 9.0}, (PROTEST, claim(PROTEST, ROHAN))) == [[]]


def test_a_weighed_recipient_is_marked_as_inferred() -> None:
    words = PartyWords(TEXTS, {})
    index = PartyIndex((GONDOR, ROHAN))
    features = RecipientFeatures(TEXTS, (GONDOR, ROHAN), index, words, focus=None)
    weights = Bounded((0.0, {"actor by rule": -9.0}), 0.4)
    ((_, found),) = with_likely_recipients([(PROTEST, claim(PROTEST, ROHAN))], features, weights, index)
    assert [(one.country, one.inferred, one.why) for one in found.recipients] == [
        ("GON", True, f"exact-name{COMPLETED}")
    ]


def state(code: str) -> Place | None:
    return Place(None, code, code, None, 0.0, 0.0, "country")


def where(weights: dict[str, float], told: Claim, *places: PlaceMention) -> PlaceMention | None:
    features = PlaceFeatures(TEXTS, places, dateline=None, home=None, focus="GON", outlet=None)
    (found,) = with_likely_places([(PROTEST, told)], features, Bounded((-2.0, weights), 0.5), state)
    return found.place


EDORAS = PlaceMention(SECOND.span(1, 2), 1, Place(1, "Edoras", "ROH", None, 0.0, 0.0, "city"), "only-one")
BREE = PlaceMention(ARRESTED.span(2, 3), 0, Place(2, "Bree", "ARN", None, 0.0, 0.0, "city"), "only-one")


def test_an_act_of_no_place_gets_the_likeliest_of_its_sentence_or_none() -> None:
    assert where({"here": 4.0}, claim(PROTEST, ROHAN), EDORAS, BREE) == EDORAS
    assert where({"here": 1.0}, claim(PROTEST, ROHAN), EDORAS) is None


def test_a_place_told_before_is_not_where_an_act_of_others_took_place() -> None:
    assert where({"back 1": 4.0, "focus": 4.0}, claim(PROTEST, ROHAN), BREE) is None


def test_a_state_without_words_of_its_own_stands_at_the_acts() -> None:
    found = where({"actor": 4.0}, claim(PROTEST, ROHAN))
    assert found is not None and (found.place, found.why, found.span) == (state("ROH"), LIKELY, PROTEST.trigger)


def test_the_place_that_the_rules_find_stays() -> None:
    ruled = replace(claim(PROTEST, ROHAN), place=BREE)
    assert where({"here": 9.0}, ruled, EDORAS, BREE) == BREE


def test_a_call_has_no_place() -> None:
    call = claim(replace(PROTEST, type=EventType("CONSULT", ("phone",))), ROHAN)
    assert where({"here": 9.0}, call, EDORAS) is None


def test_the_weights_that_ship_have_bounds_that_can_be_reached() -> None:
    assert all(0 < load_bounded(path).least < 1 for path in (HOMES, RECIPIENTS, SCENES))
