"""Versions of one article: the last is current, what an earlier one alone told goes, and ids given before lead on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.linking.copies import VERSION, resemblance
from dragoman.store.duck import insert
from dragoman.store.rows import Row
from dragoman.store.schema import columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OF_DOCUMENTS = ("reports", "claims", "mentions", "quotes")
_GONE = {"document": "VARCHAR", "commit": "INTEGER", "heir": "VARCHAR", "heir_commit": "INTEGER"}
Version = tuple[str, str, str | None, list[int] | None, int]  # id, name, address, sketch and commit

# The report of the next version that tells what an old one told: half of its words at least. Each version has its own,
# though its reports be named as another's: so it does not matter which versions come into the index together.
_HEIRS = """
    INSERT INTO former
    WITH worded AS (
        SELECT *, list_distinct(list_concat(trigger_words, near_words, around_words)) AS words FROM versions
    ),
    pairs AS (
        SELECT o.id AS report, o."commit", n.id AS heir, g.heir_commit, abs(o.ordinal - n.ordinal) AS far,
               len(list_intersect(o.words, n.words)) AS shared, least(len(o.words), len(n.words)) AS fewest
        FROM gone g JOIN worded o ON o.document = g.document AND o."commit" = g."commit"
        JOIN worded n ON n.document = g.heir AND n."commit" = g.heir_commit AND n.type = o.type
    )
    SELECT DISTINCT ON (report, "commit") report, heir, heir_commit, coalesce(t.claims, [])
    FROM pairs LEFT JOIN (
        SELECT report, "commit", list(id ORDER BY id) AS claims FROM told GROUP BY report, "commit"
    ) t USING (report, "commit")
    WHERE report = heir OR 2 * shared >= fewest
    ORDER BY report, "commit", report = heir DESC, shared DESC, far, heir
