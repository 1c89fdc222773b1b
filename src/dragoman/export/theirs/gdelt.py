"""GDELT 2.0 Events and Mentions."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from dragoman.export.theirs.files import Row, rows
from dragoman.export.theirs.shape import Theirs, code_of, count_of, day_of, event, number_of, party, placed, whole_day
from dragoman.knowledge.folding import plover_of
from dragoman.knowledge.formats import bodies_by, countries, countries_by, countries_named, sectors_read
from dragoman.model.actor import UNKNOWN

_STATE, _BODY, _RELIGIOUS = "GOV", "IGO", "REL"
_WHY = "gdelt"
_COUNTRY = "1"


def read_events(path: Path) -> Iterator[Theirs]:
    """A row an event, in the file's order."""
    for row in rows(path, "gdelt"):
        code, day = code_of(row, "EventCode"), day_of(row, "SQLDATE")
        yield event(
            row.cells["GLOBALEVENTID"],
            plover_of(code),
            row=row,
            actors=_side(row, "Actor1"),
            recipients=_side(row, "Actor2"),
            cameo=code,
            quad=count_of(row, "QuadClass"),
            intensity=number_of(row, "GoldsteinScale"),
            date=whole_day(day),
            place=_place(row),
            voices=count_of(row, "NumSources"),
            documents=count_of(row, "NumArticles"),
            first_known=day_of(row, "DATEADDED").isoformat(),
            urls=[row.cells["SOURCEURL"]] if row.cells["SOURCEURL"] else [],
        )


def read_mentions(path: Path) -> Iterator[Theirs]:
    """A row a telling: event, document, sentence, offsets and confidence."""
    for row in rows(path, "gdelt-mentions"):
        confidence = number_of(row, "Confidence")
        yield {
            "event": row.cells["GLOBALEVENTID"],
            "known": _moment(row, "EventTimeDate"),
            "published": _moment(row, "MentionTimeDate"),
            "type": count_of(row, "MentionType"),
            "outlet": row.cells["MentionSourceName"] or None,
            "doc": row.cells["MentionIdentifier"],
            "sentence": count_of(row, "SentenceID"),
            "actor": count_of(row, "Actor1CharOffset"),
            "recipient": count_of(row, "Actor2CharOffset"),
            "trigger": count_of(row, "ActionCharOffset"),
            "confidence": None if confidence is None else confidence / 100,
            "characters": count_of(row, "MentionDocLen"),
        }


def _moment(row: Row, column: str) -> str:
    try:
        return datetime.strptime(row.cells[column], "%Y%m%d%H%M%S").isoformat()
    except ValueError:
        raise row.wrong(column, "YYYYMMDDHHMMSS is due") from None


def _side(row: Row, side: str) -> list[Theirs]:
    """An actor with a country and no role is the state as such."""
    name, code = row.cells[f"{side}Name"], row.cells[f"{side}Code"]
    if not name and not code:
        return []
    group, country = row.cells[f"{side}KnownGroupCode"], row.cells[f"{side}CountryCode"]
    role, religion = row.cells[f"{side}Type1Code"], row.cells[f"{side}Religion1Code"]
    known = bodies_by("cameo").get(group) or countries_by("cameo").get(country)
    if known is None and role == _BODY:
        known = countries_named().get(name.lower())
    sector = sectors_read("cameo").get(role)
    if sector is None:
        sector = _RELIGIOUS if religion else (_BODY if group in bodies_by("cameo") else _STATE if known else "OTH")
    return [party(name, known or UNKNOWN, sector, why=_WHY)]


def _place(row: Row) -> Theirs | None:
    name = row.cells["ActionGeo_FullName"]
    country = countries_by("fips").get(row.cells["ActionGeo_CountryCode"])
    if row.cells["ActionGeo_Type"] != _COUNTRY and country:
        ending = ", " + countries()[country].icews
        name = name.removesuffix(ending)
    if row.cells["ActionGeo_Type"] == _COUNTRY and not name and country:
        name = countries()[country].icews
    return placed(name, country, row, ("ActionGeo_Lat", "ActionGeo_Long"))
