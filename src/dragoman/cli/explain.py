"""`dragoman explain`: how the record of one article came about, as a tree."""

from typing import TYPE_CHECKING

import click

from dragoman.cli.read import ANALYZER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.tree import Tree

    from dragoman.explain_when_where import Branch

_LONGEST = 600
_STYLES = {"event": "bold cyan", "sentence": "bold", "refused": "yellow", "nearest": "yellow", "no": "dim"}


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--event", metavar="ID", help="One event: its id, the beginning of it, or its number in the table.")
@click.option("--sentence", metavar="N", type=click.IntRange(1), help="One sentence, counted from 1, whatever it gave.")
@click.option("--date", "given", metavar="YYYY-MM-DD", help="The date of the document, where you know it.")
@click.option("--no-event-model", "frames_only", is_flag=True, help="Code with the frames alone.")
@click.option("--codebook", metavar="FOLDER", type=click.Path(exists=True, file_okay=False), help="Frames of your own.")
@click.option("--analyzer", metavar="NAME", default="reader", show_default=True, help=ANALYZER)
def explain(
    path: str, event: str | None, sentence: int | None, given: str | None, frames_only: bool, **said: "str | None"
) -> None:
    """Show how each event of FILE was derived, or why there is none.

    Without --event or --sentence: all events, then the sentences whose words were refused. Where FILE is the folder
    of a record: why it holds the reports of several articles for the one happening that --event names.
    """
    from pathlib import Path

    from dragoman import api
    from dragoman.explain import explain as derived

    if Path(path).is_dir():
        if event is None:
            raise click.UsageError(f"{_plain(path)} is a folder: give the event of the record with --event ID")
        _show([api.event_derivation(path, event)])
        return
    if event is not None and sentence is not None:
        raise click.UsageError("give --event or --sentence, not both")
    codebook, analyzer = said["codebook"], str(said["analyzer"])
    derivation = api.derivation(Path(path), given, event_model=not frames_only, codebook=codebook, analyzer=analyzer)
    resources = api.resources(event_model=not frames_only, codebook=codebook, analyzer=analyzer)
    _show(derived(derivation, resources, event=event, sentence=sentence))


def _plain(text: str) -> str:
    from dragoman.model.plain import plain

    return plain(text)


def _show(branches: "Sequence[Branch]") -> None:
    from dragoman.cli.output import console, put, put_rendered

    if not branches:
        put("no events, and no words that a frame knows\n")
    terminal = console()
    for branch in branches:
        put_rendered(_tree(branch), terminal)


def _tree(branch: "Branch") -> "Tree":
    from rich.text import Text
    from rich.tree import Tree

    from dragoman.model.plain import plain

    label = plain(branch.label)
    line = Text.assemble((label, _STYLES.get(label.split(" ")[0].rstrip(","), "cyan")))
    if branch.text:
        line.append(f"  {_short(plain(branch.text))}")
    tree = Tree(line, guide_style="dim")
    for child in branch.below:
        tree.children.append(_tree(child))
    return tree


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
