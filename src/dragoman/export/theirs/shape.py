"""The shape of the record's events, filled from other people's cells."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.export.theirs.files import Row
from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.folding import taken_as_reciprocal

Theirs = dict[str, Any]
HAPPENED = "happened"  # what a format without status says of everything in it
TOLD_AS_DONE = (HAPPENED, "future")  # PLOVER's future acts are told as the promises that they are


def event(
    ident: str, kind: str | None, *, row: Row, actors: Sequence[Theirs], recipients: Sequence[Theirs], **fields: Any
) -> Theirs:
    """An event with every field of the record; those that the format has not are null or empty."""
    return {
        "id": ident,
        "type": kind,
        "modes": [],
        "contexts": [],
        "cameo": None,
        "quad": None,
        "intensity": None,
        "actors": list(actors),
        "recipients": list(recipients),
        "reciprocal": taken_as_reciprocal(kind, actors=len(actors), recipients=len(recipients)),
        "date": None,
        "place": None,
        "status": HAPPENED,
        "said_by": [],
        "confidence": None,
        "mentions": [],
        "voices": None,
        "documents": None,
        "first_known": None,
        "urls": [],
        "at": f"{row.file}:{row.line}",
    } | fields


def party(name: str, country: str, sector: str, /, *, why: str, **fields: Any) -> Theirs:
    """A party as the record has it; `why` names the format."""
    return {
        "text": name,
        "span": None,
        "name": name or None,
        "id": None,
        "country": country,
        "sector": sector,
        "office": None,
        "why": why,
    } | fields


def whole_day(day: date) -> Theirs:
    """The date of a format that knows days only."""
    return {"start": day.isoformat(), "end": day.isoformat(), "grain": "day", "basis": None, "span": None}


def day_of(row: Row, column: str) -> date:
    """YYYY-MM-DD or YYYYMMDD, with or without a time after it."""
    text = row.cells[column].strip()
    digits = text[:10].replace("-", "") if "-" in text else text[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise row.wrong(column, "a day such as 2022-09-15 is due") from None


def number_of(row: Row, column: str) -> float | None:
    """None for an empty cell."""
    text = row.cells[column].strip()
    if text in ("", "None", "NULL", "NA"):
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if math.isfinite(number):
        return number
    raise row.wrong(column, "a number is due")


def count_of(row: Row, column: str) -> int | None:
    """A whole number, or None for an empty cell."""
    number = number_of(row, column)
    return None if number is None else int(number)


def code_of(row: Row, column: str) -> str:
    """A CAMEO code. One that a spreadsheet took for a number (42 for 042) has its zero again where no other fits."""
    code = row.cells[column].strip()
    padded = f"0{code}"
    if code not in load_cameo() and padded in load_cameo():
        return padded
    if code.isdecimal() and code[:2] in load_cameo():
        return code
    raise row.wrong(column, "a CAMEO code with its leading zero is due, such as 042")


def placed(
    name: str | None, country: str | None, row: Row, coordinates: tuple[str, str], **fields: Any
) -> Theirs | None:
    """A place, or None where the row has neither name nor country."""
    if not name and not country:
        return None
    lat, lon = (number_of(row, column) for column in coordinates)
    return {"name": name, "country": country, "lat": lat, "lon": lon, "id": None, "span": None} | fields


def first_of(words: Sequence[str], table: Mapping[str, str], otherwise: str) -> str:
    """What the table's first row that is among the words says."""
    return next((found for word, found in table.items() if word in words), otherwise)
