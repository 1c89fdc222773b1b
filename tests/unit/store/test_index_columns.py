"""Reports as columns of numbers: comparing them by arrays is comparing them one by one."""

import itertools
import math
from collections.abc import Sequence

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.unit.linking.reports_made import at, may, on, report, who
from tests.unit.store.index_made import index_of

from dragoman.knowledge.linking import load_linking
from dragoman.linking.block import pairs
from dragoman.linking.score import compare, far, features, gap, keys_of, likelihood
from dragoman.linking.score_columns import likelihoods, scores
from dragoman.model.event import EventType
from dragoman.model.link import Judgement, Report
from dragoman.model.modality import Status
from dragoman.model.time import Basis
from dragoman.store.index_columns import columns_of, comparable

MODEL = load_linking()
_PARTIES = (who("GON"), who("ROH"), who("GON", "Faramir Hurinion", kind="person"), who("GON", "Hurinion"))
_PARTIES += (who("ROH", office="foreign-minister"), who("XXX", "Saruman"), who("MOR", "the Eye", kind="body"))
_PARTIES += (who("ROH", "Éomer of Aldburg", kind="person"),)
_sides = st.lists(st.sampled_from(_PARTIES), max_size=2).map(tuple)
_DATES = (None, on(may(11)), on(may(12)), on(may(14)), on(may(9), may(15)), on(may(12), basis=Basis.INFERRED))
_DATES += (on(may(12), may(12).replace(month=9)),)
_PLACES = (None, at("Osgiliath", "GON"), at("Edoras", "ROH"), at("Gondor", "GON", kind="country"))
_PLACES += (at("Gondor", "GON", kind="country", why="domestic"),)
_WORDS = ["meet border river bridge hurinion", "meet border wool roh saruman", "talk grain price éomer roh", "meet"]
_WORDS += ["talk monday", "wool hurinion éomer aldburg monday"]
_made = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["CONSULT", "ACCUSE"]),
        "known": st.sampled_from([None, may(11), may(12), may(17)]),
        "actors": _sides,
        "recipients": _sides,
        "date": st.sampled_from(_DATES),
        "place": st.sampled_from(_PLACES),
        "status": st.sampled_from([Status.HAPPENED, Status.PLANNED, Status.DENIED, Status.NEGATED]),
        "words": st.sampled_from(_WORDS),
        "parties": st.sampled_from(["GON=ROH", "GON>ROH"]),
        "document": st.sampled_from(["d1", "d2", "d3"]),
        "alike": st.just(()),
        "ordinal": st.integers(0, 3),
        "modes": st.sampled_from([(), ("visit",), ("phone",), ("visit", "phone")]),
    }
)
_few = settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def _reports(made: Sequence[dict[str, object]]) -> list[Report]:
    """Numbered in the order of their ids and types; the articles d1 and d2 are copies."""
    out = []
    for number, one in enumerate(sorted(made, key=lambda one: str(one["kind"]))):
        alike = {"d1": ("d2",), "d2": ("d1",)}.get(str(one["document"]), ())
        fields = {name: value for name, value in one.items() if name not in ("modes", "kind", "parties")}
        kind = EventType(str(one["kind"]), one["modes"])  # type: ignore[arg-type]
        out.append(report(f"r{number}", str(one["parties"]), **{**fields, "alike": alike, "type": kind}))  # type: ignore
    return out


def _within_group(left: Report, right: Report) -> float:
    keys = {one.id: keys_of(one) for one in (left, right)}
    if far(keys[left.id], keys[right.id], slack=1):
        return math.nan if (gap(keys[left.id], keys[right.id]) or 0) > 3 else 0.0
    return likelihood(features(left, right, keys, MODEL), MODEL)


@_few
@given(st.lists(_made, min_size=2, max_size=5))
def test_pairs_are_as_likely_by_arrays_as_one_by_one(made: list[dict[str, object]]) -> None:
    reports = _reports(made)
    columns = columns_of(index_of(reports), "SELECT rowid FROM reports", MODEL)
    of_both = list(itertools.combinations(range(len(reports)), 2))
    left, right = np.array(of_both, dtype=np.int64).T
    expected = [_within_group(reports[one], reports[other]) for one, other in of_both]
    np.testing.assert_allclose(likelihoods(columns, left, right, MODEL), expected, atol=0.00011)


@_few
@given(st.lists(_made, min_size=2, max_size=5))
def test_what_is_dropped_early_is_different(made: list[dict[str, object]]) -> None:
    reports = _reports(made)
    for one in comparable(index_of(reports), MODEL)[1]:
        left, right, _ = pairs(one.columns, one.weeks, one.fresh)
        never = np.zeros(len(left), dtype=bool)
        chosen, score = scores(one.columns, left, right, MODEL, least=MODEL.unsure, worded=never)
        found = dict(zip(chosen.tolist(), score.tolist(), strict=True))
        for number, (ours, theirs) in enumerate(zip(left + one.first, right + one.first, strict=True)):
            of_both = reports[ours], reports[theirs]
            link = compare(*of_both, {told.id: keys_of(told) for told in of_both}, MODEL)
            assert (link.judgement is Judgement.DIFFERENT) == (number not in found)
            assert abs(found.get(number, link.score) - link.score) < 0.00011
