"""ICEWS coded event data: 20 columns, tab-separated, with a header."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.export.cells import line, number, tabbed, whole
from dragoman.export.folding import Act, Documents, Event, LeftOut, Party, fold_coded, pairs, sources
from dragoman.export.geo import kind_of
from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.formats import columns, countries, sector_codes

_ID_BITS = 31  # R's whole numbers end there
_LARGEST = 2**_ID_BITS
_UNSAID = ", not specified below"  # CAMEO's manual says so, ICEWS does not


def rows(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """The header, then a row for each event and ordered pair of parties; an act without a target has none."""
    yield line(columns("icews"))
    taken: set[tuple[str, int]] = set()
    for event in found:
        act = fold_coded(event, documents, two_sided=True)
        if isinstance(act, LeftOut):
            yield act
            continue
        shared = _shared(act, documents)
        for pair, (source, target) in enumerate(pairs(event)):
            if target is None:
                continue
            ident = _free(shared["Event Date"], whole(f"{event['id']}:{pair}", _ID_BITS), taken)
            values = {"Event ID": str(ident)} | shared | _party("Source", source) | _party("Target", target)
            yield line(values[column] for column in columns("icews"))


def _free(day: str, ident: int, taken: set[tuple[str, int]]) -> int:
    """ICEWS ids are unique only together with the day; the next free one where two fall together."""
    while (day, ident) in taken:
        ident = ident % (_LARGEST - 1) + 1
    taken.add((day, ident))
    return ident


def _shared(act: Act, documents: Documents) -> dict[str, str]:
    event, code = act.event, load_cameo()[act.cameo or ""]
    doc, first = next(sources(event, documents), ("", {}))
    return {
        "Event Date": act.day.isoformat(),
        "Event Text": code.name.removesuffix(_UNSAID),
        "CAMEO Code": code.code,
        "Intensity": number(code.goldstein_icews, 1),
        "Story ID": str(whole(doc, _ID_BITS)),
        "Sentence Number": str(event["mentions"][0]["sentence"]) if event["mentions"] else "",
        "Publisher": tabbed(first.get("outlet") or ""),
        **_place(event["place"]),
    }


def _party(side: str, party: Party) -> dict[str, str]:
    country = countries().get(party["country"])
    return {
        f"{side} Name": tabbed(party.get("name") or party["text"]),
        f"{side} Sectors": sector_codes("icews").get(party["sector"], ""),
        f"{side} Country": country.icews if country else "",
    }


def _place(place: Mapping[str, Any] | None) -> dict[str, str]:
    cells = dict.fromkeys(("City", "District", "Province", "Country", "Latitude", "Longitude"), "")
    if place is None:
        return cells
    kind, country = kind_of(place), countries().get(place.get("country") or "")
    if kind != "country":
        cells["Province" if kind in ("admin1", "region") else "City"] = tabbed(place["name"])
    cells["Country"] = country.icews if country else ""
    cells["Latitude"], cells["Longitude"] = number(place.get("lat")), number(place.get("lon"))
    return cells
