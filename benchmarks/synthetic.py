"""A record of invented events, for timing:

    python -m benchmarks.synthetic FOLDER [--events 1000000] [--seed 0]

writes FOLDER/index.duckdb (the tables and views of the index) and FOLDER/parts/ (the same as Parquet parts). The same
seed gives the same rows. Nothing in it happened; the texts are left out, as `--no-text` does.
"""

import argparse
import time
from datetime import date
from pathlib import Path

import duckdb
import numpy as np

from benchmarks import synthetic_seed as seed_of
from benchmarks.synthetic_sql import INDEX_ROWS, LOOKUPS, PART_ROWS
from dragoman.knowledge.codebook import cameo_of, load_codebook
from dragoman.store.schema import INDEX, PARTS, VIEWS, columns_sql

FIRST_DAY = date(2015, 1, 1)
RECIPROCAL = ("AGREE", "CONSULT", "COOPERATE")
PARTS_A_TABLE = 20


def write_index(path: Path, events: int, *, seed: int = 0) -> None:
    """An index of so many events at a path where no file is."""
    with duckdb.connect(path) as connection:
        _seed(connection, events, seed)
        for table, columns in INDEX.items():
            connection.execute(f"CREATE TABLE {table} ({columns_sql(columns)})")
            if table in INDEX_ROWS:
                names = ", ".join(f'"{name}"' for name in columns)
                connection.execute(f"INSERT INTO {table} BY NAME SELECT {names} FROM ({INDEX_ROWS[table]})")
        for view, sql in VIEWS.items():
            connection.execute(f"CREATE VIEW {view} AS {sql}")


def write_parts(folder: Path, events: int, *, seed: int = 0, parts: int = PARTS_A_TABLE) -> list[dict[str, Path]]:
    """The same record as Parquet parts; each item names the files of one commit by their table, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[dict[str, Path]] = []
    with duckdb.connect() as connection:
        _seed(connection, events, seed)
        row = connection.execute("SELECT count(*) FROM document").fetchone()
        assert row is not None
        for part in range(parts):
            first, last = row[0] * part // parts, row[0] * (part + 1) // parts
            paths = {table: folder / f"{table}-{part:04}.parquet" for table in PARTS if table in PART_ROWS}
            for table, path in paths.items():
                wanted = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in PARTS[table].items())
                sql = PART_ROWS[table].format(first=first, last=last)
                connection.execute(
                    f"COPY (SELECT {wanted} FROM ({sql})) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
                )
            written.append(paths)
    return written


def _seed(connection: duckdb.DuckDBPyConnection, events: int, seed: int) -> None:
    """Temporary tables `document`, `event`, `claim` and what they look up."""
    rng = np.random.default_rng(seed)
    codes = seed_of.countries()
    articles = seed_of.documents(rng, max(events // seed_of.PER_ARTICLE, 1))
    happened = seed_of.events(rng, events, articles["day"])
    told = seed_of.claims(rng, happened["d"], len(articles["d"]))
    types = list(load_codebook().types.values())
    lookups = {
        "country": {"n": np.arange(len(codes)), "code": np.array(codes, dtype=object)},
        "type": {
            "n": np.arange(len(types)),
            "type": np.array([known.id for known in types], dtype=object),
            "quad": np.array([known.quad for known in types]),
            "score": np.array([known.score for known in types]),
            "cameo": np.array([cameo_of(known.id) for known in types], dtype=object),
            "mutual": np.array([known.id in RECIPROCAL for known in types]),
        },
        "seed_place": seed_of.places(rng, codes),
    }
    for name, columns in {"seed_document": articles, "seed_event": happened, "seed_claim": told, **lookups}.items():
        connection.register("given", columns)
        connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")
    connection.execute(f"SET VARIABLE first_day = DATE '{FIRST_DAY}'")
    connection.execute(f"SET VARIABLE statuses = {list(seed_of.STATUSES)}")
    connection.execute(f"SET VARIABLE grains = {list(seed_of.GRAINS)}")
    for sql in LOOKUPS:
        connection.execute(sql)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    said = parser.parse_args()
    said.folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    write_index(said.folder / "index.duckdb", said.events, seed=said.seed)
    print(f"index of {said.events} events: {time.perf_counter() - started:.1f} s")
    started = time.perf_counter()
    files = write_parts(said.folder / "parts", said.events, seed=said.seed)
    print(f"{sum(len(commit) for commit in files)} parts: {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
