"""Which reports of the index tell of one happening: links, and groups."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dragoman.knowledge.linking import LinkingWeights, load_linking
from dragoman.linking.across import Compared, Links, components, joined
from dragoman.linking.block import pairs
from dragoman.linking.columns import Columns, Floats, Ints
from dragoman.linking.score_columns import likelihoods, scores
from dragoman.model.link import LINKER, PERSON, Report
from dragoman.store.duck import insert
from dragoman.store.index_columns import Comparable, columns_of, comparable
from dragoman.store.values import REPORT_COLUMNS, report_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Reports that links join or that a person spoke of, numbered by type and id.
_ENDS = f"""
    CREATE OR REPLACE TEMP TABLE ends AS
    SELECT row_number() OVER (ORDER BY type, id) - 1 AS n, id, rowid AS "row" FROM reports WHERE id IN (
        SELECT unnest(["left", "right"]) FROM links WHERE verdict = 'same' OR "by" = '{PERSON}'
    )
"""
_CHANGED = """
    SELECT n FROM ends WHERE id IN (SELECT report FROM fresh UNION SELECT report FROM loose)
"""
# An event is named after its earliest report.
_MOVED = """
    CREATE OR REPLACE TEMP TABLE moved AS
    WITH named AS (
        SELECT e.id, first(e.id) OVER (PARTITION BY g ORDER BY r.known NULLS LAST, r.document, r.ordinal, r.id) AS event
        FROM given JOIN ends e USING (n) JOIN reports r ON r.id = e.id
    ),
    alone AS (
        SELECT report AS id FROM fresh UNION SELECT report FROM loose
    )
    SELECT r.id, r.event AS old, coalesce(n.event, r.id) AS new
    FROM reports r LEFT JOIN named n ON n.id = r.id
    WHERE r.event IS DISTINCT FROM coalesce(n.event, r.id)
      AND (n.id IS NOT NULL OR r.id IN (SELECT id FROM alone))
