"""Answers of a person: single keys on a terminal, lines where there is none."""

import sys

import click

END = ""  # of the input: nothing more comes
_TAKEN_AS_END = frozenset({"\x03", "\x04"})


def key(prompt: str) -> str:
    """One key in small letters; without a terminal the first letter of a line. END at the end of the input."""
    if not sys.stdin.isatty():
        typed = line(prompt)
        return END if typed is None else (typed.strip()[:1].lower() or " ")
    click.echo(prompt, nl=False)
    pressed = click.getchar()
    click.echo()
    return END if pressed in _TAKEN_AS_END else pressed[:1].lower()


def line(prompt: str) -> str | None:
    """A line without its end and blanks around it; None at the end of the input."""
    click.echo(prompt, nl=False)
    typed = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo()
    return typed.strip() if typed else None
