"""What must hold in the rows of a record: every span inside its text, every word where its span says, every id known.

All rows that come from a document stand in the commit that brought it. In the queries, t is the row that is looked at
and d its document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model.verdict import Verdict
from dragoman.store.duck import literal, quoted
from dragoman.store.parts import Commit
from dragoman.store.schema import PARTS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold: the file, relative to the record's folder, and its row, counted from 1.

    `row` is None where the file itself is meant. What is `harmless` is only mentioned.
    """

    path: str
    row: int | None
    what: str
    harmless: bool = False


def rows_that_do_not_hold(con: "DuckDBPyConnection", folder: Path, commits: Sequence[Commit]) -> Iterator[Fault]:
    """Of commits whose files are what was written. duckdb.Error where DuckDB cannot read one all the same."""
    yield from _counts(con, folder, commits)
    for table in PARTS:
        _view(con, folder, commits, table)
    for query in queries():
        found = con.execute(query)
        while rows := found.fetchmany(1000):
            yield from (Fault(path, row + 1, what) for path, row, what in rows)


def _counts(con: "DuckDBPyConnection", folder: Path, commits: Sequence[Commit]) -> Iterator[Fault]:
    """Files with another number of rows than their commit says."""
    parts = {str(folder / part.path): part for commit in commits for part in commit.parts}
    places = ", ".join(map(literal, parts))
    for file, rows in con.execute(f"SELECT file_name, num_rows FROM parquet_file_metadata([{places}])").fetchall():
        if rows != parts[file].rows:
            yield Fault(parts[file].path, None, f"has {rows} rows where {parts[file].rows} were written")


def _view(con: "DuckDBPyConnection", folder: Path, commits: Sequence[Commit], table: str) -> None:
    """The table's rows with the number of their commit, the file and the row in it."""
    files = [(commit.number, part.path) for commit in commits for part in commit.parts if part.table == table]
    name = quoted(table)
    if not files:
        columns = ", ".join(f"NULL::{kind} AS {quoted(column)}" for column, kind in PARTS[table].items())
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {columns}, 0 AS commit, '' AS path, 0 AS row WHERE false"
        )
        return
    columns = ", ".join(f"part.{quoted(column)}" for column in PARTS[table])
    places = ", ".join(literal(str(folder / path)) for path in sorted({path for _, path in files}))
    named = ", ".join(f"({number}, {literal(path)}, {literal(str(folder / path))})" for number, path in files)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {columns}, named.commit, named.path, part.file_row_number AS row"
        f" FROM read_parquet([{places}], filename = true, file_row_number = true) AS part"
        f" JOIN (VALUES {named}) AS named(commit, path, file) ON part.filename = named.file"
    )


@cache
def queries() -> tuple[str, ...]:
    """Each gives path, row (from 0) and what is wrong with the row."""
    return (*_row_queries(), *_part_queries(), *_doubled_queries())


def _query(source: str, who: str, cases: dict[str, str], joins: str = "") -> str:
    """`cases` maps what is to be said of a row to the condition under which it is so."""
    said = ", ".join(f"CASE WHEN {when} THEN {literal(what)} END" for what, when in cases.items())
    return (
        "SELECT path, row, concat(who, ': ', what) FROM ("
        f" SELECT t.path, t.row, {who} AS who, unnest([{said}]) AS what FROM {source} AS t"
        " LEFT JOIN (SELECT commit, id, any_value(text) AS text, any_value(characters) AS characters FROM documents"
        f" GROUP BY commit, id) AS d ON d.commit = t.commit AND d.id = t.document {joins}"
        ") WHERE what IS NOT NULL ORDER BY ALL"
    )


def _outside(span: str) -> str:
    """Whether a span is none, or does not lie in the document's text."""
    inside = f"len({span}) = 2 AND {span}[1] >= 0 AND {span}[1] <= {span}[2] AND {span}[2] <= d.characters"
    return f"d.id IS NOT NULL AND NOT coalesce({inside}, false)"


def _differs(words: str, span: str) -> str:
    """Whether the words are not those of the span; never where the record keeps no text."""
    there = f"substring(d.text, {span}[1] + 1, {span}[2] - {span}[1])"
    return f"d.text IS NOT NULL AND {words} IS DISTINCT FROM {there}"


_LOST = {"its document is not in its commit": "d.id IS NULL"}


