"""Parts: what a record holds, in files that are written once, named by their content, and counted only when committed.

    DIR/record.json            what this folder is: the schema version and the kind of sketch
    DIR/commits/00000007.json  the files of the seventh commit with their rows, bytes and hashes
    DIR/documents/3f….parquet  and so on: one folder a table of `schema.PARTS`

A commit is all there or not at all: its files first, then its own file by one rename. Files that no commit names are
what a killed run left; they are never read, and the next run makes the same ones again.
"""

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DamagedRecord, NoRecord, OtherSchema, RecordError, UnwritableRecord
from dragoman.store.duck import connect, duckdb, json_lines, literal
from dragoman.store.rows import Row, Rows
from dragoman.store.schema import PARTS, SCHEMA

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RECORD = "record.json"
COMMITS = "commits"
_FORM = "dragoman-record"
_TEMPORARY = ".new-"
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


def create(folder: Path, *, sketch: str) -> Head:
    """The record in the folder, made where there is none. RecordError where the folder is full of something else."""
    if (folder / RECORD).exists():
        return head(folder)
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(not entry.name.startswith(".") for entry in folder.iterdir()):
            raise RecordError(f"{folder}: is neither empty nor a record; choose an empty or a new folder")
        _replace(folder / RECORD, _json({"format": _FORM, "schema": SCHEMA, "sketch": sketch}))
    return Head(SCHEMA, sketch)


def head(folder: Path) -> Head:
    """Raises NoRecord, DamagedRecord or OtherSchema."""
    found = _load(folder, folder / RECORD)
    if found is None:
        raise NoRecord(f"{folder}: holds no record; make one with `dragoman read PATH… --into {folder}`")
    schema = found.get("schema")
    if found.get("format") != _FORM or not isinstance(schema, int):
        raise DamagedRecord(f"{folder / RECORD}: is not what dragoman wrote; restore it from a copy")
    if schema != SCHEMA:
        remedy = f"run `dragoman migrate {folder}`" if schema < SCHEMA else "install a newer dragoman"
        raise OtherSchema(f"{folder}: has schema version {schema}, this dragoman reads {SCHEMA}; {remedy}")
    return Head(schema, str(found.get("sketch", "")))


def commits(folder: Path) -> tuple[Commit, ...]:
    """All commits in order. DamagedRecord names the first that is missing or wrong."""
    head(folder)
    place = folder / COMMITS
    names = sorted(path.name for path in place.iterdir() if _NUMBER.fullmatch(path.name)) if place.is_dir() else []
    out = []
    for number, name in enumerate(names, start=1):
        if int(name[:8]) != number:
            raise DamagedRecord(f"{place / f'{number:08}.json'}: is missing; see `dragoman verify {folder}`")
        out.append(read_commit(folder, number))
    return tuple(out)


def read_commit(folder: Path, number: int) -> Commit:
    """One commit by its number."""
    path = folder / COMMITS / f"{number:08}.json"
    found = _load(folder, path)
    try:
        if found is None or found["commit"] != number:
            raise KeyError(number)
        files = found["files"]
        parts = tuple(Part(table, **{key: files[table][key] for key in _FIELDS}) for table in PARTS if table in files)
    except (KeyError, TypeError):
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


def commit_parts(folder: Path, number: int, parts: Sequence[Part]) -> Commit:
    """Name files that are already in their places as one commit."""
    files = {
        part.table: {"path": part.path, "rows": part.rows, "size": part.size, "sha256": part.sha256} for part in parts
    }
    with writable(folder):
        (folder / COMMITS).mkdir(exist_ok=True)
        target = folder / COMMITS / f"{number:08}.json"
        _replace(target, _json({"schema": SCHEMA, "commit": number, "files": files}))
    return Commit(number, tuple(parts))


def part_of(folder: Path, table: str, path: Path, rows: int) -> Part:
    """A file in its place, measured."""
    return Part(table, path.relative_to(folder).as_posix(), rows, path.stat().st_size, file_hash(path))


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def clean(folder: Path) -> None:
    """Take away what a killed run left half written. Only for whoever holds the record's lock."""
    with writable(folder):
        for place in (folder, *(folder / name for name in (*PARTS, COMMITS))):
            for path in place.glob(f"{_TEMPORARY}*") if place.is_dir() else ():
                path.unlink()


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


def _write_part(
    con: "DuckDBPyConnection", folder: Path, table: str, columns: Mapping[str, str], rows: Sequence[Row]
) -> Part:
    """The rows as a Parquet file named by their content."""
    lines = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    data = lines.encode("utf-8")
    place = folder / table
    place.mkdir(exist_ok=True)
    target = place / f"{hashlib.sha256(data).hexdigest()[:24]}.parquet"
    new = place / f"{_TEMPORARY}{target.name}"
    with tempfile.NamedTemporaryFile(dir=place, prefix=_TEMPORARY, suffix=".jsonl", delete=False) as source:
        source.write(data)
    try:
        _to_parquet(con, Path(source.name), new, columns)
        _sync(new)
        os.replace(new, target)
    finally:
        Path(source.name).unlink(missing_ok=True)
        new.unlink(missing_ok=True)
    return part_of(folder, table, target, len(rows))


def _to_parquet(con: "DuckDBPyConnection", source: Path, target: Path, columns: Mapping[str, str]) -> None:
    try:
        con.execute(
            f"COPY (SELECT * FROM {json_lines(str(source), columns)})"
            f" TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)"
        )
    except duckdb().IOException as error:
        raise OSError(None, str(error).splitlines()[0], str(target)) from None


def _replace(target: Path, text: str) -> None:
    """The whole file or none of it, and on the disk when this returns."""
    new = target.with_name(f"{_TEMPORARY}{target.name}")
    new.write_text(text, encoding="utf-8")
    _sync(new)
    os.replace(new, target)
    if os.name == "posix":
        _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=1, sort_keys=True) + "\n"


def _load(folder: Path, path: Path) -> dict[str, Any] | None:
    """None where there is no such file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise DamagedRecord(f"{path}: cannot be read ({error}); see `dragoman verify {folder}`") from None
    return found if isinstance(found, dict) else {}
