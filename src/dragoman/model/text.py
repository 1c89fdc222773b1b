"""A text and its parts. Every offset in dragoman is a half-open character range into `Document.text`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, but not including, `end` of the document's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


def outside(spans: Iterable[Span], text: str) -> str:
    """The characters that none of the spans, sorted and not overlapping, covers."""
    parts, previous = [], 0
    for span in spans:
        parts.append(text[previous : span.start])
        previous = span.end
    return "".join((*parts, text[previous:]))


class PublishedBasis(StrEnum):
    """Where a document's date comes from, the strongest first."""

    GIVEN = "given"
    URL = "url"
    METADATA = "metadata"
    DATELINE = "dateline"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read: `text` is what every span points into and is never changed afterwards.

    `name` is the file stem or the input's own id; `id` and `sha256` are made from the text in `model.ids`.
    `published` is None where nothing tells it; `published_why` says in one line how it is known.
    `boilerplate` is page furniture: sorted, not overlapping, never coded.
    """

    id: str
    name: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str = "en"
    published: date | None = None
    published_basis: PublishedBasis | None = None
    published_why: str | None = None
    boilerplate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """`index` counts the document's sentences from 0; `paragraph` counts its paragraphs from 0."""

    index: int
    span: Span
    paragraph: int
