"""Parts into the index: rows of the current versions of documents, and which documents are copies of one story."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.linking.copies import BAND, COPY, PLACES, VERSION, resemblance
from dragoman.store.duck import insert, literal
from dragoman.store.parts import Commit
from dragoman.store.rows import Row
from dragoman.store.schema import PARTS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF_DOCUMENTS = ("reports", "claims", "mentions", "quotes")


def load_commits(con: "DuckDBPyConnection", folder: Path, new: Sequence[Commit]) -> None:
    """The rows of new commits. Temporary tables tell what follows: `fresh` reports, and the events `touched`."""
    con.execute("CREATE OR REPLACE TEMP TABLE fresh (report VARCHAR)")
    con.execute("CREATE OR REPLACE TEMP TABLE touched (event VARCHAR)")
    _documents(con, folder, new)
    _supersede(con)
    _rows(con, folder, new)
    _copies(con)
    for table in ("failures", "runs", "judgements"):
        if source := _read(folder, new, table):
            con.execute(
                f"INSERT INTO {table} SELECT DISTINCT ON (id) {_columns(table)} FROM {source} p"
                f" WHERE id NOT IN (SELECT id FROM {table}) ORDER BY id"
            )


def _read(folder: Path, new: Sequence[Commit], table: str) -> str | None:
    """The new parts of a table, as SQL reads them; each row with its file's name."""
    paths = sorted({str(folder / part.path) for commit in new for part in commit.parts if part.table == table})
    return f"read_parquet([{', '.join(map(literal, paths))}], filename = true)" if paths else None


def _columns(table: str, of: str = "p") -> str:
    return ", ".join(f'{of}."{name}"' for name in PARTS[table])


def _documents(con: "DuckDBPyConnection", folder: Path, new: Sequence[Commit]) -> None:
    """New versions, all held to be current at first."""
    con.execute("CREATE OR REPLACE TEMP TABLE files (path VARCHAR, commit INTEGER)")
    files = [[str(folder / part.path), commit.number] for commit in new for part in commit.parts]
    if files:
        con.executemany("INSERT INTO files VALUES (?, ?)", files)
    con.execute("CREATE OR REPLACE TEMP TABLE arrived AS SELECT * FROM documents LIMIT 0")
    if source := _read(folder, new, "documents"):
        names = ", ".join(f'"{name}"' for name in PARTS["documents"])
        con.execute(
            f'INSERT INTO arrived ({names}, "commit", current) SELECT {_columns("documents")}, f.commit, true'
            f" FROM {source} p JOIN files f ON f.path = p.filename"
        )


def _supersede(con: "DuckDBPyConnection") -> None:
    """Of each article the last version is current: one read again, or a changed text of the same name or address."""
    con.execute("""
        CREATE OR REPLACE TEMP TABLE candidates AS
        WITH known AS (
            SELECT id, name, url, sketch, "commit", false AS new FROM documents WHERE current
            UNION ALL SELECT id, name, url, sketch, "commit", true FROM arrived
        )
        SELECT id, name, url, sketch, "commit" FROM known
        WHERE name IN (SELECT name FROM known GROUP BY name HAVING count(*) > 1 AND bool_or(new))
           OR url IN (SELECT url FROM known WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1 AND bool_or(new))
    """)
    rows = con.execute('SELECT id, name, url, sketch, "commit" FROM candidates ORDER BY "commit", id').fetchall()
    con.execute('CREATE OR REPLACE TEMP TABLE gone (document VARCHAR, "commit" INTEGER)')
    insert(con, "gone", {"document": "VARCHAR", "commit": "INTEGER"}, _gone(rows))
    con.execute("INSERT INTO documents SELECT * FROM arrived")
    con.execute("""
        UPDATE documents SET current = false
        WHERE (id, "commit") IN (SELECT (document, "commit") FROM gone)
    """)
    con.execute("INSERT INTO touched SELECT event FROM reports WHERE document IN (SELECT document FROM gone)")
    lost = "(SELECT id FROM reports WHERE document IN (SELECT document FROM gone))"
    con.execute(f"DELETE FROM slots WHERE report IN {lost}")
    con.execute(f'DELETE FROM links WHERE "left" IN {lost} OR "right" IN {lost}')
    for table, column in ((name, "document") for name in (*_OF_DOCUMENTS, "bands")):
        con.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT document FROM gone)")
    con.execute("""
        DELETE FROM resemblances
        WHERE "left" IN (SELECT document FROM gone) OR "right" IN (SELECT document FROM gone)
    """)


def _gone(rows: Iterable[tuple[str, str, str | None, list[int] | None, int]]) -> Iterator[Row]:
    """Versions that a later one supersedes; rows of id, name, address, sketch and commit, in the order of commits.

    A later version is the same document read again, or resembles the earlier one and has its name or its address.
    Other articles of one name stay beside each other.
    """
    versions: dict[str, list[tuple[str, list[int], int]]] = {}
    out = set()
    for document, name, url, sketch, commit in rows:
        for key in {f"name:{name}", f"url:{url}" if url else f"name:{name}"}:
            there = versions.setdefault(key, [])
            for old in list(there):
                if old[0] == document or resemblance(old[1], sketch or []) >= VERSION:
                    there.remove(old)
                    out.add((old[0], old[2]))
            there.append((document, sketch or [], commit))
    return ({"document": document, "commit": commit} for document, commit in sorted(out))


