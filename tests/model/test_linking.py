"""Linking across articles must not get worse: a floor a little under benchmarks/RESULTS.md, on our own corpus."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.linking import Corpus, Telling, b_cubed, build, tellings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Telling]:
    corpus, folder = Corpus.load(), tmp_path_factory.mktemp("linking") / "record"
    build(corpus, folder)
    return [one for one in tellings(corpus, folder) if one.event is not None]


def test_reports_of_one_happening_are_one_event(told: list[Telling]) -> None:
    assert b_cubed((one.happening, str(one.event)) for one in told)[2] >= 0.88


def test_few_events_hold_two_happenings(told: list[Telling]) -> None:
    assert b_cubed((one.happening, str(one.event)) for one in told)[0] >= 0.92


def test_meetings_of_different_weeks_are_never_one(told: list[Telling]) -> None:
    """Apart by a week or more: the days of the articles that tell only one of the two."""
    published = {one["doc"]: one["published"] for group in Corpus.load().groups.values() for one in group["articles"]}
    docs, of_event = defaultdict(set), defaultdict(set)
    for one in told:
        docs[one.happening].add(one.doc)
        if one.type == "CONSULT":
            of_event[one.event].add(one.happening)
    for left, right in (pair for happenings in of_event.values() for pair in combinations(sorted(happenings), 2)):
        both = docs[left] & docs[right]
        days = [abs((published[a] - published[b]).days) for a in docs[left] - both for b in docs[right] - both]
        assert min(days, default=0) < 7, (left, right)


def test_the_corpus_is_as_large_as_the_figures_say() -> None:
    assert len(list(Path("benchmarks/linking").glob("*.yaml"))) == 86
