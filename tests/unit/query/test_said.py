"""Quotes of a speaker and claims that rest on their word."""

from datetime import date

import pytest
from tests.unit.query.made import add_document, add_event, add_quote, empty_index, gondor_meets_rohan, insert, voice

from dragoman.errors import UnknownName
from dragoman.query.said import said

DAY = date(2021, 5, 10)
FARAMIR = voice("The envoy of Gondor", "GDR", person="Faramir", actor="q-Faramir")


def test_a_quote_is_found_by_its_speakers_full_name() -> None:
    index = empty_index()
    add_quote(index, "first", FARAMIR, "We shall talk.", published=DAY)
    (one,) = said(index, "faramir").dicts()
    assert (one["kind"], one["text"], one["doc"], one["date"]) == ("quote", "We shall talk.", "first", DAY)


def test_a_quote_is_dated_by_the_day_it_was_said() -> None:
    index = empty_index()
    add_quote(index, "first", FARAMIR, "We shall talk.", published=DAY, said_start=date(2021, 5, 8))
    assert said(index, "Faramir").dicts()[0]["date"] == date(2021, 5, 8)


def test_a_quote_names_the_records_event_and_not_the_articles() -> None:
    index = empty_index()
    insert(index, "aliases", alias="report", event="e1")
    add_quote(index, "first", FARAMIR, "We shall talk.", published=DAY, about=["report"])
    assert said(index, "Faramir").dicts()[0]["events"] == ["e1"]


def test_claims_come_with_their_words_and_articles() -> None:
    rows = said(gondor_meets_rohan(), "Faramir").dicts()
    assert [(row["kind"], row["doc"], row["text"]) for row in rows] == [
        ("claim", "first", "They will meet."),
        ("claim", "second", "They will meet."),
    ]


def test_a_claim_of_another_source_in_the_same_event_is_left_out() -> None:
    index = empty_index()
    add_document(index, "first", published=DAY)
    add_event(index, "e1", voices=(FARAMIR, voice("A farmer", "RHN")))
    assert [row["speaker"] for row in said(index, "a farmer").dicts()] == ["A farmer"]


def test_days_hold() -> None:
    assert len(said(gondor_meets_rohan(), "Faramir", since="2021-05-11")) == 1


def test_an_unknown_speaker_is_refused() -> None:
    with pytest.raises(UnknownName):
        said(gondor_meets_rohan(), "Nobody in particular")


def test_a_speaker_known_to_the_tables_who_said_nothing_gives_nothing() -> None:
    assert len(said(gondor_meets_rohan(), "Vladimir Putin")) == 0
