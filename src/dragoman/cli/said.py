"""`dragoman said`: what somebody is quoted with."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import day_options, folder_argument, form_options, give_rows, most, opened

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.query.result import Table


@click.command()
@folder_argument
@click.argument("name")
@day_options
@form_options
def said(
    folder: Path, name: str, since: str | None, until: str | None, form: str, output: Path | None, limit: int | None
) -> None:
    """Quotes of NAME, and the claims that rest on their word, in the record DIR.

    NAME is a person, a body, a country, or words of a source's name as the articles write it.
    """
    with opened(folder) as record:
        found = record.said(name, since=since, until=until, limit=most(form, limit))
        give_rows(found, _table, form=form, output=output, limit=limit)


def _table(shown: "Table", **how: Any) -> "RenderableType":
    from dragoman.cli.query_tables import said_table

    return said_table(shown, **how)
