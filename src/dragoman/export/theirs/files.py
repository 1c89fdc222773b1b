"""Tables of other projects as rows of cells: plain, .gz or .zip; which format it is shows in the first line."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, cast

from dragoman.errors import UnreadableTable
from dragoman.knowledge.formats import columns
from dragoman.model.plain import plain

WITHOUT_HEADER = ("gdelt", "gdelt-mentions")
_FIRST_NAMES = {"icews": columns("icews")[:3], "polecat": columns("polecat")[:3]}
_OLD_GDELT = (57, 58)
_LONGEST_LINE = 1 << 24
_FORMS = "gdelt, icews, polecat and plover"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by the names of their columns; `file` and `line` (from 1) say where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def wrong(self, column: str, remedy: str) -> UnreadableTable:
        """The error to raise for a cell that cannot be."""
        return UnreadableTable(f"{self.file}:{self.line}: {column} is {self.cells[column]!r}; {remedy}")


def lines(path: Path) -> Iterator[tuple[str, int, str]]:
    """File, line number and text without its line end; of a .zip, all its files one after the other."""
    try:
        for name, stream in _streams(path):
            for number, raw in enumerate(iter(partial(stream.readline, _LONGEST_LINE), b""), 1):
                if len(raw) >= _LONGEST_LINE:
                    raise UnreadableTable(f"{name}:{number}: a line of over 16 MB; this is no table of events")
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8", "replace").rstrip("\r\n")
                if text:
                    yield name, number, text
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "it ends too early"
        raise UnreadableTable(f"{path}: cannot be read ({reason}); download it again or unpack it by hand") from error


def _streams(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with path.open("rb") as start:
        magic = start.read(4)
    if magic.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(path) as archive:
            members = sorted(info.filename for info in archive.infolist() if not info.is_dir())
            for member in members:
                with archive.open(member) as stream:
                    yield f"{path}/{plain(member)}", stream
    else:
        with _plain(path, packed=magic.startswith(b"\x1f\x8b")) as stream:
            yield str(path), stream


@contextmanager
def _plain(path: Path, *, packed: bool) -> Iterator[IO[bytes]]:
    if packed:
        with gzip.open(path, "rb") as unpacked:
            yield cast(IO[bytes], unpacked)
    else:
        with path.open("rb") as stream:
            yield stream


def form_of(path: Path) -> str:
    """gdelt, gdelt-mentions, icews, polecat or plover, by the first line."""
    name, number, first = next(lines(path), (str(path), 1, ""))
    if first.lstrip().startswith("{"):
        return "plover"
    cells = first.split("\t")
    for form, names in _FIRST_NAMES.items():
        if tuple(cells[:3]) == names:
            return form
    for form in WITHOUT_HEADER:
        if len(cells) == len(columns(form)) and cells[0].isdigit():
            return form
    if len(cells) in _OLD_GDELT:
        raise UnreadableTable(f"{name}:{number}: {len(cells)} columns: GDELT 1.0; take the 2.0 files (61 columns)")
    raise UnreadableTable(
        f"{name}:{number}: {len(cells)} columns and no known header; known are {_FORMS} (tab-separated, or JSON Lines)"
    )


def rows(path: Path, form: str) -> Iterator[Row]:
    """The rows of a table of that format; a wrong number of columns names the line and the count."""
    due = columns(form)
    names = due
    for file, number, text in lines(path):
        cells = text.split("\t")
        if number == 1 and form not in WITHOUT_HEADER:
            names = _header(file, cells, form)
            continue
        while len(cells) > len(due) and not cells[-1]:
            cells.pop()
        known = names if len(cells) == len(names) else due
        if len(cells) != len(known):
            remedy = "a tab inside a field, or a line that was cut? mend or remove it"
            raise UnreadableTable(f"{file}:{number}: {len(cells)} columns where {len(due)} are due; {remedy}")
        yield Row(file, number, dict(zip(known, cells, strict=True)))


def _header(file: str, cells: list[str], form: str) -> tuple[str, ...]:
    """Some POLECAT files name the intensity otherwise, or more columns than they have."""
    names = tuple("Intensity" if name == "Event Intensity" else name for name in cells if name)
    missing = [name for name in columns(form) if name not in names]
    if missing:
        raise UnreadableTable(f"{file}:1: the header lacks {', '.join(missing)}; this is no {form} file")
    return names
