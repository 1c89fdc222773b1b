"""DuckDB, loaded when it is first needed: it comes with the extra `record`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingExtra

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY = "1500MB"


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


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it; for what cannot be a parameter, such as the path of a COPY."""
    return "'" + text.replace("'", "''") + "'"
