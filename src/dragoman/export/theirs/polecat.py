"""POLECAT weekly data."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from dragoman.export.polecat import BETWEEN, NOTHING
from dragoman.export.theirs.files import Row, rows
from dragoman.export.theirs.shape import Theirs, day_of, event, number_of, party, placed, whole_day
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.formats import countries_by, sectors_read
from dragoman.model.actor import UNKNOWN

_WHY = "polecat"
_OTHER = "OTH"


def read_events(path: Path) -> Iterator[Theirs]:
    """A row an event, in the file's order."""
    quads = {name: quad for quad, name in load_codebook().quads.items()}
    for row in rows(path, "polecat"):
        kind, source = row.cells["Event Type"].strip().upper(), row.cells["Source"].strip()
        if kind not in load_codebook().types:
            raise row.wrong("Event Type", f"known are {', '.join(load_codebook().types)}")
        yield event(
            row.cells["Event ID"],
            kind,
            row=row,
            actors=_parties(row, "Actor"),
            recipients=_parties(row, "Recipient"),
            modes=_list(row, "Event Mode"),
            contexts=_list(row, "Contexts"),
            quad=quads.get(row.cells["Quad Code"].strip().lower(), load_codebook().types[kind].quad),
            intensity=number_of(row, "Intensity"),
            date=whole_day(day_of(row, "Event Date")),
            place=_place(row),
            outlet=source if source not in ("", NOTHING) else None,
            first_known=day_of(row, "Publication Date").isoformat() if _list(row, "Publication Date") else None,
        )


def _list(row: Row, column: str) -> list[str]:
    return [part for part in _aligned(row, column) if part]


def _aligned(row: Row, column: str) -> list[str]:
    """The parts of a cell, empty where nothing is known."""
    parts = (part.strip() for part in row.cells[column].split(BETWEEN))
    return ["" if part == NOTHING else part for part in parts]


def _parties(row: Row, side: str) -> list[Theirs]:
    names = (f"{side} Name", f"{side} Name Raw", f"{side} Country", f"Primary {side} Sector", f"{side} Title")
    found = []
    for name, raw, country, sector, title in zip_longest(*(_aligned(row, column) for column in names), fillvalue=""):
        if name or raw or country:
            found.append(
                party(
                    name or raw,
                    _country(country),
                    sectors_read("polecat").get(sector, sector or _OTHER),
                    why=_WHY,
                    text=raw or name,
                    name=name or None,
                    office=title or None,
                )
            )
    return found


def _country(code: str) -> str:
    return countries_by("plover").get(code, code) or UNKNOWN


def _place(row: Row) -> Theirs | None:
    """By its resolved name, or the finest division that the row names."""
    columns = ("Placename", "City", "District", "Province")
    name = next((cells[0] for cells in (_list(row, column) for column in columns) if cells), None)
    country, ident = _list(row, "Country"), _list(row, "GeoNames ID")
    number = int(ident[0]) if ident and ident[0].isdecimal() else None
    return placed(name, _country(country[0]) if country else None, row, ("Latitude", "Longitude"), id=number)
