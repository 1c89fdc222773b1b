"""Which events a person is shown: a sample with as many of each type, and within a type like all of that type."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.errors import UnknownName
from dragoman.knowledge.alike import likeness
from dragoman.knowledge.codebook import load_codebook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BANDS = 5  # of confidence
_NEAR = 0.7


def sample(con: "DuckDBPyConnection", *, size: int, seed: int, types: Iterable[str] = ()) -> list[str]:
    """Ids of events that nobody has judged yet, in an order of the seed's.

    Each type gets an equal share of `size`, or all it has. Within a type every n-th event is taken of a list by status
    and confidence, so that each stratum has its share and precision by type needs no weights. UnknownName.
    """
    wanted = [known_type(con, name) for name in types]
    strata: dict[str, list[tuple[int, list[str]]]] = {}
    for kind, _, _, many, first in con.execute(
        f"SELECT type, status, floor(least(confidence, 0.999) * {_BANDS}) AS band, count(*),"
        f" min_by(id, md5_number_lower(concat(?, id)), {int(size)}) FROM events"
        " WHERE judged IS NULL AND (len(?) = 0 OR list_contains(?, type)) GROUP BY ALL ORDER BY type, status, band",
        [f"{seed}:", wanted, wanted],
    ).fetchall():
        strata.setdefault(kind, []).append((many, first))
    quotas = _quotas({kind: sum(many for many, _ in found) for kind, found in strata.items()}, size)
    taken = [name for kind, found in strata.items() for name in _every_nth(found, quotas[kind], f"{seed}:{kind}")]
    return sorted(taken, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())


def known_type(con: "DuckDBPyConnection", name: str) -> str:
    """As the record writes it. UnknownName with the nearest ones for a type that neither record nor codebook has."""
    there = {row[0] for row in con.execute("SELECT DISTINCT type FROM events").fetchall()} | set(load_codebook().types)
    if name.upper() in there:
        return name.upper()
    if name in there:
        return name
    near = sorted((one for one in there if likeness(name.upper(), one) > _NEAR), key=lambda one: (
        -likeness(name.upper(), one), one
    ))  # fmt: skip
    raise UnknownName(f"no type {name!r}; there is {', '.join(near[:3]) or ', '.join(sorted(there))}")


def _quotas(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Equal shares; what a rare type cannot fill goes to the others."""
    quotas = dict.fromkeys(counts, 0)
    left = size
    while left > 0:
        open_ = [kind for kind in counts if quotas[kind] < counts[kind]]
        if not open_:
            break
        for kind in open_[:left]:
            more = max(1, min(counts[kind] - quotas[kind], left // len(open_)))
            quotas[kind] += more
        left = size - sum(quotas.values())
    return quotas


def _every_nth(strata: Sequence[tuple[int, list[str]]], quota: int, seed: str) -> Iterator[str]:
    """`quota` places at equal distances in the row of all strata, from a start of the seed's.

    A stratum is how many it has, and the first of them in the seed's order: as many of these as places fall on it.
    """
    start = random.Random(seed).random()
    whole, end = sum(many for many, _ in strata), 0
    places = [int((start + at) * whole / quota) for at in range(quota)]
    for many, first in strata:
        yield from first[: sum(end <= place < end + many for place in places)]
        end += many
