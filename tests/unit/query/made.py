"""Small indexes built by hand, with invented countries: Gondor (GDR), Rohan (RHN) and Arnor (ARN)."""

from datetime import date
from typing import Any

import duckdb

from dragoman.store.schema import INDEX, VIEWS, columns_sql

Index = duckdb.DuckDBPyConnection
_VOICE_FIELDS = ("name", "country", "stance", "span", "person", "actor", "kind", "sector", "office", "chain")


def empty_index() -> Index:
    """All tables and views of an index, without a row."""
    connection = duckdb.connect()
    for name, columns in INDEX.items():
        connection.execute(f"CREATE TABLE {name} ({columns_sql(columns)})")
    for name, sql in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {sql}")
    return connection


def insert(index: Index, table: str, **values: Any) -> None:
    """One row; what is not given is null."""
    names = ", ".join(f'"{name}"' for name in values)
    index.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values()))


def person(name: str, country: str, office: str | None = "head-of-state", **more: Any) -> dict[str, Any]:
    """A party who is a person; `actor` is an invented id unless it is given."""
    made = {"text": f"the {office} {name}", "name": name, "actor": f"q-{name}", "kind": "person", "sector": "GOV"}
    return {**made, "country": country, "office": office, **more}


def state(name: str, country: str, **more: Any) -> dict[str, Any]:
    """A party that is a state as such."""
    return {"text": name, "name": name, "kind": "state", "sector": "GOV", "country": country, "office": None, **more}


def voice(name: str, country: str, **more: Any) -> dict[str, Any]:
    """A source."""
    return {"name": name, "country": country, "stance": "says", "span": [0, 5], **more}


def add_document(index: Index, name: str, *, published: date | None, text: str | None = None) -> None:
    """An article that is current."""
    insert(
        index, "documents", id=f"d-{name}", name=name, published=published, text=text, current=True, words=100, commit=1
    )


def add_event(
    index: Index,
    identity: str,
    *,
    actors: tuple[dict[str, Any], ...] = (),
    recipients: tuple[dict[str, Any], ...] = (),
    day: date | None = None,
    docs: tuple[str, ...] = ("first",),
    statuses: tuple[str, ...] = (),
    voices: tuple[dict[str, Any], ...] = (),
    known: date | None = date(2021, 5, 10),
    quote: str | None = "They will meet.",
    **columns: Any,
) -> None:
    """An event with one telling an article; `statuses` are those of the tellings where they differ."""
    row = {"type": "CONSULT", "modes": ["meet"], "contexts": [], "cameo": "040", "quad": 1, "intensity": 1.0 / 3}
    row |= {"reciprocal": not recipients, "status": "planned", "confidence": 0.98765, "voices": 1, "grain": "day"}
    row |= {"date_start": day, "date_end": day, "basis": "stated", "date_span": [3, 9], "date_doc": docs[0]}
    row |= {"documents": len(docs), "first_known": known, "last_known": known, **columns}
    insert(index, "events", id=identity, **row)
    for side, parties in (("actor", actors), ("recipient", recipients)):
        for ordinal, party in enumerate(parties):
            where = {"doc": docs[0], "document": f"d-{docs[0]}", "span": [0, 4], "why": "exact-name"}
            insert(index, "parties", event=identity, side=side, ordinal=ordinal, **{**where, **party})
    for ordinal, one in enumerate(voices):
        insert(index, "voices", event=identity, ordinal=ordinal, doc=docs[0], **one)
    for ordinal, doc in enumerate(docs):
        status = statuses[ordinal] if statuses else str(row["status"])
        _add_telling(index, identity, ordinal, doc, status=status, voices=voices, known=known, quote=quote)


def _add_telling(
    index: Index,
    identity: str,
    ordinal: int,
    doc: str,
    *,
    status: str,
    voices: tuple[dict[str, Any], ...],
    known: date | None,
    quote: str | None,
) -> None:
    claim, document = f"c-{identity}-{ordinal}", f"d-{doc}"
    told = {"evidence": [100, 100 + len(quote or "")], "trigger": [110, 114], "sentence": 1, "status": status}
    full = [{field: one.get(field) for field in _VOICE_FIELDS} for one in voices]
    short = [{field: one[field] for field in ("name", "country", "stance", "span")} for one in voices]
    where = {"event": identity, "ordinal": ordinal, "doc": doc, "document": document, "claim": claim}
    insert(index, "tellings", rule="consult.meet", **where, **told)
    insert(index, "claims", id=claim, document=document, type="CONSULT", quote=quote, voices=full, **told)
    entry = {"event": identity, "ordinal": ordinal, "known": known, "status": status, "doc": doc}
    insert(index, "history", **entry, document=document, said_by=short)


def add_quote(index: Index, doc: str, speaker: dict[str, Any], text: str, *, published: date, **more: Any) -> None:
    """Words of a speaker; `about` names articles' own events."""
    full = {field: speaker.get(field) for field in _VOICE_FIELDS}
    row = {"document": f"d-{doc}", "doc": doc, "ordinal": 0, "sentence": 2, "span": [200, 200 + len(text)], "about": []}
    insert(index, "quotes", **{**row, "text": text, "direct": True, "speaker": full, "published": published, **more})


def gondor_meets_rohan() -> Index:
    """A planned meeting of two kings, told twice; an attack of Arnor on Gondor; a visit of Rohan to Gondor."""
    index = empty_index()
    add_document(index, "first", published=date(2021, 5, 10))
    add_document(index, "second", published=date(2021, 5, 12))
    envoy = voice("The envoy of Gondor", "GDR", person="Faramir", actor="q-Faramir")
    kings = (person("Elessar", "GDR"), person("Éomer", "RHN"))
    add_event(
        index, "e-meet", actors=kings, day=date(2021, 5, 15), docs=("first", "second"), voices=(envoy,),
        place_name="Dol Amroth", place_country="GDR", lat=41.1234567, lon=-8.6, place_id=77, place_doc="first",
        place_span=[50, 60],
    )  # fmt: skip
    add_event(
        index, "e-attack", actors=(state("Arnor", "ARN"),), recipients=(state("Gondor", "GDR"),), type="ASSAULT",
        day=date(2021, 4, 1), status="happened", quad=4, docs=("second",), quote="Arnor attacked Gondor.",
    )  # fmt: skip
    add_event(
        index, "e-visit", actors=(person("Éowyn", "RHN", "foreign-minister"),), recipients=(state("Gondor", "GDR"),),
        docs=("second",), known=date(2021, 5, 12), modes=["visit"],
    )  # fmt: skip
    insert(index, "aliases", alias="old-meet", event="e-meet")
    return index
