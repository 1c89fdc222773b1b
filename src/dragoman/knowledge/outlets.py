"""Outlets that number their articles in order: which number came out on which day (outlets/numbers.tsv)."""

from datetime import date
from functools import cache

from dragoman.knowledge.gazetteer_tables import rows

Issue = tuple[int, date]


@cache
def load_numbers() -> dict[str, tuple[Issue, ...]]:
    """By host, the lowest number first."""
    found: dict[str, list[Issue]] = {}
    for host, number, day, *_ in rows("outlets/numbers.tsv"):
        found.setdefault(host, []).append((int(number), date.fromisoformat(day)))
    return {host: tuple(sorted(known)) for host, known in found.items()}
