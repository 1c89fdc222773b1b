"""A person's word goes before the machine's, at once and after every rebuild."""

from pathlib import Path

import pytest
from tests.unit.store.records_made import Article, Tells, commit, groups, judgement, rows, tables

from dragoman.store.index import update
from dragoman.store.rows import Row

MEETS = Tells("GON=ROH", day=11, place="Osgiliath")
ONE, TWO = Article("one", 12, (MEETS,)), Article("two", 13, (MEETS,))
APART = Article("apart", 25, (Tells("GON=ROH", day=24, words="dine wine song"),))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    commit(tmp_path, ONE, APART)
    return tmp_path


def judged(record: Path, *words: Row) -> Path:
    """Judged one after the other, and the same after a rebuild."""
    for word in words:
        update(record)
        commit(record, judgements=[word])
    found = tables(record)
    update(record, rebuild=True)
    assert tables(record) == found
    return record


def test_what_is_no_event_goes(record: Path) -> None:
    judged(record, judgement(1, "not-event", ONE))
    assert rows(record, "SELECT id FROM events") == [(APART.events()[0],)]
    assert rows(record, "SELECT DISTINCT event FROM tellings") == [(APART.events()[0],)]


def test_a_wrong_type_is_set_right(record: Path) -> None:
    judged(record, judgement(1, "wrong-type", ONE, kind="ACCUSE"))
    assert rows(record, "SELECT type, quad, judged FROM events WHERE judged IS NOT NULL") == [
        ("ACCUSE", 3, "wrong-type")
    ]
    assert rows(record, "SELECT DISTINCT type FROM dyads ORDER BY 1") == [("ACCUSE",), ("CONSULT",)]


def test_wrong_parties_are_set_right_and_the_right_ones_stay_as_told(record: Path) -> None:
    judged(record, judgement(1, "wrong-party", ONE, actors=["ROH"], recipients=["MOR"]))
    event = f"event = '{ONE.events()[0]}'"
    assert rows(record, f"SELECT side, country, why FROM parties WHERE {event} ORDER BY side") == [
        ("actor", "ROH", "exact-name"),
        ("recipient", "MOR", "judged"),
    ]
    assert rows(record, f"SELECT actor, recipient FROM dyads WHERE {event}") == [("ROH", "MOR")]


def test_a_party_that_was_told_on_the_other_side_keeps_its_words(record: Path) -> None:
    judged(record, judgement(1, "wrong-party", ONE, actors=["ROH"], recipients=["GON"]))
    assert rows(record, f"SELECT side, country, why FROM parties WHERE event = '{ONE.events()[0]}' ORDER BY side") == [
        ("actor", "ROH", "exact-name"),
        ("recipient", "GON", "exact-name"),
    ]


def test_a_second_correction_keeps_the_first(record: Path) -> None:
    judged(
        record,
        judgement(1, "wrong-type", ONE, kind="ACCUSE"),
        judgement(2, "wrong-party", ONE, actors=["ROH"], recipients=["MOR"]),
        judgement(3, "right", ONE),
    )
    assert rows(record, "SELECT type, judged FROM events WHERE judged IS NOT NULL") == [("ACCUSE", "right")]
    assert rows(record, "SELECT type FROM dyads WHERE recipient = 'MOR'") == [("ACCUSE",)]


def test_the_last_word_counts(record: Path) -> None:
    judged(record, judgement(1, "not-event", ONE), judgement(2, "right", ONE))
    assert rows(record, "SELECT count(*) FROM events") == [(2,)]


def test_what_is_no_event_stays_none_when_its_link_is_judged_later(record: Path) -> None:
    judged(record, judgement(1, "not-event", ONE), judgement(2, "different", ONE, others=APART))
    assert rows(record, "SELECT id FROM events") == [(APART.events()[0],)]


def test_same_joins_what_nothing_else_would(record: Path) -> None:
    judged(record, judgement(1, "same", ONE, others=APART))
    assert groups(record) == [{"one", "apart"}]


def test_different_parts_what_is_alike(record: Path) -> None:
    commit(record, TWO)
    assert groups(record) == [{"one", "two"}]
    judged(record, judgement(1, "different", ONE, others=TWO))
    assert groups(record) == []


def test_the_later_of_two_contrary_words_on_a_pair_counts(record: Path) -> None:
    commit(record, TWO)
    judged(record, judgement(1, "different", ONE, others=TWO), judgement(2, "same", ONE, others=TWO))
    assert groups(record) == [{"one", "two"}]


def test_a_judgement_holds_for_the_event_that_a_later_article_joins(record: Path) -> None:
    judged(record, judgement(1, "wrong-type", ONE, kind="ACCUSE"))
    commit(record, TWO)
    assert rows(record, "SELECT type FROM events WHERE documents = 2") == [("ACCUSE",)]
