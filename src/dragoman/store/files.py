"""Files of a record: written whole or not at all, and on the disk when a function returns."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from dragoman.errors import DamagedRecord

TEMPORARY = ".new-"  # how names of files begin that are not whole yet


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_json(target: Path, value: dict[str, Any]) -> None:
    """The whole file or none of it, and on the disk when this returns."""
    new = target.with_name(f"{TEMPORARY}{target.name}")
    new.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sync(new)
    move(new, target)


def move(old: Path, new: Path) -> None:
    """A rename that is on the disk when this returns."""
    os.replace(old, new)
    if os.name == "posix":
        sync(new.parent)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def load(folder: Path, path: Path) -> dict[str, Any] | None:
    """None where there is no such file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise DamagedRecord(f"{path}: cannot be read ({error}); see `dragoman verify {folder}`") from None
    return found if isinstance(found, dict) else {}
