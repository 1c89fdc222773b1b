"""An index made by hand: meetings and quarrels of invented countries, each told by one article."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.model.ids import judgement_id
from dragoman.model.verdict import Judged, Verdict
from dragoman.store.duck import connect, insert
from dragoman.store.judging import judgement_row
from dragoman.store.schema import INDEX, columns_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"CONSULT": "met", "ACCUSE": "accused", "AID": "fed"}


def event_rows(name: str, kind: str = "CONSULT", *, day: str = "2021-05-15", **more: Any) -> dict[str, list[Any]]:
    """All rows of one event that Gondor and Rohan take part in; `more` are columns of the event."""
    trigger = _TYPES[kind]
    text = f"Read more. The herald said: King Elessar of Gondor {trigger} Queen Arwen of Rohan in Edoras."
    start = text.index("The herald")
    at = text.index(trigger)
    document, claim = f"d-{name}", f"c-{name}"
    parties = [party(text, "King Elessar", "GON"), party(text, "Queen Arwen", "ROH")]
    said = {"name": "The herald", "country": "GON", "stance": "says", "span": [start, start + 10]}
    common = {"type": kind, "modes": [], "contexts": [], "reciprocal": kind == "CONSULT", "date_start": day,
              "date_end": day, "place_name": "Edoras", "place_country": "ROH", "status": "happened",
              "confidence": 0.9}  # fmt: skip
    common |= more
    sides = (parties, []) if common["reciprocal"] else (parties[:1], parties[1:])
    span, word = [start, len(text)], [at, at + len(trigger)]
    known = {"doc": f"doc-{name}", "document": document}
    return {
        "documents": [{"id": document, "name": f"doc-{name}", "published": "2021-05-16", "text": text, "current": True,
                       "boilerplate": [[0, 10]]}],
        "events": [{"id": name, **common, "first_known": "2021-05-16", "documents": 1, "voices": 1}],
        "parties": [{"event": name, "side": side, "ordinal": at, **known, **one}
                    for side, found in zip(("actor", "recipient"), sides, strict=True) for at, one in enumerate(found)],
        "voices": [{"event": name, "ordinal": 0, "doc": f"doc-{name}", **said}],
        "tellings": [{"event": name, "ordinal": 0, **known, "claim": claim, "evidence": span, "sentence": 2,
                      "trigger": word, "rule": "consult.meet", "status": common["status"]}],
        "reports": [{"id": name, **known, "ordinal": 0, **common, "actors": sides[0], "recipients": sides[1],
                     "voices": [said], "event": name}],
        "claims": [{"id": claim, "document": document, "report": name, "ordinal": 0, "sentence": 2, "type": kind,
                    "evidence": span, "trigger": word}],
        "mentions": [{"claim": claim, "document": document, "side": "actor", "ordinal": at, **one}
                     for at, one in enumerate([*parties, party(text, "The herald", "SHI")])],
    }  # fmt: skip


def party(text: str, words: str, country: str) -> dict[str, Any]:
    at = text.index(words)
    return {"text": words, "span": [at, at + len(words)], "name": words, "country": country, "sector": "GOV"}


def index(
    *events: dict[str, list[Any]], path: Path | None = None, judged: Iterable[Judged] = ()
) -> "DuckDBPyConnection":
    """The events' rows and judgements in the tables of an index."""
    con = connect(path)
    for table, columns in INDEX.items():
        con.execute(f'CREATE TABLE "{table}" ({columns_sql(columns)})')
        rows = [row for event in events for row in event.get(table, [])]
        if table == "judgements":
            rows = [judgement_row(one) for one in judged]
        insert(con, table, columns, (json.loads(json.dumps(row)) for row in rows))
    return con


def judged(
    verdict: Verdict, name: str, *, at: str = "2024-01-01T00:00:00", kind: str = "CONSULT", **more: Any
) -> Judged:
    """A judgement upon the event of that name."""
    claims = (f"c-{name}",)
    return Judged(judgement_id("ann", verdict, claims, at), at, "ann", verdict, claims, kind, **more)
