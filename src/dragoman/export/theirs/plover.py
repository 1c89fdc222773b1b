"""PLOVER's JSON, one record a line, as `dragoman export --to plover` and other coders write it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import UnreadableTable
from dragoman.export.theirs.files import Row, lines
from dragoman.export.theirs.shape import HAPPENED, Theirs, day_of, event, party
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.folding import statuses
from dragoman.knowledge.formats import UNKNOWN, countries_by, sectors_read

_WHY = "plover"
_OTHER = "OTH"


def read_events(path: Path) -> Iterator[Theirs]:
    """A record for each of its event types, in the file's order."""
    for file, number, text in lines(path):
        try:
            record = json.loads(text)
            kinds = [kind.upper() for kind in record["event"]]
            row = Row(file, number, {"date": record["date"], "enddate": record.get("enddate") or record["date"]})
            yield from [_event(record, kind, row) for kind in kinds]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            remedy = "a JSON object with id, date, actor and event is due"
            raise UnreadableTable(
                f"{file}:{number}: no PLOVER record ({type(error).__name__}: {error}); {remedy}"
            ) from error


def _event(record: dict[str, Any], kind: str, row: Row) -> Theirs:
    """`status` is PLOVER's auxiliary mode where it has one: future, hypothetical or negation."""
    auxiliary = set(statuses().auxiliary.values())
    modes = record.get("mode") or []
    first, last = day_of(row, "date"), day_of(row, "enddate")
    known, quad = load_codebook().types.get(kind), record.get("quad_code")
    cite = record.get("cite_info") or {}
    made = event(
        record["id"],
        kind,
        row=row,
        actors=[_entity(entity) for entity in record["actor"]],
        recipients=[_entity(entity) for entity in record.get("recipient") or []],
        modes=[mode for mode in modes if mode not in auxiliary],
        contexts=list(record.get("context") or []),
        quad=quad if quad is not None else known.quad if known else None,
        intensity=record.get("event_scale"),
        date={
            "start": first.isoformat(),
            "end": last.isoformat(),
            "grain": "day" if first == last else "span",
            "basis": None,
            "span": None,
        },
        place=_place(record.get("event_loc")),
        status=next((mode for mode in modes if mode in auxiliary), HAPPENED),
        outlet=cite.get("publication"),
        urls=[cite["url"]] if cite.get("url") else [],
    )
    return made | {"reciprocal": _kept(record).get("reciprocal", made["reciprocal"])}


def _kept(record: dict[str, Any]) -> dict[str, Any]:
    """What dragoman keeps in the comment; nothing in another coder's."""
    try:
        kept = json.loads(record.get("comment") or "{}")
    except (ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _entity(entity: dict[str, Any]) -> Theirs:
    code, sector = entity.get("code") or "", entity.get("sector") or _OTHER
    text = entity.get("entity_text") or entity.get("raw_text") or ""
    return party(
        text,
        countries_by("plover").get(code, code) or UNKNOWN,
        sectors_read("polecat").get(sector, sector),
        why=_WHY,
        name=entity.get("identifier_text") or entity.get("entity_name"),
        id=entity.get("identifier_id") or entity.get("wikidata_id"),
        office=entity.get("office"),
    )


def _place(location: dict[str, Any] | None) -> Theirs | None:
    if not location:
        return None
    code = location.get("country_code")
    return {
        "name": location.get("resolved_place") or location.get("extracted_place"),
        "country": countries_by("plover").get(code, code) if code else None,
        "lat": location.get("lat"),
        "lon": location.get("lon"),
        "id": location.get("geonameid"),
        "span": None,
    }
