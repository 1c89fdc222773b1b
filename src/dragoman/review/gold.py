"""What people judged right or corrected, as gold: one record an article, in the form of the evaluation set.

What was not judged is not in it: such gold measures precision, and recall only of what was found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.model.actor import UNKNOWN
from dragoman.model.verdict import Judged, Verdict
from dragoman.store.judging import judgements_of, last_words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KEPT = frozenset({Verdict.RIGHT, Verdict.WRONG_TYPE, Verdict.WRONG_PARTY})
_ODD = re.compile(r"[^\w.-]+")
_LONGEST = 100
_CLAIMS = """
    SELECT c.id, c.evidence, c.trigger, r.id, r.type, r.reciprocal, r.actors, r.recipients, r.date_start, r.date_end,
           r.place_name, r.place_country, r.status, r.voices
    FROM claims c JOIN reports r ON r.id = c.report WHERE c.document = ? ORDER BY c.ordinal
"""

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """A file stem that is safe on any disk, the article's text, and its gold record."""

    stem: str
    text: str
    gold: Gold


def gold(con: "DuckDBPyConnection") -> Iterator[Article]:
    """By document, in the order of names; articles whose text the record does not keep are left out."""
    kept = [one for one in last_words(judgements_of(con)) if one.verdict in _KEPT]
    by_claim = {claim: one for one in kept for claim in one.claims}
    con.execute("CREATE OR REPLACE TEMP TABLE judged_claims AS SELECT unnest(?::VARCHAR[]) AS id", [sorted(by_claim)])
    documents = con.execute("""
        SELECT DISTINCT d.id, d.name, d.published, d.text, d.boilerplate FROM judged_claims j
        JOIN claims c ON c.id = j.id JOIN documents d ON d.id = c.document AND d.current
        WHERE d.text IS NOT NULL ORDER BY d.name, d.id
    """).fetchall()
    taken: set[str] = set()
    for name, written, day, text, furniture in documents:
        stem = _stem(written, name, taken)
        events = list(_events(con, name, text, by_claim))
        yield Article(
            stem,
            text,
            {
                "doc": stem,
                "published": day and day.isoformat(),
                "boilerplate": [text[start:end] for start, end in furniture or []],
                "events": [{"id": f"e{number}", **event} for number, event in enumerate(events, start=1)],
            },
        )


def _stem(name: str, document: str, taken: set[str]) -> str:
    """The document's name as a file's; where two are alike, with the document's id."""
    safe = _ODD.sub("_", name).lstrip(".-")[:_LONGEST] or "article"
    stem = f"{safe}-{document[:8]}" if safe.casefold() in taken else safe
    taken.add(stem.casefold())
    return stem


def _events(con: "DuckDBPyConnection", document: str, text: str, by_claim: Mapping[str, Judged]) -> Iterator[Gold]:
    """One for each judgement upon the article, told by the first of its claims there."""
    done: set[str] = set()
    for claim, evidence, trigger, *report in con.execute(_CLAIMS, [document]).fetchall():
        judged = by_claim.get(claim)
        if judged is not None and judged.id not in done:
            done.add(judged.id)
            start, end = min(evidence[0], trigger[0]), max(evidence[1], trigger[1])
            words = {"evidence": text[start:end], "trigger": text[trigger[0] : trigger[1]], "core": True}
            yield {**_fields(judged, report[1:], _told(con, document)), **words}


def _told(con: "DuckDBPyConnection", document: str) -> list[Gold]:
    """The parties that any claim of the article names."""
    rows = con.execute(
        "SELECT text, name, country, sector FROM mentions WHERE document = ? ORDER BY span, ordinal", [document]
    ).fetchall()
    return [{"text": text, "name": name, "country": country, "sector": sector} for text, name, country, sector in rows]


def _fields(judged: Judged, report: Sequence[Any], told: Sequence[Gold]) -> Gold:
    """The report's own fields, with what the person said of type and parties."""
    kind, reciprocal, actors, recipients, first, last, place, country, status, voices = report
    sides = [[_party(party) for party in side or []] for side in (actors, recipients)]
    if judged.verdict is Verdict.WRONG_PARTY:
        known = [party for side in sides for party in side] + list(told)
        sides = [_corrected(countries, known) for countries in (judged.actors, judged.recipients)]
        reciprocal = reciprocal and not judged.recipients and len(judged.actors) > 1
    return {
        "type": (judged.type or kind) if judged.verdict is Verdict.WRONG_TYPE else kind,
        "actors": sides[0],
        "recipients": sides[1],
        "reciprocal": bool(reciprocal),
        "date": {"start": first.isoformat(), "end": last.isoformat()} if first and last else None,
        "place": {"name": place, "country": country or UNKNOWN} if place else None,
        "status": status,
        "said_by": [{"name": voice["name"], "country": voice["country"] or UNKNOWN} for voice in voices or []],
    }


def _party(party: Mapping[str, Any]) -> Gold:
    return {"text": party["text"], "name": party["name"], "country": party["country"], "sector": party["sector"]}


def _corrected(countries: Iterable[str], known: Sequence[Gold]) -> list[Gold]:
    """The article's words for each state; where it has none that are known, the state's code stands for them."""
    out = []
    for country in countries:
        bare = {"text": country, "name": None, "country": country, "sector": "GOV"}
        out.append(next((party for party in known if party["country"] == country), bare))
    return out
