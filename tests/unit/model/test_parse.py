"""Ways through a sentence's tree."""

from tests.unit.coding.trees import tree

RING = """
talks talks NOUN NNS 2 conj
on on ADP IN 3 conj
Monday monday PROPN NNP 1 conj
"""


def test_a_ring_of_heads_ends() -> None:
    assert list(tree(RING).upward(0)) == [0, 1, 2]


def test_the_way_up_ends_at_the_root() -> None:
    told = tree("""
    Envoys envoys NOUN NNS 2 nsubj
    met meet VERB VBD 0 root
    """)
    assert list(told.upward(0)) == [0, 1]
