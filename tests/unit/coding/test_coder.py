"""How frames and the event model come to one act."""

import numpy as np
import pytest
from tests.unit.coding.trees import tree

from dragoman.coding import status_choice
from dragoman.coding.coder import CodingRules, candidates, code, propose
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.coding.parts import SPARE
from dragoman.knowledge.cues import attribution_cues, modality_cues
from dragoman.knowledge.frameset import load_frames
from dragoman.model.event import EventMention
from dragoman.model.modality import Status
from dragoman.model.parse import Parse

TYPES = ("NONE", "ACCUSE", "ASSAULT", "CONSULT", "COOPERATE", "MOBILIZE")
STATUSES = ("happened", "planned")
LABELS = EventLabels(TYPES, STATUSES, ("none", "actor", "recipient", "source", "place"), "t")
RULES = CodingRules(load_frames(), modality_cues(), attribution_cues())
ATTACKED = tree("""
Rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
Gondor Gondor PROPN NNP 2 obj
""")
SAID = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
rebels rebel NOUN NNS 4 nsubj
attacked attack VERB VBD 2 ccomp
Gondor Gondor PROPN NNP 4 obj
""")
HAD_LIED = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
was be AUX VBD 5 cop
slander slander NOUN NN 2 ccomp
""")
HAD_BLAMED = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
he he PRON PRP 5 nsubj
had have AUX VBD 5 aux
blamed blame VERB VBN 2 ccomp
Gondor Gondor PROPN NNP 5 obj
""")
ATTACKING = tree("""
Rebels rebel NOUN NNS 3 nsubj
are be AUX VBP 3 aux
attacking attack VERB VBG 0 root
Gondor Gondor PROPN NNP 3 obj
""")
NO_COMMENT = tree("""
Gondor Gondor PROPN NNP 2 nsubj
declined decline VERB VBD 0 root
to to PART TO 4 mark
comment comment VERB VB 2 xcomp
""")
ATTACKED_PASSIVE = tree("""
Rebels rebel NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
there there ADV RB 3 advmod
""")
MUST_LEAVE = tree("""
Rebels rebel NOUN NNS 3 nsubj
must must AUX MD 3 aux
leave leave VERB VB 6 ccomp
, , PUNCT , 3 punct
Gondor Gondor PROPN NNP 6 nsubj
said say VERB VBD 0 root
""")
SAT = tree("""
Rebels rebel NOUN NNS 2 nsubj
sat sit VERB VBD 0 root
""")


def scores(size: int, token: int, category: str, believed: float) -> Scores:
    """An act of a type at a token, with nothing said of its parts."""
    types = np.zeros((size, len(TYPES)))
    types[:, 0] = 1.0
    types[token, 0], types[token, TYPES.index(category)] = 1.0 - believed, believed
    statuses = np.tile([1.0, 0.0], (size, 1))
    roles = np.zeros((size, size, 5))
    roles[..., 0] = 1.0
    return Scores(types, statuses, np.zeros(size), np.ones(size), roles)


def coded(found: Scores | None) -> tuple[EventMention, ...]:
    given = (found,) if found is not None else ()
    matches = propose([ATTACKED], RULES)
    return code([ATTACKED], RULES, matches=matches, scores=given, labels=LABELS if found else None)[0]


def test_frames_code_alone() -> None:
    (mention,) = coded(None)
    assert mention.type.category == "ASSAULT"
    assert [(one.slot, one.token) for one in mention.arguments] == [("actor", 0), ("recipient", 2)]


def test_an_act_that_the_model_does_not_believe_is_dropped() -> None:
    assert coded(scores(3, 1, "ASSAULT", 0.03)) == ()


def test_where_the_model_thinks_of_another_type_than_the_frame_both_are_weighed() -> None:
    found = scores(3, 1, "ACCUSE", 0.5)
    found.types[1, :4] = (0.4, 0.5, 0.1, 0.0)
    framed, other = coded(found)
    assert framed.belief is not None and other.belief is not None
    assert (framed.type.category, framed.score, framed.belief.instead) == ("ASSAULT", 0.6, False)
    assert (other.type.category, other.rule, other.belief.instead) == ("ACCUSE", "model", True)


JOINT_DRILL = tree("""
Gondor Gondor PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Rohan Rohan PROPN NNP 1 conj
held hold VERB VBD 0 root
joint joint ADJ JJ 6 amod
drills drill NOUN NNS 4 obj
""")


def test_where_the_codebook_settles_the_type_the_frame_stands_against_the_model() -> None:
    found = scores(len(JOINT_DRILL), 5, "MOBILIZE", 0.9)
    matches = propose([JOINT_DRILL], RULES)
    (drill,), refused = code([JOINT_DRILL], RULES, matches=matches, scores=(found,), labels=LABELS)
    assert (drill.type.category, refused) == ("COOPERATE", ())


def test_an_act_that_no_frame_covers_needs_a_sure_model() -> None:
    mentions = coded(scores(3, 0, "CONSULT", 0.2))
    assert all(mention.token != 0 for mention in mentions)


def test_a_plain_past_tense_has_happened() -> None:
    (mention,) = coded(None)
    assert mention.modality.status is Status.HAPPENED


def test_a_source_that_no_cue_names_is_heard_where_the_model_is_sure() -> None:
    found = scores(3, 1, "ASSAULT", 0.9)
    found.roles[1, 2, 3] = 0.4
    assert coded(found)[0].sources == ()
    found.roles[1, 2, 3] = 0.9
    (source,) = coded(found)[0].sources
    assert (source.token, source.stance, source.cue.entry) == (2, "says", "model")


def sources_said(parse: Parse, token: int, category: str, actor: int) -> list[int]:
    """Tokens of the sources of an act that the model gives to `actor`."""
    found = scores(len(parse), token, category, 0.9)
    found.roles[token, actor, 1] = 0.9
    matches = propose([parse], RULES)
    (mention,) = code([parse], RULES, matches=matches, scores=(found,), labels=LABELS)[0]
    return [one.token for one in mention.sources]


def test_whoever_tells_of_a_deed_is_its_source_whoever_did_it() -> None:
    assert sources_said(SAID, 3, "ASSAULT", 2) == [0]
    assert sources_said(SAID, 3, "ASSAULT", 0) == [0]


def test_whoever_does_the_act_by_saying_so_is_no_source_of_it() -> None:
    assert sources_said(HAD_LIED, 4, "ACCUSE", 0) == []


def test_whoever_tells_of_words_of_his_own_is_the_source_of_them() -> None:
    assert sources_said(HAD_BLAMED, 4, "ACCUSE", 0) == [0]


def test_a_verb_is_no_source_however_sure_the_model() -> None:
    found = scores(5, 3, "ASSAULT", 0.9)
    found.roles[3, 1, 3] = 0.99
    (mention,) = code([SAID], RULES, matches=propose([SAID], RULES), scores=(found,), labels=LABELS)[0]
    assert [one.token for one in mention.sources] == [0]


def test_whoever_says_that_others_must_act_asks_for_it_and_is_no_source_of_it() -> None:
    matches = propose([MUST_LEAVE], RULES)
    (mention,) = code([MUST_LEAVE], RULES, matches=matches)[0]
    assert mention.type.category == "REQUEST"
    assert [one.token for one in mention.arguments if one.slot == "actor"] == [4]
    assert mention.sources == ()


def test_whom_a_passive_tells_as_suffering_the_act_has_not_done_it() -> None:
    found = scores(4, 2, "ASSAULT", 0.9)
    found.roles[2, 0, 1] = 0.9
    matches = propose([ATTACKED_PASSIVE], RULES)
    (mention,) = code([ATTACKED_PASSIVE], RULES, matches=matches, scores=(found,), labels=LABELS)[0]
    assert [(one.slot, one.token) for one in mention.arguments] == [("recipient", 0)]


def test_status_is_weighed_by_what_the_cues_and_the_model_say_and_keeps_the_cues_that_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = {"model:happened": 1.0}
    choice = {Status.HAPPENED: (1.5, over), Status.ONGOING: (0.0, {"cues:ongoing": 1.0})}
    monkeypatch.setattr(status_choice, "load_status_choice", lambda: choice)
    matches = propose([ATTACKING], RULES)
    for believed, status, cues in ((0.1, Status.ONGOING, 1), (0.9, Status.HAPPENED, 0)):
        given = scores(4, 2, "ASSAULT", 0.9)
        given.statuses[2] = (believed, 1 - believed)
        (mention,) = code([ATTACKING], RULES, matches=matches, scores=(given,), labels=LABELS)[0]
        assert (mention.modality.status, len(mention.modality.cues)) == (status, cues)


def test_words_that_tell_of_no_act_are_none_however_sure_the_model_is() -> None:
    matches = propose([NO_COMMENT], RULES)
    given = (scores(4, 1, "ACCUSE", 0.95),)
    mentions, refusals = code([NO_COMMENT], RULES, matches=matches, scores=given, labels=LABELS)
    assert (mentions, [one.reason for one in refusals]) == ((), ["no-act"])


def test_the_model_is_asked_only_where_a_frame_fired() -> None:
    assert candidates(propose([ATTACKED, SAT], RULES)) == {0}


def test_whom_a_condemned_deed_was_done_to_is_not_the_one_blamed() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
killing killing NOUN NN 2 obj
of of ADP IN 6 case
monks monk NOUN NNS 4 nmod
""")
    told = scores(len(parse), 1, "ACCUSE", 0.9)
    told.roles[1, 5, LABELS.roles.index("recipient")] = 0.9
    matches = propose([parse], RULES)
    (mention, *_), _ = code([parse], RULES, matches=matches, scores=[told], labels=LABELS)
    slots = {one.slot for one in mention.arguments if one.token == 5}
    assert slots == {"spared"}


