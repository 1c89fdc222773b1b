"""The tables of a record: what the Parquet parts hold, and the index that is made from them (docs/record-store.md).

Spans are `[start, end]` character ranges into the document's text, as in the record's JSON; sentences count from 1.
"""

SCHEMA = 1  # raised with every change of PARTS; `dragoman migrate` brings older records forward

_VOICE = (
    "STRUCT(name VARCHAR, country VARCHAR, stance VARCHAR, span INTEGER[], person VARCHAR, actor VARCHAR,"
    " kind VARCHAR, sector VARCHAR, office VARCHAR, chain INTEGER)"
)

_PARTY = (
    "STRUCT(text VARCHAR, span INTEGER[], name VARCHAR, actor VARCHAR, kind VARCHAR, country VARCHAR,"
    " sector VARCHAR, office VARCHAR, why VARCHAR, chain INTEGER)"
)

Columns = dict[str, str]

_TYPE: Columns = {"type": "VARCHAR", "modes": "VARCHAR[]", "contexts": "VARCHAR[]"}
_CODES: Columns = {"cameo": "VARCHAR", "quad": "TINYINT", "intensity": "DOUBLE"}
_DATE: Columns = {
    "date_start": "DATE",
    "date_end": "DATE",
    "grain": "VARCHAR",
    "basis": "VARCHAR",
    "date_span": "INTEGER[]",
}
_PLACE: Columns = {
    "place_name": "VARCHAR",
    "place_country": "VARCHAR",
    "place_admin1": "VARCHAR",
    "place_id": "BIGINT",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "place_kind": "VARCHAR",
    "place_span": "INTEGER[]",
    "place_why": "VARCHAR",
}

PARTS: dict[str, Columns] = {
    "documents": {
        "id": "VARCHAR",
        "name": "VARCHAR",
        "sha256": "VARCHAR",
        "url": "VARCHAR",
        "outlet": "VARCHAR",
        "title": "VARCHAR",
        "language": "VARCHAR",
        "published": "DATE",
        "published_basis": "VARCHAR",
        "published_why": "VARCHAR",
        "text": "VARCHAR",  # null where the record keeps no text
        "characters": "INTEGER",
        "words": "INTEGER",
        "boilerplate": "INTEGER[][]",
        "sketch": "UINTEGER[]",  # MinHash of the article's words: finds copies without the text
        "run": "VARCHAR",
    },
    "reports": {  # what one article tells of one happening: its claims' fields taken together
        "id": "VARCHAR",
        "document": "VARCHAR",
        "ordinal": "INTEGER",
        **_TYPE,
        **_CODES,
        "reciprocal": "BOOLEAN",
        **_DATE,
        **_PLACE,
        "status": "VARCHAR",
        "confidence": "DOUBLE",
        "actors": f"{_PARTY}[]",
        "recipients": f"{_PARTY}[]",
        "voices": f"{_VOICE}[]",
        "history": f"STRUCT(status VARCHAR, voices {_VOICE}[])[]",
        "trigger_words": "VARCHAR[]",  # lemmas of the words that name the act
        "near_words": "VARCHAR[]",  # lemmas of the content words of their clauses
        "around_words": "VARCHAR[]",  # lemmas of the nouns, names and numbers of their sentences
    },
    "claims": {
        "id": "VARCHAR",
        "document": "VARCHAR",
        "report": "VARCHAR",
        "ordinal": "INTEGER",
        "sentence": "INTEGER",
        **_TYPE,
        "reciprocal": "BOOLEAN",
        "status": "VARCHAR",
        "polarity": "VARCHAR",
        "actuality": "VARCHAR",
        "certainty": "VARCHAR",
        "cues": "STRUCT(span INTEGER[], entry VARCHAR)[]",
        **_DATE,
        **_PLACE,
        "voices": f"{_VOICE}[]",
        "trigger": "INTEGER[]",
        "evidence": "INTEGER[]",
        "quote": "VARCHAR",  # the characters of `evidence`; null where the record keeps no text
        "rule": "VARCHAR",
        "score": "DOUBLE",
    },
    "mentions": {
        "claim": "VARCHAR",
        "document": "VARCHAR",
        "side": "VARCHAR",  # actor or recipient
        "ordinal": "INTEGER",
        "text": "VARCHAR",
        "span": "INTEGER[]",
        "sentence": "INTEGER",
        "name": "VARCHAR",
        "actor": "VARCHAR",  # id in the knowledge tables
        "kind": "VARCHAR",
        "country": "VARCHAR",
        "sector": "VARCHAR",
        "office": "VARCHAR",
        "why": "VARCHAR",
        "chain": "INTEGER",  # numbers the parties of one article
    },
    "quotes": {
        "document": "VARCHAR",
        "ordinal": "INTEGER",
        "sentence": "INTEGER",
        "span": "INTEGER[]",
        "text": "VARCHAR",  # null where the record keeps no text
        "direct": "BOOLEAN",
        "speaker": _VOICE,
        "said_start": "DATE",
        "said_end": "DATE",
        "grain": "VARCHAR",
        "basis": "VARCHAR",
        "about": "VARCHAR[]",
    },
    "failures": {
        "id": "VARCHAR",
        "name": "VARCHAR",
        "stage": "VARCHAR",
        "reason": "VARCHAR",
        "message": "VARCHAR",
        "run": "VARCHAR",
    },
    "runs": {
        "id": "VARCHAR",
        "dragoman": "VARCHAR",
        "knowledge": "VARCHAR",
        "model": "VARCHAR",
    },
    "judgements": {
        "id": "VARCHAR",
        "at": "VARCHAR",  # ISO 8601, as the reviewer's clock told it
        "reviewer": "VARCHAR",
        "verdict": "VARCHAR",  # right wrong-type wrong-party not-event same different
        "claims": "VARCHAR[]",  # of the event that was judged
        "judged_type": "VARCHAR",  # the type that it had
        "others": "VARCHAR[]",  # same, different: the claims of the other event
        "type": "VARCHAR",  # wrong-type: the right one
        "actors": "VARCHAR[]",  # wrong-party: the right countries of each side
        "recipients": "VARCHAR[]",
        "note": "VARCHAR",
    },
}

