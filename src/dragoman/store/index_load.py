"""Parts into the index: rows of the current versions of documents, and which documents are copies of one story."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.linking.copies import BAND, COPY, PLACES
from dragoman.store.duck import insert, literal
from dragoman.store.index_versions import OF_DOCUMENTS, lead_on, supersede
from dragoman.store.parts import Commit
from dragoman.store.schema import PARTS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def load_commits(con: "DuckDBPyConnection", folder: Path, new: Sequence[Commit]) -> None:
    """The rows of new commits. Temporary tables tell what follows: `fresh` reports, and the events `touched`."""
    con.execute("CREATE OR REPLACE TEMP TABLE fresh (report VARCHAR)")
    con.execute("CREATE OR REPLACE TEMP TABLE touched (event VARCHAR)")
    con.execute('CREATE OR REPLACE TEMP TABLE files (path VARCHAR, "commit" INTEGER)')
    files = ({"path": str(folder / part.path), "commit": commit.number} for commit in new for part in commit.parts)
    insert(con, "files", {"path": "VARCHAR", "commit": "INTEGER"}, files)
    sources = {table: _read(folder, new, table) for table in PARTS}
    _documents(con, sources["documents"])
    supersede(con, sources)
    _rows(con, sources)
    _copies(con)
    for table in ("failures", "runs", "judgements"):
        if source := sources[table]:
            con.execute(
                f"INSERT INTO {table} SELECT DISTINCT ON (id) {_columns(table)} FROM {source} p"
                f" WHERE id NOT IN (SELECT id FROM {table}) ORDER BY id"
            )
    lead_on(con)


def _read(folder: Path, new: Sequence[Commit], table: str) -> str | None:
    """The new parts of a table, as SQL reads them; each row with its file's name and its place there."""
    paths = sorted({str(folder / part.path) for commit in new for part in commit.parts if part.table == table})
    if not paths:
        return None
    return f"read_parquet([{', '.join(map(literal, paths))}], filename = true, file_row_number = true)"


def _columns(table: str, of: str = "p") -> str:
    return ", ".join(f'{of}."{name}"' for name in PARTS[table])


def _documents(con: "DuckDBPyConnection", source: str | None) -> None:
    """New versions, all held to be current at first; `at` is the place in which each was read."""
    con.execute("""
        CREATE OR REPLACE TEMP TABLE arrived AS SELECT *, NULL::BIGINT AS "at" FROM documents LIMIT 0
    """)
    if source:
        names = ", ".join(f'"{name}"' for name in PARTS["documents"])
        con.execute(
            f'INSERT INTO arrived ({names}, "commit", current, "at")'
            f" SELECT {_columns('documents')}, f.commit, true, p.file_row_number"
            f" FROM {source} p JOIN files f ON f.path = p.filename"
        )


def _rows(con: "DuckDBPyConnection", sources: Mapping[str, str | None]) -> None:
    """What the new current versions tell."""
    current = 'JOIN documents d ON d.id = p.document AND d."commit" = f.commit AND d.current'
    more = {
        "reports": (", d.name, d.published, NULL", '"doc", "known", "event"'),
        "quotes": (", d.name, d.published", '"doc", "published"'),
    }
    for table in OF_DOCUMENTS:
        source = sources[table]
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
    alike: dict[str, set[str]] = {}
    for left, right in pairs:
        root[find(root, left)] = find(root, right)
        alike.setdefault(left, set()).add(right)
        alike.setdefault(right, set()).add(left)
    con.execute("CREATE OR REPLACE TEMP TABLE groups (document VARCHAR, root VARCHAR, alike VARCHAR[])")
    rows = ({"document": one, "root": find(root, one), "alike": sorted(alike[one])} for one in sorted(alike))
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


def find(root: dict[str, str], one: str) -> str:
    """What stands for all that hang together with this one, where `root` leads from each to another of them."""
    while root.setdefault(one, one) != one:
        root[one] = root[root[one]]
        one = root[one]
    return one
