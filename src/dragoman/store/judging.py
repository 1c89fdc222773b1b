"""A person's judgements into a record: each write is a commit of its own, so that none is lost."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model.verdict import Judged, Verdict
from dragoman.store.lock import locked
from dragoman.store.parts import commit_rows, head, numbers
from dragoman.store.rows import Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def add_judgements(folder: Path, judged: Sequence[Judged]) -> None:
    """Raises RecordLocked where another process writes the record at the moment."""
    head(folder)
    with locked(folder):
        there = numbers(folder)
        number = there[-1] + 1 if there else 1
        commit_rows(folder, number, {"judgements": [judgement_row(one) for one in judged]})


def judgement_row(one: Judged) -> Row:
    return {
        "id": one.id,
        "at": one.at,
        "reviewer": one.reviewer,
        "verdict": one.verdict.value,
        "claims": list(one.claims),
        "judged_type": one.judged_type,
        "others": list(one.others),
        "type": one.type,
        "actors": list(one.actors),
        "recipients": list(one.recipients),
        "note": one.note,
    }


def judgements_of(con: "DuckDBPyConnection") -> tuple[Judged, ...]:
    """All that the index has, the earliest first."""
    rows = con.execute(
        'SELECT id, "at", reviewer, verdict, claims, judged_type, others, type, actors, recipients, note'
        ' FROM judgements ORDER BY "at", id'
    ).fetchall()
    return tuple(_judged(row) for row in rows)


def last_words(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Of what was judged more than once the latest word, the earliest first; same and different are left out.

    An event counts as judged again where one of its claims is.
    """
    seen: set[str] = set()
    out = []
    for one in sorted(judged, key=lambda each: (each.at, each.id), reverse=True):
        if one.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            continue
        if seen.isdisjoint(one.claims):
            out.append(one)
        seen.update(one.claims)
    return tuple(reversed(out))


def _judged(row: tuple[object, ...]) -> Judged:
    name, at, reviewer, verdict, claims, kind, others, right, actors, recipients, note = row
    lists = [tuple(value) if isinstance(value, list) else () for value in (claims, others, actors, recipients)]
    told = [None if value is None else str(value) for value in (kind, right, note)]
    return Judged(
        str(name), str(at), str(reviewer), Verdict(str(verdict)), lists[0], told[0], lists[1], told[1], lists[2],
        lists[3], told[2],
    )  # fmt: skip
