"""Frames ready made: reading a thousand YAML entries takes ten times longer than reading what they come to.

The file is written by scripts/compile_frames.py. It carries a fingerprint of its sources, so one that is out of date is
never used: the frames are then read from YAML, more slowly and with the same result.
"""

import hashlib
from dataclasses import dataclass, replace

import msgspec

from dragoman.knowledge.frames import Frame, FrameIndex, index_frames
from dragoman.knowledge.load import data_bytes, data_files
from dragoman.knowledge.syntax import Syntax

FILE = "en/frames.json"
SOURCES = ("en/syntax.yaml", "en/words.yaml", "codebook/types.yaml", "codebook/contexts.yaml")
FOLDER = "en/frames"


@dataclass(frozen=True, slots=True)
class Compiled:
    """Frames without their examples, in the order of their files."""

    fingerprint: str
    syntax: Syntax
    frames: tuple[Frame, ...]


def fingerprint() -> str:
    """Of every file that the frames come from."""
    digest = hashlib.sha256()
    for path in (*SOURCES, *data_files(FOLDER)):
        digest.update(path.encode())
        digest.update(hashlib.sha256(data_bytes(path)).digest())
    return digest.hexdigest()


def encode(index: FrameIndex) -> bytes:
    """The file's content."""
    frames = tuple(replace(frame, examples=(), never=()) for frame in index.frames)
    return msgspec.json.encode(Compiled(fingerprint(), index.syntax, frames), order="deterministic")


def load_compiled() -> FrameIndex | None:
    """The package's frames, or None if the file is missing, damaged or out of date."""
    try:
        compiled = msgspec.json.decode(data_bytes(FILE), type=Compiled)
    except (OSError, msgspec.DecodeError):
        return None
    if compiled.fingerprint != fingerprint():
        return None
    return index_frames(compiled.frames, compiled.syntax, compiled.syntax.endings)
