"""The events as one Parquet file with every field of the record, nested as in its JSON. Written by DuckDB."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import MissingExtra, UnwritableRecord
from dragoman.export.folding import Documents, Event, first_known, sources

_PARTY = (
    'STRUCT("text" VARCHAR, span INTEGER[], "name" VARCHAR, id VARCHAR, country VARCHAR, sector VARCHAR,'
    " office VARCHAR, why VARCHAR, doc VARCHAR)[]"
)
_VOICE = 'STRUCT("name" VARCHAR, country VARCHAR, stance VARCHAR, span INTEGER[], doc VARCHAR)[]'
COLUMNS = {
    "id": "VARCHAR",
    "type": "VARCHAR",
    "modes": "VARCHAR[]",
    "contexts": "VARCHAR[]",
    "cameo": "VARCHAR",
    "quad": "TINYINT",
    "intensity": "DOUBLE",
    "actors": _PARTY,
    "recipients": _PARTY,
    "reciprocal": "BOOLEAN",
    "date": 'STRUCT("start" DATE, "end" DATE, grain VARCHAR, basis VARCHAR, span INTEGER[], doc VARCHAR)',
    "place": 'STRUCT("name" VARCHAR, country VARCHAR, lat DOUBLE, lon DOUBLE, id BIGINT, span INTEGER[], doc VARCHAR)',
    "status": "VARCHAR",
    "said_by": _VOICE,
    "confidence": "DOUBLE",
    "mentions": (
        'STRUCT(doc VARCHAR, "start" INTEGER, "end" INTEGER, sentence INTEGER, "trigger" INTEGER[], "rule" VARCHAR,'
        " status VARCHAR)[]"
    ),
    "history": f"STRUCT(known DATE, status VARCHAR, doc VARCHAR, said_by {_VOICE})[]",
    "voices": "INTEGER",
    "aliases": "VARCHAR[]",
    "first_known": "DATE",
    "urls": "VARCHAR[]",
}


def write(found: Iterable[Event], documents: Documents, target: Path) -> int:
    """The number of rows written. The same events give the same bytes under one version of DuckDB."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        source = Path(folder) / "events.jsonl"
        count = 0
        with source.open("w", encoding="utf-8", errors="replace") as lines:
            for row in _rows(found, documents):
                lines.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
                count += 1
        _copy(source, target)
    return count


def _rows(found: Iterable[Event], documents: Documents) -> Iterator[dict[str, Any]]:
    for event in found:
        row = {name: event.get(name) for name in COLUMNS}
        known = first_known(event, documents)
        row["first_known"] = known.isoformat() if known else None
        row["urls"] = [document["url"] for _, document in sources(event, documents) if document.get("url")]
        yield row


def _copy(source: Path, target: Path) -> None:
    try:
        import duckdb
    except ImportError:
        raise MissingExtra("Parquet needs DuckDB: pip install 'dragoman[record]'") from None
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    read = f"read_json(?, format='newline_delimited', columns={{{columns}}}, maximum_object_size=67108864)"
    with duckdb.connect(config={"threads": 1, "preserve_insertion_order": True}) as connection:
        connection.execute(f"CREATE TABLE events AS SELECT * FROM {read}", [str(source)])
        try:
            connection.execute(f"COPY events TO {_quoted(target)} (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.IOException as error:
            raise UnwritableRecord(f"{target}: cannot be written ({str(error).splitlines()[0]})") from None


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
