"""`dragoman events`: the events of a record that are asked for."""

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

    from dragoman.query.events import Events


@click.command()
@folder_argument
@filter_options
@click.option(
    "--order", type=click.Choice(["date", "newest", "known"]), default="date", show_default=True,
    help="By the event's date, the newest first, or by the day first known.",
)  # fmt: skip
@plot_option("the days of the events")
@form_options
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
    from dragoman.query.evidence import words_of

    def render(on: "Console") -> "RenderableType":
        from dragoman.cli.event_table import events_table

        shown = found.first(limit or FEW)
        return events_table(shown.dicts(), words_of(shown.connection, shown.ids), on=on, more=len(found) > len(shown))

    give(found, form=form, output=output, render=render)
