"""`dragoman conflicts`: claims that contradict one another."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import FEW, filter_options, folder_argument, form_options, give, most, opened

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


@click.command()
@folder_argument
@filter_options
@form_options
def conflicts(folder: Path, form: str, output: Path | None, limit: int | None, **said: Any) -> None:
    """Events in the record DIR that one source tells as a fact and another denies or calls off: both sides."""
    with opened(folder) as record:
        found = record.conflicts(limit=most(form, limit), **said)

        def render(on: "Console") -> "RenderableType":
            from dragoman.cli.query_tables import conflicts_table

            shown = found.first(limit or FEW)
            return conflicts_table(shown, on=on, more=len(found) > len(shown))

        give(found, form=form, output=output, render=render)
