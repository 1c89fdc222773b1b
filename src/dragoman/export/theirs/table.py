"""Their events as a DuckDB table beside the record's own: `theirs`, with the columns of `events` and of `dyads`."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.export.folding import pairs
from dragoman.export.theirs.shape import Theirs
from dragoman.store.schema import INDEX, columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "theirs"
COLUMNS = INDEX["events"] | {
    name: INDEX["dyads"][name] for name in ("actor", "recipient", "day", "dated")
}  # a row for each event and ordered pair of parties


def create(connection: "DuckDBPyConnection", found: Iterable[Theirs]) -> int:
    """Make the temporary table anew from these events; the number of its rows."""
    count = 0
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        source = Path(folder) / "theirs.jsonl"
        with source.open("w", encoding="utf-8", errors="replace") as lines:
            for row in _rows(found):
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
        kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {NAME} ({columns_sql(COLUMNS)})")
        if count:
            read = f"read_json(?, format='newline_delimited', columns={{{kinds}}})"
            connection.execute(f"INSERT INTO {NAME} SELECT * FROM {read}", [str(source)])
    return count


def _rows(found: Iterable[Theirs]) -> Iterator[dict[str, Any]]:
    for event in found:
        date, place = event["date"] or {}, event["place"] or {}
        shared = {name: event.get(name) for name in COLUMNS} | {
            "date_start": date.get("start"),
            "date_end": date.get("end"),
            "grain": date.get("grain"),
            "basis": date.get("basis"),
            "place_name": place.get("name"),
            "place_country": place.get("country"),
            "lat": place.get("lat"),
            "lon": place.get("lon"),
            "place_id": place.get("id"),
            "last_known": event.get("first_known"),
            "day": date.get("start"),
            "dated": bool(date),
        }
        for actor, recipient in pairs(event):
            yield shared | {"actor": actor["country"], "recipient": recipient["country"] if recipient else None}
