"""Which events a person is shown: a sample with as many of each type, and within a type like all of that type."""

import hashlib
import random
from collections.abc import Iterable, Mapping
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
    where = "judged IS NULL" + (" AND list_contains(?, type)" if wanted else "")
    counts = con.execute(
        f"SELECT type, count(*) FROM events WHERE {where} GROUP BY type ORDER BY type", [wanted] if wanted else []
    ).fetchall()
    quotas = _quotas(dict(counts), size)
    places = {kind: _places(many, quotas[kind], f"{seed}:{kind}") for kind, many in counts}
    rows = con.execute(
        "WITH ranked AS (SELECT id, type, row_number() OVER (PARTITION BY type ORDER BY status,"
        f" floor(least(confidence, 0.999) * {_BANDS}), md5(concat(?, id)), id) - 1 AS place FROM events"
        " WHERE judged IS NULL) SELECT r.id FROM ranked r"
        " JOIN (SELECT unnest(?::VARCHAR[]) AS type, unnest(?::BIGINT[]) AS place) AS taken USING (type, place)",
        [
            f"{seed}:",
            [kind for kind, taken in places.items() for _ in taken],
            [place for taken in places.values() for place in taken],
        ],
    ).fetchall()
    return sorted((row[0] for row in rows), key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())


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


def _places(many: int, quota: int, seed: str) -> list[int]:
    """`quota` of `many` places at equal distances, from a start of the seed's."""
    if not quota:
        return []
    start = random.Random(seed).random()
    return [int((start + at) * many / quota) for at in range(quota)]
