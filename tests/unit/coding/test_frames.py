import pytest
from tests.unit.coding.trees import tree

from dragoman.coding.frames import FrameMatch, match
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.frames import FrameIndex
from dragoman.knowledge.frameset import read_frames
from dragoman.knowledge.load import parse_yaml
from dragoman.model.parse import Parse

FRAMES = """
type: CONSULT
words: {meals: [lunch, dinner]}
frames:
- id: consult.meet
  trigger: {verb: [meet], noun: [talk, "phone call"]}
  actor: [between, agent]
  recipient: [object, with]
  reciprocal: always
  without: {object: [demand]}
  modes:
  - {mode: phone, with: {attribute: [phone]}}
  - {mode: visit}
  source: test
  examples: ["{actor A} {! met} {actor B}.", "{actor A} {! met} {actor B}."]
  never: [Nothing.]
- id: consult.meal
  trigger: {verb: [have]}
  with: {object: "@meals"}
  actor: agent
  recipient: with
  needs: [actor, recipient]
  source: test
  examples: ["{actor A} {! had} lunch.", "{actor A} {! had} dinner."]
  never: [Nothing.]
- id: consult.together
  trigger: {verb: [confer]}
  actor: agent
  reciprocal: plural
  status: planned
  source: test
  examples: ["{actor A} {! conferred}.", "{actor A} {! conferred}."]
  never: [Nothing.]
- id: consult.must
  trigger: {aux: [must]}
  voice: actor
  actor: speaker
  needs: [actor]
  source: test
  examples: ["A {! must} go.", "A {! must} go."]
  never: [Nothing.]
"""


@pytest.fixture(scope="module")
def frames() -> FrameIndex:
    return read_frames({"test.yaml": parse_yaml(FRAMES, "test.yaml")}, load_codebook())


def only(parse: Parse, frames: FrameIndex) -> FrameMatch:
    (found,) = match(parse, frames, near=True)
    return found


def words(parse: Parse, found: FrameMatch, slot: str) -> list[str]:
    return [parse.words[token] for token in found.tokens(slot)]


def met(thing: str) -> Parse:
    return tree(f"Arnor Arnor PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\n{thing} {thing} NOUN NN 2 obj")


def test_both_sides_of_a_reciprocal_act_are_actors(frames: FrameIndex) -> None:
    parse = met("Gondor")
    assert words(parse, only(parse, frames), "actor") == ["Arnor", "Gondor"]


def test_a_wrong_sense_is_refused_with_the_word_that_tells(frames: FrameIndex) -> None:
    found = only(met("demand"), frames)
    assert (found.refused, found.detail) == ("wrong-sense", "object: demand")


def test_an_act_without_any_party_is_refused(frames: FrameIndex) -> None:
    assert only(tree("Meet meet VERB VB 0 root"), frames).refused == "no-party"


def test_a_noun_of_two_words_is_one_trigger(frames: FrameIndex) -> None:
    parse = tree(
        """
        a a DET DT 3 det
        phone phone NOUN NN 3 compound
        call call NOUN NN 0 root
        with with ADP IN 5 case
        Gondor Gondor PROPN NNP 3 nmod
        """
    )
    found = only(parse, frames)
    assert (found.first, found.end, found.modes) == (1, 3, ("phone",))


def test_no_word_of_a_trigger_is_a_party(frames: FrameIndex) -> None:
    parse = tree("Phone phone NOUN NN 2 compound\ncall call NOUN NN 0 root")
    assert only(parse, frames).refused == "no-party"


def test_a_condition_that_fails_is_told_only_when_asked(frames: FrameIndex) -> None:
    parse = tree("Arnor Arnor PROPN NNP 2 nsubj\nhad have VERB VBD 0 root\ndoubts doubt NOUN NNS 2 obj")
    assert match(parse, frames) == ()
    assert only(parse, frames).refused == "other-construction"


def test_a_word_that_makes_a_condition_hold_belongs_to_the_trigger(frames: FrameIndex) -> None:
    parse = tree(
        """
        Arnor Arnor PROPN NNP 2 nsubj
        had have VERB VBD 0 root
        lunch lunch NOUN NN 2 obj
        with with ADP IN 5 case
        Gondor Gondor PROPN NNP 2 obl
        """
    )
    found = only(parse, frames)
    assert (found.first, found.end) == (1, 3)


def test_a_plural_party_acts_reciprocally(frames: FrameIndex) -> None:
    assert only(tree("leaders leader NOUN NNS 2 nsubj\nconfer confer VERB VBP 0 root"), frames).reciprocal


def test_a_single_party_does_not_act_reciprocally(frames: FrameIndex) -> None:
    assert not only(tree("Arnor Arnor PROPN NNP 2 nsubj\nconfers confer VERB VBZ 0 root"), frames).reciprocal


def test_a_frame_may_tell_the_status_itself(frames: FrameIndex) -> None:
    assert only(tree("Arnor Arnor PROPN NNP 2 nsubj\nconfers confer VERB VBZ 0 root"), frames).status == "planned"


def test_a_voice_may_fill_what_no_role_fills(frames: FrameIndex) -> None:
    found = only(tree("Gondor Gondor PROPN NNP 3 nsubj\nmust must AUX MD 3 aux\ngo go VERB VB 0 root"), frames)
    assert (found.refused, found.voice) == (None, "actor")


def test_a_lemma_that_no_trigger_knows_is_tried_by_its_endings(frames: FrameIndex) -> None:
    parse = tree("Arnor Arnor PROPN NNP 2 nsubj\nconfers confers VERB VBP 0 root")
    assert only(parse, frames).frame == "consult.together"


def test_the_written_form_alone_does_not_make_a_verb_of_a_noun(frames: FrameIndex) -> None:
    assert match(tree("meet meet NOUN NN 0 root"), frames, near=True) == ()
