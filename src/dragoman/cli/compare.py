"""`dragoman compare`: what another project's file and a record have and lack for the same days."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.answer import day_options, folder_argument, opened
from dragoman.cli.output import put

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.export.theirs.compare import Comparison

FORMS = ("gdelt", "icews", "polecat", "plover")
_STYLES = {"theirs": "yellow", "ours": "cyan", "both": "green"}
_HEADINGS = {"theirs": "only theirs", "ours": "only ours", "both": "both"}


@click.command()
@folder_argument
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "form", type=click.Choice(FORMS), help="The file's format, where its first line does not tell.")
@click.option(
    "--format", "shown", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="json: all of it as one object; csv: a row for each act.",
)  # fmt: skip
@day_options
@click.option(
    "--examples", type=click.IntRange(0, 1000), default=5, show_default=True, help="Of each side, in the table."
)
def compare(
    folder: Path, file: Path, form: str | None, shown: str, since: str | None, until: str | None, examples: int
) -> None:
    """Compare the record in DIR with FILE, event data of GDELT, ICEWS, POLECAT or in PLOVER's JSON (also .gz, .zip).

    Acts are matched by day, by the two countries in their order, and by PLOVER type, on the days that FILE tells of.
    """
    from dragoman.export.documents import documents_of
    from dragoman.export.theirs import compare as comparing
    from dragoman.export.theirs.files import form_of
    from dragoman.export.theirs.forms import read
    from dragoman.query.filters import day_of

    form = form or form_of(file)
    span = day_of(since) if since else None, day_of(until, last=True) if until else None
    theirs = read(file, form)
    with opened(folder) as record:
        documents = documents_of(record.connection)
        found = comparing.compare(theirs, record.events(), documents, form=form, span=span)
    if shown == "table":
        from dragoman.cli.output import console, put_rendered

        put_rendered(_table(found, examples), console())
    else:
        put(comparing.to_json(found) if shown == "json" else comparing.to_csv(found))


def _table(found: "Comparison", examples: int) -> "RenderableType":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from dragoman.model.plain import plain

    head = Text(
        f"{found.first} to {found.last}, {found.days} days" if found.days else "their file tells of no such day"
    )
    counts = Table("Type", "Theirs", "Ours", "Both", "Only theirs", "Only ours", box=None, pad_edge=False)
    for kind in found.types:
        numbers = (kind.theirs, kind.ours, kind.both, kind.theirs - kind.both, kind.ours - kind.both)
        counts.add_row(plain(kind.type), *map(str, numbers))
    parts: list[RenderableType] = [head, Text(""), counts, Text("")]
    for one in found.examples(examples):
        line = Text(f"{_HEADINGS[one.side]:11}", style=_STYLES[one.side])
        act = f"{one.act.day} {one.act.actor} → {one.act.recipient} {one.act.type}"
        parts.append(line.append(f"  {plain(act)}: {plain(one.told)}", style="default"))
    missing = (f"{count} {side}" for side, count in found.unmatched.items() if count)
    if told := ", ".join(missing):
        parts += [Text(""), Text(f"without two known countries: {told}", style="dim")]
    return Group(*parts)