"""


def supersede(con: "DuckDBPyConnection", new: Mapping[str, str | None]) -> None:
    """Of each article the last version is current: one read again, or a changed text of the same name or address.

    `new` has the new parts of each table, as SQL; the table `arrived` has the new documents.
    """
    con.execute("""
        CREATE OR REPLACE TEMP TABLE candidates AS
        WITH known AS (
            SELECT id, name, url, sketch, "commit", -1 AS "at" FROM documents WHERE current
            UNION ALL SELECT id, name, url, sketch, "commit", "at" FROM arrived
        )
        SELECT * FROM known
        WHERE name IN (SELECT name FROM known GROUP BY name HAVING count(*) > 1 AND max("at") >= 0)
           OR url IN (SELECT url FROM known WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1 AND max("at") >= 0)
    """)
    rows = con.execute('SELECT id, name, url, sketch, "commit" FROM candidates ORDER BY "commit", "at", id').fetchall()
    con.execute(f"CREATE OR REPLACE TEMP TABLE gone ({columns_sql(_GONE)})")
    insert(con, "gone", _GONE, superseded(rows))
    _remember(con, new)
    con.execute('INSERT INTO documents SELECT * EXCLUDE ("at") FROM arrived')
    con.execute("""
        UPDATE documents SET current = false, copy_of = NULL, alike = NULL
        WHERE (id, "commit") IN (SELECT (document, "commit") FROM gone)
    """)
    _forget(con)


def superseded(rows: Iterable[Version]) -> Iterator[Row]:
    """Versions with the later one that supersedes each; `rows` in the order in which they were read.

    A later version is the same document read again, or resembles the earlier one and has its name or its address.
    Other articles of one name stay beside each other.
    """
    there: dict[str, list[tuple[str, list[int], int]]] = {}
    heirs: dict[tuple[str, int], tuple[str, int]] = {}
    for document, name, url, sketch, commit in rows:
        for key in sorted({f"name:{name}", f"url:{url}" if url else f"name:{name}"}):
            versions = there.setdefault(key, [])
            for old in list(versions):
                if old[0] == document or resemblance(old[1], sketch or []) >= VERSION:
                    versions.remove(old)
                    heirs.setdefault((old[0], old[2]), (document, commit))
            versions.append((document, sketch or [], commit))
    for (document, commit), (heir, heir_commit) in sorted(heirs.items()):
        yield {"document": document, "commit": commit, "heir": heir, "heir_commit": heir_commit}


def lead_on(con: "DuckDBPyConnection") -> None:
    """Tables `heirs`: each report that no current version has, with the current one that took its place; and `spoken`:
    the reports that a person's judgements speak of, through their claims."""
    con.execute("""
        CREATE OR REPLACE TEMP TABLE heirs AS
        WITH RECURSIVE latest AS (
            SELECT DISTINCT ON (report) report, heir FROM former
            WHERE report NOT IN (SELECT id FROM reports) ORDER BY report, "commit" DESC
        ),
        step AS (
            SELECT report, heir FROM latest
            UNION SELECT s.report, l.heir FROM step s JOIN latest l ON l.report = s.heir
        )
        SELECT s.report, s.heir FROM step s JOIN reports r ON r.id = s.heir
    """)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE spoken AS
        WITH past AS (SELECT unnest(claims) AS claim, report FROM former),
        held AS (
            SELECT id AS claim, report FROM claims
            UNION
            SELECT p.claim, coalesce(h.heir, p.report) FROM past p LEFT JOIN heirs h ON h.report = p.report
            WHERE p.claim NOT IN (SELECT id FROM claims) AND coalesce(h.heir, p.report) IN (SELECT id FROM reports)
        ),
        words AS (
            SELECT id, "at", verdict, false AS other, unnest(claims) AS claim FROM judgements
            UNION ALL SELECT id, "at", verdict, true, unnest(others) FROM judgements
        )
        SELECT DISTINCT w.id, w."at", w.verdict, w.other, h.report FROM words w JOIN held h ON h.claim = w.claim
    """)


def _remember(con: "DuckDBPyConnection", new: Mapping[str, str | None]) -> None:
    """What the versions that go told, and the reports of the next version that tell the same."""
    con.execute("""
        CREATE OR REPLACE TEMP TABLE versions AS
        SELECT r.id, r.document, d."commit", r.type, r.ordinal, r.trigger_words, r.near_words, r.around_words
        FROM reports r JOIN documents d ON d.id = r.document AND d.current
        WHERE r.document IN (SELECT document FROM gone)
    """)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE told AS
        SELECT c.id, c.report, d."commit" FROM claims c JOIN documents d ON d.id = c.document AND d.current
        WHERE c.document IN (SELECT document FROM gone)
    """)
    of_versions = '(SELECT (document, "commit") FROM gone UNION SELECT (heir, heir_commit) FROM gone)'
    if source := new["reports"]:
        con.execute(f"""
            INSERT INTO versions
            SELECT p.id, p.document, f."commit", p.type, p.ordinal, p.trigger_words, p.near_words, p.around_words
            FROM {source} p JOIN files f ON f.path = p.filename WHERE (p.document, f."commit") IN {of_versions}
        """)
    if source := new["claims"]:
        con.execute(f"""
            INSERT INTO told SELECT p.id, p.report, f."commit" FROM {source} p JOIN files f ON f.path = p.filename
            WHERE (p.document, f."commit") IN (SELECT (document, "commit") FROM gone)
        """)
    con.execute(_HEIRS)


def _forget(con: "DuckDBPyConnection") -> None:
    """What the versions that go told; `loose` gets the reports that were linked to theirs."""
    con.execute("CREATE OR REPLACE TEMP TABLE loose (report VARCHAR)")
    con.execute("INSERT INTO touched SELECT event FROM reports WHERE document IN (SELECT document FROM gone)")
    lost = "(SELECT id FROM reports WHERE document IN (SELECT document FROM gone))"
    for one, other in (("left", "right"), ("right", "left")):
        con.execute(f'INSERT INTO loose SELECT "{one}" FROM links WHERE "{other}" IN {lost}')
    con.execute(f'DELETE FROM links WHERE "left" IN {lost} OR "right" IN {lost}')
    for table in (*OF_DOCUMENTS, "bands"):
        con.execute(f"DELETE FROM {table} WHERE document IN (SELECT document FROM gone)")
    con.execute("""
        DELETE FROM resemblances
        WHERE "left" IN (SELECT document FROM gone) OR "right" IN (SELECT document FROM gone)
    """)
