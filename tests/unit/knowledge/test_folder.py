"""A user's own codebook: what it may hold, and how all that is wrong in it is told at once."""

import pickle
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.folder import load_folder

TYPES = """
types:
- {id: CROWN, quad: 1, score: 2.0, gloss: crown or enthrone, modes: {public: 3.0}}
"""
FRAMES = """
type: CROWN
frames:
- id: crown.crown
  trigger: {verb: [crown]}
  actor: agent
  recipient: patient
  mode: public
  source: curated
  examples: ["{actor Priests} {! crowned} {recipient the king}.", "{recipient The king} was {! crowned}."]
  never: [Success crowned the work.]
"""


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load_folder(path)
    return [str(problem).removeprefix(f"{path}/") for problem in caught.value.problems]


def test_a_new_type_comes_with_its_frames(tmp_path: Path) -> None:
    own = load_folder(folder(tmp_path, types=TYPES, crown=FRAMES))
    assert own.codebook.types["CROWN"].modes == {"public": 3.0} and [frame.id for frame in own.frames] == [
        "crown.crown"
    ]


def test_the_frames_of_the_package_stay_in_force(tmp_path: Path) -> None:
    own = load_folder(folder(tmp_path, types=TYPES, crown=FRAMES))
    assert len(own.together.frames) > 100 and own.frames[0] in own.together.frames


def test_another_text_is_another_fingerprint(tmp_path: Path) -> None:
    first = load_folder(folder(tmp_path, types=TYPES, crown=FRAMES)).fingerprint
    assert load_folder(folder(tmp_path, crown=FRAMES.replace("curated", "a law"))).fingerprint != first


def test_problems_of_all_files_are_told_together(tmp_path: Path) -> None:
    found = problems(folder(tmp_path, a=FRAMES.replace("agent", "agnet"), b="type: [oops\n", c=TYPES))
    assert {line.split(":")[0] for line in found} == {"a.yaml", "b.yaml", "c.yaml"}


def test_an_id_that_the_package_has_is_refused(tmp_path: Path) -> None:
    text = FRAMES.replace("CROWN", "ASSAULT").replace("crown.crown", "assault.attack").replace("  mode: public\n", "")
    assert any("this id is taken in en/frames/assault.yaml" in line for line in problems(folder(tmp_path, a=text)))


def test_a_type_of_the_package_cannot_be_given_anew(tmp_path: Path) -> None:
    (found,) = problems(folder(tmp_path, types=TYPES.replace("CROWN", "AID")))
    assert "AID: this is one of dragoman's own types; choose another id" in found


def test_a_score_that_is_no_number_is_refused(tmp_path: Path) -> None:
    assert "'nan' is no number" in problems(folder(tmp_path, types=TYPES.replace("2.0", "nan")))[0]


def test_a_value_that_holds_itself_is_refused(tmp_path: Path) -> None:
    assert "an alias inside leads back" in problems(folder(tmp_path, a="type: &x [*x]\n"))[0]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    assert "save it as UTF-8 text" in problems(tmp_path)[0]


def test_an_empty_folder_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"holds no \.yaml file; write frames as"):
        load_folder(tmp_path)


def test_the_problems_come_whole_from_another_process(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_folder(tmp_path)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems
