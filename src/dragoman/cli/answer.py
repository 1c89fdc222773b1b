"""What all queries of a record share on the command line: their options, and the forms of an answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.output import put
from dragoman.errors import UnwritableRecord, UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from dragoman.query.events import Events
    from dragoman.query.record import EventRecord
    from dragoman.query.result import Answer, Table

FEW = 50  # rows of a table where no --limit is given
_AT_ONCE = 1_000  # lines
Command = Callable[..., None]
Render = Callable[["Console"], "RenderableType"]

folder_argument = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))

_FORMS = (
    click.option(
        "--format", "form", type=click.Choice(["table", "json", "csv", "parquet"]), default="table", show_default=True,
        help="json: JSON Lines; csv, parquet: flat rows.",
    ),
    click.option("--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file."),
    click.option("--limit", metavar="N", type=click.IntRange(1), help=f"At most N rows. Tables: {FEW} if not given."),
)  # fmt: skip
_DAYS = (
    click.option("--since", metavar="DAY", help="From that year, month or day on: YYYY, YYYY-MM or YYYY-MM-DD."),
    click.option("--until", metavar="DAY", help="Up to the end of that year, month or day."),
)
_FILTERS = (
    click.option("--actor", metavar="WHO", help="Who does it: RUS, Russia, NATO, 'Vladimir Putin', Q7747, RUS:MIL."),
    click.option("--with", "other", metavar="WHO", help="A further party, on any side."),
    click.option("--recipient", metavar="WHO", help="To whom it is done."),
    click.option("--party", metavar="WHO", help="A party on either side."),
    click.option("--type", "type", metavar="TYPE", multiple=True, help="CONSULT, SANCTION …; may be repeated."),
    click.option("--mode", metavar="MODE", multiple=True, help="A mode of the type, such as visit."),
    click.option("--context", metavar="CONTEXT", multiple=True, help="A context, such as military."),
    click.option("--status", metavar="STATUS", multiple=True, help="planned, happened, denied, disputed …"),
    click.option("--sector", metavar="SECTOR", multiple=True, help="A party of that sector: GOV, MIL, REB …"),
    click.option("--quad", metavar="N", type=int, help="Quad class: 1 and 2 cooperation, 3 and 4 conflict."),
    *_DAYS,
    click.option("--place", metavar="WHERE", help="A country (code or name) or the name of a place."),
    click.option("--says", metavar="WHO", help="Who says so: a country, or a name or part of it."),
    click.option("--doc", metavar="NAME", help="Told by that article."),
    click.option("--text", metavar="WORDS", help="Told in these words."),
)


def plot_option(what: str) -> Callable[[Command], Command]:
    """--plot, for a chart of `what`."""
    path = click.Path(dir_okay=False, path_type=Path)
    return click.option("--plot", metavar="FILE", type=path, help=f"Draw {what} to FILE.png or FILE.svg instead.")


def form_options(command: Command) -> Command:
    """--format, --output and --limit."""
    return _with(command, _FORMS)


def query_options(*, plot: str | None = None) -> Callable[[Command], Command]:
    """DIR, the options that choose events, and the forms of the answer; with --plot, where `plot` names its days."""
    chart = (plot_option(plot),) if plot else ()
    return lambda command: _with(command, (folder_argument, *_FILTERS, *chart, *_FORMS))


def day_options(command: Command) -> Command:
    """--since and --until."""
    return _with(command, _DAYS)


def filter_options(command: Command) -> Command:
    """The options that choose events."""
    return _with(command, _FILTERS)


def _with(command: Command, options: Iterable[Callable[[Command], Command]]) -> Command:
    for option in reversed(tuple(options)):
        command = option(command)
    return command


def opened(folder: Path) -> "EventRecord":
    """The record in a folder."""
    from dragoman.query.record import open_record

    return open_record(folder)


def most(form: str, limit: int | None) -> int | None:
    """How many rows to ask for: of a table one more than it shows, to know whether there are more."""
    if form == "table":
        return (limit or FEW) + 1
    return limit


def give_calendar(record: "EventRecord", ids: Sequence[str], plot: Path, *, what: str, asked: dict[str, Any]) -> None:
    """The days of these events as a calendar in a file; its title says what was asked for."""
    from dragoman.plot.calendars import plot_calendar
    from dragoman.query.days import event_days

    words = (f"{name} {value if isinstance(value, str) else ' '.join(value)}" for name, value in asked.items() if value)
    plot_calendar(event_days(record.connection, ids), plot, title=", ".join((what, *words)))


def give(answer: "Answer", *, form: str, output: Path | None, render: Render) -> None:
    """The answer in the form asked for, on standard output or in a file. `render` makes the table."""
    if form == "parquet":
        if output is None:
            raise UsageError("parquet is no text: name a file with --output FILE")
        answer.to_parquet(output)
    elif form == "table":
        _give_table(render, output)
    else:
        lines = answer.json_lines() if form == "json" else answer.csv_lines()
        _write(("".join(some) for some in _many(lines)), output)


def give_rows(
    found: "Table | Events",
    table: "Callable[..., RenderableType]",
    *,
    form: str,
    output: Path | None,
    limit: int | None,
) -> None:
    """As `give`, for rows of which a table shows the first; `table` takes them with `on` and `more`."""

    def render(on: "Console") -> "RenderableType":
        shown = found.first(limit or FEW)
        return table(shown, on=on, more=len(found) > len(shown))

    give(found, form=form, output=output, render=render)


def _give_table(render: Render, output: Path | None) -> None:
    from dragoman.cli.output import console, file_console, put_rendered, rendered

    if output is None:
        terminal = console()
        put_rendered(render(terminal), terminal)
    else:
        paper = file_console()
        _write([rendered(render(paper), paper)], output)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    if output is None:
        for piece in pieces:
            put(piece)
        return
    try:
        with output.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(pieces)
    except OSError as error:
        raise UnwritableRecord(f"{output}: cannot be written ({error.strerror})") from None


def _many(lines: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(lines, _AT_ONCE)):
        yield some
