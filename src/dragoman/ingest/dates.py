"""Reads a calendar date that someone wrote down as such: an option, a table cell, a page's metadata, a byline."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.errors import InvalidDate
from dragoman.ingest.words import date_words

_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_MAX_LENGTH = 80
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5})?"
_CLOCK = r"(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?[ ]*(?:[ap]\.?m\.?)?[ ]*" + _ZONE + ")?"
_ISO = re.compile(r"(\d{4})(?:(?P<sep>[-/.])(\d{1,2})(?P=sep)(\d{1,2})|(\d{2})(\d{2}))" + _CLOCK, re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _CLOCK, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forms:
    """Regular expressions of a written date, without groups: `full` has a year, `partial` only a day and a month."""

    full: str
    partial: str


@cache
def forms() -> Forms:
    """The written forms: 7 September 2022, 7th of Sept. 2022, Sept 7, 2022, Wed, 07 Sep 2022."""
    words = date_words()
    day = rf"\d{{1,2}}{words.ordinal}?"
    weekday = rf"(?:{words.weekday},?[ ]+(?:{words.the}[ ]+)?)?"
    day_first = rf"{weekday}{day}[ ,/-]+(?:{words.of}[ ]+)?{words.month}"
    month_first = rf"{weekday}{words.month}[ ,/-]*{day}"
    partial = rf"(?:{day_first}|{month_first})"
    return Forms(full=rf"{partial},?[ ,/-]+(?:\d{{4}})(?!\d)", partial=partial)


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"{forms().full}(?:,?[ ]+{date_words().at}(?=[ ]))?{_CLOCK}", re.IGNORECASE)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{date_words().month})|(?P<number>\d+)", re.IGNORECASE)


def plausible(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar or the years 1900 to 2100 do not have it."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(text: str) -> date | None:
    """The date that the whole of `text` writes, or None; 07/09/2022 is None, as it may be July or September."""
    text = text.strip()
    if len(text) > _MAX_LENGTH:
        return None
    if iso := _ISO.fullmatch(text):
        return plausible(int(iso[1]), int(iso[3] or iso[5]), int(iso[4] or iso[6]))
    if numeric := _NUMERIC.fullmatch(text):
        return unambiguous(int(numeric[1]), int(numeric[2]), int(numeric[3]))
    if _written().fullmatch(text):
        return written_date(text)
    return None


def unambiguous(left: int, right: int, year: int) -> date | None:
    """A date of two numbers and a year, where only one order is possible or both are the same day."""
    if left > 12 or left == right:
        return plausible(year, right, left)
    return plausible(year, left, right) if right > 12 else None


def written_date(text: str, *, year: int | None = None) -> date | None:
    """The date of a text in one of the `forms`; `year` completes a partial one."""
    month, numbers = day_month(text)
    if month is None or not numbers:
        return None
    if len(numbers) > 1:
        return plausible(numbers[1], month, numbers[0])
    return plausible(year, month, numbers[0]) if year is not None else None


def day_month(text: str) -> tuple[int | None, list[int]]:
    """The month, and the numbers in order (day, then year where there is one)."""
    month = None
    numbers = []
    for match in _parts().finditer(text):
        if match["number"]:
            numbers.append(int(match["number"]))
        elif month is None:
            month = date_words().months[match["month"].rstrip(".").lower()]
    return month, numbers


def parse_date(text: str, *, where: str) -> date:
    """As `read_date`, but a text that is no date is an InvalidDate whose message starts with `where`."""
    found = read_date(text)
    if found is None:
        shown = text.strip()[:40]
        raise InvalidDate(f"{where}: {shown!r} is no date; write it as YYYY-MM-DD")
    return found
