"""`dragoman meetings`: the register of leaders' meetings."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import (
    FEW,
    filter_options,
    folder_argument,
    form_options,
    give,
    give_calendar,
    most,
    opened,
    plot_option,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


@click.command()
@folder_argument
@filter_options
@click.option(
    "--level", type=click.Choice(["leaders", "ministers", "officials"]), default="ministers", show_default=True,
    help="The lowest level to show; two sides must reach it.",
)  # fmt: skip
@plot_option("the days of the meetings")
@form_options
def meetings(
    folder: Path, level: str, plot: Path | None, form: str, output: Path | None, limit: int | None, **said: Any
) -> None:
    """Who met whom, or will: meetings of leaders and ministers of two or more countries in the record DIR."""
    with opened(folder) as record:
        if plot:
            ids = [row["id"] for row in record.meetings(level=level, limit=limit, **said).dicts()]
            give_calendar(record, ids, plot, what="Meetings", asked=said)
            return
        found = record.meetings(level=level, limit=most(form, limit), **said)

        def render(on: "Console") -> "RenderableType":
            from dragoman.cli.query_tables import meetings_table

            shown = found.first(limit or FEW)
            return meetings_table(shown, on=on, more=len(found) > len(shown))

        give(found, form=form, output=output, render=render)
