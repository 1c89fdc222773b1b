"""`dragoman events`: the events of a record that are asked for."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import give_calendar, give_rows, most, opened, query_options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.query.events import Events


@click.command()
@query_options(plot="the days of the events")
@click.option(
    "--order", type=click.Choice(["date", "newest", "known"]), default="date", show_default=True,
    help="By the event's date, the newest first, or by the day first known.",
)  # fmt: skip
def events(
    folder: Path, order: str, plot: Path | None, form: str, output: Path | None, limit: int | None, **said: Any
) -> None:
    """The events in the record DIR that hold for all options given.

    WHO is an ISO code, an acronym, the name of a country, body or person, or a knowledge id. In meetings (CONSULT)
    host and guest count alike, whoever is told as the actor.
    """
    with opened(folder) as record:
        if plot:
            give_calendar(record, record.events(limit=limit, **said).ids, plot, what="Events", asked=said)
            return
        found = record.events(order=order, limit=most(form, limit), **said)
        give_events(found, form=form, output=output, limit=limit)


def give_events(found: "Events", *, form: str, output: Path | None, limit: int | None) -> None:
    """Events as a table with their words, or in another form."""
    give_rows(found, _table, form=form, output=output, limit=limit)


def _table(shown: "Events", **how: Any) -> "RenderableType":
    from dragoman.cli.event_table import events_table
    from dragoman.query.evidence import words_of

    return events_table(shown.dicts(), words_of(shown.connection, shown.ids), **how)
