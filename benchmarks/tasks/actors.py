"""Actor phrases: rows {"text", "date"} to rows {"text", "date", "country", "code_1", "code_2", "wiki"}."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.resolve.phrases import PhraseActor, resolve_phrase


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a phrase; null where unknown. International bodies are coded as PLOVER does: EUR, UNO, else IGO."""
    gazetteer = load_gazetteer()
    for row in rows:
        found = resolve_phrase(row["text"], _day(row.get("date")), gazetteer)
        codes = (*(c for c in found.codes if c != "IGO"), "", "")
        yield {
            "text": row["text"],
            "date": row.get("date"),
            "country": _country(found, gazetteer) or None,
            "code_1": codes[0] or None,
            "code_2": codes[1] or None,
            "wiki": found.actor.name if found.actor is not None and found.actor.kind != "state" else None,
        }


def _country(found: PhraseActor, gazetteer: Gazetteer) -> str:
    if found.country == "XXX":
        return ""
    if "IGO" not in found.sectors:
        return found.country if len(found.country) == 3 else ""
    if found.country == "EU":
        return "EUR"
    parent = gazetteer.parent(found.actor) if found.actor is not None else ""
    return "UNO" if "UN" in (found.country, parent) else "IGO"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
