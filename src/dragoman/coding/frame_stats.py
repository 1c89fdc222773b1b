"""What frames are worth on annotated articles: how often each fires, and is right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.coding.frames import match
from dragoman.knowledge.frames import FrameIndex
from dragoman.model.parse import Parse
from dragoman.model.text import Span


@dataclass(frozen=True, slots=True)
class Act:
    """A stretch of an article that tells an act of a type; `frame` is empty where a person marked it."""

    category: str
    span: Span
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """`right` of `fired` firings overlap an act of the same type; for a type, `right` of `fired` acts were found."""

    name: str
    fired: int
    right: int

    @property
    def share(self) -> float:
        return self.right / self.fired if self.fired else 0.0


def firings(parses: Iterable[Parse], frames: FrameIndex) -> tuple[Act, ...]:
    """Where the frames fire in one article."""
    return tuple(
        Act(found.category, parse.span(found.first, found.end), found.frame)
        for parse in parses
        for found in match(parse, frames)
        if found.refused is None
    )


def worth_of(articles: Iterable[tuple[Sequence[Act], Sequence[Act]]]) -> tuple[tuple[Worth, ...], tuple[Worth, ...]]:
    """Of every frame that fired, and of every type; an article is what fired there and what people marked there."""
    fired, right, marked, found = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for firing, annotated in articles:
        for act in firing:
            fired[act.frame] += 1
            right[act.frame] += any(_same(act, other) for other in annotated)
        for act in annotated:
            marked[act.category] += 1
            found[act.category] += any(_same(act, other) for other in firing)
    return _table(fired, right), _table(marked, found)


def _same(left: Act, right: Act) -> bool:
    return left.category == right.category and left.span.overlaps(right.span)


def _table(total: Counter[str], right: Counter[str]) -> tuple[Worth, ...]:
    """The most frequent first, then by name."""
    return tuple(Worth(name, total[name], right[name]) for name in sorted(total, key=lambda one: (-total[one], one)))
