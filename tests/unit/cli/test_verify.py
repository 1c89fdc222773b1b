"""`dragoman verify` on small records."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.store.made import articles, contents, write

from dragoman.cli.main import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["verify", *map(str, arguments)])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Two commits."""
    write(tmp_path, articles(1))
    write(tmp_path, articles(2))
    return tmp_path


def broken(record: Path) -> Path:
    path = sorted((record / "claims").iterdir())[0]
    path.write_bytes(b"PAR1")
    return path


def test_a_whole_record_exits_with_zero(record: Path) -> None:
    result = run(record)
    assert result.exit_code == 0 and result.stdout.endswith("all holds\n")


def test_a_fault_names_the_file_and_exits_with_one(record: Path) -> None:
    path = broken(record)
    result = run(record)
    assert result.exit_code == 1
    assert f"claims/{path.name}: has 4 bytes where" in result.stdout and "1 thing does not hold" in result.stdout


def test_repair_without_yes_changes_nothing(record: Path) -> None:
    broken(record)
    before = contents(record)
    result = run(record, "--repair")
    assert result.exit_code == 1 and result.stdout.startswith("would set commit ")
    assert "add --yes" in result.stdout and contents(record) == before


def test_repair_with_yes_does_it(record: Path) -> None:
    broken(record)
    assert run(record, "--repair", "--yes").stdout.startswith("done: set commit ")
    assert run(record).exit_code == 0 and run(record, "--repair").stdout.endswith("nothing to repair\n")


def test_yes_alone_is_wrong_use(record: Path) -> None:
    assert run(record, "--yes").exit_code == 2


def test_escapes_in_a_damaged_record_never_reach_the_terminal(record: Path) -> None:
    path = record / "commits" / "00000001.json"
    path.write_text(path.read_text().replace("claims/", "claims/\\u001b[31m"))
    assert "\x1b" not in run(record).stdout
