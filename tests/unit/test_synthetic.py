"""The synthetic record has the tables of a record, and is the same each time."""

from pathlib import Path

import duckdb
import pytest
from benchmarks.synthetic import write_index, write_parts

from dragoman.query.dyads import relations
from dragoman.store.schema import INDEX, PARTS

EVENTS = 3_000


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> "duckdb.DuckDBPyConnection":
    path = tmp_path_factory.mktemp("synthetic") / "index.duckdb"
    write_index(path, EVENTS)
    return duckdb.connect(path, read_only=True)


def count(index: "duckdb.DuckDBPyConnection", sql: str) -> int:
    row = index.execute(f"SELECT count(*) FROM ({sql})").fetchone()
    assert row is not None
    return int(row[0])


def test_it_has_so_many_events_and_somewhat_more_claims(index: "duckdb.DuckDBPyConnection") -> None:
    assert count(index, "FROM events") == EVENTS
    assert 1.1 < count(index, "FROM claims") / EVENTS < 1.2


@pytest.mark.parametrize("table", [table for table in INDEX if table not in ("failures", "judgements")])
def test_every_table_has_rows(index: "duckdb.DuckDBPyConnection", table: str) -> None:
    assert count(index, f"FROM {table}") > 0


def test_ids_are_sixteen_hex_digits_and_no_two_alike(index: "duckdb.DuckDBPyConnection") -> None:
    for table in ("documents", "events", "claims"):
        assert count(index, f"FROM {table} WHERE NOT regexp_full_match(id, '[0-9a-f]{{16}}')") == 0
        assert count(index, f"SELECT DISTINCT id FROM {table}") == count(index, f"FROM {table}")


def test_some_events_are_told_by_several_documents(index: "duckdb.DuckDBPyConnection") -> None:
    several = count(index, "SELECT event FROM tellings GROUP BY event HAVING count(DISTINCT document) > 1")
    assert 0.015 < several / EVENTS < 0.03


def test_a_dyad_has_a_series_of_ten_years(index: "duckdb.DuckDBPyConnection") -> None:
    row = index.execute("SELECT actor, recipient FROM dyads GROUP BY ALL ORDER BY count(*) DESC, 1, 2").fetchone()
    assert row is not None
    series = relations(index, *row)
    assert len(series.periods) == 120 and sum(period.together.events for period in series.periods) > 0


def test_parts_have_the_columns_of_the_record_and_the_claims_of_the_index(
    index: "duckdb.DuckDBPyConnection", tmp_path: Path
) -> None:
    commits = write_parts(tmp_path, EVENTS, parts=3)
    assert len(commits) == 3
    for table in commits[0]:
        paths = [str(files[table]) for files in commits]
        rows = duckdb.read_parquet(paths)
        assert rows.columns == list(PARTS[table])
        if table in ("documents", "claims", "mentions"):
            assert rows.shape[0] == count(index, f"FROM {table}")


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    one, other = (write_parts(tmp_path / name, 300, parts=2) for name in ("one", "other"))
    for files, others in zip(one, other, strict=True):
        for table, path in files.items():
            rows, more = (sorted(map(repr, duckdb.read_parquet(str(one)).fetchall())) for one in (path, others[table]))
            assert rows == more
