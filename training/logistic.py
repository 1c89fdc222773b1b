"""Ridge logistic regression by Newton's method, of two outcomes or of several: for the few hundred weights that the
program keeps as data."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
ROUNDS = 30
BIAS_PENALTY = 0.01
SETTLED = 1e-6


def fit(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[float],
    *,
    weight: Sequence[float] | None = None,
    penalty: Mapping[str, float] | float,
    prior: Mapping[str, float] | None = None,
) -> tuple[float, dict[str, float]]:
    """Bias and the weight of every feature of `rows`. `penalty` is on the square of a weight's distance from its
    `prior` (0 where none is given); `weight` is how much a row counts (1). `right`, 0 to 1, is what the probability
    should be."""
    names, table = _table(rows)
    share = np.ones(len(rows)) if weight is None else np.array(weight, dtype=float)
    each = [penalty[name] if isinstance(penalty, Mapping) else penalty for name in names]
    before = [0.0, *((prior or {}).get(name, 0.0) for name in names)]
    found = _newton(table, np.array(right, dtype=float), share, np.array([BIAS_PENALTY, *each]), np.array(before))
    return float(found[0]), {name: float(found[at]) for at, name in enumerate(names, 1)}


def fit_several(
    rows: Sequence[Mapping[str, float]],
    outcomes: Sequence[str],
    *,
    weight: Mapping[str, float],
    penalty: float,
    prior: Mapping[str, Mapping[str, float]],
) -> dict[str, tuple[float, dict[str, float]]]:
    """Bias and the weight of every feature for each outcome of `prior`: multinomial. `weight` is how much a row of an
    outcome counts; `prior` holds the weights that are not drawn to 0."""
    names, table = _table(rows)
    classes = list(prior)
    right = np.array([[float(name == outcome) for name in classes] for outcome in outcomes])
    share = np.array([weight[outcome] for outcome in outcomes])
    before = np.array([[0.0, *(prior[name].get(feature, 0.0) for feature in names)] for name in classes])
    found = _newton_several(table, right, share, np.array([BIAS_PENALTY, *[penalty] * len(names)]), before)
    weights = [{name: float(row[at]) for at, name in enumerate(names, 1)} for row in found]
    return {name: (float(row[0]), known) for name, row, known in zip(classes, found, weights, strict=True)}


def fit_seen(
    examples: Sequence[tuple[Mapping[str, float], bool, float]], *, seen: int, penalty: float
) -> tuple[float, dict[str, float]]:
    """As `fit`, of examples with whether they are right and how much they count; a feature that fewer than `seen` of
    them have gets no weight."""
    had = Counter(name for features, _, _ in examples for name, value in features.items() if value)
    rows = [{name: value for name, value in features.items() if had[name] >= seen} for features, _, _ in examples]
    shares = [share for _, _, share in examples]
    return fit(rows, [right for _, right, _ in examples], weight=shares, penalty=penalty)


def model_file(head: str, bounds: Mapping[str, float], model: tuple[float, Mapping[str, float]]) -> str:
    """The data file of a model with its bounds; weights that round to nothing are left out."""
    bias, weights = model
    lines = [*(f'{name}: "{value}"' for name, value in bounds.items()), f'bias: "{bias:.3f}"', "weights:"]
    return head + "\n".join([*lines, *weight_lines(weights, least=0.005)]) + "\n"


def weight_lines(weights: Mapping[str, float], *, indent: int = 2, least: float = 0.0) -> list[str]:
    """The weights as lines of a data file, by name; those nearer to 0 than `least` are left out."""
    shown = sorted((name, value) for name, value in weights.items() if abs(value) >= least)
    return [f'{" " * indent}"{name}": "{value:.3f}"' for name, value in shown]


def _table(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], Array]:
    """Names of the features, and a row [1, features] for each of `rows`."""
    names = sorted({name for row in rows for name in row})
    column = {name: at for at, name in enumerate(names, 1)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for at, row in enumerate(rows):
        for name, value in row.items():
            table[at, column[name]] = value
    return names, table


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


def _newton_several(table: Array, right: Array, share: Array, penalty: Array, prior: Array) -> Array:
    """Weights [K, D] of K outcomes; `table` is [N, D], `right` [N, K], `prior` [K, D]."""
    found, (count, width) = np.zeros(prior.shape), prior.shape
    for _ in range(ROUNDS):
        score = table @ found.T
        chance = np.exp(score - score.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = (share[:, None] * (chance - right)).T @ table + penalty * (found - prior)
        curve = np.diag(np.tile(penalty, count))
        for one in range(count):
            for other in range(count):
                pull = share * chance[:, one] * ((one == other) - chance[:, other])
                block = (table * pull[:, None]).T @ table
                curve[one * width : (one + 1) * width, other * width : (other + 1) * width] += block
        step = np.linalg.solve(curve, slope.ravel()).reshape(count, width)
        found = found - step
        if np.abs(step).max() < SETTLED:
            break
    return found
