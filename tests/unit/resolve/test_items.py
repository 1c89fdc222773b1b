"""The items of a digest."""

import pytest

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.resolve.items import Item, item_of


@pytest.mark.parametrize(
    ("label", "item"),
    [
        ("PERU", Item("PERU", "PER")),
        ("Peru, Chile, and Ghana", Item("Peru, Chile, and Ghana", None)),
        ("PERU AND CHILE", Item("PERU AND CHILE", None)),
        ("Peru-Chile", Item("Peru-Chile", None)),
        ("Trinidad and Tobago", Item("Trinidad and Tobago", "TTO")),
        ("and", None),
        ("What Peru wants", None),
    ],
)
def test_a_label_names_states_alone(label: str, item: Item | None) -> None:
    assert item_of(label, load_gazetteer()) == item
