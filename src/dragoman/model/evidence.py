"""What a field of the record rests on."""

from dataclasses import dataclass

from dragoman.model.text import Span

MODEL = "model"  # the rule of an act, or the path to a part of it, that the event model alone found


@dataclass(frozen=True, slots=True)
class Evidence:
    """`quote` is exactly the characters of `span` in document `document`."""

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What decided: the rule's id ("consult.meet", or "model" for the event model alone) and the versions in force."""

    rule: str
    knowledge: str
    model: str
