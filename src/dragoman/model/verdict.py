"""What a person says of an event of the record."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The first four are about one event, the last two about whether two tellings are one event."""

    RIGHT = "right"
    WRONG_TYPE = "wrong-type"
    WRONG_PARTY = "wrong-party"
    NOT_EVENT = "not-event"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of the table `judgements`. `claims` are those of the event that was judged, `judged_type` the type that
    it had; `others` the claims of the other event (same, different); `type` the right type (wrong-type); `actors` and
    `recipients` the right countries of each side (wrong-party). `at` is ISO 8601."""

    id: str
    at: str
    reviewer: str
    verdict: Verdict
    claims: tuple[str, ...]
    judged_type: str | None
    others: tuple[str, ...] = ()
    type: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    note: str | None = None
