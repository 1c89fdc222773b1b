"""Events on the map: a GeoJSON FeatureCollection (RFC 7946), one feature a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.folding import Documents, Event, LeftOut, first_known, sources
from dragoman.model.record import dumps

_OPEN = '{"type": "FeatureCollection", "features": ['
_CLOSE = "]}\n"


def lines(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """Every event whose place is on the map, whatever its status."""
    yield _OPEN
    between = "\n"
    for event in found:
        place = event["place"]
        if place is None or place.get("lat") is None or place.get("lon") is None:
            yield LeftOut(event["id"], "no-place")
            continue
        yield between + dumps(_feature(event, place, documents))
        between = ",\n"
    yield "\n" + _CLOSE


def _feature(event: Event, place: dict[str, Any], documents: Documents) -> dict[str, Any]:
    known = first_known(event, documents)
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {
            **{name: event[name] for name in ("type", "modes", "contexts", "cameo", "quad", "intensity", "status")},
            "start": event["date"]["start"] if event["date"] else None,
            "end": event["date"]["end"] if event["date"] else None,
            "first_known": known.isoformat() if known else None,
            "place": place["name"],
            "country": place.get("country"),
            "actors": _names(event["actors"]),
            "actor_countries": [party["country"] for party in event["actors"]],
            "recipients": _names(event["recipients"]),
            "recipient_countries": [party["country"] for party in event["recipients"]],
            "reciprocal": event["reciprocal"],
            "said_by": [voice["name"] for voice in event["said_by"]],
            "confidence": event["confidence"],
            "voices": event.get("voices"),
            "urls": [document["url"] for _, document in sources(event, documents) if document.get("url")],
        },
    }


def _names(parties: Iterable[dict[str, Any]]) -> list[str]:
    return [party.get("name") or party["text"] for party in parties]
