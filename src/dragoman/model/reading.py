"""What reading one article gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.event import Claim, Event, Quote, Refusal, Run, Wording
from dragoman.model.text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """The record of one document: `events` rest on `claims`; `refusals` are the triggers that gave no event.

    A claim's sentence is its index in `sentences`; `wordings` has the lemmas of each claim, by its id.
    """

    document: Document
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    refusals: tuple[Refusal, ...]
    run: Run
    sentences: tuple[Sentence, ...] = ()
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    def to_json(self) -> str:
        """The record of docs/record-format.md, one line of JSON without its line end."""
        from dragoman.model.record import to_json

        return to_json(self)
