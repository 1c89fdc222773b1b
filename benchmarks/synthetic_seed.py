"""The chances behind the synthetic record: which dyads are busy when, how hostile they are, what articles tell of them.

All of it is invented. Countries have Zipf weights; a dyad's share of the news and its hostility wander from month to
month, so a busy month follows a busy month and a hostile one a hostile one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.gazetteer_tables import rows

COUNTRIES = 190
DYADS = 4_000
YEARS = 10
DAYS = 3_652
MONTHS = YEARS * 12
PER_ARTICLE = 6
PLACES = 5  # of a country
PERSONS = 4
STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "negated", "cancelled", "disputed")
_STATUS_SHARES = (0.70, 0.06, 0.12, 0.04, 0.03, 0.03, 0.015, 0.005)
GRAINS = ("day", "week", "month", "year")
_GRAIN_SHARES = (0.90, 0.04, 0.04, 0.02)
_WEEK = (1.2, 1.25, 1.25, 1.2, 1.1, 0.5, 0.5)  # articles of Monday to Sunday

Ints = NDArray[np.int64]
Columns = dict[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Chances:
    """By dyad (rows) and month: cumulated share of the news, and how likely an act is one of conflict."""

    a: Ints
    b: Ints
    news: NDArray[np.float64]
    hostile: NDArray[np.float64]


def countries() -> list[str]:
    """ISO codes, those with the most names in the gazetteer first."""
    named: dict[str, int] = {}
    for code, *_ in rows("actors/states.tsv"):
        if len(code) == 3 and code not in ("XXX",):
            named[code] = named.get(code, 0) + 1
    return sorted(named, key=lambda code: (-named[code], code))[:COUNTRIES]


def documents(rng: np.random.Generator, many: int) -> Columns:
    """`day` counts from the first one, in order; `copy` where the article copies the one before it."""
    growth = np.linspace(0.7, 1.3, DAYS) * np.tile(_WEEK, DAYS // 7 + 1)[:DAYS]
    day = np.sort(rng.choice(DAYS, size=many, p=growth / growth.sum()))
    return {"d": np.arange(many), "day": day, "copied": rng.random(many) < 0.03, "words": rng.integers(150, 1200, many)}


def events(rng: np.random.Generator, many: int, day_of: NDArray[np.generic]) -> Columns:
    """One row an event: its article `d`, parties `a`, `b`, `c` (-1 where none), type, status, date and place."""
    chances = _chances(rng)
    d = np.minimum(np.arange(many) // PER_ARTICLE, len(day_of) - 1)
    told = np.asarray(day_of, dtype=np.int64)[d]
    month = np.minimum(told * MONTHS // DAYS, MONTHS - 1)
    dyad = _dyads(rng, chances, month, d)
    turned = rng.random(many) < 0.5
    a = np.where(turned, chances.b[dyad], chances.a[dyad])
    b = np.where(turned, chances.a[dyad], chances.b[dyad])
    alone = rng.random(many) < 0.07
    third = rng.random(many) < 0.08
    status = rng.choice(len(STATUSES), size=many, p=_STATUS_SHARES)
    ahead = rng.geometric(0.05, many)
    back = rng.geometric(0.5, many) - 1
    return {
        "e": np.arange(many),
        "d": d,
        "a": a,
        "b": np.where(alone, -1, b),
        "c": np.where(third & ~alone, rng.integers(0, COUNTRIES, many), -1),
        "kind": _without_repeats(rng, _types(rng, chances.hostile[dyad, month]), dyad),
        "status": status,
        "day": np.where(status == STATUSES.index("planned"), told + ahead, told - back),
        "dated": rng.random(many) < 0.93,
        "grain": rng.choice(len(GRAINS), size=many, p=_GRAIN_SHARES),
        "together": rng.random(many) < 0.6,  # both sides as one, where the type allows it
        "place": np.where(rng.random(many) < 0.6, a, np.maximum(b, 0)) * PLACES + rng.integers(0, PLACES, many),
        "u": rng.random(many),
        "v": rng.random(many),
    }


def claims(rng: np.random.Generator, event_article: NDArray[np.generic], articles: int) -> Columns:
    """One row a claim: `e`, its article `d`, and `n`: 0 for the first one, 1 for another in the same article, 2 and
    more for those in later articles."""
    many = len(event_article)
    first = np.asarray(event_article, dtype=np.int64)
    again = rng.choice(many, size=many // 8, replace=False)
    times = rng.choice((1, 1, 1, 1, 2, 3), many // 45)
    elsewhere = np.repeat(rng.choice(many, size=many // 45, replace=False), times)
    nth = 1 + np.arange(len(elsewhere)) - np.repeat(np.cumsum(times) - times, times)
    later = np.minimum(first[elsewhere] + rng.integers(1, 120, len(elsewhere)) * nth, articles - 1)
    keep = later > first[elsewhere]
    e = np.concatenate([np.arange(many), again, elsewhere[keep]])
    d = np.concatenate([first, first[again], later[keep]])
    n = np.concatenate([np.zeros(many, np.int64), np.ones(len(again), np.int64), 1 + nth[keep]])
    return {"e": e, "d": d, "n": n, "u": rng.random(len(e))}


def _chances(rng: np.random.Generator) -> Chances:
    weight = 1 / np.arange(1, COUNTRIES + 1) ** 0.8
    left, right = np.triu_indices(COUNTRIES, 1)
    near = weight[left] * weight[right] * rng.gamma(1.0, 1.0, len(left))
    chosen = np.sort(np.argsort(near)[::-1][:DYADS])
    busy = np.exp(_wander(rng, keep=0.85, step=0.5)) * near[chosen][:, None]
    hostile = 1 / (1 + np.exp(-(rng.normal(-0.4, 1.2, DYADS)[:, None] + _wander(rng, keep=0.95, step=0.35))))
    return Chances(left[chosen], right[chosen], np.cumsum(busy, axis=0) / busy.sum(axis=0), hostile)


def _wander(rng: np.random.Generator, *, keep: float, step: float) -> NDArray[np.float64]:
    """An autoregressive walk of each dyad over the months."""
    steps = rng.normal(0, step, (DYADS, MONTHS))
    for month in range(1, MONTHS):
        steps[:, month] += keep * steps[:, month - 1]
    return steps


def _dyads(rng: np.random.Generator, chances: Chances, month: Ints, d: Ints) -> Ints:
    """An article has one dyad that most of its events are of."""
    many = len(month)
    subject = rng.random(int(d[-1]) + 1)[d]
    draw = np.where(rng.random(many) < 0.55, subject, rng.random(many))
    dyad = np.zeros(many, dtype=np.int64)
    for which in range(MONTHS):
        here = month == which
        dyad[here] = np.searchsorted(chances.news[:, which], draw[here])
    return np.minimum(dyad, DYADS - 1)


def _types(rng: np.random.Generator, hostile: NDArray[np.float64]) -> Ints:
    """The number of a type in the codebook's order: the first ones of either side are the most frequent."""
    quads = np.array([known.quad for known in load_codebook().types.values()])
    chosen = np.zeros(len(hostile), dtype=np.int64)
    fights = rng.random(len(hostile)) < hostile
    for side, here in ((quads >= 3, fights), (quads <= 2, ~fights)):
        of_side = np.flatnonzero(side)
        shares = 1 / np.arange(1, len(of_side) + 1) ** 0.7
        chosen[here] = rng.choice(of_side, size=int(here.sum()), p=shares / shares.sum())
    return chosen


