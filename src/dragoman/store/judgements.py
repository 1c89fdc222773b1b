"""A person's judgements upon the events of the index; the latest word on an event counts.

That two events are one, or are not, says nothing of type and parties, and takes back nothing that was said of them.
"""

from typing import TYPE_CHECKING

from dragoman.knowledge.codebook import load_codebook
from dragoman.store import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_EVENT = "not-event"
WRONG_TYPE = "wrong-type"
WRONG_PARTY = "wrong-party"
WHY = "judged"
_LAST = 100  # added parties stand after those that the articles tell
_TABLES = ("parties", "voices", "tellings", "history", "aliases", "dyads")


def apply_judgements(con: "DuckDBPyConnection") -> None:
    """What is no event goes; a wrong type or party is set right; `judged` tells the last verdict."""
    con.execute("""
        CREATE OR REPLACE TEMP TABLE verdicts AS
        SELECT DISTINCT ON (event) r.event, j.verdict, j.type, j.actors, j.recipients
        FROM (SELECT *, unnest(claims) AS claim FROM judgements) j
        JOIN claims c ON c.id = j.claim JOIN reports r ON r.id = c.report
        ORDER BY event, j.verdict IN ('same', 'different'), j."at" DESC, j.id DESC
    """)
    con.execute("UPDATE events SET judged = v.verdict FROM verdicts v WHERE v.event = events.id")
    _drop(con)
    rows = con.execute("SELECT event, verdict, type, actors, recipients FROM verdicts ORDER BY event").fetchall()
    for event, verdict, kind, actors, recipients in rows:
        if verdict == WRONG_TYPE and kind:
            _retype(con, event, kind)
        elif verdict == WRONG_PARTY:
            for side, countries in (("actor", actors), ("recipient", recipients)):
                _set_side(con, event, side, countries or [])
    _redo_dyads(con)


def _drop(con: "DuckDBPyConnection") -> None:
    gone = "(SELECT event FROM verdicts WHERE verdict = ?)"
    con.execute(f"DELETE FROM events WHERE id IN {gone}", [NO_EVENT])
    for table in _TABLES:
        con.execute(f"DELETE FROM {table} WHERE event IN {gone}", [NO_EVENT])


def _retype(con: "DuckDBPyConnection", event: str, kind: str) -> None:
    known = load_codebook().types.get(kind)
    values = [kind, known.quad if known else 0, known.score if known else 0.0, event]
    con.execute(
        "UPDATE events SET type = ?, quad = ?, intensity = ?, modes = [], contexts = [], cameo = NULL WHERE id = ?",
        values,
    )
    con.execute("UPDATE dyads SET type = ?, quad = ?, intensity = ? WHERE event = ?", values)


def _set_side(con: "DuckDBPyConnection", event: str, side: str, countries: list[str]) -> None:
    """The parties of the right states stay as they are told; a state that none of them has is added by its code."""
    con.execute(
        "DELETE FROM parties WHERE event = ? AND side = ? AND NOT list_contains(?, country)", [event, side, countries]
    )
    there = con.execute("SELECT country FROM parties WHERE event = ? AND side = ?", [event, side]).fetchall()
    for country in countries:
        if (country,) not in there:
            con.execute(
                "INSERT INTO parties (event, side, ordinal, text, country, why) VALUES (?, ?, ?, ?, ?, ?)",
                [event, side, _LAST + countries.index(country), country, country, WHY],
            )


def _redo_dyads(con: "DuckDBPyConnection") -> None:
    con.execute("CREATE OR REPLACE TEMP TABLE redone AS SELECT event FROM verdicts WHERE verdict = ?", [WRONG_PARTY])
    con.execute("DELETE FROM dyads WHERE event IN (SELECT event FROM redone)")
    con.execute(sql.DYADS.format(events="redone"))
