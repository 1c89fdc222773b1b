"""Reports of many articles joined: one group for each happening, whatever order the articles came in."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dragoman.linking.columns import Flags, Floats, Ints, counted, pair_key

Compared = Callable[[Ints, Ints], Floats]


@dataclass(frozen=True, slots=True)
class Links:
    """Links between numbered reports, the smaller number left. Those that are `same` join; of those of a `person` the
    others part."""

    left: Ints
    right: Ints
    score: Floats
    same: Flags
    person: Flags


def joined(many: int, links: Links, compared: Compared, *, least: float) -> Ints:
    """The group of each of so many reports: the smallest number in it.

    Average linkage, the likeliest pair first: two groups become one where a link says so, no pair of them is parted
    and the pairs together have the probability `least` on average. A person's word goes before all of that. `compared`
    gives the probabilities of pairs without a link, NaN where the two are parted.

    What becomes of a link depends on its own two groups alone. So the likeliest links of both their groups are looked
    at together, round after round: it comes to the same as one by one.
    """
    told = _Told(links, compared)
    groups = _Groups(many)
    order = np.lexsort((links.right, links.left, -links.score, ~links.person))
    order = order[links.same[order]]
    left, right, person = links.left[order], links.right[order], links.person[order]
    while len(left):
        ours, theirs = groups.of[left], groups.of[right]
        now = _first_of_both(ours, theirs, many)
        ours, theirs = np.minimum(ours[now], theirs[now]), np.maximum(ours[now], theirs[now])
        join = person[now].copy()
        join[~join] = groups.fit(ours[~join], theirs[~join], told, least)
        groups.join(ours[join], theirs[join])
        later = groups.of[left] != groups.of[right]
        later[now] = False
        left, right, person = left[later], right[later], person[later]
    return groups.of


def _first_of_both(ours: Ints, theirs: Ints, many: int) -> Ints:
    """The links, the likeliest first, that are the first one of both their groups."""
    place = np.arange(len(ours))
    first = np.full(many, len(ours))
    for side in (ours, theirs):
        here = np.full(many, len(ours))
        here[side[::-1]] = place[::-1]
        first = np.minimum(first, here)
    return np.flatnonzero((first[ours] == place) & (first[theirs] == place))


class _Told:
    """The probability of any pair: its link's, or else what a comparison gives."""

    def __init__(self, links: Links, compared: Compared) -> None:
        keys = pair_key(links.left, links.right)
        order = np.argsort(keys)
        parted = links.person & ~links.same
        self._keys = np.append(keys[order], -1)
        self._scores = np.append(np.where(parted, np.nan, links.score)[order], 0.0)
        self._compared = compared

    def scores(self, one: Ints, other: Ints) -> Floats:
        left, right = np.minimum(one, other), np.maximum(one, other)
        keys = pair_key(left, right)
        at = np.searchsorted(self._keys[:-1], keys)
        out, open_ = self._scores[at], self._keys[at] != keys
        if open_.any():
            out[open_] = self._compared(left[open_], right[open_])
        return out


class _Groups:
    """`of` is the group of each report. The members of a group lie together in `_members`."""

    def __init__(self, many: int) -> None:
        self.of = np.arange(many)
        self._members, self._start, self._size = np.arange(many), np.arange(many), np.ones(many, dtype=np.int64)
        self._refused: dict[int, tuple[int, int]] = {}  # groups that did not fit, with the sizes that they had

    def fit(self, ours: Ints, theirs: Ints, told: _Told, least: float) -> Flags:
        sizes = list(zip(self._size[ours].tolist(), self._size[theirs].tolist(), strict=True))
        keys = pair_key(ours, theirs).tolist()
        anew = [self._refused.get(key) != size for key, size in zip(keys, sizes, strict=True)]
        out = np.array(anew, dtype=bool)
        out[out] = self._likely(ours[out], theirs[out], told) >= least  # NaN is not
        self._refused.update((key, size) for key, size, fits in zip(keys, sizes, out, strict=True) if not fits)
        return out

    def _likely(self, ours: Ints, theirs: Ints, told: _Told) -> Floats:
        """The average over all pairs of two groups, NaN where one pair is parted."""
        many = self._size[ours] * self._size[theirs]
        of = np.repeat(np.arange(len(ours)), many)
        at, width = counted(many), self._size[theirs][of]
        one = self._members[self._start[ours][of] + at // width]
        other = self._members[self._start[theirs][of] + at % width]
        return np.bincount(of, told.scores(one, other), len(ours)) / many

    def join(self, ours: Ints, theirs: Ints) -> None:
        both = np.stack((ours, theirs), axis=1).ravel()
        size = self._size[both]
        members = self._members[np.repeat(self._start[both], size) + counted(size)]
        self._size[ours] += self._size[theirs]
        self._start[ours] = len(self._members) + np.cumsum(self._size[ours]) - self._size[ours]
        self._members = np.append(self._members, members)
        self.of[members] = np.repeat(ours, self._size[ours])


def components(many: int, left: Ints, right: Ints) -> Ints:
    """For each of so many reports the smallest number of those that it hangs together with."""
    out = np.arange(many)
    while len(left):
        ours, theirs = out[left], out[right]
        apart = ours != theirs
        left, right = left[apart], right[apart]
        np.minimum.at(out, np.maximum(ours, theirs), np.minimum(ours, theirs))
        while (out[out] != out).any():
            out = out[out]
    return out
