"""Whom a pronoun cannot mean."""

from tests.unit.coding.trees import tree

from dragoman.knowledge.nominals import load_nominals
from dragoman.resolve.referring import doers


def test_an_object_is_not_the_subject_of_the_verb_before() -> None:
    told = tree("""
    Gondor gondor PROPN NNP 2 nsubj
    came come VERB VBD 0 root
    and and CCONJ CC 4 cc
    asked ask VERB VBD 2 conj
    him he PRON PRP 4 obj
    """)
    assert doers(told, 4, load_nominals()) == [0]


def test_a_ring_of_heads_has_no_doers() -> None:
    told = tree("""
    him he PRON PRP 2 conj
    and and CCONJ CC 3 conj
    them they PRON PRP 1 conj
    """)
    assert doers(told, 0, load_nominals()) == []
