"""What the rest of dragoman needs of an analysis, whoever makes it."""

from typing import Protocol

from dragoman.model.parse import Parse
from dragoman.model.text import Document


class Analyzer(Protocol):
    """Reads a document into sentences; a pure function of the document, never of those read before it."""

    @property
    def version(self) -> str:
        """Names the model, for the trace of every claim."""
        ...

    def read(self, document: Document) -> tuple[Parse, ...]:
        """Sentences outside the furniture, in order, numbered from 0."""
        ...
