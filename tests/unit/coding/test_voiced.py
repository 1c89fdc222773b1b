"""Who does what the very words do."""

from tests.unit.coding.trees import tree

from dragoman.coding.paths import Tree
from dragoman.coding.voiced import SPEAKER, with_speaker
from dragoman.knowledge.frameset import load_frames
from dragoman.model.event import Argument, SourceMention
from dragoman.model.modality import Cue
from dragoman.model.parse import Parse
from dragoman.model.text import Span

MUST_LEAVE = tree("""
Rebels rebel NOUN NNS 3 nsubj
must must AUX MD 3 aux
leave leave VERB VB 0 root
, , PUNCT , 3 punct
""")
ALONE = tree("Must must AUX MD 0 root")
REBELS = Argument("actor", 0, 0, "model")


def doers(parse: Parse, token: int, *known: Argument, spoken_in: int) -> list[tuple[int, int, str]]:
    speaker = SourceMention(spoken_in, 4, Span(0, 1), "says", Cue(Span(0, 1), "says.say"))
    found = with_speaker(Tree(parse, load_frames().syntax), token, known, speaker)
    return [(one.sentence, one.token, one.path) for one in found if one.slot == "actor"]


def test_the_speaker_asks_and_not_whoever_must_act() -> None:
    assert doers(MUST_LEAVE, 1, REBELS, spoken_in=0) == [(0, 4, SPEAKER)]


def test_a_speaker_named_in_another_sentence_asks_as_well() -> None:
    assert doers(MUST_LEAVE, 1, REBELS, spoken_in=1) == [(1, 4, SPEAKER)]


def test_a_doer_told_outside_the_clause_stays() -> None:
    outside = Argument("actor", 0, 9, "agent")
    assert doers(MUST_LEAVE, 1, outside, spoken_in=0) == [(0, 9, "agent")]


def test_a_word_that_stands_alone_is_its_own_clause() -> None:
    assert doers(ALONE, 0, spoken_in=1) == [(1, 4, SPEAKER)]
