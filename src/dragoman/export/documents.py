"""What exporters want to know of the articles that a record rests on."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ABOUT = ("published", "url", "outlet", "title", "characters")


def documents_of(connection: "DuckDBPyConnection") -> dict[str, dict[str, Any]]:
    """By the name that mentions have for an article; the newest of those that share one."""
    sql = f'SELECT name, {", ".join(_ABOUT)} FROM documents WHERE current ORDER BY name, "commit", id'
    return {name: dict(zip(_ABOUT, about, strict=True)) for name, *about in connection.execute(sql).fetchall()}
