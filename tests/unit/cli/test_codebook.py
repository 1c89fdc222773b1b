"""`dragoman codebook` on folders of a user's own; the real reader only where the test says so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.knowledge.test_folder import FRAMES, TYPES, folder

from dragoman.cli import codebook as module
from dragoman.cli.main import cli
from dragoman.errors import UsageError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["codebook", *arguments])


@pytest.fixture
def own(tmp_path: Path) -> str:
    return str(folder(tmp_path, types=TYPES, crown=FRAMES))


@pytest.fixture
def _blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that sees nothing."""
    monkeypatch.setattr(module, "_reader", lambda: lambda _: ())


def test_a_good_folder_is_told_with_its_size(own: str) -> None:
    result = run("check", own)
    assert (result.exit_code, result.stdout) == (0, "1 frame, 3 examples: no problems\n")


def test_a_wrong_folder_exits_with_one_and_a_line_a_problem(tmp_path: Path) -> None:
    result = run("check", str(folder(tmp_path, crown=FRAMES.replace("agent", "agnet"))))
    assert result.exit_code == 1 and "crown.yaml:6: crown.crown: unknown role 'agnet'" in result.stdout


def test_the_frames_of_the_package_are_checked_without_a_folder() -> None:
    assert run("check").stdout.endswith(": no problems\n")


@pytest.mark.usefixtures("_blind")
def test_an_example_that_fails_is_told_with_file_and_line(own: str) -> None:
    result = run("test", own)
    assert (
        result.exit_code == 1 and "crown.yaml:10: crown.crown: “Priests crowned the king.”: no frame" in result.stdout
    )


@pytest.mark.usefixtures("_blind")
def test_a_frame_that_is_not_there_is_wrong_use_and_a_near_one_is_told(own: str) -> None:
    error = run("test", own, "--frame", "crown.clown").exception
    assert isinstance(error, UsageError) and "see crown.crown" in str(error)


@pytest.mark.usefixtures("_blind")
def test_events_that_no_frame_finds_are_counted(tmp_path: Path) -> None:
    record = {"doc": "a", "events": [{"type": "AID", "evidence": "sent rice"}]}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "a.txt").write_text("Arnor sent rice.", encoding="utf-8")
    assert run("stats", str(tmp_path), str(tmp_path)).stdout.splitlines()[-1].split() == ["AID", "1", "0", "1", "0.00"]


@pytest.mark.usefixtures("_blind")
def test_an_annotation_without_its_text_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"doc": "a", "events": []}', encoding="utf-8")
    error = run("stats", str(tmp_path), str(tmp_path)).exception
    assert isinstance(error, UsageError) and "a.json" in str(error)


@pytest.mark.model
def test_the_examples_of_a_frame_are_read_by_the_real_reader(own: str) -> None:
    assert "3 examples of 1 frame" in run("test", own).stdout
