"""Status on trees built by hand."""

import pytest
from tests.unit.coding.trees import tree

from dragoman.coding.modality import modality_of, signs_of
from dragoman.knowledge.cues import modality_cues
from dragoman.model.modality import Status
from dragoman.model.parse import Parse

WILL_MEET = tree("""
    Arnor Arnor PROPN NNP 3 nsubj
    will will AUX MD 3 aux
    meet meet VERB VB 0 root
    Gondor Gondor PROPN NNP 3 obj
""")
DID_NOT_MEET = tree("""
    Arnor Arnor PROPN NNP 4 nsubj
    did do AUX VBD 4 aux
    not not PART RB 4 advmod
    meet meet VERB VB 0 root
    Gondor Gondor PROPN NNP 4 obj
""")
MAY_NOT_ATTEND = tree("""
    Arnor Arnor PROPN NNP 4 nsubj
    may may AUX MD 4 aux
    not not PART RB 4 advmod
    attend attend VERB VB 0 root
""")
COULD_NOT_ATTEND = tree("""
    Arnor Arnor PROPN NNP 4 nsubj
    could could AUX MD 4 aux
    not not PART RB 4 advmod
    attend attend VERB VB 0 root
""")
WILL_HOLD_TALKS = tree("""
    Arnor Arnor PROPN NNP 3 nsubj
    will will AUX MD 3 aux
    hold hold VERB VB 0 root
    talks talk NOUN NNS 3 obj
    with with ADP IN 6 case
    Gondor Gondor PROPN NNP 4 nmod
""")
EXPECTED_NOT_TO = tree("""
    Arnor Arnor PROPN NNP 4 nsubj:pass
    is be AUX VBZ 4 aux:pass
    not not PART RB 4 advmod
    expected expect VERB VBN 0 root
    to to PART TO 6 mark
    attack attack VERB VB 4 xcomp
""")
URGED = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    urged urge VERB VBD 0 root
    Gondor Gondor PROPN NNP 2 obj
    to to PART TO 5 mark
    withdraw withdraw VERB VB 2 xcomp
""")
DENIED = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    denied deny VERB VBD 0 root
    attacking attack VERB VBG 2 xcomp
    Gondor Gondor PROPN NNP 3 obj
""")
HEADLINE = tree("""
    Aragorn Aragorn PROPN NNP 5 nsubj
    , , PUNCT , 3 punct
    Denethor Denethor PROPN NNP 1 conj
    to to PART TO 5 mark
    meet meet VERB VB 0 root
""")
IS_ATTACKING = tree("""
    Arnor Arnor PROPN NNP 3 nsubj
    is be AUX VBZ 3 aux
    attacking attack VERB VBG 0 root
    Gondor Gondor PROPN NNP 3 obj
""")
CANCELLED_VISIT = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    cancelled cancel VERB VBD 0 root
    the the DET DT 4 det
    visit visit NOUN NN 2 obj
""")
NOT_ONLY = tree("""
    Arnor Arnor PROPN NNP 4 nsubj
    not not PART RB 4 advmod
    only only ADV RB 4 advmod
    attacked attack VERB VBD 0 root
    Gondor Gondor PROPN NNP 4 obj
""")
TOLD_FINITE = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    told tell VERB VBD 0 root
    reporters reporter NOUN NNS 2 obj
    Gondor Gondor PROPN NNP 5 nsubj
    attacked attack VERB VBD 2 ccomp
""")
WOULD_VISIT = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    he he PRON PRP 5 nsubj
    would would AUX MD 5 aux
    visit visit VERB VB 2 ccomp
""")


@pytest.mark.parametrize(
    ("parse", "word", "status"),
    [
        pytest.param(WILL_MEET, "meet", Status.PLANNED, id="will plans"),
        pytest.param(DID_NOT_MEET, "meet", Status.NEGATED, id="not negates"),
        pytest.param(MAY_NOT_ATTEND, "attend", Status.POSSIBLE, id="may stands over not"),
        pytest.param(COULD_NOT_ATTEND, "attend", Status.NEGATED, id="not stands over could"),
        pytest.param(WILL_HOLD_TALKS, "talks", Status.PLANNED, id="a noun shares the status of its light verb"),
        pytest.param(EXPECTED_NOT_TO, "attack", Status.NEGATED, id="not expected to is negated"),
        pytest.param(URGED, "urged", Status.HAPPENED, id="urging happened"),
        pytest.param(URGED, "withdraw", Status.POSSIBLE, id="what is urged has not happened"),
        pytest.param(DENIED, "attacking", Status.DENIED, id="what is denied is denied"),
        pytest.param(DENIED, "denied", Status.HAPPENED, id="the denial itself happened"),
        pytest.param(HEADLINE, "meet", Status.PLANNED, id="an infinitive as headline is a plan"),
        pytest.param(IS_ATTACKING, "attacking", Status.ONGOING, id="a progressive goes on"),
        pytest.param(CANCELLED_VISIT, "visit", Status.CANCELLED, id="what is cancelled is cancelled"),
        pytest.param(NOT_ONLY, "attacked", Status.HAPPENED, id="not only is no negation"),
        pytest.param(
            TOLD_FINITE, "attacked", Status.HAPPENED, id="what one is told happened, what one is told to do not"
        ),
        pytest.param(WOULD_VISIT, "visit", Status.PLANNED, id="would in reported speech is a future"),
    ],
)
def test_status(parse: Parse, word: str, status: Status) -> None:
    assert modality_of(parse, parse.words.index(word), modality_cues()).status is status


def test_will_is_the_promise_itself_in_an_agree() -> None:
    modality = modality_of(WILL_MEET, 2, modality_cues(), category="AGREE")
    assert modality.status is Status.HAPPENED


def test_a_cue_is_no_act_where_the_act_has_a_word_of_its_own() -> None:
    not_condemned = tree("""
        Arnor Arnor PROPN NNP 4 nsubj
        has have AUX VBZ 4 aux
        not not PART RB 4 advmod
        condemned condemn VERB VBN 0 root
        Gondor Gondor PROPN NNP 4 obj
    """)
    assert modality_of(not_condemned, 3, modality_cues(), category="ACCUSE").status is Status.NEGATED
    assert modality_of(DID_NOT_MEET, 3, modality_cues(), category="ACCUSE").status is Status.HAPPENED


HEADLINE_ROWS = """
    Arnor Arnor PROPN NNP 2 nsubj
    shells shell VERB VBZ 0 root
    port port NOUN NN 2 obj
    , , PUNCT , 2 punct
    king king NOUN NN 2 nsubj
    to to PART TO 7 mark
    visit visit VERB VB 2 advcl
    Gondor Gondor PROPN NNP 7 obj"""
TWO_CLAUSES, STOPPED = tree(HEADLINE_ROWS), tree(HEADLINE_ROWS + "\n    . . PUNCT . 2 punct")


def test_an_infinitive_in_a_later_clause_of_a_headline_is_a_plan() -> None:
    assert signs_of(TWO_CLAUSES, 6, modality_cues()).settled
    assert modality_of(TWO_CLAUSES, 6, modality_cues()).status is Status.PLANNED


def test_a_sentence_with_a_stop_is_no_headline() -> None:
    assert not signs_of(STOPPED, 6, modality_cues()).settled


BEFORE_ROWS = """
    Arnor Arnor PROPN NNP 2 nsubj
    {} {} VERB {} 0 root
    captives captive NOUN NNS 2 obj
    before before ADP IN 5 case
    talks talk NOUN NNS 2 obl{}"""


@pytest.mark.parametrize(
    ("verb", "stop", "planned"),
    [
        (("frees", "free", "VBZ"), "", True),
        (("freed", "free", "VBD"), "", False),
        (("frees", "free", "VBZ"), "\n    . . PUNCT . 2 punct", False),
    ],
)
def test_what_a_headlines_news_comes_before_is_a_plan(verb: tuple[str, str, str], stop: str, planned: bool) -> None:
    told = tree(BEFORE_ROWS.format(*verb, stop))
    assert signs_of(told, 4, modality_cues()).settled is planned
    assert (modality_of(told, 4, modality_cues()).status is Status.PLANNED) is planned


def test_the_cues_are_kept_with_their_words() -> None:
    cues = modality_of(DID_NOT_MEET, 3, modality_cues()).cues
    assert [(cue.entry, cue.span.start, cue.span.end) for cue in cues] == [("negated.not", 10, 13)]


def test_a_ring_of_heads_ends() -> None:
    ring = tree("""
        meet meet VERB VB 2 xcomp
        hold hold VERB VB 1 obj
    """)
    assert modality_of(ring, 0, modality_cues()).status in Status
