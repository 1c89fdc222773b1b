"""GDELT 2.0: the Events table (61 columns) and the Mentions table (16), tab-separated and without a header.

What comes from where, and what is lost, is in docs/exports.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from dragoman.export.cells import compact, line, number, tabbed, whole
from dragoman.export.folding import Act, Documents, Event, LeftOut, Party, as_day, fold_coded, pairs, sources
from dragoman.export.geo import kind_of
from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.formats import bodies, cameo_country, columns, countries, sector_codes

_ID_BITS = 53  # as much as statistics programs keep exactly
_STATE_ID = "state-"
_BODY, _RELIGIOUS = "IGO", "REL"
_MIDNIGHT = "000000"
_WEB, _CITATION = "1", "2"
_NO_OFFSET = "-1"
_TYPE = {"country": ("1", "1"), "admin1": ("5", "2"), "city": ("4", "3"), "region": ("", "")}  # abroad, in the USA


def events(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """The Events table: a row for each event and ordered pair of parties."""
    for event in found:
        act = fold_coded(event, documents)
        if isinstance(act, LeftOut):
            yield act
            continue
        shared = _shared(act, documents)
        for pair, (actor, recipient) in enumerate(pairs(event)):
            sides = _party("Actor1", actor) | _party("Actor2", recipient)
            yield _row("gdelt", {"GLOBALEVENTID": str(row_id(event, pair))} | sides | shared)


def mentions(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """The Mentions table: a row for each telling of each row of `events`, under the same ids."""
    for event in found:
        act = fold_coded(event, documents)
        if isinstance(act, LeftOut):
            yield act
            continue
        for pair, parties in enumerate(pairs(event)):
            for mention in event["mentions"]:
                told = _mention(act, mention, parties, documents)
                yield _row("gdelt-mentions", {"GLOBALEVENTID": str(row_id(event, pair))} | told)


def row_id(event: Event, pair: int) -> int:
    """The number of a row: the same event and pair give the same one in every export."""
    return whole(f"{event['id']}:{pair}", _ID_BITS)


def _row(form: str, values: Mapping[str, str]) -> str:
    return line(values.get(column, "") for column in columns(form))


def _shared(act: Act, documents: Documents) -> dict[str, str]:
    """All but the parties."""
    event, day = act.event, act.day
    code = load_cameo()[act.cameo or ""]
    told = list(sources(event, documents))
    doc, first = told[0] if told else ("", {})
    return {
        "SQLDATE": compact(day),
        "MonthYear": compact(day)[:6],
        "Year": compact(day)[:4],
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
        "IsRootEvent": "1" if any(mention["sentence"] == 1 for mention in event["mentions"]) else "0",
        "EventCode": code.code,
        "EventBaseCode": code.code[:3],
        "EventRootCode": code.code[:2],
        "QuadClass": str(code.quad),
        "GoldsteinScale": number(code.goldstein, 1),
        "NumMentions": str(len(event["mentions"])),
        "NumSources": str(event.get("voices") or len({_outlet(document) or name for name, document in told})),
        "NumArticles": str(len(told)),
        **_place(event["place"]),
        "DATEADDED": compact(act.known or day) + _MIDNIGHT,
        "SOURCEURL": tabbed(first.get("url") or _citation(doc, first)),
    }


def actor_code(party: Party) -> str:
    """CAMEO's code of a party: RUSGOV, CHN for a state as such, IGOUNO; empty where CAMEO has none."""
    country, group, religion, role = _codes(party)
    return role + group if role == _BODY else country + group + religion + role


def _codes(party: Party) -> tuple[str, str, str, str]:
    """Country, known group, religion, role; a state as such has no role, as in GDELT."""
    body = bodies().get(party["country"])
    as_such = str(party.get("id") or "").startswith(_STATE_ID)
    role = "" if as_such else sector_codes("cameo").get(party["sector"], "")
    religion = party["sector"] if party["sector"] == _RELIGIOUS else ""
    return cameo_country(party["country"]), body.cameo if body else "", religion, role


def _party(side: str, party: Party | None) -> dict[str, str]:
    if party is None:
        return {}
    country, group, religion, role = _codes(party)
    return {
        f"{side}Code": actor_code(party),
        f"{side}Name": tabbed(party.get("name") or party["text"]).upper(),
        f"{side}CountryCode": country,
        f"{side}KnownGroupCode": group,
        f"{side}Religion1Code": religion,
        f"{side}Type1Code": role,
    }


def _place(place: Mapping[str, Any] | None) -> dict[str, str]:
    if place is None:
        return {}
    kind, country = kind_of(place), countries().get(place.get("country") or "")
    fips = country.fips if country else ""
    name = tabbed(place["name"])
    return {
        "ActionGeo_Type": _TYPE[kind][fips == "US"],
        "ActionGeo_FullName": f"{name}, {country.icews}" if country and kind != "country" else name,
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips if kind == "country" else "",
        "ActionGeo_Lat": number(place.get("lat")),
        "ActionGeo_Long": number(place.get("lon")),
        "ActionGeo_FeatureID": fips if kind == "country" else "",
    }


def _mention(
    act: Act, mention: Mapping[str, Any], pair: tuple[Party, Party | None], documents: Documents
) -> dict[str, str]:
    doc = mention.get("doc", "")
    document = documents.get(doc, {})
    published = as_day(document["published"]) if document.get("published") else act.known or act.day
    lead = act.event["mentions"][0].get("doc", "") == doc
    offsets = [_offset(party, doc, lead=lead) for party in pair]
    return {
        "EventTimeDate": compact(act.known or act.day) + _MIDNIGHT,
        "MentionTimeDate": compact(published) + _MIDNIGHT,
        "MentionType": _WEB if document.get("url") else _CITATION,
        "MentionSourceName": tabbed(_outlet(document) or ""),
        "MentionIdentifier": tabbed(document.get("url") or _citation(doc, document)),
        "SentenceID": str(mention["sentence"]),
        "Actor1CharOffset": offsets[0],
        "Actor2CharOffset": offsets[1],
        "ActionCharOffset": str(mention["trigger"][0]),
        "InRawText": "1",
        "Confidence": str(min(10, max(1, round(act.event["confidence"] * 10))) * 10),
        "MentionDocLen": str(document["characters"]) if document.get("characters") is not None else "",
    }


def _offset(party: Party | None, doc: str, *, lead: bool) -> str:
    """Where the party stands in the mention's document, if the record says so."""
    here = party is not None and (party.get("doc") == doc if party.get("doc") is not None else lead)
    return str(party["span"][0]) if party is not None and here and party.get("span") else _NO_OFFSET


def _outlet(document: Mapping[str, Any]) -> str | None:
    return document.get("outlet") or (urlsplit(document["url"]).hostname if document.get("url") else None)


def _citation(doc: str, document: Mapping[str, Any]) -> str:
    """What stands for the address of an article that has none."""
    return "; ".join(part for part in (document.get("outlet"), document.get("title"), doc) if part)
