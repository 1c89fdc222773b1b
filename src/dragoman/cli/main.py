"""The command `dragoman`. Starts fast: what a command needs is imported when it runs."""

import sys

import click

from dragoman.about import __version__
from dragoman.cli.codebook import codebook
from dragoman.cli.compare import compare
from dragoman.cli.conflicts import conflicts
from dragoman.cli.events import events
from dragoman.cli.explain import explain
from dragoman.cli.export import export
from dragoman.cli.index import index
from dragoman.cli.meetings import meetings
from dragoman.cli.migrate import migrate
from dragoman.cli.read import read
from dragoman.cli.relations import relations
from dragoman.cli.review import review
from dragoman.cli.said import said
from dragoman.cli.sql import sql
from dragoman.cli.upcoming import upcoming
from dragoman.cli.verify import verify
from dragoman.errors import DragomanError, UsageError

FAILED = 1
WRONG_USE = 2
STOPPED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def cli() -> None:
    """Read news about international affairs and keep the record: who did what to whom, when, where, who says so."""


for command in (read, explain, codebook, index, verify, migrate, review):
    cli.add_command(command)
for query in (events, meetings, relations, upcoming, said, conflicts, sql, export, compare):
    cli.add_command(query)


def main() -> None:
    """Exit codes: 0 all read, 1 some documents failed, 2 wrong use, 130 stopped by the user, 141 output closed."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        return WRONG_USE if isinstance(error, UsageError) else FAILED
