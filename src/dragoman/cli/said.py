"""`dragoman said`: what somebody is quoted with."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.answer import FEW, day_options, folder_argument, form_options, give, most, opened

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


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

        def render(on: "Console") -> "RenderableType":
            from dragoman.cli.query_tables import said_table

            shown = found.first(limit or FEW)
            return said_table(shown, on=on, more=len(found) > len(shown))

        give(found, form=form, output=output, render=render)
