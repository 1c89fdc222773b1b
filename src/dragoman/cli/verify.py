"""`dragoman verify`: whether a record is what was written; and what to do where it is not."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.output import put

if TYPE_CHECKING:
    from dragoman.store.checks import Fault

_WRONG = 1


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--repair", is_flag=True, help="Say what could be done about damaged files; with --yes, do it.")
@click.option("--yes", is_flag=True, help="With --repair: do it.")
@click.pass_context
def verify(context: click.Context, folder: Path, repair: bool, yes: bool) -> None:
    """Read the record in DIR again, every file against its hash and every row against its article's text.

    Exit code 1 if anything does not hold. --repair sets damaged commits aside in DIR/damaged, never deletes them, so
    that the next `dragoman read` of the same sources reads again what they held.
    """
    if yes and not repair:
        raise click.UsageError("--yes goes with --repair")
    if repair:
        _repair(context, folder, yes=yes)
    elif _told(folder):
        context.exit(_WRONG)


def _told(folder: Path) -> int:
    """Each fault as it is found; gives how many there are."""
    from dragoman.store.verify import verify as faults_of

    wrong = 0
    for fault in faults_of(folder):
        wrong += not fault.harmless
        put(_line(fault))
    many = "1 thing does" if wrong == 1 else f"{wrong} things do"
    put(f"{_shown(folder)}: {many} not hold; see --repair\n" if wrong else f"{_shown(folder)}: all holds\n")
    return wrong


def _repair(context: click.Context, folder: Path, *, yes: bool) -> None:
    from dragoman.store import repair as repairs

    if yes:
        done = repairs.repair(folder)
        put("".join(f"done: {_shown(line)}\n" for line in done) or f"{_shown(folder)}: nothing to repair\n")
        return
    todo = repairs.plan(folder)
    if not todo:
        put(f"{_shown(folder)}: nothing to repair\n")
        return
    put("".join(f"would {_shown(line)}\n" for line in todo.lines()))
    put("nothing was changed; add --yes to do it\n")
    context.exit(_WRONG)


def _line(fault: "Fault") -> str:
    where = fault.path if fault.row is None else f"{fault.path} row {fault.row}"
    return f"{_shown(where)}: {_shown(fault.what)}{' (harmless)' if fault.harmless else ''}\n"


def _shown(text: object) -> str:
    from dragoman.model.plain import plain

    return plain(str(text))
