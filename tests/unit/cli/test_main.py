"""The command as a process: it starts fast and ends in order."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from dragoman.about import __version__
from dragoman.cli import main as main_module
from dragoman.cli.main import cli
from dragoman.errors import ModelError, UsageError


def code_of(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(main_module.cli, "main", fail)
    with pytest.raises(SystemExit) as ended:
        main_module.main()
    return int(str(ended.value.code))


def test_the_version_is_told() -> None:
    assert __version__ in CliRunner().invoke(cli, ["--version"]).output


def test_nothing_heavy_is_imported_before_a_command_runs() -> None:
    heavy = "{'numpy', 'onnxruntime', 'rich', 'trafilatura', 'py3langid', 'yaml'}"
    code = f"import sys, dragoman.cli.main; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_wrong_use_ends_with_two(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(monkeypatch, UsageError("no")) == 2


def test_missing_weights_end_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(monkeypatch, ModelError("no weights")) == 1


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(monkeypatch, KeyboardInterrupt()) == 130


def test_a_reader_that_has_enough_ends_the_run_quietly() -> None:
    code = "from dragoman.cli.output import put\nfor _ in range(9999): put('x' * 9999)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert b"BrokenPipeError" not in process.stderr.read()