def _without_repeats(rng: np.random.Generator, kind: Ints, dyad: Ints) -> Ints:
    """An article's own reports of one type and dyad have been put together: where a type comes back, it is another."""
    rows = -(-len(kind) // PER_ARTICLE)
    types, dyads = (np.resize(column, (rows, PER_ARTICLE)) for column in (kind, dyad))
    for at in range(1, PER_ARTICLE):
        for _ in range(4):
            same = (types[:, :at] == types[:, at : at + 1]) & (dyads[:, :at] == dyads[:, at : at + 1])
            again = same.any(axis=1)
            types[again, at] = rng.choice(kind, size=int(again.sum()))
    return types.ravel()[: len(kind)]


def places(rng: np.random.Generator, codes: list[str]) -> Columns:
    """A few invented towns of each country, around a middle of its own."""
    n = np.arange(len(codes) * PLACES)
    of = n // PLACES
    lat, lon = rng.uniform(-50, 65, len(codes)), rng.uniform(-170, 170, len(codes))
    return {
        "n": n,
        "name": np.array([f"{codes[which]} town {at % PLACES + 1}" for at, which in enumerate(of)], dtype=object),
        "country": np.array([codes[which] for which in of], dtype=object),
        "lat": np.round(lat[of] + rng.normal(0, 2, len(n)), 4),
        "lon": np.round(lon[of] + rng.normal(0, 2, len(n)), 4),
        "id": 10_000_000 + n,
    }
