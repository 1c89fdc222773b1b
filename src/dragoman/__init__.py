"""dragoman reads news about international affairs and keeps the record of events.

    import dragoman
    reading = dragoman.read("article.txt", date="2022-09-07")
    reading.events[0].actors[0].country
    print(reading.to_json())

Importing is cheap: models and tables are loaded when the first article is read.
"""

from typing import TYPE_CHECKING, Any

from dragoman.about import __version__

__all__ = ["__version__", "open_record", "read", "read_documents", "read_source", "relation"]

if TYPE_CHECKING:
    from dragoman.api import open_record, read, read_documents, relation
    from dragoman.ingest.source import read_source


def __getattr__(name: str) -> Any:
    if name in __all__:
        from dragoman import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
