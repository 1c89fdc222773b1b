"""Whether a thing has happened: the status words of the record and what they rest on."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.text import Span


class Status(StrEnum):
    """Status of an event; `DISPUTED` only where claims contradict one another."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    NEGATED = "negated"
    CANCELLED = "cancelled"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that decided something, and the id of the knowledge entry that knows them."""

    span: Span
    entry: str


@dataclass(frozen=True, slots=True)
class Modality:
    """`polarity` is "positive" or "negative"; `actuality` is "actual", "future" or "hypothetical"; `certainty` is
    "certain", "probable" or "possible". `status` is what they come to; `cues` are in text order."""

    status: Status
    polarity: str = "positive"
    actuality: str = "actual"
    certainty: str = "certain"
    cues: tuple[Cue, ...] = ()
