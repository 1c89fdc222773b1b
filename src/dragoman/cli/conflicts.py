"""`dragoman conflicts`: claims that contradict one another."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.answer import give_rows, most, opened, query_options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.query.result import Table


@click.command()
@query_options()
def conflicts(folder: Path, form: str, output: Path | None, limit: int | None, **said: Any) -> None:
    """Events in the record DIR that one source tells as a fact and another denies or calls off: both sides."""
    with opened(folder) as record:
        found = record.conflicts(limit=most(form, limit), **said)
        give_rows(found, _table, form=form, output=output, limit=limit)


def _table(shown: "Table", **how: Any) -> "RenderableType":
    from dragoman.cli.query_tables import conflicts_table

    return conflicts_table(shown, **how)
