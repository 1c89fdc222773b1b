"""PLOVER's JSON, one record a line, as `dragoman export --to plover` and other coders write it."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import UnreadableTable
from dragoman.export.theirs.files import Row, lines
from dragoman.export.theirs.shape import HAPPENED, Theirs, day_of, event, party
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.folding import statuses
from dragoman.knowledge.formats import countries_by, sectors_read
from dragoman.model.actor import UNKNOWN

_WHY = "plover"
_OTHER = "OTH"


def read_events(path: Path) -> Iterator[Theirs]:
    """A record for each of its event types, in the file's order."""
    for file, number, text in lines(path):
        try:
            record = json.loads(text)
            kinds = [kind.upper() for kind in _list(record["event"])]
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
    modes = _list(record.get("mode"))
    first, last = day_of(row, "date"), day_of(row, "enddate")
    known, quad = load_codebook().types.get(kind), _number(record.get("quad_code"))
    cite = record.get("cite_info") or {}
    made = event(
        str(record["id"]),
        kind,
        row=row,
        actors=[_entity(entity) for entity in record["actor"]],
        recipients=[_entity(entity) for entity in record.get("recipient") or []],
        modes=[mode for mode in modes if mode not in auxiliary],
        contexts=_list(record.get("context")),
        quad=int(quad) if quad is not None else known.quad if known else None,
        intensity=_number(record.get("event_scale")),
        date={
            "start": first.isoformat(),
            "end": last.isoformat(),
            "grain": "day" if first == last else "span",
            "basis": None,
            "span": None,
        },
        place=_place(record.get("event_loc")),
        status=next((mode for mode in modes if mode in auxiliary), HAPPENED),
        outlet=_word(cite, "publication"),
        urls=[url] if (url := _word(cite, "url")) else [],
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
    code, sector = _word(entity, "code") or "", _word(entity, "sector", "sector_code") or _OTHER
    return party(
        _word(entity, "entity_text", "raw_text") or "",
        countries_by("plover").get(code, code) or UNKNOWN,
        sectors_read("polecat").get(sector, sector),
        why=_WHY,
        name=_word(entity, "identifier_text", "entity_name"),
        id=_word(entity, "identifier_id", "wikidata_id"),
        office=_word(entity, "office"),
    )


def _word(fields: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds words."""
    return next((value for name in names if isinstance(value := fields.get(name), str) and value), None)


def _list(value: Any) -> list[str]:
    """The words of a list; one word counts as a list of one."""
    return [one for one in ([value] if isinstance(value, str) else value or ()) if one and isinstance(one, str)]


def _number(value: Any) -> float | None:
    """None for what is no finite number."""
    return value if isinstance(value, int | float) and math.isfinite(value) else None


def _place(location: dict[str, Any] | None) -> Theirs | None:
    if not location:
        return None
    code, ident = _word(location, "country_code"), _number(location.get("geonameid"))
    return {
        "name": _word(location, "resolved_place", "extracted_place"),
        "country": countries_by("plover").get(code, code) if code else None,
        "lat": _number(location.get("lat")),
        "lon": _number(location.get("lon")),
        "id": None if ident is None else int(ident),
        "span": None,
    }
