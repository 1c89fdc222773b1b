"""DuckDB, loaded when it is first needed: it comes with the extra `record`."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingExtra

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY = "1GB"


def duckdb() -> Any:
    """The module; MissingExtra says how to get it."""
    try:
        import duckdb as module
    except ModuleNotFoundError:
        raise MissingExtra("a record needs DuckDB; install it with `pip install 'dragoman[record]'`") from None
    return module


def connect(path: Path | None = None, *, read_only: bool = False) -> "DuckDBPyConnection":
    """A database file, or one in memory; bounded in memory, and never asking the network for anything."""
    config = {
        "memory_limit": _MEMORY,
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    con: DuckDBPyConnection = duckdb().connect(str(path or ":memory:"), read_only=read_only, config=config)
    return con


def insert(
    con: "DuckDBPyConnection", table: str, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]
) -> None:
    """Many rows at once: as JSON Lines through a file, a hundred times faster than one by one."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    try:
        if os.path.getsize(file.name):
            names = ", ".join(quoted(name) for name in columns)
            con.execute(f"INSERT INTO {quoted(table)} ({names}) SELECT {names} FROM {json_lines(file.name, columns)}")
    finally:
        os.unlink(file.name)


def json_lines(path: str, columns: Mapping[str, str]) -> str:
    """A file of JSON Lines as SQL reads it, each column with its type."""
    typed = ", ".join(f"{quoted(name)}: {literal(kind)}" for name, kind in columns.items())
    form = "format = 'newline_delimited', maximum_object_size = 67108864"
    return f"read_json({literal(path)}, {form}, columns = {{{typed}}})"


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it; for what cannot be a parameter, such as the path of a COPY."""
    return "'" + text.replace("'", "''") + "'"
