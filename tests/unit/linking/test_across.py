"""Reports joined to happenings."""

import itertools
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.linking.reports_made import may, on, report

from dragoman.knowledge.linking import load_linking
from dragoman.linking import across
from dragoman.linking.score import Keys, keys_of
from dragoman.model.link import PERSON, Judgement, Link, Report

MODEL = replace(load_linking(), same=0.5, group=0.4)


def link(pair: str, score: float, *, by: str = "linker") -> Link:
    """`pair` is two reports of one letter."""
    left, right = sorted(pair)
    return Link(left, right, Judgement.SAME if score >= 0.5 else Judgement.DIFFERENT, score, by)


def said(pair: str, score: float) -> Link:
    return link(pair, score, by=PERSON)


def joined(*links: Link, reports: Iterable[Report] = ()) -> list[str]:
    """The groups, each as its letters. Without reports, pairs without a link do not go together; nothing parts them."""
    there = {one.id: one for one in reports} or {letter: report(letter) for letter in "abcdef"}
    keys: dict[str, Keys] = {id_: keys_of(one) for id_, one in there.items()}
    told = {(one.left, one.right) for one in links}
    rest = [link(left + right, 0.1) for left, right in itertools.combinations(sorted(there), 2)]
    found = [*links, *(one for one in rest if not reports and (one.left, one.right) not in told)]
    return ["".join(group) for group in across.joined(found, lambda _: there, keys, MODEL)]


def test_a_link_joins_two() -> None:
    assert joined(link("ab", 0.9)) == ["ab"]


def test_what_no_link_joins_is_no_group() -> None:
    assert joined(link("ab", 0.3)) == []


def test_a_chain_of_links_does_not_join_what_is_not_alike() -> None:
    assert joined(link("ab", 0.9), link("bc", 0.55)) == ["ab"]


def test_a_third_joins_where_the_pairs_together_are_likely() -> None:
    assert joined(link("ab", 0.9), link("bc", 0.6), link("ac", 0.45)) == ["abc"]


def test_the_likeliest_pair_joins_first() -> None:
    assert joined(link("ab", 0.6), link("bc", 0.95)) == ["bc"]


def test_a_persons_same_joins_also_what_the_linker_parts() -> None:
    far = [report("a", date=on(may(1))), report("b", date=on(may(20)))]
    assert joined(said("ab", 1.0), reports=far) == ["ab"]


def test_a_persons_different_parts_what_is_most_alike() -> None:
    assert joined(said("ab", 0.0)) == []
    assert joined(link("ac", 0.9), link("bc", 0.9), said("ab", 0.0)) == ["ac"]


def test_a_persons_same_holds_though_the_two_are_held_different_from_a_third() -> None:
    assert joined(said("ab", 1.0), said("bc", 0.0), link("ac", 0.9)) == ["ab"]


def test_a_slip_of_a_day_does_not_part_a_report_from_a_group_that_it_fits() -> None:
    days = [report("a", date=on(may(10))), report("b", date=on(may(11))), report("c", date=on(may(12)))]
    assert joined(link("ab", 0.9), link("bc", 0.9), reports=days) == ["abc"]


def test_two_that_name_no_common_state_go_with_a_third_that_names_both() -> None:
    reports = [report("a", "GON>"), report("b", "GON=ROH"), report("c", "ROH>")]
    assert joined(link("ab", 0.9), link("bc", 0.9), reports=reports) == ["abc"]


def test_days_far_apart_part_two_that_a_third_goes_with() -> None:
    days = [report("a", date=on(may(1))), report("b"), report("c", date=on(may(15)))]
    assert joined(link("ab", 0.9), link("bc", 0.9), reports=days) == ["ab"]


@given(
    st.lists(st.tuples(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.floats(0.01, 1)), max_size=6),
    st.randoms(),
)
def test_the_order_of_the_links_changes_nothing(pairs: list[tuple[str, float]], random: object) -> None:
    links = list({one.left + one.right: one for one in (link(*pair) for pair in pairs)}.values())
    before = joined(*links)
    random.shuffle(links)  # type: ignore[attr-defined]
    assert joined(*links) == before


def test_two_large_groups_that_do_not_fit_are_compared_once(monkeypatch: object) -> None:
    there = {f"{side}{at:02}": report(f"{side}{at:02}") for side in "ab" for at in range(20)}
    within = [Link(*pair, Judgement.SAME, 0.9) for pair in itertools.combinations(there, 2) if pair[0][0] == pair[1][0]]
    between = [Link(f"a{at:02}", f"b{at:02}", Judgement.SAME, 0.5) for at in range(20)]
    asked: list[int] = []
    monkeypatch.setattr(across, "likelihood", lambda *_: asked.append(1) or 0.1)  # type: ignore[attr-defined]
    keys = {id_: keys_of(one) for id_, one in there.items()}
    groups = across.joined([*within, *between], lambda _: there, keys, MODEL)
    assert [len(group) for group in groups] == [20, 20]
    assert len(asked) == 20 * 20 - 20
