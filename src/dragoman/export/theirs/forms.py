"""The formats that can be read, by their names."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dragoman.errors import UnreadableTable
from dragoman.export.theirs import gdelt, icews, plover, polecat
from dragoman.export.theirs.files import form_of
from dragoman.export.theirs.shape import Theirs

READERS: Mapping[str, Callable[[Path], Iterator[Theirs]]] = {
    "gdelt": gdelt.read_events,
    "icews": icews.read_events,
    "polecat": polecat.read_events,
    "plover": plover.read_events,
}


def read(path: Path, form: str | None = None) -> Iterator[Theirs]:
    """The events of a file; its first line says which format it is, unless you do."""
    found = form or form_of(path)
    if found not in READERS:
        raise UnreadableTable(f"{path}: these are GDELT's mentions, not its events; take the export file (61 columns)")
    return READERS[found](path)
