"""One SELECT of the user's own over the tables and views of the index. It reads the record and nothing else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.model.plain import plain
from dragoman.query.result import Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# No files, no network, no other databases, no extensions, no Python objects; and nothing of it can be turned back on.
_CLOSED = (
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)


def sql(
    connection: "DuckDBPyConnection", query: str, parameters: Sequence[Any] = (), *, limit: int | None = None
) -> Table:
    """The rows of one SELECT; `parameters` are the values of its question marks. UsageError says what is wrong.

    The connection is closed to everything outside of the record, for good.
    """
    import duckdb

    close(connection)
    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as error:
        raise UsageError(f"this is no SQL: {_first_lines(error)}") from None
    kinds = [statement.type for statement in statements]
    if kinds != [duckdb.StatementType.SELECT]:
        raise UsageError("give one SELECT and nothing else (the tables are described in docs/queries.md)")
    try:
        found = connection.execute(statements[0], list(parameters))
        described = found.description or []
        rows = found.fetchall() if limit is None else found.fetchmany(limit)
    except duckdb.Error as error:
        raise UsageError(_first_lines(error)) from None
    return Table(_unique(tuple(column[0] for column in described)), tuple(rows), _types(described))


def close(connection: "DuckDBPyConnection") -> None:
    """Close the connection to all but its own tables; closing it again changes nothing."""
    locked = connection.execute("SELECT current_setting('lock_configuration')").fetchone()
    if locked is not None and locked[0]:
        return
    for setting in _CLOSED:
        connection.execute(setting)


def _first_lines(error: Exception) -> str:
    """What is wrong and what may have been meant, without the picture of where."""
    lines = str(error).split("\n\n")[0].splitlines()
    return plain(" ".join(lines[:3]))


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    """A name that comes again gets a number, so that no cell is lost."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(out)


def _types(described: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    return tuple(str(column[1]) for column in described)
