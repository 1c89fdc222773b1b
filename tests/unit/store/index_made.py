"""An index of reports built by hand (tests/unit/linking/reports_made.py), in memory."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.model.link import Report
from dragoman.store.duck import connect, insert
from dragoman.store.rows import Row, date_row, day, party_row, place_row, type_row, voice_rows
from dragoman.store.schema import INDEX, WORKING, columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def index_of(reports: Iterable[Report], *, event: str = "e") -> "DuckDBPyConnection":
    """The tables `reports`, all of one event and none compared, and `documents`; the others are empty."""
    con = connect()
    told = tuple(reports)
    for table, columns in {**INDEX, **WORKING}.items():
        con.execute(f'CREATE TABLE "{table}" ({columns_sql(columns)})')
    _fill(con, "documents", list({report.document: _document(report) for report in told}.values()))
    _fill(con, "reports", [_report(report, event) for report in told])
    pairs = sorted({tuple(sorted((report.document, other))) for report in told for other in report.alike})
    _fill(con, "resemblances", [{"left": left, "right": right} for left, right in pairs])
    con.execute("CREATE TEMP TABLE uncompared AS SELECT id AS report FROM reports")
    return con


def _fill(con: "DuckDBPyConnection", table: str, rows: list[Row]) -> None:
    columns = {**INDEX, **WORKING}[table]
    insert(con, table, {name: columns[name] for name in (rows[0] if rows else ())}, rows)


def _document(report: Report) -> Row:
    copied = report.copy_of if report.copy_of != report.document else None
    here = {"id": report.document, "name": report.doc, "published": day(report.known), "outlet": report.outlet}
    return {**here, "copy_of": copied, "alike": sorted(report.alike), "current": True, "commit": 1}


def _report(report: Report, of: str) -> Row:
    event, words = report.event, report.wording
    history = [{"status": entry.status.value, "voices": voice_rows(entry.voices)} for entry in event.history]
    return {
        "id": report.id, "document": report.document, "doc": report.doc, "known": day(report.known), "event": of,
        "ordinal": report.ordinal, **type_row(event.type), "cameo": event.cameo, "quad": event.quad,
        "intensity": event.intensity, "reciprocal": event.reciprocal, **date_row(event.date), **place_row(event.place),
        "status": event.status.value, "confidence": event.confidence, "history": history,
        "actors": [party_row(party) for party in event.actors],
        "recipients": [party_row(party) for party in event.recipients], "voices": voice_rows(event.voices),
        "trigger_words": sorted(words.trigger), "near_words": sorted(words.near), "around_words": sorted(words.around),
    }  # fmt: skip
