"""Which pairs of reports of one type may be one happening: they share a state and can be of the same week."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from dragoman.linking.columns import Columns, Flags, Ints, Sets, counted, pair_key, shared, split_key
from dragoman.linking.score_columns import gaps

_CHUNK = 2_000_000  # pairs looked at together
Pairs = tuple[Ints, Ints, Ints]


def pairs(columns: Columns, weeks: tuple[Ints, Ints], fresh: Flags) -> Pairs:
    """Numbers of two reports, the smaller first and each pair once, and how many states they share; two or more also
    for those of copies of one story, which are looked for in all weeks.

    `weeks` are the first and the last week in which each report is looked for, the last before the first where it is
    not; at least one of two is `fresh`. Days that both texts tell lie a day apart at most.
    """
    keys = [np.empty(0, dtype=np.int64)]
    for one, other in (*_together(columns.states, weeks), *[_copies(columns)] * 2):
        left, right = np.minimum(one, other), np.maximum(one, other)
        far = columns.firm[left] & columns.firm[right] & (gaps(columns, left, right) > 1)
        keep = ~far & (fresh[left] | fresh[right])
        keys.append(pair_key(left[keep], right[keep]))
    found, states = np.unique(np.concatenate(keys), return_counts=True)
    return *split_key(found), states


def _copies(columns: Columns) -> tuple[Ints, Ints]:
    """Two reports of two articles that are copies, where they share a state."""
    order = np.argsort(columns.document, kind="stable")
    documents = columns.document[order]
    story, copy = split_key(columns.copies)
    story, copy = story[story < copy], copy[story < copy]
    start, begin = np.searchsorted(documents, story), np.searchsorted(documents, copy)
    many, size = np.searchsorted(documents, story, "right") - start, np.searchsorted(documents, copy, "right") - begin
    at, of = counted(many * size), np.repeat(np.arange(len(story)), many * size)
    one, other = order[start[of] + at // size[of]], order[begin[of] + at % size[of]]
    common = shared(columns.states, one, columns.states, other) > 0
    return one[common], other[common]


def _together(states: Sets, weeks: tuple[Ints, Ints]) -> Iterator[tuple[Ints, Ints]]:
    """Two reports for each state that they share, in the first week that they share."""
    low = weeks[0].min(initial=0)
    first, last = weeks[0] - low, weeks[1] - low
    many = len(first)
    size = states.sizes(np.arange(many))
    report, state = np.repeat(np.arange(many), size), states.codes[states.start[0] : states.start[-1]].astype(np.int64)
    weeks_long = np.maximum(last - first + 1, 0)[report]
    report, state = np.repeat(report, weeks_long), np.repeat(state, weeks_long)
    week = first[report] + counted(weeks_long)
    span = last.max(initial=0) + 1
    keys = np.sort((state * span + week) * many + report)
    slot, report = keys // many, keys % many
    week = slot % span
    begins = np.flatnonzero(np.diff(slot, prepend=-1))
    before = np.arange(len(slot)) - np.repeat(begins, np.diff(begins, append=len(slot)))  # others of the slot
    cuts = np.searchsorted(np.cumsum(before), np.arange(_CHUNK, before.sum(), _CHUNK))
    for start, end in pairwise((0, *np.unique(cuts), len(slot))):
        many_before = before[start:end]
        one = np.repeat(np.arange(start, end), many_before)
        other = one - 1 - counted(many_before)
        here = week[one] == np.maximum(first[report[one]], first[report[other]])
        yield report[one[here]], report[other[here]]
