"""Parts: what a record holds, in files that are written once, named by their content, and counted only when committed.

    DIR/record.json            what this folder is: the schema version and the kind of sketch
    DIR/commits/00000007.json  the files of the seventh commit with their rows, bytes and hashes
    DIR/documents/3f….parquet  and so on: one folder a table of `schema.PARTS`

A commit is all there or not at all: its files first, then its own file by one rename. Files that no commit names are
what a killed run left; they are never read, and the next run makes the same ones again.
"""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dragoman.errors import DamagedRecord, NoRecord, OtherSchema, RecordError, UnwritableRecord
from dragoman.store.duck import connect, duckdb, json_lines, literal
from dragoman.store.files import TEMPORARY, file_hash, load, move, sync, write_json
from dragoman.store.rows import Row, Rows, storable
from dragoman.store.schema import PARTS, SCHEMA

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RECORD = "record.json"
COMMITS = "commits"
INDEX_FILE = "index.duckdb"  # made from the parts, and never part of the truth
SWITCH = "switch.json"  # there while files are moved about: see `store.switch`
_FORM = "dragoman-record"
_NUMBER = re.compile(r"\d{8}\.json")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a commit, its path relative to the record's folder."""

    table: str
    path: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Commit:
    """What one write added, in the order of writing: `number` counts from 1."""

    number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a record's folder says of itself."""

    schema: int
    sketch: str


def prepare(folder: Path) -> None:
    """A folder that is or may become a record. RecordError where it is full of something else: nothing is written."""
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        names = {entry.name for entry in folder.iterdir()}
        if not names & {RECORD, SWITCH} and any(not name.startswith(".") for name in names):
            raise RecordError(f"{folder}: is neither empty nor a record; choose an empty or a new folder")


def create(folder: Path, *, sketch: str) -> Head:
    """The record in the folder, made where there is none. For whoever holds the record's lock."""
    if (folder / RECORD).exists() or (folder / SWITCH).exists():
        return head(folder)
    prepare(folder)
    write_head(folder, Head(SCHEMA, sketch))
    return Head(SCHEMA, sketch)


def write_head(folder: Path, value: Head) -> None:
    with writable(folder):
        write_json(folder / RECORD, {"format": _FORM, "schema": value.schema, "sketch": value.sketch})


def head(folder: Path) -> Head:
    """Raises NoRecord, DamagedRecord or OtherSchema."""
    found = any_head(folder)
    if found.schema != SCHEMA:
        remedy = f"run `dragoman migrate {folder}`" if found.schema < SCHEMA else "install a newer dragoman"
        raise OtherSchema(f"{folder}: has schema version {found.schema}, this dragoman reads {SCHEMA}; {remedy}")
    return found


def any_head(folder: Path) -> Head:
    """Of whatever schema. Raises NoRecord or DamagedRecord."""
    if (folder / SWITCH).exists():
        remedy = f"finish it with `dragoman verify {folder} --repair --yes`"
        raise DamagedRecord(f"{folder}: a repair or a migration was stopped half way; {remedy}")
    found = load(folder, folder / RECORD)
    if found is None:
        raise NoRecord(f"{folder}: holds no record; make one with `dragoman read PATH… --into {folder}`")
    schema = found.get("schema")
    if found.get("format") != _FORM or not isinstance(schema, int):
        raise DamagedRecord(f"{folder / RECORD}: is not what dragoman wrote; restore it from a copy")
    return Head(schema, str(found.get("sketch", "")))


def commits(folder: Path) -> tuple[Commit, ...]:
    """All commits in order. DamagedRecord names the first that is missing or wrong."""
    head(folder)
    out = []
    for number, found in enumerate(numbers(folder), start=1):
        if found != number:
            raise DamagedRecord(f"{commit_path(folder, number)}: is missing; see `dragoman verify {folder}`")
        out.append(read_commit(folder, number))
    return tuple(out)


def numbers(folder: Path) -> list[int]:
    """Of the commits whose files are there, in order."""
    place = folder / COMMITS
    names = [path.name for path in place.iterdir()] if place.is_dir() else []
    return sorted(int(name[:8]) for name in names if _NUMBER.fullmatch(name))


def commit_path(folder: Path, number: int) -> Path:
    return folder / COMMITS / f"{number:08}.json"


def read_commit(folder: Path, number: int) -> Commit:
    """One commit by its number; also of another schema, with the tables of that."""
    path = commit_path(folder, number)
    found = load(folder, path)
    try:
        if found is None or found["commit"] != number:
            raise KeyError(number)
        files = found["files"]
        tables = (*(table for table in PARTS if table in files), *sorted(files.keys() - PARTS.keys()))
        parts = tuple(Part(table, **{key: files[table][key] for key in _FIELDS}) for table in tables)
        if any(PurePosixPath(part.path).parts[:-1] != (part.table,) for part in parts):
            raise KeyError("path")  # never out of the record's folder, whoever wrote it
    except (KeyError, TypeError, AttributeError):
        raise DamagedRecord(f"{path}: is not what dragoman wrote; see `dragoman verify {folder}`") from None
    return Commit(number, parts)


