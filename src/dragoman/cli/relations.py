"""`dragoman relations`: what two countries did to one another, period by period."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import FEW, day_options, folder_argument, form_options, give, opened, plot_option

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from dragoman.query.changes import Change
    from dragoman.query.record import EventRecord
    from dragoman.query.series import Series


@click.command()
@folder_argument
@click.argument("a", metavar="WHO")
@click.argument("b", metavar="[WHOM]", required=False)
@click.option(
    "--by", type=click.Choice(["day", "week", "month"]), default="month", show_default=True,
    help="A row for each of these; weeks begin on Monday.",
)  # fmt: skip
@day_options
@click.option(
    "--status", "statuses", metavar="STATUS", multiple=True,
    help="What counts; may be repeated. Default: happened and ongoing.",
)  # fmt: skip
@click.option("--changes", "only_changes", is_flag=True, help="A row for each change of level instead.")
@plot_option("the series and its changes")
@form_options
def relations(folder: Path, a: str, b: str | None, **said: Any) -> None:
    """What WHO and WHOM did to one another, as the record DIR tells it; without WHOM, WHO and all others.

    WHO and WHOM are countries or international bodies, by code or name. An event counts once, however often it is
    told. Without days the series covers those that the record has articles of.
    """
    with opened(folder) as record:
        days = {name: said[name] for name in ("by", "since", "until")}
        series = record.relations(a, b, **days, **({"statuses": said["statuses"]} if said["statuses"] else {}))
        if said["plot"]:
            from dragoman.plot.charts import plot_series

            plot_series(series, record.changes(series), said["plot"])
            return
        _give(record, series, said)


def _give(record: "EventRecord", series: "Series", said: dict[str, Any]) -> None:
    """The rows; --limit takes the last ones of a series, the first ones of changes."""
    from dragoman.query.changes import table_of

    form, limit, only = said["form"], said["limit"], said["only_changes"]
    changes = record.changes(series) if only or form == "table" else ()
    latest = replace(series, periods=series.periods[-limit:]) if limit else series

    def render(on: "Console") -> "RenderableType":
        return _table(record, series, changes, on=on, rows=0 if only else limit or FEW)

    answer = table_of(series, changes[:limit]) if only else latest
    give(answer, form=form, output=said["output"], render=render)


def _table(
    record: "EventRecord", series: "Series", changes: "tuple[Change, ...]", *, on: "Console", rows: int
) -> "RenderableType":
    from dragoman.cli.series_table import series_table
    from dragoman.query.events import assembled

    behind = assembled(record.connection, [event for change in changes for event in change.events])
    return series_table(series, changes, {event["id"]: event for event in behind}, on=on, rows=rows)