def _rows(con: "DuckDBPyConnection", folder: Path, new: Sequence[Commit]) -> None:
    """What the new current versions tell."""
    current = 'JOIN documents d ON d.id = p.document AND d."commit" = f.commit AND d.current'
    more = {
        "reports": (", d.name, d.published, NULL", '"doc", "known", "event"'),
        "quotes": (", d.name, d.published", '"doc", "published"'),
    }
    for table in _OF_DOCUMENTS:
        source = _read(folder, new, table)
        if source is None:
            continue
        extra, names = more.get(table, ("", ""))
        columns = ", ".join(f'"{name}"' for name in PARTS[table]) + (f", {names}" if names else "")
        con.execute(
            f"INSERT INTO {table} ({columns}) SELECT {_columns(table)}{extra}"
            f" FROM {source} p JOIN files f ON f.path = p.filename {current}"
        )
    con.execute("""
        INSERT INTO fresh SELECT r.id FROM reports r
        JOIN arrived a ON a.id = r.document JOIN documents d ON d.id = a.id AND d."commit" = a."commit" AND d.current
    """)


def _copies(con: "DuckDBPyConnection") -> None:
    """New documents that are copies: by equal hashes, and by sketches that share a band and are alike enough."""
    bands = ", ".join(str(band) for band in range(PLACES // BAND))
    con.execute("""
        CREATE OR REPLACE TEMP TABLE new_documents AS SELECT d.id, d.sha256, d.sketch FROM documents d
        JOIN arrived a ON a.id = d.id AND a."commit" = d."commit" WHERE d.current
    """)
    con.execute(f"""
        INSERT INTO bands SELECT id, band, sketch[band * {BAND} + 1 : band * {BAND} + {BAND}]
        FROM new_documents, (SELECT unnest([{bands}]) AS band) WHERE sketch IS NOT NULL
    """)
    con.execute(f"""
        INSERT INTO resemblances
        WITH pairs AS (
            SELECT DISTINCT least(n.document, o.document) AS "left", greatest(n.document, o.document) AS "right"
            FROM bands n JOIN bands o ON n.band = o.band AND n.places = o.places AND n.document <> o.document
            WHERE n.document IN (SELECT id FROM new_documents)
        ),
        scored AS (
            SELECT "left", "right",
                   list_sum([if(x[1] = x[2], 1, 0) FOR x IN list_zip(l.sketch, r.sketch)]) / {PLACES} AS share
            FROM pairs JOIN documents l ON l.id = "left" AND l.current JOIN documents r ON r.id = "right" AND r.current
        )
        SELECT "left", "right" FROM scored WHERE share >= {COPY}
        UNION
        SELECT DISTINCT least(n.id, o.id), greatest(n.id, o.id)
        FROM new_documents n JOIN documents o ON o.sha256 = n.sha256 AND o.id <> n.id AND o.current
    """)
    _copy_groups(con)


def _copy_groups(con: "DuckDBPyConnection") -> None:
    """The first article of each group of copies is the story that the others copy."""
    pairs = con.execute('SELECT "left", "right" FROM resemblances ORDER BY ALL').fetchall()
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    alike: dict[str, set[str]] = {}
    for left, right in pairs:
        root[find(left)] = find(right)
        alike.setdefault(left, set()).add(right)
        alike.setdefault(right, set()).add(left)
    con.execute("CREATE OR REPLACE TEMP TABLE groups (document VARCHAR, root VARCHAR, alike VARCHAR[])")
    rows = ({"document": one, "root": find(one), "alike": sorted(alike[one])} for one in sorted(alike))
    insert(con, "groups", {"document": "VARCHAR", "root": "VARCHAR", "alike": "VARCHAR[]"}, rows)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE copying AS
        SELECT g.document AS id, g.alike, first(g.document) OVER
            (PARTITION BY root ORDER BY d.published NULLS LAST, g.document) AS story
        FROM groups g JOIN documents d ON d.id = g.document AND d.current
    """)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE recopied AS
        SELECT d.id, nullif(c.story, d.id) AS story, c.alike FROM documents d LEFT JOIN copying c ON c.id = d.id
        WHERE d.current AND (d.copy_of IS DISTINCT FROM nullif(c.story, d.id) OR d.alike IS DISTINCT FROM c.alike)
    """)
    con.execute("""
        UPDATE documents SET copy_of = c.story, alike = c.alike FROM recopied c WHERE documents.id = c.id AND current
    """)
    con.execute("INSERT INTO touched SELECT event FROM reports WHERE document IN (SELECT id FROM recopied)")
