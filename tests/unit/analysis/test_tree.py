import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.analysis.tree import is_tree, single_root_tree


def brute_force(scores: np.ndarray) -> float:
    words = len(scores)
    best = -np.inf
    for heads in itertools.product(range(words + 1), repeat=words):
        if is_tree(np.array(heads)):
            best = max(best, sum(scores[word, head] for word, head in enumerate(heads)))
    return best


SQUARES = st.integers(1, 5).flatmap(
    lambda size: arrays(np.float64, (size, size + 1), elements=st.integers(-20, 20).map(float))
)


@settings(max_examples=60, deadline=None)
@given(SQUARES)
def test_the_tree_is_the_best_of_all_trees_with_one_root(scores: np.ndarray) -> None:
    heads = single_root_tree(scores)
    assert is_tree(heads)
    assert sum(scores[word, head] for word, head in enumerate(heads)) == brute_force(scores)


def test_a_greedy_choice_that_is_a_tree_stays() -> None:
    scores = np.array([[0.0, 0.0, 9.0], [9.0, 0.0, 0.0]])
    assert single_root_tree(scores).tolist() == [2, 0]


def test_two_words_that_both_want_the_root_share_it_out() -> None:
    scores = np.array([[9.0, 0.0, 1.0], [8.0, 3.0, 0.0]])
    assert single_root_tree(scores).tolist() == [0, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1.0, 0.0, 9.0], [3.0, 9.0, 0.0]])
    assert single_root_tree(scores).tolist() == [2, 0]


def test_a_word_is_never_its_own_head() -> None:
    assert single_root_tree(np.array([[0.0, 99.0]])).tolist() == [0]


def test_scores_that_are_no_numbers_still_give_a_tree() -> None:
    assert is_tree(single_root_tree(np.full((4, 5), np.nan)))


def test_two_roots_are_no_tree() -> None:
    assert not is_tree(np.array([0, 0]))
