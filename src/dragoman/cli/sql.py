"""`dragoman sql`: one SELECT over the tables of a record."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import folder_argument, form_options, give_rows, most, opened

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.query.result import Table


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
        give_rows(found, _table, form=form, output=output, limit=limit)


def _table(shown: "Table", **how: Any) -> "RenderableType":
    from dragoman.cli.query_tables import rows_table

    return rows_table(shown, **how)
