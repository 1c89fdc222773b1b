import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.examples import read_example
from dragoman.knowledge.frames import FrameIndex
from dragoman.knowledge.frameset import load_all_frames, read_frames
from dragoman.knowledge.load import parse_yaml

GOOD = """type: ASSAULT
frames:
- id: assault.attack
  trigger: {verb: [attack]}
  actor: agent
  recipient: patient
  source: test
  examples: ["{actor A} {! attacked} {recipient B}.", "{recipient B} was {! attacked}."]
  never: [Nothing.]
"""


def read(text: str) -> FrameIndex:
    return read_frames({"f.yaml": parse_yaml(text, "f.yaml")}, load_codebook())


def problems(text: str) -> str:
    with pytest.raises(KnowledgeError) as caught:
        read(text)
    return str(caught.value)


def test_a_good_frame_is_found_by_its_lemma() -> None:
    assert [frame.id for _, frame in read(GOOD).by_lemma["attack"]] == ["assault.attack"]


def test_all_problems_are_told_together() -> None:
    bad = (
        GOOD.replace("agent", "agnet").replace("never: [Nothing.]", "mode: bomb").replace("recipient:", "recipent:", 1)
    )
    told = problems(bad)
    assert "unknown role 'agnet'" in told
    assert "unknown mode 'bomb'; ASSAULT has abduct" in told
    assert "unknown field 'recipent'" in told
    assert "needs 1 or more under 'never'" in told


def test_a_problem_names_its_line() -> None:
    assert "f.yaml:5: assault.attack: unknown role 'agnet'" in problems(GOOD.replace("agent", "agnet"))


def test_an_id_taken_twice_names_both_places() -> None:
    frame = GOOD.partition("frames:\n")[2]
    assert "this id is taken in f.yaml:3" in problems(GOOD + frame)


def test_an_id_begins_with_its_type() -> None:
    assert "the id must begin with 'assault.'" in problems(GOOD.replace("id: assault.", "id: attack."))


def test_an_unknown_type_is_a_problem() -> None:
    assert "unknown type 'ATTACK'" in problems(GOOD.replace("ASSAULT", "ATTACK"))


def test_an_example_without_a_trigger_is_a_problem() -> None:
    assert "mark the trigger" in problems(GOOD.replace("{! attacked} {", "attacked {"))


def test_a_frame_without_source_is_a_problem() -> None:
    assert "needs a source" in problems(GOOD.replace("  source: test\n", ""))


def test_an_unknown_word_list_is_a_problem() -> None:
    assert "unknown word list '@arms'" in problems(GOOD.replace("[attack]", '["@arms"]'))


def test_the_frame_with_more_conditions_comes_first() -> None:
    frame = (
        GOOD.partition("frames:\n")[2].replace("attack\n", "verbal\n").replace("actor: agent", "with: {object: [film]}")
    )
    ids = [one.id for _, one in read(GOOD + frame).by_lemma["attack"]]
    assert ids == ["assault.verbal", "assault.attack"]


def test_marks_are_taken_out_of_an_example() -> None:
    example = read_example("{actor Arnor} {! attacked} it.", 1)
    assert example.text == "Arnor attacked it."
    assert example.trigger == (6, 14)
    assert example.parties == (("actor", 0, 5),)


def test_the_frames_of_the_package_have_no_problem() -> None:
    assert load_all_frames().frames
