"""Many reports as columns of numbers: what `score.Keys` and the words of each tell, for comparing whole arrays."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BITS = 32  # of a code, in a `pair_key`
_CODE = (1 << BITS) - 1
_CHUNK = 65_536  # reports looked at together
_OF_ALL = frozenset({"kinds", "worth", "state_of", "copies"})


@dataclass(frozen=True, slots=True)
class Sets:
    """A set of codes for each report: that of report n is `codes[start[n] : start[n + 1]]`, ascending."""

    start: Ints
    codes: Codes

    @classmethod
    def of(cls, many: int, owner: NDArray[Any], codes: NDArray[Any]) -> "Sets":
        """`owner` is the report, below `many`, that has the code beside it; in any order, also more than once."""
        return cls.keyed(many, pair_key(owner.astype(np.int64), codes))

    @classmethod
    def keyed(cls, many: int, keys: Ints) -> "Sets":
        """The same of `pair_key(owner, codes)`, which are put in order in their place."""
        keys.sort()
        if len(keys):
            keys = keys[np.append(True, keys[1:] != keys[:-1])]
        start = np.searchsorted(keys, np.arange(many + 1, dtype=np.int64) << BITS)
        return cls(start, (keys & _CODE).astype(np.int32))

    def part(self, first: int, end: int) -> "Sets":
        return Sets(self.start[first : end + 1], self.codes)

    def sizes(self, reports: Ints) -> Ints:
        return self.start[reports + 1] - self.start[reports]

    def totals(self, values: Floats) -> Floats:
        """The sum of the values of each report's codes."""
        out = np.zeros(len(self.start) - 1)
        for at in range(0, len(out), _CHUNK):
            start = self.start[at : at + _CHUNK + 1]
            told, size = values[self.codes[start[0] : start[-1]]], np.diff(start)
            if len(told):
                out[at : at + _CHUNK][size > 0] = np.add.reduceat(told, (start[:-1] - start[0])[size > 0])
        return out

    def table(self, reports: Ints, empty: int) -> Codes:
        """A column for each of the reports: the codes of its set, and `empty` below them."""
        first, size = self.start[reports], self.sizes(reports)
        row = np.arange(size.max(initial=0))[:, None]
        at = np.minimum(first + row, len(self.codes) - 1)
        return np.where(row < size, self.codes[at], np.int32(empty))


def meet(left: Codes, right: Codes) -> Flags:
    """Which codes of the left table stand in the same column of the right one."""
    out = np.zeros(left.shape, dtype=bool)
    for row in right:
        out |= left == row
    return out


def shared(left: Sets, ours: Ints, right: Sets, theirs: Ints) -> Ints:
    """How many codes the sets of each pair of reports have in common."""
    found: Ints = meet(left.table(ours, -1), right.table(theirs, -2)).sum(axis=0)
    return found


def common(left: Sets, right: Sets) -> Sets:
    """The codes that both sets of each report have."""
    many = len(left.start) - 1
    keys = [np.empty(0, dtype=np.int64)]
    for at in range(0, many, _CHUNK):
        reports = np.arange(at, min(at + _CHUNK, many))
        ours = left.table(reports, -1)
        row, column = np.nonzero(meet(ours, right.table(reports, -2)))
        keys.append(pair_key(reports[column], ours[row, column].astype(np.int64)))
    return Sets.keyed(many, np.concatenate(keys))


def counted(sizes: Ints) -> Ints:
    """0, 1, 2 … for each of the sizes in turn."""
    return np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def pair_key(left: Ints, right: Ints) -> Ints:
    """One number for each two codes, in their order."""
    return (left << BITS) | right


def split_key(keys: Ints) -> tuple[Ints, Ints]:
    """The two codes of each `pair_key`."""
    return keys >> BITS, keys & _CODE


@dataclass(frozen=True, slots=True)
class Columns:
    """Reports by their number. Days count from any one day, NaN where not known; codes are -1 where there is none.

    `kind` is the place of the type among `kinds`. `news_first` to `news_last` are `Keys.news`. `day` is the date of
    those that tell one to the day, `place_id` the id of the place, both as they stand in the report; `bare` tells
    neither date nor recipient. `persons` are the identities of the parties of a state, `named` the states for which
    there are any. `weight` is what all the words are worth, `actor_words` and `recipient_words` are those that name
    these. For the codes of all reports: `worth` of each lemma, the state of each identity, and pairs of documents that
    are copies, both ways round, by `pair_key` ascending.
    """

    kinds: tuple[str, ...]
    kind: Ints
    first: Floats
    last: Floats
    known: Floats
    news_first: Floats
    news_last: Floats
    day: Floats
    firm: Flags
    daily: Flags
    reciprocal: Flags
    bare: Flags
    before: Flags
    against: Flags
    town: Flags
    status: Ints
    place: Ints
    place_id: Ints
    document: Ints
    ordinal: Ints
    weight: Floats
    actors: Sets
    recipients: Sets
    countries: Sets
    states: Sets
    modes: Sets
    named: Sets
    persons: Sets
    words: Sets
    actor_words: Sets
    recipient_words: Sets
    worth: Floats
    state_of: Codes
    copies: Ints

    def __len__(self) -> int:
        return len(self.first)

    def part(self, first: int, end: int) -> "Columns":
        """The reports from `first` to before `end`, numbered from 0."""
        values: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Sets):
                value = value.part(first, end)
            elif field.name not in _OF_ALL:
                value = value[first:end]
            values[field.name] = value
        return Columns(**values)
