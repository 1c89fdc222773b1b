"""`dragoman meetings`: the register of leaders' meetings."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import give_calendar, give_rows, most, opened, query_options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.query.result import Table


@click.command()
@query_options(plot="the days of the meetings")
@click.option(
    "--level", type=click.Choice(["leaders", "ministers", "officials"]), default="ministers", show_default=True,
    help="The lowest level to show; two sides must reach it.",
)  # fmt: skip
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
        give_rows(found, _table, form=form, output=output, limit=limit)


def _table(shown: "Table", **how: Any) -> "RenderableType":
    from dragoman.cli.query_tables import meetings_table

    return meetings_table(shown, **how)
