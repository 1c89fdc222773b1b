"""The index of a record: a DuckDB file made from the parts, for questions. It can be made anew at any time.

An index is never changed in place: a copy is brought up to date and takes its place by one rename. Whoever is reading
goes on reading what was there.
"""

import hashlib
import logging
import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DamagedRecord, RecordError
from dragoman.knowledge.linking import COMMON, PATH
from dragoman.knowledge.version import DATA
from dragoman.store.duck import connect, duckdb, literal
from dragoman.store.index_events import build_events
from dragoman.store.index_links import group_reports, link_reports
from dragoman.store.index_load import load_commits
from dragoman.store.kept_links import keep_links, kept_commits, take_links
from dragoman.store.lock import INDEX_LOCK, locked
from dragoman.store.parts import INDEX_FILE as FILE
from dragoman.store.parts import Commit, check_present, commits, writable
from dragoman.store.schema import INDEX, VIEWS, WORKING, columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

log = logging.getLogger(__name__)
_NEW = ".new-index.duckdb"
_FORM = "8"  # raised when the way in which an index is made changes


def open_index(folder: Path) -> "DuckDBPyConnection":
    """A connection for reading, to an index that has all that is committed. RecordError where there is none to be had.

    Where the folder cannot be written and the index is behind, it is made in memory.
    """
    past = commits(folder)
    path = folder / FILE
    if _state(path) == _wanted(past):
        return _reading(path)
    if os.access(folder, os.W_OK):
        update(folder)
        return _reading(path)
    check_present(folder, past)
    con = connect()
    with writable(folder):
        _make(con, folder, past)
    return con


def update(folder: Path, *, rebuild: bool = False) -> None:
    """Bring the index up to date; with `rebuild`, or where it is damaged, make it anew from the parts alone."""
    with locked(folder, INDEX_LOCK), writable(folder):
        past = commits(folder)
        check_present(folder, past)
        path, new = folder / FILE, folder / _NEW
        state = None if rebuild else _state(path)
        if state == _wanted(past):
            return
        try:
            goes_on = state is not None and state[0] <= len(past) and state == _wanted(past[: state[0]])
            if not (state and goes_on and _go_on(folder, past, state[0])):
                _remove(new)
                with connect(new) as con:
                    _make(con, folder, past)
            with _reading(new) as con:
                keep_links(con, folder, _stamp(past), len(past))
            os.replace(new, path)  # last: an index that is up to date has its links beside it
        finally:
            _remove(new)


def _go_on(folder: Path, past: tuple[Commit, ...], applied: int) -> bool:
    """Take the latest commits into a copy of the index; false where the index turns out to be damaged."""
    new = folder / _NEW
    _remove(new)
    shutil.copyfile(folder / FILE, new)
    try:
        with connect(new) as con:
            _bring(con, folder, past, applied)
            con.execute("CHECKPOINT")
    except duckdb().Error as error:
        log.warning("index: %s; it is made anew", str(error).splitlines()[0])
        return False
    return True


def _make(con: "DuckDBPyConnection", folder: Path, past: tuple[Commit, ...]) -> None:
    """All of an index. RecordError where the parts, the disk or the memory do not allow it."""
    try:
        _create(con)
        _bring(con, folder, past, 0)
        con.execute("CHECKPOINT")
    except duckdb().OutOfMemoryException as error:
        told = str(error).splitlines()[0]
        raise RecordError(
            f"{folder}: too much for the memory that its index may use ({told}); split the record"
        ) from None
    except duckdb().IOException as error:
        raise OSError(None, str(error).splitlines()[0], str(folder)) from None
    except duckdb().Error as error:
        told = str(error).splitlines()[0]
        raise DamagedRecord(f"{folder}: a part cannot be read ({told}); see `dragoman verify {folder}`") from None


def _remove(new: Path) -> None:
    for left in (new, new.with_name(f"{new.name}.wal")):
        left.unlink(missing_ok=True)


def _reading(path: Path) -> "DuckDBPyConnection":
    """The index as it lies there now. Attached: a process that has an older one open would be given that one again."""
    con = connect()
    con.execute(f"ATTACH {literal(str(path))} AS record (READ_ONLY)")
    for table in (*INDEX, *WORKING, *VIEWS):
        con.execute(f'CREATE VIEW "{table}" AS SELECT * FROM record."{table}"')
    return con


def _bring(con: "DuckDBPyConnection", folder: Path, past: tuple[Commit, ...], applied: int) -> None:
    """Everything that the commits after the first `applied` change."""
    new = past[applied:]
    con.execute("BEGIN")
    load_commits(con, folder, new)
    con.execute("CREATE OR REPLACE TEMP TABLE uncompared AS SELECT report FROM fresh")
    if not applied and (covered := kept_commits(folder, lambda many: _stamp(past[:many]), len(past))):
        take_links(con, folder, covered)
    group_reports(con, link_reports(con))
    build_events(con)
    con.execute("DELETE FROM applied")
    con.execute("INSERT INTO applied VALUES (?, ?)", list(_wanted(past)))
    con.execute("COMMIT")
    log.info("index: %d commits taken in", len(new))


def _create(con: "DuckDBPyConnection") -> None:
    for table, columns in {**INDEX, **WORKING}.items():
        con.execute(f'CREATE TABLE "{table}" ({columns_sql(columns)})')
    for view, query in VIEWS.items():
        con.execute(f'CREATE VIEW "{view}" AS {query}')


def _wanted(past: tuple[Commit, ...]) -> tuple[int, str]:
    """How far an index of these commits goes, and the stamp that it bears."""
    return len(past), _stamp(past)


def _state(path: Path) -> tuple[int, str] | None:
    """How far an index goes and how it was made; None where there is none that can be read."""
    if not path.exists():
        return None
    try:
        with _reading(path) as con:
            row = con.execute('SELECT "commit", made FROM applied').fetchone()
    except duckdb().Error:
        return None
    return (row[0], row[1]) if row else None


def _stamp(past: tuple[Commit, ...]) -> str:
    """Of the commits, the tables and the linker's weights: what was made of others, or by others, is made anew."""
    parts = "".join(part.sha256 for commit in past for part in commit.parts)
    return f"{_made()}-{hashlib.sha256(parts.encode()).hexdigest()[:12]}"


@cache
def _made() -> str:
    """An index made by other rules, or with other weights, is made anew."""
    tables = repr((INDEX, WORKING, VIEWS)).encode()
    weights = b"".join((DATA / path).read_bytes() for path in (PATH, COMMON))
    return f"{_FORM}-{hashlib.sha256(tables + weights).hexdigest()[:12]}"
