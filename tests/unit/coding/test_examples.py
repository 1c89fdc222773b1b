import pytest
from tests.unit.coding.trees import tree

from dragoman.coding.examples import fault_of_never
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.frames import FrameIndex
from dragoman.knowledge.frameset import read_frames
from dragoman.knowledge.load import parse_yaml

FRAMES = """
type: ASSAULT
frames:
- id: assault.storm
  trigger: {verb: [storm, "break in"]}
  actor: agent
  source: test
  examples: ["{actor A} {! stormed} {recipient B}.", "{actor A} {! stormed} {recipient B}."]
  never: [The storm passed.]
"""


@pytest.fixture(scope="module")
def frames() -> FrameIndex:
    return read_frames({"test.yaml": parse_yaml(FRAMES, "test.yaml")}, load_codebook())


def fault(columns: str, frames: FrameIndex) -> str | None:
    return fault_of_never(frames.frames[0], [tree(columns)], frames)


def test_a_near_miss_holds_a_word_that_the_frame_looks_for(frames: FrameIndex) -> None:
    assert fault("Storms storm NOUN NNS 2 nsubj\npassed pass VERB VBD 0 root", frames) is None


def test_a_sentence_without_a_word_of_the_frame_proves_nothing(frames: FrameIndex) -> None:
    told = fault("Trains train NOUN NNS 2 nsubj\npassed pass VERB VBD 0 root", frames)
    assert told == "none of the frame's triggers is in it, so the frame could not fire"


def test_of_a_trigger_of_two_words_both_are_wanted(frames: FrameIndex) -> None:
    assert fault("They they PRON PRP 2 nsubj\nbroke break VERB VBD 0 root\nup up ADP RP 2 compound:prt", frames)


def test_a_frame_that_fires_on_its_near_miss_is_told(frames: FrameIndex) -> None:
    told = fault("They they PRON PRP 2 nsubj\nstormed storm VERB VBD 0 root", frames)
    assert told == "fired: assault.storm on 'stormed'"
