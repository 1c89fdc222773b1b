"""ICEWS coded event data."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.export.theirs.files import Row, rows
from dragoman.export.theirs.shape import (
    Theirs,
    code_of,
    count_of,
    day_of,
    event,
    first_of,
    number_of,
    party,
    placed,
    whole_day,
)
from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.folding import plover_of
from dragoman.knowledge.formats import countries_named, sectors_read
from dragoman.model.actor import UNKNOWN

_STATE, _BODY, _OTHER = "GOV", "IGO", "OTH"
_WHY = "icews"
_NOTHING = ("", "NULL")


def read_events(path: Path) -> Iterator[Theirs]:
    """A row an event, in the file's order. An id is unique only together with the day."""
    for row in rows(path, "icews"):
        code, day, publisher = code_of(row, "CAMEO Code"), day_of(row, "Event Date"), _text(row, "Publisher")
        yield event(
            f"{row.cells['Event ID']}@{day.isoformat()}",
            plover_of(code),
            row=row,
            actors=_side(row, "Source"),
            recipients=_side(row, "Target"),
            cameo=code,
            quad=(load_cameo().get(code) or load_cameo()[code[:2]]).quad,
            intensity=number_of(row, "Intensity"),
            date=whole_day(day),
            place=_place(row),
            story=_text(row, "Story ID"),
            sentence=count_of(row, "Sentence Number"),
            outlet=publisher,
        )


def _side(row: Row, side: str) -> list[Theirs]:
    """A source without sectors is the country as such, or a body without a country."""
    name, sectors = _text(row, f"{side} Name") or "", (_text(row, f"{side} Sectors") or "").split(",")
    if not name:
        return []
    told = _text(row, f"{side} Country")
    named = countries_named().get(name.lower())
    country = countries_named().get(told.lower(), UNKNOWN) if told else named or UNKNOWN
    otherwise = (_STATE if named == country else _OTHER) if told else _BODY if named else _OTHER
    return [party(name, country, first_of(sectors, sectors_read("icews"), otherwise), why=_WHY)]


def _place(row: Row) -> Theirs | None:
    """The finest name that the row has."""
    told = _text(row, "Country")
    names = [_text(row, column) for column in ("City", "District", "Province", "Country")]
    finest = next((name for name in names if name), None)
    country = countries_named().get(told.lower()) if told else None
    return placed(finest, country, row, ("Latitude", "Longitude"))


def _text(row: Row, column: str) -> str | None:
    text = row.cells[column].strip()
    return None if text in _NOTHING else text