def _row_queries() -> Iterator[str]:
    """What must hold for a row as a whole."""
    yield _query(
        "(SELECT *, id AS document FROM documents)",
        "concat('document ', t.id)",
        {
            "its text has another sha256": "sha256(t.text) <> t.sha256",
            "its text has another number of characters": "length(t.text) <> t.characters",
            "its run is not in its commit": "u.id IS NULL",
        },
        _link("runs", "u", {"id": "run"}),
    )
    yield _query(
        "reports", "concat('report ', t.id)", {**_LOST, "it has no claim": "c.report IS NULL"},
        _link("claims", "c", {"document": "document", "report": "id"}),
    )  # fmt: skip
    yield _query(
        "claims",
        "concat('claim ', t.id)",
        {
            **_LOST,
            "its report is not in its commit": "r.id IS NULL",
            "its evidence is no place in the text": _outside("t.evidence"),
            "its trigger is no place in the text": _outside("t.trigger"),
            "its trigger is not inside its evidence": "t.trigger[1] < t.evidence[1] OR t.trigger[2] > t.evidence[2]",
            "its quote is not what its evidence says": _differs("t.quote", "t.evidence"),
            "it keeps words of a text that is not kept": "d.id IS NOT NULL AND d.text IS NULL AND t.quote IS NOT NULL",
        },
        _link("reports", "r", {"document": "document", "id": "report"}),
    )
    yield _query(
        "mentions",
        "concat('mention ', t.ordinal, ' (', t.side, ') of claim ', t.claim)",
        {
            **_LOST,
            "its claim is not in its commit": "c.id IS NULL",
            "it stands at no place in the text": _outside("t.span"),
            "its words are not those of its span": _differs("t.text", "t.span"),
        },
        _link("claims", "c", {"document": "document", "id": "claim"}),
    )
    yield _query(
        "quotes",
        "concat('quote ', t.ordinal, ' of document ', t.document)",
        {
            **_LOST,
            "it stands at no place in the text": _outside("t.span"),
            "its words are not those of its span": _differs("t.text", "t.span"),
            "it keeps words of a text that is not kept": "d.id IS NOT NULL AND d.text IS NULL AND t.text IS NOT NULL",
        },
    )
    yield _query(
        "(SELECT *, NULL AS document FROM failures)", "concat('failure ', t.id)",
        {"its run is not in its commit": "u.id IS NULL"}, _link("runs", "u", {"id": "run"}),
    )  # fmt: skip
    verdicts = ", ".join(map(literal, Verdict))
    yield _query(
        "(SELECT *, NULL AS document FROM judgements)", "concat('judgement ', t.id)",
        {"its verdict is none": f"coalesce(t.verdict NOT IN ({verdicts}), true)",
         "it judges no claim": "coalesce(len(t.claims), 0) = 0"},
    )  # fmt: skip


def _part_queries() -> Iterator[str]:
    """What must hold for the parties, voices and spans inside rows."""
    key = "SELECT commit, path, row, document"
    parties = " UNION ALL ".join(
        f"{key}, concat('{side} of report ', id) AS who, unnest({side}) AS p FROM reports"
        for side in ("actors", "recipients")
    )
    wrong = {"stands at no place in the text": _outside("t.p.span")}
    yield _query(
        f"({parties})", "t.who", {**wrong, "words are not those of the span": _differs("t.p.text", "t.p.span")}
    )
    voices = (
        f"{key}, concat('voice of claim ', id) AS who, unnest(voices) AS p FROM claims"
        f" UNION ALL {key}, concat('voice of report ', id), unnest(voices) FROM reports"
        f" UNION ALL {key}, who, unnest(h.voices) FROM"
        f" ({key}, concat('voice in the history of report ', id) AS who, unnest(history) AS h FROM reports)"
        f" UNION ALL {key}, concat('speaker of quote ', ordinal, ' of document ', document), speaker FROM quotes"
        " WHERE speaker IS NOT NULL"
    )
    yield _query(f"({voices})", "t.who", {**wrong, "name is not what the span says": _differs("t.p.name", "t.p.span")})
    spans = " UNION ALL ".join(
        f"{key}, concat('{name} of {kind} ', id) AS who, {span} AS span FROM {table} WHERE {there}"
        for kind, table in (("claim", "claims"), ("report", "reports"))
        for name, span, there in (
            ("date", "date_span", "date_span IS NOT NULL"),
            ("place", "place_span", "place_span IS NOT NULL"),
        )
    )
    spans += f" UNION ALL {key}, concat('cue of claim ', id), unnest(cues).span FROM claims"
    spans += f" UNION ALL {key.replace('document', 'id')}, concat('furniture of document ', id), unnest(boilerplate)"
    spans += " FROM documents"
    yield _query(f"({spans})", "t.who", {"stands at no place in the text": _outside("t.span")})
    yield _query(
        f"({key}, ordinal, unnest(about) AS report FROM quotes)",
        "concat('quote ', t.ordinal, ' of document ', t.document)",
        {"it is about a report that is not in its commit": "d.id IS NOT NULL AND r.id IS NULL"},
        _link("reports", "r", {"document": "document", "id": "report"}),
    )


def _doubled_queries() -> Iterator[str]:
    """Rows that stand in a commit more often than their document does."""
    keys = {
        "reports": ("id",),
        "claims": ("id",),
        "mentions": ("claim", "side", "ordinal"),
        "quotes": ("ordinal",),
    }
    for table, key in keys.items():
        columns = ", ".join(f"t.{column}" for column in key)
        told = ", ' ', ".join(f"t.{column}" for column in key)
        many = "SELECT commit, id, count(*) AS many FROM documents GROUP BY ALL"
        yield (
            f"SELECT t.path, max(t.row), concat('{table} ', {told}, ' of document ', t.document, ': stands there ',"
            f" count(*), ' times') FROM {table} AS t JOIN ({many}) AS d ON d.commit = t.commit AND d.id = t.document"
            f" GROUP BY t.commit, t.path, t.document, {columns} HAVING count(*) > any_value(d.many) ORDER BY ALL"
        )


def _link(table: str, name: str, keys: dict[str, str]) -> str:
    """The row of another table in the same commit: `keys` maps its columns to those of t."""
    columns = ", ".join(keys)
    same = " AND ".join(f"{name}.{column} = t.{other}" for column, other in keys.items())
    return (
        f"LEFT JOIN (SELECT DISTINCT commit, {columns} FROM {table}) AS {name} ON {name}.commit = t.commit AND {same}"
    )
