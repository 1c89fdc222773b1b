"""The index of a record: a DuckDB file made from the parts, for questions. It can be made anew at any time.

An index is never changed in place: a copy is brought up to date and takes its place by one rename. Whoever is reading
goes on reading what was there.
"""

import hashlib
import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.knowledge.linking import COMMON, PATH
from dragoman.knowledge.version import DATA
from dragoman.store.duck import connect, duckdb
from dragoman.store.index_events import build_events
from dragoman.store.index_links import group_reports, link_reports
from dragoman.store.index_load import load_commits
from dragoman.store.lock import locked
from dragoman.store.parts import Commit, check_present, commits, writable
from dragoman.store.schema import INDEX, VIEWS, WORKING, columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

log = logging.getLogger(__name__)
FILE = "index.duckdb"
_LOCK = ".index-lock"
_NEW = ".new-index.duckdb"
_FORM = "3"  # raised when the way in which an index is made changes


def open_index(folder: Path) -> "DuckDBPyConnection":
    """A connection for reading, to an index that has all that is committed. RecordError where there is none to be had.

    Where the folder cannot be written and the index is behind, it is made in memory.
    """
    past = commits(folder)
    path = folder / FILE
    if _state(path) == _wanted(past):
        return connect(path, read_only=True)
    if os.access(folder, os.W_OK):
        update(folder)
        return connect(path, read_only=True)
    con = connect()
    _create(con)
    _bring(con, folder, past)
    return con


def update(folder: Path, *, rebuild: bool = False) -> None:
    """Bring the index up to date; with `rebuild`, make it anew from the parts alone."""
    past = commits(folder)
    check_present(folder, past)
    path, new = folder / FILE, folder / _NEW
    with locked(folder, _LOCK), writable(folder):
        state = None if rebuild else _state(path)
        wanted = _wanted(past)
        if state == wanted:
            return
        new.unlink(missing_ok=True)
        applied = 0
        if state is not None and state[1] == wanted[1] and state[0] <= wanted[0]:
            shutil.copyfile(path, new)
            applied = state[0]
        try:
            with connect(new) as con:
                if not applied:
                    _create(con)
                _bring(con, folder, past[applied:])
                con.execute("CHECKPOINT")
            os.replace(new, path)
        finally:
            for left in (new, new.with_name(f"{new.name}.wal")):
                left.unlink(missing_ok=True)


def _bring(con: "DuckDBPyConnection", folder: Path, new: tuple[Commit, ...]) -> None:
    """Everything that the new commits change."""
    con.execute("BEGIN")
    load_commits(con, folder, new)
    link_reports(con)
    group_reports(con)
    build_events(con)
    con.execute("DELETE FROM applied")
    last = new[-1].number if new else 0
    con.execute("INSERT INTO applied VALUES (?, ?)", [last, _made()])
    con.execute("COMMIT")
    log.info("index: %d commits taken in", len(new))


def _create(con: "DuckDBPyConnection") -> None:
    for table, columns in {**INDEX, **WORKING}.items():
        con.execute(f'CREATE TABLE "{table}" ({columns_sql(columns)})')
    for view, query in VIEWS.items():
        con.execute(f'CREATE VIEW "{view}" AS {query}')


def _wanted(past: tuple[Commit, ...]) -> tuple[int, str]:
    return len(past), _made()


def _state(path: Path) -> tuple[int, str] | None:
    """How far an index goes and how it was made; None where there is none that can be read."""
    if not path.exists():
        return None
    try:
        with connect(path, read_only=True) as con:
            row = con.execute("SELECT commit, made FROM applied").fetchone()
    except duckdb().Error:
        return None
    return (row[0], row[1]) if row else None


def _made() -> str:
    """An index made by other rules, or with other weights, is made anew."""
    tables = repr((INDEX, WORKING, VIEWS)).encode()
    weights = b"".join((DATA / path).read_bytes() for path in (PATH, COMMON))
    return f"{_FORM}-{hashlib.sha256(tables + weights).hexdigest()[:12]}"
