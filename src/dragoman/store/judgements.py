"""A person's judgements upon the events of the index; the latest word counts.

That two events are one, or are not, says nothing of type and parties, and takes back nothing that was said of them.
"""

from typing import TYPE_CHECKING

from dragoman.knowledge.codebook import load_codebook
from dragoman.store import sql
from dragoman.store.schema import INDEX

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_EVENT = "not-event"
WRONG_TYPE = "wrong-type"
WRONG_PARTY = "wrong-party"
WHY = "judged"
_LATEST = """
    SELECT DISTINCT ON (event) event, verdict FROM verdicts
    ORDER BY event, verdict IN ('same', 'different'), "at" DESC, id DESC
"""
_TABLES = ("parties", "voices", "tellings", "history", "aliases", "dyads")


def apply_judgements(con: "DuckDBPyConnection") -> None:
    """What is no event goes; a wrong type or party is set right; `judged` tells the last verdict.

    The last type and the last parties that a person gave hold, also where another word came later: whoever says it
    sees the event as it is then.
    """
    con.execute("""
        CREATE OR REPLACE TEMP TABLE verdicts AS
        SELECT DISTINCT r.event, s.verdict, s."at", s.id FROM spoken s JOIN reports r ON r.id = s.report
        WHERE NOT s.other
    """)
    con.execute(f"UPDATE events SET judged = v.verdict FROM ({_LATEST}) v WHERE v.event = events.id")
    _drop(con)
    for event, kind in con.execute(_last_words(WRONG_TYPE, "j.type")).fetchall():
        if kind:
            _retype(con, event, kind)
    for event, actors, recipients in con.execute(_last_words(WRONG_PARTY, "j.actors, j.recipients")).fetchall():
        _set_parties(con, event, {"actor": actors or [], "recipient": recipients or []})
    _redo_dyads(con)


def _last_words(verdict: str, columns: str) -> str:
    return f"""
        SELECT DISTINCT ON (v.event) v.event, {columns} FROM verdicts v JOIN judgements j ON j.id = v.id
        WHERE v.verdict = '{verdict}' AND v.event IN (SELECT id FROM events) ORDER BY v.event, v."at" DESC, v.id DESC
    """


def _drop(con: "DuckDBPyConnection") -> None:
    """Where the last word says that it is none."""
    last = f"SELECT event FROM ({_LATEST}) WHERE verdict = ?"
    con.execute(f"CREATE OR REPLACE TEMP TABLE dropped AS {last}", [NO_EVENT])
    for table, column in (("events", "id"), *((table, "event") for table in _TABLES)):
        con.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT event FROM dropped)")


def _retype(con: "DuckDBPyConnection", event: str, kind: str) -> None:
    known = load_codebook().types.get(kind)
    values = [kind, known.quad if known else 0, known.score if known else 0.0, event]
    con.execute(
        "UPDATE events SET type = ?, quad = ?, intensity = ?, modes = [], contexts = [], cameo = NULL WHERE id = ?",
        values,
    )
    con.execute("UPDATE dyads SET type = ?, quad = ?, intensity = ? WHERE event = ?", values)


def _set_parties(con: "DuckDBPyConnection", event: str, sides: dict[str, list[str]]) -> None:
    """Parties of the right states as they are told, on whichever side; a state that none of them has by its code."""
    told = con.execute("SELECT * FROM parties WHERE event = ? ORDER BY side, ordinal", [event])
    names = list(INDEX["parties"])
    parties = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
    con.execute("DELETE FROM parties WHERE event = ?", [event])
    if sides["recipient"]:
        con.execute("UPDATE events SET reciprocal = false WHERE id = ?", [event])
    for side, countries in sides.items():
        found = []
        for country in countries:
            of_state = [one for one in parties if one["country"] == country]
            here = [one for one in of_state if one["side"] == side]
            found += here or of_state or [{"event": event, "text": country, "country": country, "why": WHY}]
        rows = [{**dict.fromkeys(names), **one, "side": side, "ordinal": at} for at, one in enumerate(found)]
        for row in rows:
            con.execute(f"INSERT INTO parties VALUES ({', '.join('?' * len(names))})", [row[name] for name in names])


def _redo_dyads(con: "DuckDBPyConnection") -> None:
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE redone AS SELECT DISTINCT event FROM verdicts WHERE verdict = '{WRONG_PARTY}'
    """)
    con.execute("DELETE FROM dyads WHERE event IN (SELECT event FROM redone)")
    con.execute(sql.DYADS.format(events="redone"))
