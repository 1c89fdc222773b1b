import pytest

from dragoman.knowledge.alike import likeness


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("orlan", "orlan", 1.0),
        ("martha", "marhta", 0.961),
        ("dwayne", "duane", 0.84),
        ("dixon", "dicksonx", 0.813),
        ("abc", "xyz", 0.0),
        ("", "abc", 0.0),
    ],
)
def test_likeness_is_the_jaro_winkler_similarity(left: str, right: str, expected: float) -> None:
    assert likeness(left, right) == pytest.approx(expected, abs=0.001)


def test_likeness_has_no_direction() -> None:
    assert likeness("sergei", "sergey") == likeness("sergey", "sergei")
