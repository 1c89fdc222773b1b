"""Upcoming meetings as a calendar: iCalendar (RFC 5545), a whole-day entry for each."""

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.about import __version__
from dragoman.export.cells import compact
from dragoman.export.folding import Documents, Event, LeftOut, Party, days, first_known, next_day, sources
from dragoman.model.plain import plain

MEETING = "CONSULT"
_STATUS = {"planned": "CONFIRMED", "possible": "TENTATIVE", "cancelled": "CANCELLED"}
_LONGEST = 31  # days: a meeting "next month" has its place, one "next year" has not
_OCTETS = 75
_END = "\r\n"
_PRODUCT = f"PRODID:-//dragoman//dragoman {__version__}//EN"
_EPOCH = date(1970, 1, 1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def lines(found: Iterable[Event], documents: Documents) -> Iterator[str | LeftOut]:
    """Meetings that are planned, possible or called off and whose date is known to a month."""
    yield _content(
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//dragoman//dragoman {__version__}//EN", "CALSCALE:GREGORIAN"
    )
    for event in found:
        first, last = days(event)
        if event["type"] != MEETING:
            yield LeftOut(event["id"], "no-meeting")
        elif event["status"] not in _STATUS:
            yield LeftOut(event["id"], event["status"])
        elif first is None or last is None:
            yield LeftOut(event["id"], "no-day")
        elif (last - first).days >= _LONGEST:
            yield LeftOut(event["id"], "too-coarse")
        else:
            yield _entry(event, first, last, documents)
    yield _content("END:VCALENDAR")


def _entry(event: Event, first: date, last: date, documents: Documents) -> str:
    place, known = event["place"], first_known(event, documents) or _EPOCH
    where = [f"LOCATION:{_text(_where(place))}"] if place else []
    if place and place.get("lat") is not None and place.get("lon") is not None:
        where.append(f"GEO:{place['lat']:.6f};{place['lon']:.6f}")
    urls = [document["url"] for _, document in sources(event, documents) if document.get("url")]
    return _content(
        "BEGIN:VEVENT",
        f"UID:{_text(event['id'])}@dragoman",
        f"DTSTAMP:{compact(known)}T000000Z",
        f"DTSTART;VALUE=DATE:{compact(first)}",
        f"DTEND;VALUE=DATE:{compact(next_day(last))}",
        f"SUMMARY:{_text(_summary(event))}",
        *where,
        f"DESCRIPTION:{_description(event, documents)}",
        *([f"URL:{plain(urls[0])}"] if urls else []),
        f"STATUS:{_STATUS[event['status']]}",
        f"CATEGORIES:{','.join(_text(word) for word in (event['type'], *event['modes']))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _summary(event: Event) -> str:
    actors = ", ".join(_name(party) for party in event["actors"])
    recipients = ", ".join(_name(party) for party in event["recipients"])
    return f"{actors} – {recipients}" if recipients else actors or event["type"]


def _name(party: Party) -> str:
    return f"{party.get('name') or party['text']} ({party['country']})"


def _where(place: dict[str, str]) -> str:
    return f"{place['name']}, {place['country']}" if place.get("country") else place["name"]


def _description(event: Event, documents: Documents) -> str:
    """Status and date as told, who says so, and the articles; one line each."""
    told = [f"{event['status']}; date: {event['date']['grain']}, {event['date']['basis']}"]
    told += [f"{voice['name']} {voice['stance']} so" for voice in event["said_by"]]
    for doc, document in sources(event, documents):
        article = (document.get("outlet"), document.get("title"), document.get("url") or doc)
        told.append("; ".join(str(part) for part in article if part))
    return "\\n".join(_text(line) for line in told)


def _text(text: str) -> str:
    return plain(text).translate(_ESCAPES)


def _content(*found: str) -> str:
    return "".join(_folded(line) + _END for line in found)


def _folded(line: str) -> str:
    """At most 75 octets a line; what follows begins with a blank. No character is cut in two."""
    parts, room, part = [], _OCTETS, ""
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            parts.append(part)
            part, room = "", _OCTETS - 1
        part, room = part + character, room - size
    return (_END + " ").join([*parts, part])
