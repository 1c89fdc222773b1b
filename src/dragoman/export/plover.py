"""PLOVER's JSON: one record a line, with the fields of the manual's chapter on data fields."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.about import __version__
from dragoman.export.folding import Act, Documents, Event, LeftOut, Party, days, fold_any, sources
from dragoman.export.geo import Kind, kind_of
from dragoman.export.polecat import entity_country, score_of
from dragoman.knowledge.codebook import load_codebook
from dragoman.model.record import dumps

_RESOLUTION: Mapping[Kind, str | None] = {"city": "4", "admin1": "2", "country": "1", "region": None}
_WIKIDATA = re.compile(r"Q\d+\Z")


def lines(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """Every event that has a day, also what is planned, denied or called off: an auxiliary mode says so."""
    for event in found:
        act = fold_any(event, documents)
        if isinstance(act, LeftOut):
            yield act
        elif not event["actors"]:
            yield LeftOut(event["id"], "one-sided")
        else:
            yield (
                dumps({name: value for name, value in _record(act, documents).items() if value not in (None, [])})
                + "\n"
            )


def _record(act: Act, documents: Documents) -> dict[str, Any]:
    event, known = act.event, load_codebook().types
    folded = known.get(act.type)
    doc, first = next(sources(event, documents), ("", {}))
    return {
        "id": event["id"],
        "has_event": True,
        "date": act.day.isoformat(),
        "enddate": act.last.isoformat() if act.last != act.day else None,
        "actor": [_entity(party) for party in event["actors"]],
        "recipient": [_entity(party) for party in event["recipients"]],
        "event": [act.type],
        "event_loc": _location(event["place"]),
        "quad_code": folded.quad if folded else event["quad"],
        "event_scale": score_of(act.type, act.modes) if folded else event["intensity"],
        "mode": [*act.modes, *([act.auxiliary] if act.auxiliary else [])],
        "context": list(act.contexts),
        "link": event["aliases"][0] if event.get("aliases") else None,
        "text_info": _text_info(event),
        "cite_info": _cite_info(doc, first),
        "coder": f"dragoman {__version__}",
        "comment": json.dumps(_kept(act), ensure_ascii=False),
    }


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    """Without the optional fields that have nothing to tell."""
    return {name: value for name, value in record.items() if value not in (None, [])}


def _entity(party: Party) -> dict[str, Any]:
    ident = party.get("id")
    entity = {
        "code": entity_country(party["country"]),
        "sector": party["sector"],
        "entity_text": party["text"],
        "identifier_id": ident,
        "identifier_text": party.get("name"),
        "office": party.get("office"),
        "wikidata_id": ident if ident and _WIKIDATA.match(ident) else None,
    }
    return _filled(entity)


def _location(place: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if place is None:
        return None
    kind = kind_of(place)
    location = {
        "resolved_place": place["name"],
        "geonameid": place.get("id"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "country_code": entity_country(place["country"]) if place.get("country") else None,
        "resolution": _RESOLUTION[kind],
    }
    return _filled(location)


def _text_info(event: Event) -> dict[str, int] | None:
    if not event["mentions"]:
        return None
    lead = event["mentions"][0]
    return {"sequence": lead["sentence"], "start": lead["start"], "end": lead["end"]}


def _cite_info(doc: str, document: Mapping[str, Any]) -> dict[str, Any]:
    cite = {
        "citation": doc or None,
        "url": document.get("url"),
        "title": document.get("title"),
        "publication": document.get("outlet"),
        "language": "en",
        "codebook": "PLOVER 2.0",
    }
    return _filled(cite)


def _kept(act: Act) -> dict[str, Any]:
    """What PLOVER has no field for and what folding changed, so that nothing of it is lost."""
    event, (first, last) = act.event, days(act.event)
    kept: dict[str, Any] = {
        "status": event["status"],
        "reciprocal": event["reciprocal"],
        "confidence": event["confidence"],
        "dated": act.dated,
    }
    if act.type != event["type"]:
        kept |= {"type": event["type"], "modes": list(event["modes"])}
    if first and last and not act.dated:
        kept["for"] = [first.isoformat(), last.isoformat()]
    if event.get("voices") is not None:
        kept["voices"] = event["voices"]
    if event["said_by"]:
        kept["said_by"] = [{name: voice[name] for name in ("name", "country", "stance")} for voice in event["said_by"]]
    return kept