def test_who_knows_of_a_plan_is_not_who_made_it() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
knew know VERB VBD 0 root
of of ADP IN 6 case
Mordor Mordor PROPN NNP 6 nmod:poss
's 's PART POS 4 case
plan plan NOUN NN 2 obl
to to PART TO 8 mark
attack attack VERB VB 6 acl
Gondor Gondor PROPN NNP 8 obj
""")
    told = scores(len(parse), 7, "ASSAULT", 0.9)
    told.roles[7, [0, 3], LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert [one.token for one in mention.arguments if one.slot == "actor"] == [3]


def test_who_does_something_else_at_the_time_is_no_third_party() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Gondor Gondor PROPN NNP 2 obj
before before SCONJ IN 6 mark
Rohan Rohan PROPN NNP 6 nsubj
voted vote VERB VBD 2 advcl
""")
    told = scores(len(parse), 1, "CONSULT", 0.9)
    told.roles[1, [0, 4], LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert 4 not in [one.token for one in mention.arguments if one.slot == "actor"]


def test_who_holds_those_who_are_attacked_does_not_attack_them() -> None:
    parse = tree("""
Gondor Gondor PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
sailors sailor NOUN NNS 2 obj
held hold VERB VBN 3 acl
by by ADP IN 6 case
pirates pirate NOUN NNS 4 obl:agent
""")
    told = scores(len(parse), 1, "ASSAULT", 0.9)
    told.roles[1, [0, 5], LABELS.roles.index("actor")] = 0.9
    (mention, *_), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert [one.token for one in mention.arguments if one.slot == "actor"] == [0]


def test_who_the_words_beside_a_deed_name_did_it() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
mourned mourn VERB VBD 0 root
after after ADP IN 5 case
Mordor Mordor PROPN NNP 5 nmod:poss
attack attack NOUN NN 2 obl
on on ADP IN 7 case
Gondor Gondor PROPN NNP 5 nmod
""")
    told = scores(len(parse), 4, "ASSAULT", 0.9)
    told.roles[4, 0, LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    actors = {one.token: one.score for one in mention.arguments if one.slot == "actor"}
    assert actors[3] > actors[0]


URGED = tree("""
Arnor Arnor PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Rohan Rohan PROPN NNP 2 obj
to to PART TO 5 mark
warn warn VERB VB 2 xcomp
and and CCONJ CC 7 cc
attack attack VERB VB 5 conj
Gondor Gondor PROPN NNP 7 obj
""")
OUGHT = tree("""
Rohan Rohan PROPN NNP 3 nsubj
must must AUX MD 3 aux
attack attack VERB VB 0 root
Gondor Gondor PROPN NNP 3 obj
""")


@pytest.mark.parametrize(("parse", "token"), [(URGED, 6), (OUGHT, 2)])
def test_what_somebody_asks_for_is_no_act(parse: Parse, token: int) -> None:
    found = (scores(len(parse), token, "ASSAULT", 0.9),)
    mentions, refusals = code((parse,), RULES, matches=propose((parse,), RULES), scores=found, labels=LABELS)
    assert "ASSAULT" not in {mention.type.category for mention in mentions}
    assert ("asked", parse.span(token, token + 1)) in {(one.reason, one.span) for one in refusals}


@pytest.mark.parametrize(
    "columns",
    [
        "Floods flood NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nRohan Rohan PROPN NNP 2 obj",
        "Rohan Rohan PROPN NNP 3 nsubj:pass\nwas be AUX VBD 3 aux:pass\nattacked attack VERB VBN 0 root\n"
        "by by ADP IN 5 case\nlocusts locust NOUN NNS 3 obl:agent",
    ],
)
def test_what_a_thing_of_nature_does_is_no_act(columns: str) -> None:
    parse = tree(columns)
    token = parse.words.index("attacked")
    found = (scores(len(parse), token, "ASSAULT", 0.9),)
    mentions, refusals = code((parse,), RULES, matches=propose((parse,), RULES), scores=found, labels=LABELS)
    assert not mentions
    assert ("no-party", parse.span(token, token + 1)) in {(one.reason, one.span) for one in refusals}


def test_what_somebody_is_asked_to_ask_for_is_not_asked_for() -> None:
    parse = tree("""
Rohan Rohan PROPN NNP 3 nsubj
must must AUX MD 3 aux
pay pay VERB VB 0 root
and and CCONJ CC 5 cc
urge urge VERB VB 3 conj
Gondor Gondor PROPN NNP 5 obj
""")
    mentions, refusals = code([parse], RULES, matches=propose([parse], RULES))
    assert [mention.token for mention in mentions if mention.type.category == "REQUEST"] == [1]
    assert parse.span(4, 5) in {one.span for one in refusals if one.reason == "asked"}


def test_a_noun_that_the_model_doubts_is_an_act_by_the_verb_that_carries_it() -> None:
    parse = tree("""
Rebels rebel NOUN NNS 2 nsubj
opened open VERB VBD 0 root
fire fire NOUN NN 2 obj
on on ADP IN 5 case
Gondor Gondor PROPN NNP 2 obl
""")
    found = scores(len(parse), 1, "ASSAULT", 0.9)
    (mention,), refused = code([parse], RULES, matches=propose([parse], RULES), scores=[found], labels=LABELS)
    assert (mention.token, mention.rule, refused) == (1, "assault.open-fire", ())
    assert {(one.slot, one.token) for one in mention.arguments} == {("actor", 0), ("recipient", 4)}


def test_a_clause_with_a_subject_of_its_own_takes_no_others() -> None:
    parse = tree("""
Rohan Rohan PROPN NNP 2 nsubj
voted vote VERB VBD 0 root
and and CCONJ CC 5 cc
Arnor Arnor PROPN NNP 5 nsubj
attacked attack VERB VBD 2 conj
Gondor Gondor PROPN NNP 5 obj
""")
    told = scores(len(parse), 4, "ASSAULT", 0.9)
    told.roles[4, [0, 3], LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert [one.token for one in mention.arguments if one.slot == "actor"] == [3]


def test_what_an_attack_is_on_does_not_attack() -> None:
    parse = tree("""
An a DET DT 2 det
attack attack NOUN NN 6 nsubj
on on ADP IN 4 case
Gondor Gondor PROPN NNP 2 nmod
would would AUX MD 6 aux
fail fail VERB VB 0 root
""")
    told = scores(len(parse), 1, "ASSAULT", 0.9)
    told.roles[1, 3, LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert {one.slot for one in mention.arguments if one.token == 3} == {"recipient"}


def test_a_pronoun_coordinated_before_a_party_takes_its_part() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
them they PRON PRP 2 obj
and and CCONJ CC 5 cc
Gondor Gondor PROPN NNP 3 conj
""")
    told = scores(len(parse), 1, "ASSAULT", 0.9)
    told.roles[1, 4, LABELS.roles.index("recipient")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert {one.token for one in mention.arguments if one.slot == "recipient"} == {2, 4}


def test_a_clause_does_not_lend_its_subject_to_the_one_before() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Gondor Gondor PROPN NNP 2 obj
and and CCONJ CC 6 cc
Rohan Rohan PROPN NNP 6 nsubj
voted vote VERB VBD 2 conj
""")
    told = scores(len(parse), 1, "ASSAULT", 0.9)
    told.roles[1, 4, LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert [one.token for one in mention.arguments if one.slot == "actor"] == [0]


def test_what_the_model_gives_to_a_type_that_yields_counts_for_the_frames() -> None:
    parse = tree("""
Gondor Gondor PROPN NNP 2 nsubj
held hold VERB VBD 0 root
drills drill NOUN NNS 2 obj
involving involve VERB VBG 3 acl
troops troops NOUN NNS 4 obj
""")
    told = scores(len(parse), 2, "MOBILIZE", 0.7)
    mentions, _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    (drill,) = (one for one in mentions if one.rule == "cooperate.drill-involving")
    assert drill.belief is not None and drill.belief.own == pytest.approx(0.7, abs=0.05)


def test_who_condemns_a_deed_has_not_done_it() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Gondor Gondor PROPN NNP 4 nmod
""")
    told = scores(len(parse), 3, "ASSAULT", 0.9)
    told.roles[3, 0, LABELS.roles.index("actor")] = 0.9
    mentions, _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    (attack,) = (one for one in mentions if one.type.category == "ASSAULT")
    assert 0 not in [one.token for one in attack.arguments if one.slot == "actor"]


