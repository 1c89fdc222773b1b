from tests.unit.analysis.drafts import draft, tree

from dragoman.analysis.draft_tree import one_root


def test_a_token_takes_over_the_place_of_its_head() -> None:
    made = draft("met/VBD/VERB/-1/root in/IN/ADP/0/x Arnor/NNP/PROPN/1/y on/IN/ADP/1/z")
    made.take_over(2, "obl", "case")
    assert tree(made) == "met<:root in<Arnor:case Arnor<met:obl on<Arnor:z"


def test_what_hangs_deep_comes_first() -> None:
    made = draft("a/X/X/-1/root b/X/X/0/x c/X/X/1/x d/X/X/0/x")
    assert made.deepest_first() == [2, 1, 3, 0]


def test_a_second_root_hangs_from_the_first() -> None:
    assert one_root([1, -1, -1]) == [1, -1, 1]


def test_a_circle_is_cut() -> None:
    assert one_root([-1, 2, 1]) == [-1, 0, 1]


def test_without_any_root_the_first_word_is_it() -> None:
    assert one_root([1, 0, 1]) == [-1, 0, 1]


def test_a_head_outside_the_sentence_is_none() -> None:
    assert one_root([7, 0]) == [-1, 0]


def test_no_words_give_no_tree() -> None:
    assert one_root([]) == []
