"""Time expressions and the intervals they stand for."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dragoman.model.text import Span


class Grain(StrEnum):
    """How fine a date was told."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


class Basis(StrEnum):
    """Why an interval is what it is."""

    STATED = "stated"
    RELATIVE = "relative"
    CONTEXT = "context"
    PUBLICATION = "publication"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """Days `first` to `last`, both included; `told` are the words that say so, where an act took them."""

    first: date
    last: date
    grain: Grain
    basis: Basis
    told: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 in the text. `type` is DATE, TIME, DURATION or SET; `value` is the TIMEX3 value ("2022-09-15",
    "2022-W37", "P2Y", "PAST_REF"), underspecified ("XXXX-09-15") where the document's date is not known;
    `interval` is None where it cannot be placed on the calendar. `key` is the grammar rule's id."""

    span: Span
    sentence: int
    type: str
    value: str
    key: str
    interval: TimeInterval | None = None

    @property
    def is_open(self) -> bool:
        """Whether its value leaves the year open, as of a day, week or month of an unknown year."""
        return self.value.startswith("XXXX")
