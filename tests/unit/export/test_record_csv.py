"""The record as a table."""

import csv
import io

from tests.unit.export.made import TEXT, made_reading

from dragoman.export.record_csv import COLUMNS, header, rows


def first_row(text: str = TEXT, *, name: str = "amroth") -> dict[str, str]:
    table = csv.DictReader(io.StringIO(header() + rows(made_reading(text, name=name))))
    return next(iter(table))


def test_the_header_names_every_cell() -> None:
    assert list(first_row()) == list(COLUMNS)


def test_several_actors_share_a_cell() -> None:
    assert first_row()["actor_countries"] == "GON; AMR"


def test_the_source_is_named_with_its_stance() -> None:
    assert first_row()["said_by"] == "The envoy (says)"


def test_the_evidence_is_on_one_line() -> None:
    assert "\t" not in first_row(TEXT.replace("said King", "said\tKing"))["evidence"]


def test_a_name_that_a_spreadsheet_would_run_is_quoted() -> None:
    assert first_row(name="=1+1")["doc"] == "'=1+1"
