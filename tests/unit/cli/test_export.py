"""`dragoman export` and `dragoman compare` over an index made by hand."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.export.made_events import DOCUMENTS, Event, event
from tests.unit.query.made import Index, empty_index, insert

from dragoman.cli import compare, export
from dragoman.cli.main import cli
from dragoman.errors import UnwritableRecord, UsageError
from dragoman.export.forms import PARQUET, WRITERS
from dragoman.export.theirs.forms import READERS
from dragoman.query import record as record_module
from dragoman.query.record import EventRecord
from dragoman.store.schema import INDEX

EVENTS = [event(), event(id="e2", type="AID", modes=[], date=None), event(id="e3", status="denied")]


def index() -> Index:
    """The tables of a record with these events."""
    made = empty_index()
    for name, about in DOCUMENTS.items():
        insert(made, "documents", id=name, name=name, current=True, **about)
    for one in EVENTS:
        fill(made, one)
    return made


def fill(made: Index, one: Event) -> None:
    day, place = one["date"] or {}, one["place"]
    plain = {name: one[name] for name in one if name in INDEX["events"]}
    dates = {"date_start": day.get("start"), "date_end": day.get("end"), "grain": "day", "basis": "stated"}
    where = {"place_name": place["name"], "place_country": place["country"], "lat": place["lat"], "lon": place["lon"]}
    insert(made, "events", **plain, **dates, **where, place_id=place["id"], first_known="2021-05-10")
    for side in ("actor", "recipient"):
        for ordinal, party in enumerate(one[f"{side}s"]):
            about = {name: party[name] for name in ("text", "span", "name", "country", "sector", "office", "why")}
            insert(made, "parties", event=one["id"], side=side, ordinal=ordinal, doc="amroth", **about)
    for ordinal, told in enumerate(one["mentions"]):
        about = {name: told[name] for name in ("doc", "sentence", "trigger", "rule", "status")}
        insert(made, "tellings", event=one["id"], ordinal=ordinal, evidence=[told["start"], told["end"]], **about)
    known = one["history"][0]
    insert(made, "history", event=one["id"], ordinal=0, known=known["known"], status="planned", doc="amroth")


@pytest.fixture(autouse=True)
def _record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "open_record", lambda _: EventRecord(index()))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_every_format_that_there_is_can_be_asked_for() -> None:
    assert set(export.FORMS) == {*WRITERS, PARQUET} and set(compare.FORMS) == set(READERS)


@pytest.mark.parametrize("form", export.FORMS)
def test_each_format_is_written_to_its_file(tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    result = run("export", "record", "--to", form, "--output", str(target))
    assert result.exit_code == 0 and target.stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_left_out_is_counted_with_its_reason(tmp_path: Path) -> None:
    result = run("export", "record", "--to", "gdelt", "--output", str(tmp_path / "out"))
    assert result.stderr == "dragoman: left out of gdelt: 1 denied (docs/exports.md says why)\n"


def test_the_calendar_keeps_its_own_line_ends(tmp_path: Path) -> None:
    run("export", "record", "--to", "ical", "--output", str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION")


def test_only_what_is_asked_for_is_exported() -> None:
    result = run("export", "record", "--to", "csv", "--output", "-", "--type", "aid", "--actor", "AND")
    assert [line.split(",")[0] for line in result.stdout.splitlines()] == ["id", "e2"]


def test_parquet_does_not_go_to_standard_output() -> None:
    assert isinstance(run("export", "record", "--to", "parquet", "--output", "-").exception, UsageError)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_that_is_not_there_is_named(form: str, tmp_path: Path) -> None:
    error = run("export", "record", "--to", form, "--output", str(tmp_path / "no" / "out")).exception
    assert isinstance(error, UnwritableRecord) and "cannot be written" in str(error)


def exported(tmp_path: Path) -> str:
    run("export", "record", "--to", "icews", "--output", str(tmp_path / "theirs.tab"))
    return str(tmp_path / "theirs.tab")


def test_a_comparison_as_a_table_counts_types_and_shows_examples(tmp_path: Path) -> None:
    lines = run("compare", "record", exported(tmp_path)).stdout.splitlines()
    assert lines[0] == "2021-05-10 to 2021-05-15, 2 days"
    assert lines[3].split() == ["AID", "1", "1", "1", "0", "0"]
    assert any(line.startswith("both") and "AND → MCO CONSULT" in line for line in lines)


def test_a_comparison_as_json_is_one_object(tmp_path: Path) -> None:
    found = json.loads(run("compare", "record", exported(tmp_path), "--format", "json", "--until", "2021-05-12").stdout)
    assert (found["days"], [one["type"] for one in found["types"]]) == (1, ["AID"])


def test_a_comparison_as_csv_has_a_row_an_act(tmp_path: Path) -> None:
    assert len(run("compare", "record", exported(tmp_path), "--format", "csv").stdout.splitlines()) == 3
