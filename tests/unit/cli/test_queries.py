"""The commands over a record: their options, forms and tables."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.query.made import Index, add_event, add_quote, empty_index, gondor_meets_rohan, person, voice

from dragoman.cli import main as main_module
from dragoman.cli.main import cli
from dragoman.errors import UnknownName, UsageError
from dragoman.query import record as record_module
from dragoman.query.record import EventRecord

HOSTILE = "\x1b[31mred\x07\u202e"


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    made = gondor_meets_rohan()
    monkeypatch.setattr(record_module, "open_record", lambda folder: EventRecord(made.cursor()))
    return made


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Index:
    made = empty_index()
    king, queen = person(HOSTILE, "GDR"), person("=cmd|'/c calc'!A1", "RHN")
    add_event(
        made, "e1", actors=(king, queen), quote=f"They {HOSTILE} met {HOSTILE}", voices=(voice(HOSTILE, "GDR"),),
        place_name=HOSTILE, docs=(HOSTILE,), status="disputed",
    )  # fmt: skip
    add_event(made, "e2", actors=(king,), quote=HOSTILE)
    add_quote(made, HOSTILE, voice("Rohan", "RHN"), HOSTILE, published=date(2021, 5, 10))
    monkeypatch.setattr(record_module, "open_record", lambda folder: EventRecord(made.cursor()))
    return made


def run(*words: str, width: int = 80) -> Result:
    return CliRunner().invoke(cli, list(words), env={"COLUMNS": str(width)}, catch_exceptions=False)


@pytest.mark.usefixtures("index")
def test_events_are_shown_with_their_words() -> None:
    shown = run("events", "news").stdout
    assert "They will *meet*" in shown and "3 events" in shown


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("command", [["events"], ["meetings"], ["upcoming"], ["conflicts"]])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(command: list[str], width: int) -> None:
    assert max(map(len, run(*command, "news", width=width).stdout.splitlines())) <= width


@pytest.mark.usefixtures("index")
def test_options_narrow_the_events() -> None:
    shown = run("events", "news", "--actor", "GDR", "--with", "RHN", "--type", "CONSULT", "--since", "2021-05-13")
    assert "1 event\n" in shown.stdout


@pytest.mark.usefixtures("index")
def test_json_is_an_event_a_line() -> None:
    lines = run("events", "news", "--format", "json").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["e-attack", "e-meet", "e-visit"]


@pytest.mark.usefixtures("index")
def test_csv_has_a_header_and_a_row_an_event() -> None:
    assert len(run("events", "news", "--format", "csv").stdout.splitlines()) == 4


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("form", ["table", "json", "csv", "parquet"])
def test_every_form_goes_into_a_file(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert run("events", "news", "--format", form, "--output", str(target)).stdout == ""
    assert target.stat().st_size > 0


@pytest.mark.usefixtures("index")
def test_parquet_asks_for_a_file() -> None:
    with pytest.raises(UsageError, match="--output"):
        run("events", "news", "--format", "parquet")


@pytest.mark.usefixtures("index")
def test_a_table_says_that_there_is_more() -> None:
    assert "the first 1 event; --limit N shows more" in run("events", "news", "--limit", "1").stdout


@pytest.mark.usefixtures("index")
def test_a_limit_holds_in_other_forms() -> None:
    assert len(run("events", "news", "--limit", "1", "--format", "json").stdout.splitlines()) == 1


@pytest.mark.usefixtures("index")
def test_an_unknown_actor_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Russia"):
        run("events", "news", "--actor", "Rusia")


@pytest.mark.usefixtures("index")
def test_wrong_use_of_a_query_ends_with_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["dragoman", "events", "news", "--type", "NONSENSE"])
    with pytest.raises(SystemExit) as ended:
        main_module.main()
    assert ended.value.code == 2


@pytest.mark.usefixtures("index")
def test_meetings_show_level_and_parties() -> None:
    shown = run("meetings", "news", "--level", "leaders").stdout
    assert "leaders" in shown and "Elessar (GDR) ⇄ Éomer (RHN)" in shown


@pytest.mark.usefixtures("index")
def test_upcoming_starts_on_the_day_given() -> None:
    assert "no events found" in run("upcoming", "news", "--from", "2022").stdout


@pytest.mark.usefixtures("index")
def test_said_shows_who_and_where() -> None:
    shown = run("said", "news", "Faramir").stdout
    assert "Faramir" in shown and "first" in shown


@pytest.mark.usefixtures("index")
def test_sql_shows_columns_and_rows() -> None:
    shown = run("sql", "news", "SELECT id FROM events ORDER BY id").stdout
    assert "id" in shown and "e-attack" in shown and "3 rows" in shown


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    "command",
    [["events"], ["meetings"], ["conflicts"], ["upcoming"], ["said", "RHN"], ["sql", "SELECT * FROM parties"]],
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_nothing_in_the_record_reaches_the_terminal_as_a_command(command: list[str], form: str) -> None:
    name, *rest = command
    shown = run(name, "news", *rest, "--format", form).stdout
    assert "red" in shown and not set(shown) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.usefixtures("hostile")
def test_a_cell_that_begins_like_a_formula_is_guarded_in_csv() -> None:
    assert "'=cmd" in run("sql", "news", "SELECT name FROM parties", "--format", "csv").stdout
