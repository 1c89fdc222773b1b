"""What a person, body or country is quoted with, and what rests on their word."""

from datetime import date
from typing import TYPE_CHECKING

from dragoman.query.filters import day_of, limit_sql, source_matches, source_of
from dragoman.query.result import Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {
    "date": "DATE",
    "kind": "VARCHAR",
    "speaker": "VARCHAR",
    "name": "VARCHAR",
    "stance": "VARCHAR",
    "text": "VARCHAR",
    "direct": "BOOLEAN",
    "type": "VARCHAR",
    "status": "VARCHAR",
    "doc": "VARCHAR",
    "span": "INTEGER[]",
    "events": "VARCHAR[]",
}
# A quote is dated by the day it was said, where that is told, else by its article's, as a claim is.
_SAID = """
    WITH sourced AS (
        SELECT t.event, t.doc, c.document, c.type, c.status, c.quote, c.evidence, unnest(c.voices) AS voice
        FROM tellings t JOIN claims c ON c.id = t.claim
        WHERE t.event IN (SELECT v.event FROM voices v WHERE {voiced})
    ),
    said AS (
        SELECT coalesce(q.said_start, q.published) AS day, 'quote' AS kind, q.speaker.name AS speaker,
            q.speaker.person AS name, q.speaker.stance AS stance, q.text AS words, q.direct, NULL AS type,
            NULL AS status, q.doc, q.span, q.about
        FROM quotes q WHERE {quoted}
        UNION ALL
        SELECT d.published, 'claim', s.voice.name, s.voice.person, s.voice.stance, s.quote, NULL, s.type, s.status,
            s.doc, s.evidence, [s.event]
        FROM sourced s JOIN documents d ON d.id = s.document AND d.current WHERE {claimed}
    )
    SELECT * FROM said {days} ORDER BY day NULLS LAST, doc, span[1], span[2], kind DESC, about {most}
"""


def said(
    connection: "DuckDBPyConnection",
    name: str,
    *,
    since: str | date | None = None,
    until: str | date | None = None,
    limit: int | None = None,
) -> Table:
    """Quotes of that speaker and claims for which they are the source, oldest first.

    `speaker` is as written, `name` the full name where one is known. `text` is the words reported, or, of a claim,
    the words that tell the act; null where the record keeps no text.
    """
    who = source_of(connection, name)
    (quoted, one), (voiced, two), (claimed, three) = (
        source_matches(who, voice) for voice in ("q.speaker", "v", "s.voice")
    )
    days, limits = [], []
    if since is not None:
        days.append("day >= ?")
        limits.append(day_of(since))
    if until is not None:
        days.append("day <= ?")
        limits.append(day_of(until, last=True))
    sql = _SAID.format(
        quoted=quoted,
        voiced=voiced,
        claimed=claimed,
        days=f"WHERE {' AND '.join(days)}" if days else "",
        most=limit_sql(limit),
    )
    rows = connection.execute(sql, [*two, *one, *three, *limits]).fetchall()
    ids = _events_of(connection, {one for row in rows for one in row[-1] or ()})
    told = ((*row[:-1], sorted({ids.get(one, one) for one in row[-1] or ()})) for row in rows)
    return Table(tuple(COLUMNS), tuple(told), tuple(COLUMNS.values()))


def _events_of(connection: "DuckDBPyConnection", ids: set[str]) -> dict[str, str]:
    """What became of the articles' own events, which quotes name."""
    found = connection.execute("SELECT alias, event FROM aliases WHERE alias IN (SELECT unnest(?))", [sorted(ids)])
    return dict(found.fetchall())