_FIELDS = ("path", "rows", "size", "sha256")


def check_present(folder: Path, found: Sequence[Commit]) -> None:
    """DamagedRecord for the first part that is gone or has not the size it was written with."""
    for part in (part for commit in found for part in commit.parts):
        try:
            size = os.stat(folder / part.path).st_size
        except OSError:
            raise DamagedRecord(f"{folder / part.path}: is missing; see `dragoman verify {folder}`") from None
        if size != part.size:
            sizes = f"has {size} bytes where {part.size} were written"
            raise DamagedRecord(f"{folder / part.path}: {sizes}; see `dragoman verify {folder}`")


def commit_rows(folder: Path, number: int, rows: Rows) -> Commit:
    """Write the rows as the commit of this number; nothing of it counts before all of it is on disk."""
    parts = []
    with writable(folder):
        with connect() as con:
            con.execute("SET threads = 1")  # with a fixed order: the same rows are the same bytes
            for table, columns in PARTS.items():
                if rows.get(table):
                    parts.append(_write_part(con, folder, table, columns, rows[table]))
        return commit_parts(folder, number, parts)


def commit_parts(folder: Path, number: int, parts: Sequence[Part], *, schema: int = SCHEMA) -> Commit:
    """Name files that are already in their places as one commit."""
    files = {
        part.table: {"path": part.path, "rows": part.rows, "size": part.size, "sha256": part.sha256} for part in parts
    }
    with writable(folder):
        (folder / COMMITS).mkdir(exist_ok=True)
        write_json(commit_path(folder, number), {"schema": schema, "commit": number, "files": files})
    return Commit(number, tuple(parts))


def part_of(folder: Path, table: str, path: Path, rows: int) -> Part:
    """A file in its place, measured."""
    return Part(table, path.relative_to(folder).as_posix(), rows, path.stat().st_size, file_hash(path))


def clean(folder: Path) -> None:
    """Take away what a killed run left half written. Only for whoever holds the record's lock."""
    with writable(folder):
        for path in half_written(folder):
            path.unlink()


def half_written(folder: Path) -> list[Path]:
    """Temporary files of the parts and commits; not those of the index, which has a lock of its own."""
    places = [folder / name for name in (*PARTS, COMMITS)]
    found = [path for place in places if place.is_dir() for path in place.glob(f"{TEMPORARY}*")]
    return sorted([*folder.glob(f"{TEMPORARY}*.json"), *found])


@contextlib.contextmanager
def writable(folder: Path) -> Iterator[None]:
    """What the disk refuses becomes an UnwritableRecord with a remedy."""
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise UnwritableRecord(
            f"{error.filename or folder}: cannot be written ({what}); free or allow the space, then run again: "
            "what was committed is kept"
        ) from None


@contextlib.contextmanager
def readable(folder: Path) -> Iterator[None]:
    """What DuckDB cannot read becomes a DamagedRecord with a remedy."""
    error: type[Exception] = duckdb().Error
    try:
        yield
    except error as why:
        what = str(why).splitlines()[0]
        raise DamagedRecord(f"{folder}: a part cannot be read ({what}); see `dragoman verify {folder}`") from None


def _write_part(
    con: "DuckDBPyConnection", folder: Path, table: str, columns: Mapping[str, str], rows: Sequence[Row]
) -> Part:
    """The rows as a Parquet file named by their content."""
    lines = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    place = folder / table
    place.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place, prefix=TEMPORARY, suffix=".jsonl", delete=False) as source:
        source.write(storable(lines).encode("utf-8"))
    try:
        return settle(folder, table, lambda new: _to_parquet(con, Path(source.name), new, columns), len(rows))
    finally:
        Path(source.name).unlink(missing_ok=True)


def settle(folder: Path, table: str, write: Callable[[Path], None], rows: int) -> Part:
    """What `write` makes of a new file, on the disk under the name that its bytes give it.

    The same name is always the same bytes, whichever version of DuckDB wrote them: a file that an earlier commit
    names is never changed.
    """
    place = folder / table
    new = place / f"{TEMPORARY}part"
    try:
        write(new)
        sync(new)
        target = place / f"{file_hash(new)[:24]}.parquet"
        move(new, target)
    finally:
        new.unlink(missing_ok=True)
    return part_of(folder, table, target, rows)


def _to_parquet(con: "DuckDBPyConnection", source: Path, target: Path, columns: Mapping[str, str]) -> None:
    try:
        con.execute(
            f"COPY (SELECT * FROM {json_lines(str(source), columns)})"
            f" TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)"
        )
    except duckdb().IOException as error:
        raise OSError(None, str(error).splitlines()[0], str(target)) from None