"""
_THREADS = min(4, os.cpu_count() or 1)  # types compared at once


def link_reports(con: "DuckDBPyConnection") -> Columns | None:
    """Compare what was not compared before with the reports of its type that share a state and may be of its days.

    Returns what was loaded for it, numbered as in the table `compared`; None where there was nothing to compare.
    """
    if not con.execute("SELECT report FROM uncompared LIMIT 1").fetchall():
        return None
    model = load_linking()
    columns, parts = comparable(con, model)
    with ThreadPoolExecutor(_THREADS) as pool:
        found = list(pool.map(lambda one: _linked(one, model), parts))
    left, right, score = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    con.register("found", {"l": left, "r": right, "score": score})
    con.execute(f"""
        INSERT INTO links
        SELECT a.id, b.id, if(score >= {model.same}, 'same', 'unsure'), score, '{LINKER}'
        FROM found JOIN compared a ON a.n = l JOIN compared b ON b.n = r
    """)
    con.unregister("found")
    return columns


def _linked(one: Comparable, model: LinkingWeights) -> tuple[Ints, Ints, Floats]:
    """Pairs that are the same or may be: what is different needs no row. Where only one state is shared, there must be
    one thing more: a word, the place, or when."""
    columns = one.columns
    left, right, states = pairs(columns, one.weeks, one.fresh)
    placed = (columns.place_id[left] == columns.place_id[right]) & (columns.place_id[left] >= 0)
    dated = (columns.day[left] == columns.day[right]) | (columns.bare[left] & columns.bare[right])
    worded = ~((states > 1) | placed | dated)
    chosen, score = scores(columns, left, right, model, least=model.unsure, worded=worded)
    return one.first + left[chosen], one.first + right[chosen], score


def group_reports(con: "DuckDBPyConnection", loaded: Columns | None) -> None:
    """The event that each report belongs to. `touched` gets every event whose reports are others than before. `loaded`
    is what comparing them has loaded.

    Looked at are the new reports, those that lost a link, those that a person spoke of, and all that hang together with
    one of them by links; the others keep their events.
    """
    _judge(con)
    con.execute(_ENDS)
    links = _links(con)
    many = con.execute("SELECT count(*) FROM ends").fetchall()[0][0]
    joining = links.same | links.person
    whole = components(many, links.left[joining], links.right[joining])
    redo = np.zeros(many, dtype=bool)
    redo[whole[con.execute(_CHANGED).fetchnumpy()["n"]]] = True
    redo[whole[links.left[links.person]]] = redo[whole[links.right[links.person]]] = True
    redo = redo[whole]
    here = redo[links.left] & redo[links.right]
    links = Links(*(getattr(links, field.name)[here] for field in fields(links)))
    groups = joined(many, links, _comparing(con, links, loaded), least=load_linking().group)
    con.register("given", {"n": np.flatnonzero(redo), "g": groups[redo]})
    con.execute(_MOVED)
    con.unregister("given")
    con.execute("UPDATE reports SET event = m.new FROM moved m WHERE reports.id = m.id")
    con.execute("INSERT INTO touched SELECT old FROM moved WHERE old IS NOT NULL UNION SELECT new FROM moved")


def _links(con: "DuckDBPyConnection") -> Links:
    found = con.execute(
        """
        SELECT a.n AS "left", b.n AS "right", score, verdict = 'same' AS same, "by" = ? AS person
        FROM links l JOIN ends a ON a.id = l."left" JOIN ends b ON b.id = l."right"
        """,
        [PERSON],
    ).fetchnumpy()
    left, right = found["left"], found["right"]
    return Links(np.minimum(left, right), np.maximum(left, right), found["score"], found["same"], found["person"])


def _comparing(con: "DuckDBPyConnection", links: Links, loaded: Columns | None) -> Compared:
    """Compares reports without a link, which are loaded when the first of them are asked for, unless they are there."""
    model = load_linking()

    @cache
    def columns() -> tuple[Columns, Ints]:
        at = np.full(con.execute("SELECT count(*) FROM ends").fetchall()[0][0], -1)
        if loaded is not None:
            found = con.execute('SELECT e.n, c.n AS "at" FROM ends e JOIN compared c ON c."row" = e."row"').fetchnumpy()
            at[found["n"]] = found["at"]
        there = np.unique(np.append(links.left[links.same], links.right[links.same]))
        if loaded is not None and (at[there] >= 0).all():
            return loaded, at
        con.register("given", {"n": there})
        con.execute('CREATE OR REPLACE TEMP TABLE asked AS SELECT "row" FROM ends SEMI JOIN given USING (n)')
        con.unregister("given")
        at[there] = np.arange(len(there))
        return columns_of(con, 'SELECT "row" FROM asked', model), at

    def compared(left: Ints, right: Ints) -> Floats:
        there, at = columns()
        return likelihoods(there, at[left], at[right], model)

    return compared


def load_reports(con: "DuckDBPyConnection", ids: Iterable[str]) -> dict[str, Report]:
    """Reports by their ids."""
    con.execute("CREATE OR REPLACE TEMP TABLE asked (id VARCHAR)")
    insert(con, "asked", {"id": "VARCHAR"}, ({"id": one} for one in sorted(set(ids))))
    con.execute(
        f"SELECT {REPORT_COLUMNS} FROM asked a JOIN reports r ON r.id = a.id"
        " JOIN documents d ON d.id = r.document AND d.current"
    )
    names = [column[0] for column in con.description or ()]
    found = (report_of(dict(zip(names, row, strict=True))) for row in con.fetchall())
    return {report.id: report for report in found}


def _judge(con: "DuckDBPyConnection") -> None:
    """A person's word on two events, as links between their reports, in the place of the linker's."""
    con.execute('DELETE FROM links WHERE "by" = ?', [PERSON])
    con.execute("""
        CREATE OR REPLACE TEMP TABLE said AS
        SELECT DISTINCT ON ("left", "right")
               least(a.report, b.report) AS "left", greatest(a.report, b.report) AS "right", a.verdict
        FROM spoken a JOIN spoken b ON a.id = b.id AND NOT a.other AND b.other AND a.report <> b.report
        WHERE a.verdict IN ('same', 'different') ORDER BY "left", "right", a."at" DESC, a.id DESC
    """)
    con.execute('DELETE FROM links WHERE ("left", "right") IN (SELECT ("left", "right") FROM said)')
    con.execute(f"""
        INSERT INTO links
        SELECT "left", "right", verdict, if(verdict = 'same', 1.0, 0.0), '{PERSON}' FROM said
    """)
