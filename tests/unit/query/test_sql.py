"""One SELECT that reads the record and nothing else."""

from pathlib import Path

import pytest
from tests.unit.query.made import gondor_meets_rohan

from dragoman.errors import UsageError
from dragoman.query.sql import sql

INDEX = gondor_meets_rohan()
secret = [("never", "read")]  # a Python object that a query must not find


def test_a_select_gives_its_rows() -> None:
    found = sql(INDEX, "SELECT type, count(*) AS many FROM events GROUP BY type ORDER BY type")
    assert found.columns == ("type", "many") and found.rows == (("ASSAULT", 1), ("CONSULT", 2))


def test_values_are_bound() -> None:
    assert sql(INDEX, "SELECT id FROM events WHERE type = ?", ["ASSAULT"]).rows == (("e-attack",),)


def test_views_are_there() -> None:
    assert len(sql(INDEX, "SELECT * FROM volume")) == 2


def test_a_column_that_comes_twice_keeps_both() -> None:
    assert sql(INDEX, "SELECT 1 AS a, 2 AS a").dicts() == [{"a": 1, "a_2": 2}]


def test_a_limit_holds() -> None:
    assert len(sql(INDEX, "SELECT * FROM events", limit=2)) == 2


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE events",
        "INSERT INTO aliases VALUES ('a', 'b')",
        "DELETE FROM events",
        "CREATE TABLE x AS SELECT 1",
        "SELECT 1; DROP TABLE events",
        "COPY events TO '/tmp/never.csv'",
        "ATTACH '/tmp/never.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "SET threads = 1",
        "SET enable_external_access = true",
        "EXPLAIN ANALYZE SELECT 1",
        "",
        "-- nothing",
    ],
)
def test_all_but_one_select_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="give one SELECT"):
        sql(INDEX, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM 'https://example.org/x.parquet'",
        "SELECT * FROM secret",
        "SELECT * FROM query('DROP TABLE events')",
        "SELECT getenv('HOME')",
    ],
)
def test_nothing_outside_of_the_record_is_read(query: str) -> None:
    with pytest.raises(UsageError):
        sql(INDEX, query)


def test_nothing_of_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        sql(INDEX, f"COPY (SELECT 1) TO '{tmp_path}/x.csv'")
    assert list(tmp_path.iterdir()) == []


def test_wrong_sql_is_named_on_one_line() -> None:
    with pytest.raises(UsageError) as raised:
        sql(INDEX, "SELECT nothing FROM events")
    assert "nothing" in str(raised.value) and "\n" not in str(raised.value)


def test_an_unknown_table_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="events"):
        sql(INDEX, "SELECT * FROM event")
