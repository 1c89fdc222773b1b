"""The regression that fits the weights kept as data."""

import pytest
from training.logistic import fit, fit_seen, fit_several, model_file, weight_lines


def test_chances_are_found_again() -> None:
    rows = [{"wet": 1.0}] * 40 + [{"dry": 1.0}] * 40
    right = [True] * 30 + [False] * 10 + [True] * 10 + [False] * 30
    bias, weights = fit(rows, right, penalty=0.001)
    assert bias + weights["wet"] == pytest.approx(1.0986, abs=0.01)
    assert bias + weights["dry"] == pytest.approx(-1.0986, abs=0.01)


def test_a_feature_of_which_little_is_known_stays_near_its_prior() -> None:
    rows = [{"rare": 1.0}, {}, {}, {}]
    _, weights = fit(rows, [True, False, True, False], penalty={"rare": 1000.0}, prior={"rare": 2.0})
    assert weights["rare"] == pytest.approx(2.0, abs=0.01)


def test_a_row_counts_as_often_as_its_weight_says() -> None:
    bias, _ = fit([{}, {}], [True, False], weight=[3.0, 1.0], penalty=1.0)
    assert bias == pytest.approx(1.0986, abs=0.02)


def test_of_several_outcomes_the_chances_are_found_again() -> None:
    outcomes = ["met"] * 60 + ["plans"] * 30 + ["no"] * 10
    even = dict.fromkeys(("met", "plans", "no"), 1.0)
    found = fit_several([{}] * 100, outcomes, weight=even, penalty=1.0, prior={name: {} for name in even})
    assert found["met"][0] - found["plans"][0] == pytest.approx(0.693, abs=0.01)
    assert found["met"][0] - found["no"][0] == pytest.approx(1.792, abs=0.02)


def test_of_several_outcomes_a_weight_stays_near_its_prior_until_much_is_known() -> None:
    rows, outcomes = [{"rare": 1.0}, {}, {}, {}], ["met", "no", "met", "no"]
    even = {"met": 1.0, "no": 1.0}
    found = fit_several(rows, outcomes, weight=even, penalty=1000.0, prior={"met": {"rare": 2.0}, "no": {}})
    assert found["met"][1]["rare"] == pytest.approx(2.0, abs=0.01)


def test_weights_stand_by_name_and_what_rounds_to_nothing_may_be_left_out() -> None:
    weights = {"type:AID": 0.5, "alone": -1.25, "late": 0.001}
    assert weight_lines(weights) == ['  "alone": "-1.250"', '  "late": "0.001"', '  "type:AID": "0.500"']
    assert weight_lines(weights, indent=4, least=0.005) == ['    "alone": "-1.250"', '    "type:AID": "0.500"']


def test_a_feature_that_hardly_anything_has_gets_no_weight() -> None:
    examples = [({"often": 1.0, "once": 1.0}, True, 1.0), ({"often": 1.0}, False, 1.0), ({}, False, 1.0)]
    _, weights = fit_seen(examples, seen=2, penalty=1.0)
    assert set(weights) == {"often"}


def test_a_model_is_written_with_its_bounds_and_without_what_rounds_to_nothing() -> None:
    text = model_file("# head\n", {"open": 0.3}, (-1.0, {"here": 0.5, "there": 0.001}))
    assert text == '# head\nopen: "0.3"\nbias: "-1.000"\nweights:\n  "here": "0.500"\n'
