"""Places on the map."""

from dataclasses import dataclass

from dragoman.model.text import Span

DOMESTIC = "domestic"  # why: the state that all parties are of, which nothing else tells
HOST = "host"  # why: the state of the one visited, or of who hosts a meeting
OFFICE = "office"  # why: the state whose police, court or ministry did it
DATELINE = "dateline"  # why: where the article was written, for a meeting that its lead tells
MEETING = "meeting"  # why: where those who spoke had met
FOCUS = "focus-country"  # why: the state of the article's places
LIKELY = "likely"  # why: the state in which such an act between such sides most likely took place
UNTOLD = frozenset({DOMESTIC, HOST, OFFICE, FOCUS, LIKELY})  # whys of places that no words of the act's sentence tell


@dataclass(frozen=True, slots=True)
class Place:
    """`id` is the GeoNames id (None for a country or region of our own table); `country` is ISO 3166-1 alpha-3, or
    None for a place of no single state (a sea); `kind` is city, admin1, country, region, water, landmark or facility.
    `population` is 0 where unknown. Latitude and longitude are WGS 84 degrees."""

    id: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    kind: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym as written; `place` is None where it stays unresolved and `why` then says so."""

    span: Span
    sentence: int
    place: Place | None
    why: str


def state_of(mention: PlaceMention | None) -> str | None:
    """The code of the state in which a place lies."""
    return mention.place.country if mention is not None and mention.place is not None else None
