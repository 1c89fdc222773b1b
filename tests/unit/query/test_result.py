"""Answers as JSON Lines, CSV, Parquet and data frames."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import MissingExtra, UnwritableRecord
from dragoman.query import result
from dragoman.query.result import Table

DAY = date(1453, 5, 29)
TABLE = Table(("name", "docs", "day", "share"), (("=cmd|'/c calc'!A1", ["a", "b"], DAY, 0.5), (None, [], None, None)))


def test_json_has_a_record_a_line() -> None:
    first, second = TABLE.to_json().splitlines()
    assert json.loads(first)["day"] == "1453-05-29" and json.loads(second)["name"] is None


def test_json_writes_terminal_controls_as_escapes() -> None:
    assert "\x9b" not in Table(("text",), (("\x9b31mred",),)).to_json()


def test_json_has_no_number_for_what_is_none() -> None:
    assert json.loads(Table(("x",), ((float("nan"),),)).to_json()) == {"x": None}


def test_csv_guards_cells_that_begin_like_a_formula() -> None:
    assert "'=cmd" in TABLE.to_csv()


def test_csv_leaves_terminal_escapes_out() -> None:
    assert "\x1b" not in Table(("text",), (("\x1b[31mred",),)).to_csv()


def test_csv_joins_lists() -> None:
    assert "a; b" in TABLE.to_csv()


def test_parquet_keeps_types_and_rows(tmp_path: Path) -> None:
    TABLE.to_parquet(tmp_path / "x.parquet")
    rows = duckdb.read_parquet(str(tmp_path / "x.parquet"))
    assert [str(kind) for kind in rows.types] == ["VARCHAR", "VARCHAR[]", "DATE", "DOUBLE"]
    assert rows.fetchall() == [tuple(row) for row in TABLE.rows]


def test_parquet_where_nothing_can_be_written_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnwritableRecord, match="cannot be written"):
        TABLE.to_parquet(tmp_path / "missing" / "x.parquet")


def test_a_data_frame_has_days_as_days_of_any_century() -> None:
    pytest.importorskip("pandas")
    frame = TABLE.df()
    assert frame["day"].dtype.kind == "M" and frame["day"][0].year == 1453


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("importlib.import_module", none)
    with pytest.raises(MissingExtra, match="pip install 'polars'"):
        TABLE.pl()


def test_an_empty_table_has_its_columns() -> None:
    assert Table(("a", "b"), ()).to_csv() == "a,b\n"


def test_the_first_rows_keep_the_types() -> None:
    assert TABLE.first(0).types == TABLE.types and result.Table(("a",), ()).types == ("VARCHAR",)
