"""One writer at a time: a lock that the operating system lets go of when its holder dies."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dragoman.errors import RecordLocked
from dragoman.store.parts import writable

_LOCK = ".lock"
INDEX_LOCK = ".index-lock"  # of whoever makes the index


@contextlib.contextmanager
def locked(folder: Path, name: str = _LOCK) -> Iterator[None]:
    """Holds the folder's lock; RecordLocked at once where another process has it."""
    path = folder / name
    with writable(folder):
        file = path.open("a+", encoding="ascii")
    with file:
        if not _take(file):
            file.seek(0)
            holder = file.read(20).strip()
            who = f"process {holder}" if holder.isdigit() else "another process"
            raise RecordLocked(f"{folder}: {who} is writing it; wait until it is done, then run again")
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            file.seek(0)
            file.truncate()


if os.name == "posix":
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

else:
    import msvcrt

    def _take(file: IO[str]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
