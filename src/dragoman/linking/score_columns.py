"""The features of `score`, for many pairs at once. Tests hold the two to be the same.

Pairs are two arrays of numbers of reports of one type; the left one has the smaller id.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge.linking import LinkingWeights
from dragoman.linking.columns import Columns, Flags, Floats, Ints, Sets, meet, pair_key, shared
from dragoman.linking.score import _COARSE, _LITTLE, _NAME, _OPENING, _THIN

Found = dict[str, NDArray[Any]]
_WORDS = ("words:share", "words:thin", "actors:words", "recipients:words", "recipients:other")  # each 1 at most
_CHUNK = 8192  # pairs: small enough for their tables to stay in the processor's cache
SLIP = 3  # days between dates that both texts tell, within a group whose other reports agree
_SLACK = 0.001  # of the logit, more than rounding takes from it


def scores(
    columns: Columns, left: Ints, right: Ints, model: LinkingWeights, *, least: float, worded: Flags
) -> tuple[Ints, Floats]:
    """Which of the pairs reach the score `least`, and their scores. Those marked in `worded` do so only where they have
    a word in common.

    A pair that no words could bring so far is dropped before its words are looked at: those take most of the time.
    """
    floor = np.log(least / (1 - least)) - _SLACK - sum(max(0.0, model.weights.get(name, 0.0)) for name in _WORDS)
    size = columns.words.sizes(left) + columns.words.sizes(right)
    order = np.argsort(size, kind="stable")  # pairs of few words together: a table is as long as its longest column
    chosen, found = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for at in range(0, len(order), _CHUNK):
        pairs = order[at : at + _CHUNK]
        total = logit(plain(columns, left[pairs], right[pairs]), model) + model.bias
        may = total >= floor
        pairs, total = pairs[may], total[may]
        score = _probability(total + logit(of_words(columns, left[pairs], right[pairs]), model))
        pairs, score = pairs[score >= least], score[score >= least]
        may = ~worded[pairs] | (shared(columns.words, left[pairs], columns.words, right[pairs]) > 0)
        chosen.append(pairs[may])
        found.append(score[may])
    return np.concatenate(chosen), np.concatenate(found)


def likelihoods(columns: Columns, left: Ints, right: Ints, model: LinkingWeights) -> Floats:
    """The probabilities of pairs that are looked at within a group: 0 for days that both texts tell and that lie more
    than a day apart, NaN where no slip of a writer or reader accounts for them. Two that name no common state may still
    be one happening, which a third report tells in full."""
    out = np.empty(len(left))
    for at in range(0, len(left), _CHUNK):
        ours, theirs = left[at : at + _CHUNK], right[at : at + _CHUNK]
        total = logit(plain(columns, ours, theirs), model) + logit(of_words(columns, ours, theirs), model)
        days = np.where(columns.firm[ours] & columns.firm[theirs], gaps(columns, ours, theirs), 0)
        score = np.where(days > 1, 0.0, _probability(total + model.bias))
        out[at : at + _CHUNK] = np.where(days > SLIP, np.nan, score)
    return out


def _probability(total: Floats) -> Floats:
    return np.round(1 / (1 + np.exp(-total)), 4)


def logit(found: Found, model: LinkingWeights) -> Floats:
    """What these features add to the logit of a score, each value rounded as it is shown."""
    total = np.zeros(len(next(iter(found.values()))))
    for name, value in found.items():
        if weight := model.weights.get(name, 0.0):
            total += weight * (value if value.dtype == bool else np.round(value, 4))
    return total


def plain(columns: Columns, left: Ints, right: Ints) -> Found:
    """All features but those of words."""
    c = columns
    out = {**_dates(c, left, right), **_parties(c, left, right), **_places(c, left, right), **_article(c, left, right)}
    for code in np.flatnonzero(np.bincount(c.kind[left])):
        out[f"type:{c.kinds[code]}"] = c.kind[left] == code
    out["copy"] = _copies(c, left, right)
    out["parties:turned"] = _turned(c, left, right)
    out["modes"] = shared(c.modes, left, c.modes, right) > 0
    out["modes:other"] = (c.modes.sizes(left) > 0) & (c.modes.sizes(right) > 0) & ~out["modes"]
    out["status:same"] = c.status[left] == c.status[right]
    out["status:against"] = c.against[left] != c.against[right]
    return out


def of_words(columns: Columns, left: Ints, right: Ints) -> Found:
    """What the two have in common, and by which common words of an act with a direction the sides are named."""
    c = columns
    fewest = np.minimum(c.weight[left], c.weight[right])
    share = _worth(c, c.words, left, right) / (_LITTLE + fewest)
    thin = shared(c.countries, left, c.countries, right) < 2
    directed = _directed(c, left, right)
    named = (c.recipient_words.sizes(left) > 0) & (c.recipient_words.sizes(right) > 0)
    return {
        "words:share": share,
        "words:thin": thin * np.maximum(0.0, 1.0 - share / _THIN),
        "actors:words": directed * np.minimum(_worth(c, c.actor_words, left, right), _NAME) / _NAME,
        "recipients:words": directed * np.minimum(_worth(c, c.recipient_words, left, right), _NAME) / _NAME,
        "recipients:other": directed & named & (shared(c.recipient_words, left, c.recipient_words, right) == 0),
    }


def _worth(c: Columns, words: Sets, left: Ints, right: Ints) -> Floats:
    """What the common ones of these words are worth."""
    ours = words.table(left, -1)
    found: Floats = (c.worth[ours] * meet(ours, words.table(right, -2))).sum(axis=0)
    return found


def _directed(c: Columns, left: Ints, right: Ints) -> Flags:
    return ~c.reciprocal[left] & ~c.reciprocal[right]


def gaps(columns: Columns, left: Ints, right: Ints) -> Floats:
    """Days between the two intervals; 0 where they meet, NaN where one is not known."""
    c = columns
    return np.maximum(np.maximum(c.first[left] - c.last[right], c.first[right] - c.last[left]), 0)


def _dates(c: Columns, left: Ints, right: Ints) -> Found:
    days = gaps(c, left, right)
    known = ~np.isnan(days)
    both = known & c.firm[left] & c.firm[right]
    same = both & (c.first[left] == c.first[right]) & (c.last[left] == c.last[right]) & c.daily[left] & c.daily[right]
    length = np.maximum(c.last[left] - c.first[left], c.last[right] - c.first[right])
    news = (c.news_first[left] <= c.news_last[right]) & (c.news_first[right] <= c.news_last[left])
    other_day = np.abs(c.known[left] - c.known[right]) > 0  # not where one is not known
    return {
        "date:apart": np.where(known, np.log1p(days), 0),
        "date:same-day": same,
        "date:next-day": both & (days > 0),
        "date:meet": both & (days == 0) & ~same,
        "date:coarse": both & (length > _COARSE),
        "date:retold": both & (days == 0) & other_day,
        "date:one": known & (c.firm[left] != c.firm[right]),
        "date:plan": known & ~both & (c.before[left] | c.before[right]),
        "date:news": known & ~both & (c.document[left] != c.document[right]) & news,
    }


def _parties(c: Columns, left: Ints, right: Ints) -> Found:
    ours, theirs = c.countries.sizes(left), c.countries.sizes(right)
    common = shared(c.countries, left, c.countries, right)
    within = (common == ours) | (common == theirs)
    same_person, other_person = _persons(c, left, right)
    return {
        "parties:two": (common == ours) & (common == theirs) & (common > 1),
        "parties:cross": ~within & (common > 0),
        "parties:other": ~within & (common == 0),
        "persons:same": np.minimum(same_person, 2) / 2,
        "persons:other": other_person > 0,
    }


def _turned(c: Columns, left: Ints, right: Ints) -> Flags:
    """Actor and recipient have changed sides."""
    may = _directed(c, left, right)
    for side in (c.actors, c.recipients):
        may &= (side.sizes(left) > 0) & (side.sizes(right) > 0)
    left, right = left[may], right[may]
    ours, theirs = ([side.table(at, -1 - n) for side in (c.actors, c.recipients)] for n, at in enumerate((left, right)))
    across = meet(ours[0], theirs[1]).any(axis=0) & meet(ours[1], theirs[0]).any(axis=0)
    straight = meet(ours[0], theirs[0]).any(axis=0) | meet(ours[1], theirs[1]).any(axis=0)
    may[may] = across & ~straight
    return may


def _persons(c: Columns, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """States for which both reports name one and the same, and states for which they name others."""
    both = shared(c.named, left, c.named, right)
    may = both > 0
    ours = c.persons.table(left[may], -1)
    found = meet(ours, c.persons.table(right[may], -2))
    states = np.where(found, c.state_of[ours], -3)
    same = np.zeros_like(both)
    for state in c.named.table(left[may], -1):
        same[may] += (states == state).any(axis=0)
    return same, both - same


def _places(c: Columns, left: Ints, right: Ints) -> Found:
    told = (c.place[left] >= 0) & (c.place[right] >= 0)
    same = told & (c.place[left] == c.place[right])
    towns = c.town[left] & c.town[right]
    return {
        "place:town": same & c.town[left],
        "place:other-town": told & ~same & towns,
        "place:other": told & ~same & ~towns,
    }


def _article(c: Columns, left: Ints, right: Ints) -> Found:
    one = c.document[left] == c.document[right]
    first, second = np.minimum(c.ordinal[left], c.ordinal[right]), np.maximum(c.ordinal[left], c.ordinal[right])
    return {"article": one, "article:opening": one & (first == 0) & (second <= _OPENING)}


def _copies(c: Columns, left: Ints, right: Ints) -> Flags:
    pairs = pair_key(c.document[left], c.document[right])
    found: Flags = np.append(c.copies, -1)[np.searchsorted(c.copies, pairs)] == pairs
    return found
