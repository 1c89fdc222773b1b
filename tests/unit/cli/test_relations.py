"""`dragoman relations` and the charts of the other queries, on a small record built by hand."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.query.dyads_made import NEW_YEAR, Act, index_of

from dragoman.cli import events, meetings, relations, upcoming
from dragoman.cli.main import cli
from dragoman.errors import UnknownName
from dragoman.query.record import EventRecord

DAYS = [NEW_YEAR + timedelta(days=day) for day in range(120)]
QUIET = [Act("GON", "MOR", day=day, both=True) for day in DAYS[::7]]
WAR = [Act("MOR", "GON", day=day, quad=4, intensity=-9.0) for day in DAYS[60:] for _ in range(3)]
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def opened(_: Path) -> EventRecord:
        return EventRecord(index_of([*QUIET, *WAR], dict.fromkeys(DAYS, 10)))

    for module in (events, meetings, relations, upcoming):
        monkeypatch.setattr(module, "opened", opened)

    def invoke(command: str, *options: str) -> Result:
        return CliRunner().invoke(cli, [command, "record", *options], catch_exceptions=False)

    return invoke


def test_the_table_has_bars_and_the_change(run: Run) -> None:
    shown = run("relations", "GON", "MOR").output
    assert "GON and MOR" in shown and "█" in shown
    assert "1 change of level" in shown and "2001-03" in shown


def test_json_gives_a_line_a_period(run: Run) -> None:
    lines = run("relations", "GON", "MOR", "--format", "json", "--by", "week").output.splitlines()
    assert len(lines) == 18
    assert json.loads(lines[0])["together_cooperation"] == 1


def test_the_last_periods_are_kept(run: Run) -> None:
    (line,) = run("relations", "GON", "--format", "json", "--limit", "1").output.splitlines()
    assert json.loads(line)["start"] == "2001-04-01"


def test_changes_alone_are_rows(run: Run) -> None:
    heading, line = run("relations", "GON", "MOR", "--changes", "--by", "day", "--format", "csv").output.splitlines()
    assert heading.startswith("a,b,start,strength") and line.startswith("GON,MOR,2001-03-02")


def test_parquet_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    run("relations", "GON", "--format", "parquet", "--output", str(tmp_path / "series.parquet"))
    assert (tmp_path / "series.parquet").read_bytes()[:4] == b"PAR1"


def test_a_status_may_be_asked_for(run: Run) -> None:
    (line,) = run("relations", "GON", "--status", "planned", "--format", "json", "--limit", "1").output.splitlines()
    assert json.loads(line)["together_events"] == 0


def test_an_unknown_country_is_an_error(run: Run) -> None:
    with pytest.raises(UnknownName, match="XQX"):
        run("relations", "XQX")


def test_the_series_is_drawn(run: Run, tmp_path: Path) -> None:
    run("relations", "GON", "MOR", "--plot", str(tmp_path / "war.svg"))
    assert "<svg" in (tmp_path / "war.svg").read_text("utf-8")


@pytest.mark.parametrize("command", ["events", "meetings", "upcoming"])
def test_days_are_drawn(run: Run, tmp_path: Path, command: str) -> None:
    run(command, "--party", "GON", "--plot", str(tmp_path / "days.svg"))
    assert "<svg" in (tmp_path / "days.svg").read_text("utf-8")