def test_who_dismissed_those_met_has_neither_been_met_nor_attacked() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
met meet VERB VBD 0 root
miners miner NOUN NNS 2 obj
sacked sack VERB VBN 3 acl
by by ADP IN 6 case
Gondor Gondor PROPN NNP 4 obl:agent
for for SCONJ IN 8 mark
attacking attack VERB VBG 4 advcl
Rohan Rohan PROPN NNP 8 obj
""")
    met, attacked = (scores(len(parse), at, kind, 0.9) for at, kind in ((1, "CONSULT"), (7, "ASSAULT")))
    met.roles[1, [2, 5], LABELS.roles.index("recipient")] = 0.9
    attacked.roles[7, [2, 5], LABELS.roles.index("actor")] = 0.9
    for told, slot, token in ((met, "recipient", 1), (attacked, "actor", 7)):
        mentions, _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
        (mention,) = (one for one in mentions if parse.span(token, token + 1).start == one.trigger.start)
        assert {one.token for one in mention.arguments if one.slot == slot and one.score > 0.5} == {2}


def test_to_whom_something_else_is_done_is_no_third_party() -> None:
    parse = tree("""
Gondor Gondor PROPN NNP 6 nsubj
which which PRON WDT 3 nsubj
shelled shell VERB VBD 1 acl:relcl
Mordor Mordor PROPN NNP 3 obj
, , PUNCT , 3 punct
blamed blame VERB VBD 0 root
Rohan Rohan PROPN NNP 6 obj
and and CCONJ CC 9 cc
asked ask VERB VBD 6 conj
Arnor Arnor PROPN NNP 9 obj
""")
    for token, others, own in ((2, (6,), 3), (5, (9,), 6), (8, (6,), 9)):
        told = scores(len(parse), token, "ACCUSE", 0.9)
        told.roles[token, [*others, own], LABELS.roles.index("recipient")] = 0.9
        mentions, _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
        met = {one.token for act in mentions if act.token == token for one in act.arguments if one.score > SPARE}
        assert own in met and met.isdisjoint(others)


def test_what_is_asked_of_somebody_is_not_done_together() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Gondor Gondor PROPN NNP 2 obj
to to PART TO 5 mark
leave leave VERB VB 2 xcomp
""")
    told = scores(len(parse), 1, "ACCUSE", 0.1)
    told.reciprocal[1] = 0.9
    (mention, *_), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert (mention.type.category, mention.reciprocal) == ("REQUEST", False)


