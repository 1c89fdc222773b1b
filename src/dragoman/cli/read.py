"""`dragoman read`: articles in, their records out."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.output import put
from dragoman.errors import InvalidDate, UnknownColumn

if TYPE_CHECKING:
    from dragoman.ingest.options import SourceOptions
    from dragoman.model.event import Failure
    from dragoman.model.reading import Reading
    from dragoman.model.text import Document

_COLUMNS = ("id", "text", "title", "date", "url", "outlet")
_FEW = 20
ANALYZER = "What reads the sentences: dragoman's own reader, or spacy:PIPELINE (docs/spacy.md)."
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
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Processes to use. Default: one for a few files, else one for each core.",
)
@click.option("--no-event-model", "frames_only", is_flag=True, help="Code with the frames alone.")
@click.option(
    "--codebook", metavar="FOLDER", type=click.Path(exists=True, file_okay=False),
    help="Frames and types of your own besides dragoman's (docs/frames.md).",
)  # fmt: skip
@click.option(
    "--into", metavar="DIR", type=click.Path(file_okay=False),
    help="Keep what is read in the record in DIR (made where there is none); what it holds already is passed over.",
)  # fmt: skip
@click.option("--no-text", "no_text", is_flag=True, help="With --into: keep hashes and spans, not the articles' text.")
@click.option("--again", is_flag=True, help="With --into: read anew what another version of dragoman has read.")
@click.option("--analyzer", metavar="NAME", default="reader", show_default=True, help=ANALYZER)
@click.pass_context
def read(context: click.Context, /, paths: tuple[str, ...], form: str, **said: Any) -> None:
    """Read articles and give their records.

    PATH is a file, a folder, a pattern such as 'news/*.txt', or - for standard input: plain text, HTML, JSON,
    JSON Lines, CSV or TSV, each also as .gz.
    """
    from dragoman.cli.progress import Progress
    from dragoman.ingest.source import count_files, read_source

    if said["into"] is None and (said["no_text"] or said["again"]):
        raise click.UsageError("--no-text and --again go with --into DIR")
    source = read_source(paths, options=_options(said))
    progress = Progress.on(sys.stderr, total=lambda: count_files(paths))
    settings = {
        "jobs": said["jobs"] or _jobs(count_files(paths)),
        "event_model": not said["frames_only"],
        "codebook": said["codebook"],
        "analyzer": said["analyzer"],
    }
    failures = _into(source, progress, said, settings) if said["into"] else _out(source, progress, form, settings)
    if failures:
        context.exit(2 if any(failure.reason in _WRONG_USE for failure in failures) else 1)


def _out(source: "Iterable[Document | Failure]", progress: Any, form: str, settings: dict[str, Any]) -> "list[Failure]":
    """The records to standard output."""
    from dragoman import api

    return _write_all(api.read_documents(source, **settings), _writer(form), progress)


def _into(
    source: "Iterable[Document | Failure]", progress: Any, said: dict[str, Any], settings: dict[str, Any]
) -> "list[Failure]":
    """The records into a folder, and one line that says what came of it."""
    from dragoman import api

    folder = said["into"]
    writer = api.read_into(folder, source, keep_text=not said["no_text"], again=said["again"], **settings)
    failures = _write_all(writer, lambda result: None, progress)
    api.update_index(folder)
    tally = writer.tally
    counts = f"{tally.read} read, {tally.known} known already, {tally.failed} not readable; {tally.events} new events"
    put(f"{_shown(str(folder))}: {counts}\n")
    return failures


def _jobs(files: int | None) -> int:
    """Starting a process costs as much as some ten articles: one for a few files, else one for each core."""
    if files is not None and files <= _FEW:
        return 1
    from dragoman.api import default_jobs

    return default_jobs()


def _options(said: dict[str, Any]) -> "SourceOptions":
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

    return lambda result: put(to_json(result) + "\n")


def _csv_writer() -> Writer:
    from dragoman.export.record_csv import header, rows
    from dragoman.model.event import Failure

    put(header())
    return lambda result: None if isinstance(result, Failure) else put(rows(result))


def _table_writer() -> Writer:
    from dragoman.cli.output import console, put_rendered
    from dragoman.cli.table import article
    from dragoman.model.event import Failure

    terminal = console()
    marks = not terminal.is_terminal or terminal.no_color

    def write(result: "Reading | Failure") -> None:
        if not isinstance(result, Failure):
            put_rendered(article(result, width=terminal.width, marks=marks), terminal)

    return write


def _shown(message: str) -> str:
    from dragoman.model.plain import plain

    return plain(message)
