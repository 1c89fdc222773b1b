"""Repair: what cannot be read is set aside, so that the rest can be used and the next run reads anew what was lost.

Nothing is deleted but what can be made again: half-written files and the index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.store.lock import INDEX_LOCK, locked
from dragoman.store.parts import (
    COMMITS,
    INDEX_FILE,
    SWITCH,
    Commit,
    any_head,
    clean,
    commit_parts,
    half_written,
    writable,
)
from dragoman.store.switch import NEXT, finish, fresh, switch
from dragoman.store.verify import Examined, examine

DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Repair:
    """What is to be done, or was done: `aside` are the commits that cannot be read, `kept` all others in order."""

    aside: tuple[Examined, ...] = ()
    kept: tuple[Commit, ...] = ()
    stale: tuple[str, ...] = ()
    half: bool = False
    index: bool = False
    place: str = DAMAGED

    def __bool__(self) -> bool:
        return bool(self.aside or self.stale or self.half)

    def lines(self) -> list[str]:
        """One thing a line, for the user."""
        out = ["finish the moves that an earlier repair or migration left half done"] if self.half else []
        for one in self.aside:
            why = f"{one.faults[0].path} {one.faults[0].what}"
            out.append(f"set commit {one.number} aside in {self.place}/ ({why}); {_lost(one)}")
        moved = sum(commit.number != number for number, commit in enumerate(self.kept, start=1))
        out += [f"number the {moved} commits after it anew"] if moved else []
        out += [f"remove the half-written file {path}" for path in self.stale]
        out += [f"remove {INDEX_FILE}; it is made anew when it is next needed"] if self.index else []
        return out


def plan(folder: Path) -> Repair:
    """What `repair` would do; empty where there is nothing to do."""
    if (folder / SWITCH).exists():
        return Repair(half=True)
    examined = tuple(examine(folder))
    aside = tuple(one for one in examined if one.faults)
    kept = tuple(one.commit for one in examined if one.commit is not None and not one.faults)
    stale = tuple(path.relative_to(folder).as_posix() for path in half_written(folder))
    index = bool(aside) and (folder / INDEX_FILE).exists()
    return Repair(aside, kept, stale, index=index, place=_place(folder))


def repair(folder: Path) -> list[str]:
    """Do it, and say what was done. Raises RecordLocked, UnwritableRecord."""
    plan(folder)
    with locked(folder), locked(folder, INDEX_LOCK):
        done = plan(folder).lines() if (folder / SWITCH).exists() else []
        finish(folder)
        todo = plan(folder)
        clean(folder)
        if todo.aside:
            remove_index(folder)
            _set_aside(folder, todo)
    return [*done, *todo.lines()]


def remove_index(folder: Path) -> None:
    """It can be made anew from the parts."""
    with writable(folder):
        for path in folder.glob(f"{INDEX_FILE}*"):
            path.unlink()


def _set_aside(folder: Path, todo: Repair) -> None:
    place = fresh(folder)
    with writable(folder):
        (place / COMMITS).mkdir()
    schema = any_head(folder).schema
    for number, commit in enumerate(todo.kept, start=1):
        commit_parts(place, number, commit.parts, schema=schema)
    own = [path for path in _own_parts(todo) if (folder / path).exists()]
    moves = [(path, f"{todo.place}/{path}") for path in (*own, COMMITS)]
    switch(folder, [*moves, (f"{NEXT}/{COMMITS}", COMMITS)])


def _own_parts(todo: Repair) -> Sequence[str]:
    """Files of the damaged commits that no other commit names."""
    shared = {part.path for commit in todo.kept for part in commit.parts}
    named = {part.path for one in todo.aside if one.commit is not None for part in one.commit.parts}
    return sorted(named - shared)


def _place(folder: Path) -> str:
    """A folder of its own for each repair."""
    number = 1
    while (folder / DAMAGED / str(number)).exists():
        number += 1
    return f"{DAMAGED}/{number}"


def _lost(one: Examined) -> str:
    """What goes with a commit, and how it comes back."""
    again = "`dragoman read` of the same sources reads them again"
    if one.commit is None:
        return f"how many articles it held cannot be told: {again}"
    rows = {part.table: part.rows for part in one.commit.parts}
    out = []
    if many := rows.get("documents", 0) + rows.get("failures", 0):
        out.append(f"with it go {many} articles: {again}")
    if many := rows.get("judgements", 0):
        out.append(f"with it go {many} judgements, which no run makes again: restore a copy if you have one")
    return "; ".join(out)
