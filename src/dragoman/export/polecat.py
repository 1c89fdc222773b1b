"""POLECAT weekly data: 40 columns, tab-separated, with a header; lists within a cell are joined by semicolons."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.about import __version__
from dragoman.export.cells import line, number, tabbed
from dragoman.export.folding import Act, Documents, Event, LeftOut, Party, fold, sources
from dragoman.export.geo import Kind, kind_of
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.formats import bodies, columns, countries
from dragoman.model.actor import UNKNOWN

NOTHING = "None"  # what POLECAT writes where a party or a part of it is not known
BETWEEN = ";"
_FEATURE: Mapping[Kind, str] = {"city": "PPL", "country": "PCLI", "admin1": "ADM1", "region": "RGN"}
_KOSOVO = {"XKX": "KOS"}
_FORBIDDEN = str.maketrans({"#": "＃", BETWEEN: ","})  # R's read.table takes # as the beginning of a comment


def rows(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """The header, then a row an event; of an act done together all parties are actors."""
    yield line(columns("polecat"))
    for event in found:
        act = fold(event, documents)
        if isinstance(act, LeftOut):
            yield act
        elif not event["actors"]:
            yield LeftOut(event["id"], "one-sided")
        else:
            values = _act(act, documents) | _place(event["place"])
            values |= _parties("Actor", event["actors"]) | _parties("Recipient", event["recipients"])
            yield line(values.get(column, "") for column in columns("polecat"))


def entity_country(country: str) -> str:
    """PLOVER's code for a state or body; a body without one keeps the record's acronym."""
    body = bodies().get(country)
    return (body.plover if body and body.plover else "") or _KOSOVO.get(country, country)


def score_of(kind: str, modes: Sequence[str]) -> float:
    """PLOVER's own score of the type and mode, from -10 to 10."""
    known = load_codebook().types.get(kind)
    if known is None:
        return 0.0
    return next((known.modes[mode] for mode in modes if mode in known.modes), known.score)


def _act(act: Act, documents: Documents) -> dict[str, str]:
    event, known = act.event, load_codebook()
    quad = known.types[act.type].quad if act.type in known.types else event["quad"]
    own = act.type == event["type"] and act.type not in known.types
    _, first = next(sources(event, documents), ("", {}))
    return {
        "Event ID": text_cell(event["id"]),
        "Event Date": act.day.isoformat(),
        "Event Type": text_cell(act.type),
        "Event Mode": BETWEEN.join(act.modes),
        "Intensity": number(event["intensity"] if own else score_of(act.type, act.modes), 2),
        "Quad Code": known.quads[quad].upper(),
        "Contexts": BETWEEN.join(act.contexts),
        "Source": text_cell(first.get("outlet") or ""),
        "Publication Date": str(first.get("published") or ""),
        "Story People": _names(event, person=True),
        "Story Organizations": _names(event, person=False),
        "Story Locations": text_cell(event["place"]["name"]) if event["place"] else "",
        "Language": "en",
        "Version": f"dragoman {__version__}",
    }


def _parties(side: str, parties: Sequence[Party]) -> dict[str, str]:
    """One entry a party in each column, in one order, so that the columns can be taken apart together."""

    def joined(part: Callable[[Party], str | None]) -> str:
        return BETWEEN.join(text_cell(part(party) or NOTHING) for party in parties) or NOTHING

    return {
        f"{side} Name": joined(lambda party: party.get("name") or party["text"]),
        f"{side} Country": joined(lambda party: _country(party["country"])),
        f"{side} COW": joined(lambda party: _cow(party["country"])),
        f"Primary {side} Sector": joined(lambda party: party["sector"]),
        f"{side} Sectors": joined(lambda party: party["sector"]),
        f"{side} Title": joined(lambda party: party.get("office")),
        f"{side} Name Raw": joined(lambda party: party["text"]),
        f"Wikipedia {side} ID": NOTHING,
    }


def _country(country: str) -> str | None:
    return None if country == UNKNOWN else entity_country(country)


def _cow(country: str) -> str | None:
    codes = countries().get(country)
    return codes.cow if codes else None


def _names(event: Event, *, person: bool) -> str:
    """Named people (those with an office or a Wikidata id), or the other named parties."""
    parties = (*event["actors"], *event["recipients"])
    named = (party for party in parties if party.get("name"))
    return BETWEEN.join(text_cell(party["name"]) for party in named if _is_person(party) is person)


def _is_person(party: Party) -> bool:
    return bool(party.get("office")) or str(party.get("id") or "").startswith("Q")


def _place(place: Mapping[str, Any] | None) -> dict[str, str]:
    if place is None:
        return {}
    kind, name = kind_of(place), text_cell(place["name"])
    return {
        "Placename": name,
        "City": name if kind == "city" else "",
        "Province": name if kind == "admin1" else "",
        "Country": entity_country(place.get("country") or ""),
        "Latitude": number(place.get("lat")),
        "Longitude": number(place.get("lon")),
        "GeoNames ID": str(place["id"]) if place.get("id") is not None else "",
        "Raw Placename": name,
        "Feature Type": _FEATURE[kind],
    }


def text_cell(text: str) -> str:
    """Text as one part of a cell."""
    return tabbed(text).translate(_FORBIDDEN)
