"""What commands write: UTF-8 whatever the locale, and quiet when whoever reads it has enough."""

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PIPE_WIDTH = 100
_PIPE_CLOSED = 141


def put(text: str) -> None:
    """Straight to the bytes of standard output; whoever closes it early (`head`) ends the run without a word."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_PIPE_CLOSED) from None


def console() -> "Console":
    """As wide as the terminal; without a terminal of a fixed width, so that files compare."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH
    return Console(markup=False, highlight=False, emoji=False, width=width)


def file_console() -> "Console":
    """For a table in a file: of a fixed width and without styles."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, width=_PIPE_WIDTH, no_color=True, force_terminal=False)


def put_rendered(shown: "RenderableType", on: "Console") -> None:
    """What rich makes of it, on standard output."""
    put(rendered(shown, on))


def rendered(shown: "RenderableType", on: "Console") -> str:
    """What rich makes of it, without blanks at the ends of lines."""
    with on.capture() as captured:
        on.print(shown)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))
