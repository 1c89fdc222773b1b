"""`dragoman index`: the index of a record made anew."""

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
def index(folder: str) -> None:
    """Make the index of the record in DIR anew from its parts.

    Commands that ask the record bring its index up to date by themselves; this one forgets the old index first.
    """
    from dragoman import api
    from dragoman.cli.output import put
    from dragoman.model.plain import plain

    api.update_index(folder, rebuild=True)
    documents, events = api.index_size(folder)
    put(f"{plain(folder)}: {documents} articles, {events} events\n")
