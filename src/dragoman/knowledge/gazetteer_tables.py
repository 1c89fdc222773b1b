"""The actor tables as they lie on disk: rows of sorted TSV, read whole, made into values only when asked for."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from dragoman.knowledge.load import data_bytes

# An office known for one day only (a list of a cabinet) counts from so long before to so long after that day.
SEEN_BEFORE = timedelta(days=730)
SEEN_AFTER = timedelta(days=1095)


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in an office; `first`, `last` None where unknown or open; `exact`: not guessed from one day."""

    person: str
    office: str
    title: str
    country: str
    first: date | None
    last: date | None
    exact: bool

    def holds(self, on: date) -> bool:
        """Whether the day lies in the term."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


def rows(path: str, folder: Path | None = None) -> Iterator[list[str]]:
    """The fields of each row but the heading; `path` below the data folder, or below `folder` where one is given."""
    raw = (folder / path).read_bytes() if folder is not None else data_bytes(path)
    for line in raw.decode("utf-8").split("\n")[1:]:
        if line:
            yield line.split("\t")


@lru_cache(maxsize=4096)
def first_day(text: str) -> date | None:
    """The first day of "2017", "2017-05" or "2017-05-14"; None of ""."""
    if not text:
        return None
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache(maxsize=4096)
def last_day(text: str) -> date | None:
    """The last day of a year, month or day."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def term(row: list[str]) -> Term:
    """A row of offices/terms.tsv: person, office, title, country, first, last, seen."""
    person, office, title, country, first, last, seen = row[:7]
    if not seen:
        return Term(person, office, title, country, first_day(first), last_day(last), True)
    day = first_day(seen)
    assert day is not None
    begin, end = first_day(first) or day - SEEN_BEFORE, last_day(last) or day + SEEN_AFTER
    return Term(person, office, title, country, begin, end, False)
