"""A record on disk for commands that read it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FOLDER = click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
_ABOUT_DOCUMENTS = ("published", "url", "outlet", "title", "characters")


def open_record(folder: Path) -> "DuckDBPyConnection":
    """The record's index, for reading."""
    from dragoman.store.index import open_index  # type: ignore[import-not-found, unused-ignore]

    connection: DuckDBPyConnection = open_index(folder)
    return connection


def documents_of(connection: "DuckDBPyConnection") -> dict[str, dict[str, Any]]:
    """What exporters want to know of each document, by the name that mentions have for it."""
    sql = f"SELECT name, {', '.join(_ABOUT_DOCUMENTS)} FROM documents WHERE current ORDER BY name"
    found = connection.execute(sql).fetchall()
    return {name: dict(zip(_ABOUT_DOCUMENTS, about, strict=True)) for name, *about in found}


def span_of(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that --since and --until mean; either may be a year or a month."""
    from dragoman.query.filters import day_of

    return day_of(since) if since else None, day_of(until, last=True) if until else None