def test_words_of_a_dateline_play_no_part() -> None:
    parse = tree("""
OSTGARD Ostgard PROPN NNP 4 dep
- - PUNCT : 1 punct
Rebels rebel NOUN NNS 4 nsubj
attacked attack VERB VBD 0 root
Gondor Gondor PROPN NNP 4 obj
""")
    told = scores(len(parse), 3, "ASSAULT", 0.9)
    told.roles[3, [0, 2], LABELS.roles.index("actor")] = 0.9
    (mention,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert [one.token for one in mention.arguments if one.slot == "actor"] == [2]


def test_the_town_whose_talks_end_meanwhile_is_no_third_party_of_what_two_do_together() -> None:
    parse = tree("""
Arnor Arnor PROPN NNP 2 nsubj
meets meet VERB VBZ 0 root
Gondor Gondor PROPN NNP 2 obj
as as SCONJ IN 7 mark
Bree Bree PROPN NNP 6 compound
talks talk NOUN NNS 7 nsubj
end end VERB VBP 2 advcl
""")
    told = scores(len(parse), 1, "CONSULT", 0.9)
    told.roles[1, 0, LABELS.roles.index("actor")] = 0.9
    told.roles[1, 4, LABELS.roles.index("recipient")] = 0.9
    (met,), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert met.reciprocal and 4 not in {one.token for one in met.arguments}


def test_nobody_is_guessed_to_have_done_what_a_participle_on_a_noun_tells() -> None:
    parse = tree("""
Gondor Gondor PROPN NNP 2 nsubj
mourned mourn VERB VBD 0 root
the the DET DT 5 det
attacked attack VERB VBN 5 amod
king king NOUN NN 2 obj
""")
    told = scores(len(parse), 3, "ASSAULT", 0.9)
    told.roles[3, 0, LABELS.roles.index("actor")] = 0.3
    mentions, _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    (attack,) = (one for one in mentions if one.type.category == "ASSAULT")
    assert "actor" not in {one.slot for one in attack.arguments}


def _actors(parse: Parse, token: int, category: str, seen: list[int]) -> list[int]:
    told = scores(len(parse), token, category, 0.9)
    told.roles[token, seen, LABELS.roles.index("actor")] = 0.9
    mentions, _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    mention = next(one for one in mentions if one.token == token)
    return [one.token for one in mention.arguments if one.slot == "actor" and one.score > SPARE]


def test_who_acts_in_the_clause_beside_does_not_attack() -> None:
    parse = tree("""
Rohan Rohan PROPN NNP 2 nsubj
left leave VERB VBD 0 root
and and CCONJ CC 5 cc
Gondor Gondor PROPN NNP 5 nsubj
made make VERB VBD 2 conj
attacks attack NOUN NNS 5 obj
""")
    assert _actors(parse, 5, "ASSAULT", [0, 3]) == [3]


def test_who_uses_what_is_attacked_does_not_attack_it() -> None:
    parse = tree("""
Gondor Gondor PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
depots depot NOUN NNS 2 obj
and and CCONJ CC 5 cc
camps camp NOUN NNS 3 conj
used use VERB VBN 5 acl
by by ADP IN 8 case
Rohan Rohan PROPN NNP 6 obl:agent
""")
    assert _actors(parse, 1, "ASSAULT", [0, 7]) == [0]


def test_whom_the_frame_knows_to_be_struck_does_not_strike_beside_who_surely_does() -> None:
    assert _actors(ATTACKED, 1, "ASSAULT", [0, 2]) == [0]


def test_the_rebels_who_attack_do_it_and_not_who_is_blamed_for_them() -> None:
    parse = tree("""
Gondor Gondor PROPN NNP 2 nsubj
armed arm VERB VBD 0 root
Rebels rebel NOUN NNS 2 obj
who who PRON WP 5 nsubj
attacked attack VERB VBD 3 acl:relcl
Rohan Rohan PROPN NNP 5 obj
""")
    assert _actors(parse, 4, "ASSAULT", [0]) == [2]


def test_what_each_does_to_the_other_they_do_together() -> None:
    parse = tree("""
Each each DET DT 2 det
side side NOUN NN 3 nsubj
attacked attack VERB VBD 0 root
the the DET DT 5 det
other other ADJ JJ 3 obj
""")
    told = scores(len(parse), 2, "ASSAULT", 0.9)
    (mention, *_), _ = code([parse], RULES, matches=propose([parse], RULES), scores=[told], labels=LABELS)
    assert mention.reciprocal


MET_TO_DISCUSS = tree("""
Ministers minister NOUN NNS 2 nsubj
met meet VERB VBD 0 root
to to PART TO 4 mark
discuss discuss VERB VB 2 advcl
trade trade NOUN NN 4 obj
""")
HELD_TALKS_TO_DISCUSS = tree("""
Rohan Rohan PROPN NNP 2 nsubj
held hold VERB VBD 0 root
talks talk NOUN NNS 2 obj
with with ADP IN 5 case
Gondor Gondor PROPN NNP 3 nmod
to to PART TO 7 mark
discuss discuss VERB VB 2 advcl
trade trade NOUN NN 7 obj
""")
FLEW_TO_MEET = tree("""
Ministers minister NOUN NNS 2 nsubj
met meet VERB VBD 0 root
Rohan Rohan PROPN NNP 2 obj
to to PART TO 5 mark
meet meet VERB VB 2 advcl
Gondor Gondor PROPN NNP 5 obj
""")


@pytest.mark.parametrize(
    ("parse", "tokens"),
    [(MET_TO_DISCUSS, [1]), (HELD_TALKS_TO_DISCUSS, [2]), (FLEW_TO_MEET, [1, 4])],
    ids=["met-to-discuss", "held-talks-to-discuss", "to-meet-another"],
)
def test_what_a_meeting_is_held_for_is_no_meeting_more_unless_with_another(parse: Parse, tokens: list[int]) -> None:
    mentions, _ = code([parse], RULES, matches=propose([parse], RULES))
    assert [mention.token for mention in mentions if mention.type.category == "CONSULT"] == tokens
