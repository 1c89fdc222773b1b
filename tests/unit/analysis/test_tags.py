import numpy as np

from dragoman.analysis.tags import best_pairs, pair_scores

KINDS, TAGS = ("NOUN", "VERB"), ("NN", "VBD")


def test_tags_that_agree_stay_as_they_are() -> None:
    kinds, tags = best_pairs(np.array([[3.0, 1.0]]), np.array([[2.0, 1.0]]), pair_scores(KINDS, TAGS))
    assert (kinds.tolist(), tags.tolist()) == ([0], [0])


def test_where_tags_contradict_each_other_the_surer_one_wins() -> None:
    kinds, tags = best_pairs(np.array([[1.1, 1.0]]), np.array([[1.0, 9.0]]), pair_scores(KINDS, TAGS))
    assert (kinds.tolist(), tags.tolist()) == ([1], [1])
