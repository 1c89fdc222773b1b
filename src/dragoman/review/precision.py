"""How often the record is right, by type, from what people said of a sample."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.verdict import Judged, Verdict
from dragoman.store.judging import last_words

ALL = "all"
_Z = 1.959963984540054  # of the standard normal distribution, for 95 %


@dataclass(frozen=True, slots=True)
class Precision:
    """Counts of judged events of one type, the share that is right, and its Wilson 95 % interval."""

    type: str
    judged: int
    right: int
    wrong_type: int
    wrong_party: int
    not_event: int
    precision: float
    low: float
    high: float


def precision(judged: Iterable[Judged]) -> list[Precision]:
    """One for each type that was judged, and one for all together; empty where nothing was judged."""
    counts: dict[str, Counter[Verdict]] = {}
    for one in last_words(judged):
        for kind in (one.judged_type or "?", ALL):
            counts.setdefault(kind, Counter())[one.verdict] += 1
    return [_of(kind, counts[kind]) for kind in sorted(counts, key=lambda kind: (kind == ALL, kind))]


def wilson(right: int, many: int) -> tuple[float, float]:
    """The 95 % interval of a share; Wilson (1927), Probable inference, the law of succession."""
    if not many:
        return 0.0, 1.0
    share, square = right / many, _Z * _Z
    middle = (share + square / (2 * many)) / (1 + square / many)
    half = _Z * math.sqrt(share * (1 - share) / many + square / (4 * many * many)) / (1 + square / many)
    return max(0.0, middle - half), min(1.0, middle + half)


def _of(kind: str, found: Counter[Verdict]) -> Precision:
    many = found.total()
    right = found[Verdict.RIGHT]
    low, high = wilson(right, many)
    return Precision(
        type=kind,
        judged=many,
        right=right,
        wrong_type=found[Verdict.WRONG_TYPE],
        wrong_party=found[Verdict.WRONG_PARTY],
        not_event=found[Verdict.NOT_EVENT],
        precision=round(right / many, 4),
        low=round(low, 4),
        high=round(high, 4),
    )
