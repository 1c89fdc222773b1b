"""`dragoman export`: a record in the formats that others read."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dragoman.cli.answer import filter_options, folder_argument, opened
from dragoman.cli.output import put
from dragoman.errors import UnwritableRecord, UsageError

if TYPE_CHECKING:
    from dragoman.export.folding import Documents, LeftOut

FORMS = ("plover", "polecat", "gdelt", "gdelt-mentions", "icews", "cameo", "csv", "parquet", "geojson", "ical")
_PARQUET = "parquet"
_STANDARD_OUTPUT = "-"


@click.command()
@folder_argument
@click.option(
    "--to", "form", type=click.Choice(FORMS), required=True, help="The format; docs/exports.md tells of each."
)
@click.option(
    "--output", metavar="FILE", required=True, type=click.Path(dir_okay=False, allow_dash=True),
    help="Where it goes; - for standard output.",
)  # fmt: skip
@filter_options
def export(folder: Path, form: str, output: str, **asked: Any) -> None:
    """Write the record in DIR in a format that others read.

    What a format cannot tell is left out and counted on standard error: GDELT, POLECAT, ICEWS and CAMEO know no status,
    so that a plan is told as the promise or the threat that it is so far, and what is denied or called off not at all.
    """
    from dragoman.export.documents import documents_of

    if form == _PARQUET and output == _STANDARD_OUTPUT:
        raise UsageError("Parquet is no text; give --output a file")
    with opened(folder) as record:
        found, documents = record.events(**asked), documents_of(record.connection)
        left_out = (
            _write_parquet(found, documents, output) if form == _PARQUET else _write(form, found, documents, output)
        )
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
        click.echo(f"dragoman: left out of {form}: {reasons} (docs/exports.md says why)", err=True)


def _write(form: str, found: Iterable[Any], documents: "Documents", output: str) -> Counter[str]:
    from dragoman.export.forms import WRITERS

    pieces = WRITERS[form](found, documents)
    if output == _STANDARD_OUTPUT:
        return _each(pieces, put)
    with _whole(Path(output)) as file:
        return _each(pieces, file.write)


def _each(pieces: "Iterable[str | LeftOut]", write: Callable[[str], Any]) -> Counter[str]:
    """Writes what there is to write, and counts the reasons for the rest."""
    left_out = Counter[str]()
    for piece in pieces:
        if isinstance(piece, str):
            write(piece)
        else:
            left_out[piece.reason] += 1
    return left_out


def _write_parquet(found: Iterable[Any], documents: "Documents", output: str) -> Counter[str]:
    from dragoman.export.parquet import write

    with _whole(Path(output)) as file:
        write(found, documents, Path(file.name))
    return Counter()


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """A file that appears under its name once it is all there; line ends stay as they are written."""
    special = path.exists() and not path.is_file()  # a pipe or a device is written as it is
    target = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
                yield file
            if not special:
                os.replace(target, path)
        finally:
            if not special:
                target.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableRecord(f"{path}: cannot be written ({error.strerror or error})") from None
