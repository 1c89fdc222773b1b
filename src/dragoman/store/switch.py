"""Many renames that count as one: what is to move is written down first, and whoever comes next does what is left.

While the list lies in the folder, the record is not to be read or written: `parts.head` says so.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import DamagedRecord
from dragoman.store.files import load, move, write_json
from dragoman.store.parts import SWITCH, writable

NEXT = ".next"  # what is to come into its place is made in here


def fresh(folder: Path) -> Path:
    """An empty place for what is to come. For whoever holds the record's lock."""
    place = folder / NEXT
    with writable(folder):
        if place.exists():
            shutil.rmtree(place)
        place.mkdir()
    return place


def switch(folder: Path, moves: Sequence[tuple[str, str]]) -> None:
    """Rename each, in order; paths are relative to the folder. A stop at any moment leaves all or nothing to `finish`.

    What leaves goes to a name that nothing has; what comes, comes out of `fresh`.
    """
    with writable(folder):
        write_json(folder / SWITCH, {"moves": [list(pair) for pair in moves]})
    finish(folder)


def finish(folder: Path) -> bool:
    """Do what is left of a switch. False where there is none. For whoever holds the record's lock."""
    found = load(folder, folder / SWITCH)
    if found is None:
        return False
    moves = found.get("moves")
    if not isinstance(moves, list) or not all(_stays(path) for pair in moves for path in pair):
        raise DamagedRecord(f"{folder / SWITCH}: is not what dragoman wrote; restore the folder from a copy")
    with writable(folder):
        for old, new in moves:
            _move(folder / old, folder / new)
        (folder / SWITCH).unlink()
        shutil.rmtree(folder / NEXT, ignore_errors=True)
    return True


def _stays(path: object) -> bool:
    """Whether a path leads nowhere out of the record's folder, whoever wrote it down."""
    return isinstance(path, str) and not Path(path).is_absolute() and ".." not in Path(path).parts


def _move(old: Path, new: Path) -> None:
    """Once: what has left is not there any more, and what the new name has came by this move."""
    if old.exists() and not new.exists():
        new.parent.mkdir(parents=True, exist_ok=True)
        move(old, new)
