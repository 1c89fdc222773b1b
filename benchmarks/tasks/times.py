"""Time expressions with TIMEX3 type and value: rows {"doc", "dct", "text"} to rows {"doc", "timex"}."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dragoman.knowledge.timewords import load_time_words
from dragoman.resolve.time_expressions import find_times


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document; a missing or wrong `dct` leaves relative times unresolved."""
    words = load_time_words()
    for row in rows:
        times = find_times(row["text"], published=_day(row.get("dct")), words=words, whole_ranges=False)
        timex = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times]
        yield {"doc": row["doc"], "timex": timex}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
