"""Whether a record is what was written: every file against its hash, then every row against its document's text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DamagedRecord
from dragoman.store.checks import Fault, rows_that_do_not_hold
from dragoman.store.duck import connect, duckdb, literal
from dragoman.store.files import file_hash
from dragoman.store.parts import Commit, Part, any_head, commit_path, half_written, head, numbers, read_commit
from dragoman.store.schema import PARTS

_TOGETHER = 64 << 20  # bytes of parts whose rows are looked at together
_COMMITS = 200  # and so many commits at most


@dataclass(frozen=True, slots=True)
class Examined:
    """A commit by its number; `commit` is None where its own file is missing or cannot be read."""

    number: int
    commit: Commit | None
    faults: tuple[Fault, ...]


def verify(folder: Path) -> Iterator[Fault]:
    """Everything that does not hold, as it is found; nothing is changed. Raises NoRecord, OtherSchema."""
    head(folder)
    seen: list[Examined] = []
    for one in examine(folder):
        seen.append(one)
        yield from one.faults
    whole = [one.commit for one in seen if one.commit is not None and not one.faults]
    with connect() as con:
        for together in _batches(whole):
            try:
                yield from rows_that_do_not_hold(con, folder, together)
            except duckdb().Error as error:
                yield from _unreadable(folder, together, error)
    yield from _doubled(folder, whole)
    yield from unnamed(folder, [one.commit for one in seen if one.commit is not None])


def examine(folder: Path) -> Iterator[Examined]:
    """Each commit, and what is wrong with its files."""
    any_head(folder)
    there = numbers(folder)
    for number in range(1, max(there, default=0) + 1):
        if number not in there:
            path = commit_path(folder, number).relative_to(folder).as_posix()
            yield Examined(number, None, (Fault(path, None, "is missing"),))
            continue
        try:
            commit = read_commit(folder, number)
        except DamagedRecord:
            path = commit_path(folder, number).relative_to(folder).as_posix()
            yield Examined(number, None, (Fault(path, None, "is not what dragoman wrote"),))
            continue
        faults = tuple(fault for part in commit.parts for fault in _file_faults(folder, part))
        yield Examined(number, commit, faults)


def _file_faults(folder: Path, part: Part) -> Iterator[Fault]:
    path = folder / part.path
    try:
        size = path.stat().st_size
        if size != part.size:
            yield Fault(part.path, None, f"has {size} bytes where {part.size} were written")
        elif file_hash(path) != part.sha256:
            yield Fault(part.path, None, "has another sha256 than what was written")
    except FileNotFoundError:
        yield Fault(part.path, None, "is missing")
    except OSError as error:
        yield Fault(part.path, None, f"cannot be read ({error.strerror or error})")


def unnamed(folder: Path, commits: Iterable[Commit]) -> Iterator[Fault]:
    """Files that no commit names: what a killed run left. They are never read."""
    half = half_written(folder)
    for path in half:
        what = "was left half written by a run that was stopped"
        yield Fault(path.relative_to(folder).as_posix(), None, what, harmless=True)
    named = {part.path for commit in commits for part in commit.parts}
    for place in (folder / table for table in PARTS):
        for path in sorted(set(place.iterdir()) - set(half)) if place.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            if name not in named:
                yield Fault(name, None, "is named by no commit", harmless=True)


def _batches(commits: Sequence[Commit]) -> Iterator[list[Commit]]:
    together: list[Commit] = []
    size = 0
    for commit in commits:
        more = sum(part.size for part in commit.parts)
        if together and (size + more > _TOGETHER or len(together) == _COMMITS):
            yield together
            together, size = [], 0
        together.append(commit)
        size += more
    if together:
        yield together


def _unreadable(folder: Path, commits: Sequence[Commit], error: Exception) -> Iterator[Fault]:
    """Rows that DuckDB gave up on: looked at commit by commit, so that the fault has a place."""
    what = str(error).splitlines()[0]
    if len(commits) == 1:
        yield Fault(commits[0].parts[0].path, None, f"the rows of its commit cannot be read ({what})")
        return
    with connect() as con:
        for commit in commits:
            try:
                yield from rows_that_do_not_hold(con, folder, [commit])
            except duckdb().Error as again:
                yield from _unreadable(folder, [commit], again)


def _doubled(folder: Path, commits: Sequence[Commit]) -> Iterator[Fault]:
    """Articles and failures that were written twice although nothing about them is new."""
    keys = {
        "documents": "id, if(published_basis = 'inferred', NULL, published), url, outlet, title, run",
        "failures": "id",
    }
    with connect() as con:
        for table, key in keys.items():
            files = [
                (str(folder / part.path), part.path) for one in commits for part in one.parts if part.table == table
            ]
            if not files:
                continue
            listed = ", ".join(literal(file) for file in sorted({file for file, _ in files}))
            named = ", ".join(f"({literal(file)}, {literal(path)})" for file, path in files)
            found = con.execute(
                "SELECT max_by(path, (path, file_row_number)), max(file_row_number), any_value(id), count(*)"
                f" FROM read_parquet([{listed}], filename = true, file_row_number = true)"
                f" JOIN (VALUES {named}) AS named(file, path) ON filename = file"
                f" GROUP BY {key} HAVING count(*) > 1 ORDER BY ALL"
            ).fetchall()
            for path, row, name, many in found:
                yield Fault(path, row + 1, f"{table[:-1]} {name}: stands in the record {many} times")
