"""Places of a document: names found by the parses and by the table, each resolved in the light of all the others."""

from collections.abc import Sequence

from dragoman.knowledge.place_words import PlaceWords, load_place_words
from dragoman.knowledge.places import PlaceIndex
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document
from dragoman.resolve.place_choice import Toponym, choose
from dragoman.resolve.place_scan import Found, scan, tokens

_DEPTH = ("country", "region", "water", "admin1", "admin2", "city", "landmark", "facility")


def find_places(document: Document, parses: Sequence[Parse], places: PlaceIndex) -> tuple[PlaceMention, ...]:
    """Mentions of places in text order, not overlapping; without parses the table and the words around it decide."""
    words = load_place_words()
    found = scan(document.text, places, words)
    toponyms = [Toponym(one.span, one.name, one.hint, one.container) for one in found]
    choices = choose(toponyms, places, people=_people(document.text, places))
    return tuple(
        PlaceMention(toponym.span, 0, choice.place, choice.why)
        for toponym, choice in zip(toponyms, choices, strict=True)
    )


def _people(text: str, places: PlaceIndex) -> list[str]:
    return []
