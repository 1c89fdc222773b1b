"""Reports of several articles, and whether two of them tell of one happening."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.event import Event, Wording

LINKER = "linker"
PERSON = "person"


class Judgement(StrEnum):
    """What a comparison of two reports comes to."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of one happening: the article's own event, whose id it has, and where it stands.

    `known` is the article's date. `ordinal` is the event's place in the article. `copy_of` is the document that the
    article is a copy of, its own where it is none; `alike` are the documents that have nearly the same text.
    """

    event: Event
    document: str
    doc: str
    known: date | None
    outlet: str | None
    copy_of: str
    ordinal: int
    wording: Wording
    alike: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def order(self) -> tuple[date, str, int]:
        """By the article's date, undated ones last: an order that no order of arrival changes."""
        return self.known or date.max, self.document, self.ordinal


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports, the smaller id first. `features` are what the score was made of, by name. `by` is the linker or a
    person, whose word goes before the linker's."""

    left: str
    right: str
    judgement: Judgement
    score: float
    by: str = LINKER
    features: tuple[tuple[str, float], ...] = ()
