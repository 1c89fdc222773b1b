"""Ridge logistic regression by Newton's method, for the few hundred weights that the program keeps as data."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
ROUNDS = 30
SETTLED = 1e-6
BIAS_PENALTY = 0.01


def fit(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[float],
    *,
    weight: Sequence[float] | None = None,
    penalty: Mapping[str, float] | float,
    prior: Mapping[str, float] | None = None,
) -> tuple[float, dict[str, float]]:
    """Bias and the weight of every feature of `rows`. `penalty` is on the square of a weight's distance from its
    `prior` (0 where none is given); `weight` is how much a row counts (1).
    `right`, 0 to 1, is what the probability should be."""
    names = sorted({name for row in rows for name in row})
    column = {name: at for at, name in enumerate(names, 1)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for at, row in enumerate(rows):
        for name, value in row.items():
            table[at, column[name]] = value
    share = np.ones(len(rows)) if weight is None else np.array(weight, dtype=float)
    each = [penalty[name] if isinstance(penalty, Mapping) else penalty for name in names]
    before = [0.0, *((prior or {}).get(name, 0.0) for name in names)]
    found = _newton(table, np.array(right, dtype=float), share, np.array([BIAS_PENALTY, *each]), np.array(before))
    return float(found[0]), {name: float(found[at]) for name, at in column.items()}


def _newton(table: Array, right: Array, share: Array, penalty: Array, prior: Array) -> Array:
    found = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (share * (chance - right)) + penalty * (found - prior)
        curve = (table * (share * chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max() < SETTLED:
            break
    return found
