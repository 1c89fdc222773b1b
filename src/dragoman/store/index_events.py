"""The events of the index, made anew wherever their reports changed: as told where one article tells one, else merged.

A person's judgements are put upon them last: what is no event goes, a wrong type or party is set right.
"""

from typing import TYPE_CHECKING

from dragoman.store import sql
from dragoman.store.judgements import apply_judgements
from dragoman.store.merge import merge_reports

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BY_EVENT = ("parties", "voices", "tellings", "history", "aliases", "dyads")


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
    merge_reports(con)
    for statement in (sql.TELLINGS, *sql.ALIASES, sql.DYADS.format(events="touched")):
        con.execute(statement)
    apply_judgements(con)
