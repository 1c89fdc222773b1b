"""`dragoman migrate`: a record that an older dragoman wrote, brought forward."""

from pathlib import Path

import click

from dragoman.cli.output import put


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def migrate(folder: Path) -> None:
    """Bring the record in DIR to the tables of this version of dragoman.

    The record as it was is kept in DIR/before-migration-N, where N is its version, until you delete it.
    """
    from dragoman.model.plain import plain
    from dragoman.store.migrate import kept_in
    from dragoman.store.migrate import migrate as bring_forward
    from dragoman.store.schema import SCHEMA

    left = bring_forward(folder)
    shown = plain(str(folder))
    if not left:
        put(f"{shown}: up to date (schema version {SCHEMA})\n")
    for version in left:
        put(f"{shown}: brought from schema version {version} to {version + 1}; ")
        put(f"as it was, it is in {shown}/{kept_in(version)}: delete that when you are content\n")
