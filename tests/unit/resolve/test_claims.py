"""From what the words tell to claims: when parties do, and who is named as source."""

from dataclasses import replace

from tests.unit.coding.trees import tree

from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Argument, EventMention, EventType, SourceMention
from dragoman.model.evidence import MODEL, Trace
from dragoman.model.modality import Cue, Modality, Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.text import Document, Span
from dragoman.resolve.claims import Resolved, claims_of

SAID = tree("""
He he PRON PRP 2 nsubj
said say VERB VBD 0 root
rebels rebel NOUN NNS 4 nsubj
attacked attack VERB VBD 2 ccomp
Gondor Gondor PROPN NNP 4 obj
""")
ARTICLE = Document("d", "d", " ".join(SAID.words), "0")


def party(token: int, chain: int, why: str, text: str = "") -> ActorMention:
    span = SAID.span(token, token + 1)
    return ActorMention(span, 0, token, token, token + 1, text or SAID.words[token], None, "GON", "GOV", why, chain)


HE, REBELS, GONDOR = party(0, 1, "pronoun"), party(2, 2, "role:unknown"), party(4, 3, "exact-name")
NAMED = replace(party(0, 1, "title-name", "Minister Beregond"), span=Span(900, 917), sentence=9)
ATTACK = EventMention(
    sentence=0,
    token=3,
    trigger=SAID.span(3, 4),
    clause=SAID.span(2, 5),
    type=EventType("ASSAULT"),
    arguments=(Argument("actor", 0, 2, "agent"), Argument("recipient", 0, 4, "patient")),
    reciprocal=False,
    modality=Modality(Status.HAPPENED),
    sources=(SourceMention(0, 0, SAID.span(0, 1), "says", Cue(SAID.span(1, 2), "says.say")),),
    rule="assault.attack",
    score=0.3,
)


def test_a_pronoun_as_source_gets_the_fullest_wording_of_who_it_is() -> None:
    resolved = Resolved((HE, REBELS, GONDOR, NAMED), (), ())
    (claim,), _ = claims_of(ARTICLE, (SAID,), (ATTACK,), resolved=resolved, trace=Trace("", "k", "m"))
    assert [(voice.name, voice.span) for voice in claim.voices] == [("Minister Beregond", NAMED.span)]


def test_a_leader_speaks_for_the_state_beside_him() -> None:
    steward = Actor("p", "Denethor", "person", "GON", ("GOV",))
    gondor, arnor = (Actor(code, code, "state", code, ("GOV",)) for code in ("GON", "ARN"))
    leader = replace(party(0, 1, "title-name"), actor=steward)
    parties = leader, replace(GONDOR, actor=gondor), replace(REBELS, actor=arnor, country="ARN")
    arguments = tuple(Argument("actor", 0, one.head, "agent") for one in parties)
    met = replace(ATTACK, type=EventType("CONSULT"), reciprocal=True, arguments=arguments, sources=())
    (claim,), _ = claims_of(ARTICLE, (SAID,), (met,), resolved=Resolved(parties, (), ()), trace=Trace("", "k", "m"))
    assert [(one.text, one.country) for one in claim.actors] == [("He", "GON"), ("rebels", "ARN")]


def test_a_bare_said_is_no_act_beside_another_of_who_speaks() -> None:
    by_him = (Argument("actor", 0, 0, "agent"), Argument("recipient", 0, 4, "patient"))
    demand = replace(ATTACK, type=EventType("REQUEST"), arguments=by_him, sources=(), rule="request.must", score=0.9)
    said = replace(demand, token=1, trigger=SAID.span(1, 2), type=EventType("REJECT"), rule=MODEL)
    resolved = Resolved((HE, REBELS, GONDOR), (), ())
    claims, _ = claims_of(ARTICLE, (SAID,), (said, demand), resolved=resolved, trace=Trace("", "k", "m"))
    assert [claim.type.category for claim in claims] == ["REQUEST"]
    claims, _ = claims_of(ARTICLE, (SAID,), (said,), resolved=resolved, trace=Trace("", "k", "m"))
    assert [claim.type.category for claim in claims] == ["REJECT"]


STRUCK = tree("""
Rebels rebel NOUN NNS 2 nsubj
shelled shell VERB VBD 0 root
villagers villager NOUN NNS 2 obj
in in ADP IN 5 case
Edoras Edoras PROPN NNP 2 obl
""")


def struck_in(kind: str) -> list[str]:
    """Whose the villagers are, by an article about Gondor, who were struck in a place of Rohan."""
    town = PlaceMention(STRUCK.span(4, 5), 0, Place(1, "Edoras", "ROH", None, 0.0, 0.0, kind), "only-one")
    villagers = replace(party(2, 2, "role:unknown+focus-country"), sector="CVL", span=STRUCK.span(2, 3))
    arguments = (Argument("actor", 0, 0, "agent"), Argument("recipient", 0, 2, "patient"))
    shelled = replace(ATTACK, token=1, trigger=STRUCK.span(1, 2), arguments=arguments, sources=())
    resolved = Resolved((replace(HE, why="role:unknown"), villagers), (town,), ())
    (claim,), _ = claims_of(ARTICLE, (STRUCK,), (shelled,), resolved=resolved, trace=Trace("", "k", "m"))
    return [one.country for one in claim.recipients]


def test_those_struck_are_of_the_state_of_the_place_where_only_the_article_says_whose_they_are() -> None:
    assert struck_in("city") == ["ROH"]
    assert struck_in("country") == ["ROH"]
