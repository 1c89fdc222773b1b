"""Reports joined to happenings."""

import itertools
import math
from collections.abc import Callable

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.linking.across import Links, components, joined

LETTERS = "abcdef"
SAME, GROUP = 0.5, 0.4
Link = tuple[str, float, bool]
Scores = Callable[[str, str], float]


def link(pair: str, score: float) -> Link:
    """`pair` is two reports of one letter."""
    return pair, score, False


def said(pair: str, score: float) -> Link:
    """A person's word: 1 that they are the same, 0 that they are not."""
    return pair, score, True


def unlike(_: str, __: str) -> float:
    return 0.1


def groups(*links: Link, compared: Scores = unlike) -> list[str]:
    """The groups of two and more, each as its letters; `compared` tells of pairs without a link, NaN where parted."""
    ends = np.array([sorted(map(LETTERS.index, pair)) for pair, *_ in links], dtype=np.int64).reshape(-1, 2)
    score = np.array([one[1] for one in links])
    told = Links(ends[:, 0], ends[:, 1], score, score >= SAME, np.array([one[2] for one in links], dtype=bool))

    def of_pairs(left: np.ndarray, right: np.ndarray) -> np.ndarray:
        return np.array([compared(LETTERS[one], LETTERS[other]) for one, other in zip(left, right, strict=True)])

    of = joined(len(LETTERS), told, of_pairs, least=GROUP)
    found = [
        "".join(letter for letter, here in zip(LETTERS, of, strict=True) if here == group) for group in sorted({*of})
    ]
    return [group for group in found if len(group) > 1]


def test_a_link_joins_two() -> None:
    assert groups(link("ab", 0.9)) == ["ab"]


def test_what_no_link_joins_is_no_group() -> None:
    assert groups(link("ab", 0.3)) == []


def test_a_chain_of_links_does_not_join_what_is_not_alike() -> None:
    assert groups(link("ab", 0.9), link("bc", 0.55)) == ["ab"]


def test_a_third_joins_where_the_pairs_together_are_likely() -> None:
    assert groups(link("ab", 0.9), link("bc", 0.6), link("ac", 0.45)) == ["abc"]


def test_the_likeliest_pair_joins_first() -> None:
    assert groups(link("ab", 0.6), link("bc", 0.95)) == ["bc"]


def test_a_persons_same_joins_also_what_the_linker_parts() -> None:
    assert groups(said("ab", 1.0), compared=lambda *_: math.nan) == ["ab"]


def test_a_persons_different_parts_what_is_most_alike() -> None:
    assert groups(said("ab", 0.0)) == []
    assert groups(link("ac", 0.9), link("bc", 0.9), said("ab", 0.0)) == ["ac"]


def test_a_persons_same_holds_though_the_two_are_held_different_from_a_third() -> None:
    assert groups(said("ab", 1.0), said("bc", 0.0), link("ac", 0.9)) == ["ab"]


def test_a_pair_that_was_not_linked_is_compared() -> None:
    assert groups(link("ab", 0.9), link("bc", 0.6), compared=lambda *_: 0.1) == ["ab"]
    assert groups(link("ab", 0.9), link("bc", 0.6), compared=lambda *_: 0.3) == ["abc"]


def test_what_is_parted_is_not_joined_by_a_third_that_goes_with_both() -> None:
    assert groups(link("ab", 0.9), link("bc", 0.9), compared=lambda *_: math.nan) == ["ab"]


@given(
    st.lists(st.tuples(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.floats(0.01, 1)), max_size=6),
    st.randoms(),
)
def test_the_order_of_the_links_changes_nothing(pairs: list[tuple[str, float]], random: object) -> None:
    links = list({pair: link(pair, score) for pair, score in pairs}.values())
    before = groups(*links)
    random.shuffle(links)  # type: ignore[attr-defined]
    assert groups(*links) == before


@given(st.dictionaries(st.sampled_from(["".join(two) for two in itertools.combinations(LETTERS, 2)]), st.floats(0, 1)))
def test_round_after_round_comes_to_the_same_as_one_by_one(scores: dict[str, float]) -> None:
    assert groups(*itertools.starmap(link, scores.items())) == _one_by_one(scores)


ROUNDING = 1e-9


def _one_by_one(scores: dict[str, float]) -> list[str]:
    """The likeliest link first: two groups become one where their pairs are likely enough on average."""
    of = {letter: letter for letter in LETTERS}
    for pair, score in sorted(scores.items(), key=lambda one: (-one[1], one[0])):
        ours, theirs = of[pair[0]], of[pair[1]]
        both = [scores.get("".join(sorted(one + other)), 0.1) for one in ours for other in theirs]
        assume(abs(sum(both) / len(both) - GROUP) > ROUNDING)  # where the order of a sum decides
        if score >= SAME and ours != theirs and sum(both) / len(both) >= GROUP:
            of.update(dict.fromkeys(ours + theirs, "".join(sorted(ours + theirs))))
    return sorted({group for group in of.values() if len(group) > 1})


def test_two_large_groups_that_do_not_fit_are_compared_once() -> None:
    within = [(one, other) for side in (0, 20) for one, other in itertools.combinations(range(side, side + 20), 2)]
    between = [(at, at + 20) for at in range(20)]
    left, right = np.array([*within, *between]).T
    score = np.array([0.9] * len(within) + [0.5] * len(between))
    links = Links(left, right, score, score > 0, score < 0)
    asked: list[int] = []
    of = joined(40, links, lambda one, _: asked.append(len(one)) or np.full(len(one), 0.1), least=GROUP)
    assert sorted(np.bincount(of)[[0, 20]]) == [20, 20]
    assert sum(asked) == 20 * 20 - 20


def test_what_hangs_together_is_known_by_its_smallest_number() -> None:
    assert components(6, np.array([1, 4, 3]), np.array([2, 5, 2])).tolist() == [0, 1, 1, 1, 4, 4]
