"""Whole articles: a folder of .txt in, a folder of .json records out."""

import json
import logging
import tempfile
from pathlib import Path

from dragoman.api import READER, default_jobs, read_documents
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_source
from dragoman.model.event import Failure
from dragoman.model.record import record

log = logging.getLogger(__name__)


def predict_folder(source: Path, target: Path, analyzer: str = READER) -> None:
    """One record a text, named as the text; a text that cannot be read gives a record without events."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as copies:
        paths = [as_scored(path, Path(copies)) for path in sorted(source.glob("*.txt"))]
        found = read_source([str(path) for path in paths], options=SourceOptions())
        readings = read_documents(found, jobs=default_jobs(), analyzer=analyzer)
        for path, reading in zip(paths, readings, strict=True):
            if isinstance(reading, Failure):
                log.warning("%s: %s", path.name, reading.message)
                row = {"doc": path.stem, "published": None, "boilerplate": [], "events": []}
            else:
                row = record(reading)
            (target / f"{path.stem}.json").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")


def as_scored(path: Path, folder: Path) -> Path:
    """A copy in the folder whose lines end with a line feed alone: so the scorers read a text, and a span counts its
    characters."""
    copy = folder / path.name
    copy.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return copy
