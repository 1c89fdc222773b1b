"""Compile the frames into the file that is read at run time: python scripts/compile_frames.py."""

from pathlib import Path

from dragoman.knowledge import compiled
from dragoman.knowledge.frameset import load_all_frames

DATA = Path(compiled.__file__).parent / "data"

if __name__ == "__main__":
    (DATA / compiled.FILE).write_bytes(compiled.encode(load_all_frames()))
