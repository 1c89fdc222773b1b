"""Migration: a record of an older schema brought forward, version by version; the old one is kept beside it.

A step rewrites the tables that change, commit by commit; all other parts are the same files. When the new record is
whole, one switch puts it in the place of the old.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DamagedRecord, OtherSchema, RecordError
from dragoman.store.duck import connect, literal, quoted
from dragoman.store.lock import INDEX_LOCK, locked
from dragoman.store.parts import (
    COMMITS,
    RECORD,
    SWITCH,
    Commit,
    Head,
    Part,
    any_head,
    clean,
    commit_parts,
    head,
    readable,
    settle,
    writable,
    write_head,
)
from dragoman.store.repair import remove_index
from dragoman.store.schema import SCHEMA, Columns
from dragoman.store.switch import NEXT, finish, fresh, switch
from dragoman.store.verify import examine

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BEFORE = "before-migration-"


@dataclass(frozen=True, slots=True)
class Step:
    """From one version of the tables to the next.

    `tables` are all tables of the version that it starts from. `changes` maps each table that is made anew to a SELECT
    over those of one commit, in the order of its rows; a table that is only in `tables` and mapped to None is left out.
    """

    tables: Mapping[str, Columns]
    changes: Mapping[str, str | None]


STEPS: dict[int, Step] = {}  # by the version that they start from


def migrate(folder: Path) -> list[int]:
    """The versions that were left behind, oldest first; empty where the record is up to date.

    Raises OtherSchema where no steps lead to this dragoman's version, DamagedRecord, RecordLocked, UnwritableRecord.
    """
    if not (folder / SWITCH).exists():
        any_head(folder)
    with locked(folder), locked(folder, INDEX_LOCK):
        finish(folder)
        first = any_head(folder).schema
        if first > SCHEMA:
            head(folder)
        missing = [version for version in range(first, SCHEMA) if version not in STEPS]
        if missing:
            raise OtherSchema(
                f"{folder}: has schema version {first}, and no way leads on from {missing[0]}; read its sources anew"
            )
        clean(folder)
        for version in range(first, SCHEMA):
            _forward(folder, version, STEPS[version])
    return list(range(first, SCHEMA))


def kept_in(version: int) -> str:
    """The name of the folder that has the record as it was."""
    return f"{BEFORE}{version}"


def _forward(folder: Path, version: int, step: Step) -> None:
    before = kept_in(version)
    if (folder / before).exists():
        raise RecordError(f"{folder / before}: is there already; move it away, then run again")
    commits = tuple(_whole(folder))
    place = fresh(folder)
    with readable(folder), writable(folder), connect() as con:
        con.execute("SET threads = 1")
        for commit in commits:
            parts = tuple(_parts(con, folder, place, commit, step))
            commit_parts(place, commit.number, parts, schema=version + 1)
    write_head(place, Head(version + 1, any_head(folder).sketch))
    remove_index(folder)
    old = [name for name in (RECORD, COMMITS, *step.tables) if (folder / name).exists()]
    new = sorted(path.name for path in place.iterdir())
    switch(folder, [*((name, f"{before}/{name}") for name in old), *((f"{NEXT}/{name}", name) for name in new)])


def _whole(folder: Path) -> Iterator[Commit]:
    """The commits; DamagedRecord for the first that is not as it was written."""
    for one in examine(folder):
        if one.faults or one.commit is None:
            fault = one.faults[0]
            raise DamagedRecord(
                f"{folder / fault.path}: {fault.what}; see `dragoman verify {folder} --repair`, then migrate"
            )
        yield one.commit


def _parts(con: "DuckDBPyConnection", folder: Path, place: Path, commit: Commit, step: Step) -> Iterator[Part]:
    there = {part.table: part for part in commit.parts}
    for table, columns in step.tables.items():
        con.execute(f"CREATE OR REPLACE TEMP VIEW {quoted(table)} AS {_rows(folder, there.get(table), columns)}")
    for table in {**step.tables, **step.changes}:
        if table not in step.changes:
            if table in there:
                yield _same(folder, place, there[table])
        elif (query := step.changes[table]) and (part := _made(con, place, table, query)):
            yield part


def _rows(folder: Path, part: Part | None, columns: Columns) -> str:
    """A table of one commit, also where the commit has no rows of it."""
    if part is not None:
        return f"SELECT * FROM read_parquet([{literal(str(folder / part.path))}])"
    nothing = ", ".join(f"NULL::{kind} AS {quoted(name)}" for name, kind in columns.items())
    return f"SELECT {nothing} WHERE false"


def _made(con: "DuckDBPyConnection", place: Path, table: str, query: str) -> Part | None:
    """The new rows of a table; None where there are none."""
    (rows,) = con.execute(f"SELECT count(*) FROM ({query})").fetchall()[0]
    if not rows:
        return None
    (place / table).mkdir(exist_ok=True)

    def write(target: Path) -> None:
        con.execute(f"COPY ({query}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")

    return settle(place, table, write, rows)


def _same(folder: Path, place: Path, part: Part) -> Part:
    """The same file under both records: a second name for it where the disk allows, else a copy."""
    old, new = folder / part.path, place / part.path
    new.parent.mkdir(exist_ok=True)
    if not new.exists():
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)
    return part
