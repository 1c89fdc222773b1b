"""What kind of place a record's place is, which the record's JSON does not say."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

Kind = Literal["city", "country", "admin1", "region"]


def kind_of(place: Mapping[str, Any]) -> Kind:
    """A place with a GeoNames id is a town; the others are areas of our own tables."""
    if place.get("id") is not None:
        return "city"
    return _area_kind(place["name"], place.get("country"))


@cache
def _area_kind(name: str, country: str | None) -> Kind:
    from dragoman.knowledge.places import load_places

    kinds = {found.place.kind for found in load_places().area(name) if country in (None, found.place.country)}
    for kind in ("country", "admin1"):
        if kind in kinds:
            return "country" if kind == "country" else "admin1"
    return "region" if kinds & {"region", "water"} or not country else "city"
