"""`dragoman upcoming`: what is planned and still to come."""

from pathlib import Path
from typing import Any

import click

from dragoman.cli.answer import give_calendar, most, opened, query_options
from dragoman.cli.events import give_events


@click.command()
@query_options(plot="the days to come")
@click.option("--from", "start", metavar="DAY", help="The first day to come. Default: the last day the record knows.")
def upcoming(
    folder: Path, start: str | None, plot: Path | None, form: str, output: Path | None, limit: int | None, **said: Any
) -> None:
    """What is planned in the record DIR: by date, then undated plans of the last 30 days.

    The days are counted from the newest article, not from today.
    """
    with opened(folder) as record:
        if plot:
            found = record.upcoming(start=start, limit=limit, **said)
            give_calendar(record, found.ids, plot, what="Upcoming", asked=said)
            return
        found = record.upcoming(start=start, limit=most(form, limit), **said)
        give_events(found, form=form, output=output, limit=limit)
