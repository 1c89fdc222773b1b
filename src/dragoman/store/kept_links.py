"""The linker's links beside the index: an index that is made anew need not compare again what was compared before.

Comparing is what takes long: its cost grows with the square of how much news there is of one week and state. The file
can be deleted at any time; then all reports are compared again.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model.link import LINKER
from dragoman.store.duck import duckdb, literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "links.parquet"
_NEW = ".new-links.parquet"
_COLUMNS = '"left", "right", verdict, score'


def keep_links(con: "DuckDBPyConnection", folder: Path, stamp: str, commit: int) -> None:
    """The links between reports of the first `commit` commits; `stamp` tells those commits and how links are made."""
    new = folder / _NEW
    con.execute(
        f'COPY (SELECT {_COLUMNS} FROM links WHERE "by" = {literal(LINKER)} ORDER BY "left", "right")'
        f" TO {literal(str(new))} (FORMAT parquet, COMPRESSION zstd,"
        f" KV_METADATA {{stamp: {literal(stamp)}, commits: {literal(str(commit))}}})"
    )
    os.replace(new, folder / FILE)


def kept_commits(folder: Path, stamp: Callable[[int], str], most: int) -> int:
    """How many commits the file covers, at most `most`: 0 where there is none, or one of other commits or another
    linker. `stamp` gives that of so many first commits."""
    path = folder / FILE
    if not path.exists():
        return 0
    try:
        with duckdb().connect() as con:
            rows = con.execute(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata({literal(str(path))})")
            told = dict(rows.fetchall())
    except duckdb().Error:
        return 0
    number = int(told.get("commits", "0"))
    return number if 0 < number <= most and stamp(number) == told.get("stamp") else 0


def take_links(con: "DuckDBPyConnection", folder: Path, covered: int) -> None:
    """The kept links of reports that still stand. The table `uncompared` loses the reports of the commits covered."""
    con.execute(
        f'INSERT INTO links ({_COLUMNS}, "by") SELECT {_COLUMNS}, ? FROM read_parquet({literal(str(folder / FILE))})'
        ' WHERE "left" IN (SELECT id FROM reports) AND "right" IN (SELECT id FROM reports)',
        [LINKER],
    )
    con.execute(
        "DELETE FROM uncompared WHERE report IN (SELECT r.id FROM reports r JOIN documents d ON d.id = r.document"
        ' AND d.current WHERE d."commit" <= ?)',
        [covered],
    )
