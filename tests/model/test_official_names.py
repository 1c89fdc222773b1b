"""States by their official names, which hold other states' names and words for offices."""

import pytest

from dragoman.api import derivation

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The People's Republic of China condemned the raid.", "CHN"),
        ("The People’s Republic of China condemned the raid.", "CHN"),
        ("The Republic of China condemned the raid.", "TWN"),
        ("The Democratic People's Republic of Korea condemned the raid.", "PRK"),
        ("The Republic of Korea condemned the raid.", "KOR"),
        ("The Kingdom of Saudi Arabia condemned the raid.", "SAU"),
    ],
)
def test_the_longest_name_is_the_state(text: str, country: str) -> None:
    parties = derivation(text).resolved.parties
    whole = max(parties, key=lambda party: party.span.end - party.span.start)
    assert (whole.country, whole.why) == (country, "exact-name")
