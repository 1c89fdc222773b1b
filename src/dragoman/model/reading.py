"""What reading one article gives."""

from dataclasses import dataclass

from dragoman.model.event import Claim, Event, Quote, Refusal, Run
from dragoman.model.text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """The record of one document: `events` rest on `claims`; `refusals` are the triggers that gave no event.

    A claim's sentence is its index in `sentences`.
    """

    document: Document
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    refusals: tuple[Refusal, ...]
    run: Run
    sentences: tuple[Sentence, ...] = ()

    def to_json(self) -> str:
        """The record of docs/record-format.md, one line of JSON without its line end."""
        from dragoman.model.record import to_json

        return to_json(self)
