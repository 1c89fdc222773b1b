"""The knowledge in force, as one fingerprint that is stamped into every Trace."""

import hashlib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def fingerprint() -> str:
    """The first 12 hex digits of SHA-256 over the names and bytes of all knowledge files."""
    digest = hashlib.sha256()
    for path in sorted(DATA.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(DATA).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
