"""`dragoman sql`: one SELECT over the tables of a record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.answer import FEW, folder_argument, form_options, give, most, opened

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


@click.command()
@folder_argument
@click.argument("query")
@form_options
def sql(folder: Path, query: str, form: str, output: Path | None, limit: int | None) -> None:
    """The rows of QUERY, one SELECT over the tables and views of the record DIR (docs/queries.md).

    It reads the record and nothing else: no files, no network.
    """
    with opened(folder) as record:
        found = record.sql(query, limit=most(form, limit))

        def render(on: "Console") -> "RenderableType":
            from dragoman.cli.query_tables import rows_table

            shown = found.first(limit or FEW)
            return rows_table(shown, on=on, more=len(found) > len(shown))

        give(found, form=form, output=output, render=render)
