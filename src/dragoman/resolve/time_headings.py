"""The years over the entries of a timeline, each on a line of its own: below "2019" is "April 11" of that year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.text import Span
from dragoman.resolve.time_values import Calendar, Meaning, Range

_FEWEST = 2  # headings of different years that make a timeline
_SIGNS = " \t:*#-–—."

Told = tuple[Span, Meaning]


def under_years(text: str, told: Sequence[Told]) -> tuple[Meaning, ...]:
    """The meanings of a text's times in order of place, those under a year with it where they tell none."""
    headings = {at: year for at, one in enumerate(told) if (year := _heading(text, *one)) is not None}
    if len(set(headings.values())) < _FEWEST:
        return tuple(meaning for _, meaning in told)
    return tuple(_below(told, headings))


def _below(told: Sequence[Told], headings: dict[int, int]) -> Iterator[Meaning]:
    year: int | None = None
    for at, (_, meaning) in enumerate(told):
        year = headings.get(at, year)
        yield meaning if year is None else _in_year(meaning, year)


def _heading(text: str, span: Span, meaning: Meaning) -> int | None:
    """The year that stands alone on its line."""
    if not isinstance(meaning, Calendar) or meaning.year is None or meaning != Calendar(year=meaning.year):
        return None
    end = text.find("\n", span.end)
    line = text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]
    return meaning.year if line.strip(_SIGNS) == span.of(text) else None


def _in_year(meaning: Meaning, year: int) -> Meaning:
    if isinstance(meaning, Range):
        return replace(meaning, start=_dated(meaning.start, year), end=_dated(meaning.end, year))
    return _dated(meaning, year) if isinstance(meaning, Calendar) else meaning


def _dated(place: Calendar, year: int) -> Calendar:
    open_ = place.month is not None and place.year is None and place.rel is None and not place.impossible
    return replace(place, year=year) if open_ else place
