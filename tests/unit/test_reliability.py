"""The table that says whether probabilities mean what they say."""

from benchmarks.reliability import reliability


def test_honest_probabilities_have_no_distance() -> None:
    lines = list(reliability([(0.75, True)] * 3 + [(0.75, False)]))
    assert lines[1] == "| 0.7–0.8 | 4 | 0.75 | 0.75 |" and "error 0.000" in lines[-1]


def test_boastful_ones_have() -> None:
    assert "error 0.900" in list(reliability([(0.9, False)] * 5))[-1]


def test_certainty_has_a_place_in_the_table() -> None:
    assert list(reliability([(1.0, True)]))[1] == "| 0.9–1.0 | 1 | 1.00 | 1.00 |"