# The index. `documents` has every version read; all other tables tell of the current versions only.
INDEX: dict[str, Columns] = {
    "documents": {
        **PARTS["documents"],
        "commit": "INTEGER",  # number of the commit that brought it
        "current": "BOOLEAN",  # false once a changed version has come
        "copy_of": "VARCHAR",  # the first document with nearly the same text, where there is one before it
        "alike": "VARCHAR[]",  # the other documents with nearly the same text
    },
    "events": {
        "id": "VARCHAR",
        **_TYPE,
        **_CODES,
        "reciprocal": "BOOLEAN",
        **_DATE,
        "date_doc": "VARCHAR",
        **_PLACE,
        "place_doc": "VARCHAR",
        "status": "VARCHAR",
        "confidence": "DOUBLE",
        "voices": "INTEGER",  # independent sources, copies counted once
        "documents": "INTEGER",
        "first_known": "DATE",  # day of the first and of the last article that tells of it
        "last_known": "DATE",
        "judged": "VARCHAR",  # the last verdict of a person, where there is one
    },
    "parties": {
        "event": "VARCHAR",
        "side": "VARCHAR",
        "ordinal": "INTEGER",
        "doc": "VARCHAR",
        "document": "VARCHAR",
        "text": "VARCHAR",
        "span": "INTEGER[]",
        "name": "VARCHAR",
        "actor": "VARCHAR",
        "kind": "VARCHAR",
        "country": "VARCHAR",
        "sector": "VARCHAR",
        "office": "VARCHAR",
        "why": "VARCHAR",
    },
    "voices": {
        "event": "VARCHAR",
        "ordinal": "INTEGER",
        "doc": "VARCHAR",
        "name": "VARCHAR",
        "country": "VARCHAR",
        "stance": "VARCHAR",
        "span": "INTEGER[]",
        "person": "VARCHAR",
        "actor": "VARCHAR",
    },
    "tellings": {
        "event": "VARCHAR",
        "ordinal": "INTEGER",
        "doc": "VARCHAR",
        "document": "VARCHAR",
        "claim": "VARCHAR",
        "evidence": "INTEGER[]",
        "sentence": "INTEGER",
        "trigger": "INTEGER[]",
        "rule": "VARCHAR",
        "status": "VARCHAR",
    },
    "history": {
        "event": "VARCHAR",
        "ordinal": "INTEGER",
        "known": "DATE",
        "status": "VARCHAR",
        "doc": "VARCHAR",
        "document": "VARCHAR",
        "said_by": "STRUCT(name VARCHAR, country VARCHAR, stance VARCHAR, span INTEGER[])[]",
    },
    # one row for each event and ordered pair of countries; a reciprocal act counts in both directions
    "dyads": {
        "event": "VARCHAR",
        "actor": "VARCHAR",
        "recipient": "VARCHAR",
        "type": "VARCHAR",
        "quad": "TINYINT",
        "intensity": "DOUBLE",
        "status": "VARCHAR",
        "day": "DATE",  # first day of the event's date, else the day it was first known
        "dated": "BOOLEAN",  # whether `day` is the event's own
        "tellings": "INTEGER",  # mentions before copies are taken away
        "voices": "INTEGER",
    },
    "aliases": {"alias": "VARCHAR", "event": "VARCHAR"},  # ids of the articles' own events, and ids given before
    "links": {
        "left": "VARCHAR",  # reports, the smaller id first
        "right": "VARCHAR",
        "verdict": "VARCHAR",  # same different unsure
        "score": "DOUBLE",
        "by": "VARCHAR",  # linker or person
    },
    "reports": {**PARTS["reports"], "doc": "VARCHAR", "known": "DATE", "event": "VARCHAR"},
    "claims": PARTS["claims"],
    "mentions": PARTS["mentions"],
    "quotes": {**PARTS["quotes"], "doc": "VARCHAR", "published": "DATE"},
    "failures": PARTS["failures"],
    "runs": PARTS["runs"],
    "judgements": PARTS["judgements"],
}

# Of the index alone: how far it goes, and by what copies and reports of one happening are found.
WORKING: dict[str, Columns] = {
    "applied": {"commit": "INTEGER", "made": "VARCHAR"},
    "bands": {"document": "VARCHAR", "band": "INTEGER", "places": "UINTEGER[]"},
    "resemblances": {"left": "VARCHAR", "right": "VARCHAR"},
    # reports of versions that went, each with the report of the next version that tells the same
    "former": {"report": "VARCHAR", "heir": "VARCHAR", "commit": "INTEGER", "claims": "VARCHAR[]"},
}

# Views over the index for whoever writes SQL.
VIEWS: dict[str, str] = {
    # articles a day, without copies: what counts are set against
    "volume": """
        SELECT published AS day, count(*) AS documents, sum(words) AS words
        FROM documents WHERE current AND copy_of IS NULL AND published IS NOT NULL GROUP BY published
    """,
}


def columns_sql(columns: Columns) -> str:
    """Names and types as CREATE TABLE and read_json want them."""
    return ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
