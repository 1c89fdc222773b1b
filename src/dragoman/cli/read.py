"""`dragoman read`: articles in, their records out."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from dragoman.errors import InvalidDate, UnknownColumn

if TYPE_CHECKING:
    from dragoman.ingest.options import SourceOptions
    from dragoman.model.event import Failure
    from dragoman.model.reading import Reading

_COLUMNS = ("id", "text", "title", "date", "url", "outlet")
_PIPE_WIDTH = 100
_PIPE_CLOSED = 141
_WRONG_USE = frozenset({UnknownColumn.code})
Writer = Callable[["Reading | Failure"], None]


def _column_options(command: Callable[..., None]) -> Callable[..., None]:
    """--id-column and its like, one for each field of a table."""
    for field in reversed(_COLUMNS):
        about = f"Column or JSON field of the {field}."
        command = click.option(f"--{field}-column", metavar="NAME", help=f"{about} Default: {field}.")(command)
    return command


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--date", "given", metavar="YYYY-MM-DD", help="The date of the documents, where you know it.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="json: one article a line; csv: one event a row.",
)  # fmt: skip
@click.option(
    "--input", "kind", type=click.Choice(["text", "html", "json", "csv", "tsv"]),
    help="What the input is, where its name does not tell.",
)  # fmt: skip
@_column_options
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to use."
)
@click.pass_context
def read(context: click.Context, /, paths: tuple[str, ...], jobs: int, form: str, **said: str | None) -> None:
    """Read articles and give their records.

    PATH is a file, a folder, a pattern such as 'news/*.txt', or - for standard input: plain text, HTML, JSON,
    JSON Lines, CSV or TSV, each also as .gz.
    """
    from dragoman import api
    from dragoman.cli.progress import Progress
    from dragoman.ingest.source import count_files, read_source

    options = _options(said)
    progress = Progress.on(sys.stderr, total=lambda: count_files(paths))
    write = _writer(form)
    failures = _write_all(api.read_documents(read_source(paths, options=options), jobs=jobs), write, progress)
    if failures:
        context.exit(2 if any(failure.reason in _WRONG_USE for failure in failures) else 1)


def _options(said: dict[str, str | None]) -> "SourceOptions":
    from dragoman.ingest.dates import parse_date
    from dragoman.ingest.options import Columns, SourceOptions

    given = said["given"]
    try:
        date = parse_date(given, where="--date") if given is not None else None
    except InvalidDate as error:
        raise click.UsageError(_shown(str(error))) from None
    columns = Columns(**{field: said[f"{field}_column"] for field in _COLUMNS})
    return SourceOptions(date=date, columns=columns, kind=said["kind"])


def _write_all(results: "Iterable[Reading | Failure]", write: Writer, progress: Any) -> "list[Failure]":
    from dragoman.model.event import Failure

    failures = []
    for result in _ticked(results, progress):
        write(result)
        if isinstance(result, Failure):
            click.echo(f"dragoman: {_shown(result.message)}", err=True)
            failures.append(result)
    return failures


def _ticked(results: "Iterable[Reading | Failure]", progress: Any) -> "Iterator[Reading | Failure]":
    """The results, with the progress line taken away while one is written."""
    try:
        progress.show()
        for result in results:
            progress.clear()
            yield result
            progress.advance()
    finally:
        progress.clear()


def _writer(form: str) -> Writer:
    """Writes one result; records go out as UTF-8 whatever the locale."""
    if form == "table":
        return _table_writer()
    if form == "csv":
        return _csv_writer()
    from dragoman.model.record import to_json

    return lambda result: _put(to_json(result) + "\n")


def _csv_writer() -> Writer:
    from dragoman.export.record_csv import header, rows
    from dragoman.model.event import Failure

    _put(header())
    return lambda result: None if isinstance(result, Failure) else _put(rows(result))


def _table_writer() -> Writer:
    from rich.console import Console

    from dragoman.cli.table import article
    from dragoman.model.event import Failure

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH
    console = Console(markup=False, highlight=False, emoji=False, width=width)

    def write(result: "Reading | Failure") -> None:
        if isinstance(result, Failure):
            return
        with console.capture() as shown:
            console.print(article(result, width=console.width, marks=not console.is_terminal or console.no_color))
        _put("\n".join(line.rstrip() for line in shown.get().split("\n")))

    return write


def _put(text: str) -> None:
    """Straight to the bytes of standard output; whoever closes it early (`head`) ends the run without a word."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_PIPE_CLOSED) from None


def _shown(message: str) -> str:
    from dragoman.export.plain import plain

    return plain(message)
