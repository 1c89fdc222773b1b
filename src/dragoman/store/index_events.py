"""The events of the index, made anew wherever their reports changed: by SQL where one article tells one, else merged.

A person's judgements are put upon them last: what is no event goes, a wrong type or party is set right.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.linking.merge import Merged, Sourced, first_known, merge
from dragoman.linking.status import Told
from dragoman.model.link import Report
from dragoman.store import sql
from dragoman.store.duck import insert
from dragoman.store.index_links import load_reports
from dragoman.store.judgements import apply_judgements
from dragoman.store.rows import Row, date_row, day, party_row, place_row, span, type_row, voice_row
from dragoman.store.schema import INDEX

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BY_EVENT = ("parties", "voices", "tellings", "history", "aliases", "dyads")
_CHUNK = 5_000  # events merged at once


def build_events(con: "DuckDBPyConnection") -> None:
    """Every event of the temporary table `touched`, and those that judgements speak of."""
    con.execute("INSERT INTO touched SELECT event FROM reports WHERE id IN (SELECT report FROM spoken)")
    con.execute("DELETE FROM events WHERE id IN (SELECT event FROM touched)")
    for table in _BY_EVENT:
        con.execute(f"DELETE FROM {table} WHERE event IN (SELECT event FROM touched)")
    con.execute("""
        CREATE OR REPLACE TEMP TABLE sizes AS SELECT event, count(*) AS n FROM reports
        WHERE event IN (SELECT event FROM touched) GROUP BY event
    """)
    con.execute("""
        CREATE OR REPLACE TEMP VIEW single AS SELECT r.* FROM reports r JOIN sizes s ON s.event = r.event WHERE s.n = 1
    """)
    for statement in sql.SINGLE:
        con.execute(statement)
    _merge(con)
    for statement in (sql.TELLINGS, *sql.ALIASES, sql.DYADS.format(events="touched")):
        con.execute(statement)
    apply_judgements(con)


def _merge(con: "DuckDBPyConnection") -> None:
    rows = con.execute("""
        SELECT r.event, list(r.id ORDER BY r.id) FROM reports r JOIN sizes s ON s.event = r.event
        WHERE s.n > 1 GROUP BY r.event ORDER BY r.event
    """).fetchall()
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        reports = load_reports(con, (one for _, members in chunk for one in members))
        merged = [merge(reports[one] for one in members) for _, members in chunk]
        insert(con, "events", INDEX["events"], map(_event, merged))
        for table, rows_of in (("parties", _parties), ("voices", _voices), ("history", _history)):
            insert(con, table, INDEX[table], (row for one in merged for row in rows_of(one)))


def _event(one: Merged) -> Row:
    first, last = first_known(one.reports)
    return {
        "id": one.id,
        **type_row(one.type),
        "cameo": one.cameo,
        "quad": one.quad,
        "intensity": round(one.intensity, 3),
        "reciprocal": one.reciprocal,
        **date_row(one.date.value if one.date else None),
        "date_doc": one.date.report.doc if one.date else None,
        **place_row(one.place.value if one.place else None),
        "place_doc": one.place.report.doc if one.place else None,
        "status": one.status.value,
        "confidence": one.confidence,
        "voices": one.sources,
        "documents": len({report.document for report in one.reports}),
        "first_known": day(first),
        "last_known": day(last),
        "judged": None,
    }


def _parties(one: Merged) -> Iterator[Row]:
    for side, parties in (("actor", one.actors), ("recipient", one.recipients)):
        for at, party in enumerate(parties):
            yield {"event": one.id, "side": side, "ordinal": at, **_where(party), **_without(party_row(party.value))}


def _voices(one: Merged) -> Iterator[Row]:
    for at, voice in enumerate(one.voices):
        yield {"event": one.id, "ordinal": at, "doc": voice.report.doc, **_without(voice_row(voice.value))}


def _history(one: Merged) -> Iterator[Row]:
    for at, told in enumerate(one.history):
        yield {"event": one.id, "ordinal": at, **_told(told)}


def _told(told: Told) -> Row:
    said = [
        {"name": voice.name, "country": voice.country, "stance": voice.stance, "span": span(voice.span)}
        for voice in told.voices
    ]
    report = told.report
    return {
        "known": day(told.known),
        "status": told.status.value,
        "doc": report.doc,
        "document": report.document,
        "said_by": said,
    }


def _where(value: "Sourced[Any]") -> Row:
    report: Report = value.report
    return {"doc": report.doc, "document": report.document}


def _without(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in {"chain"}}
