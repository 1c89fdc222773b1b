"""Whether probabilities mean what they say."""

from collections.abc import Iterator, Sequence

BINS = 10


def reliability(found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Lines of a table, by tenths of the probability: how many cases, their mean probability, how many came true; then
    the mean distance between the two and the Brier score."""
    yield "| probability | cases | mean | true |\n|---|---|---|---|"
    distance = 0.0
    for at in range(BINS):
        inside = [one for one in found if at <= min(one[0] * BINS, BINS - 1e-9) < at + 1]
        if inside:
            mean, true = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            distance += abs(mean - true) * len(inside) / len(found)
            yield f"| {at / BINS:.1f}–{(at + 1) / BINS:.1f} | {len(inside)} | {mean:.2f} | {true:.2f} |"
    score = sum((chance - true) ** 2 for chance, true in found) / len(found)
    yield f"expected calibration error {distance:.3f}, Brier score {score:.3f}, {len(found)} cases"
