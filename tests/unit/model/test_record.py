"""The record as JSON."""

import json
from dataclasses import replace

from tests.unit.export.made import TEXT, made_reading

from dragoman.model.event import Failure
from dragoman.model.record import record, to_json


def test_the_fields_of_an_article_are_in_their_order() -> None:
    assert list(record(made_reading())) == [
        *("doc", "id", "sha256", "url", "outlet", "title", "language"),
        *("published", "published_basis", "published_why", "text", "boilerplate"),
        *("events", "quotes", "refusals", "run"),
    ]


def test_the_fields_of_an_event_are_in_their_order() -> None:
    assert list(record(made_reading())["events"][0]) == [
        *("id", "type", "modes", "contexts", "cameo", "quad", "intensity"),
        *("actors", "recipients", "reciprocal", "date", "place", "status", "said_by", "confidence", "mentions"),
    ]


def test_a_party_has_the_words_and_what_is_known() -> None:
    party = record(made_reading())["events"][0]["actors"][0]
    assert party == {
        "text": "King Elessar",
        "span": [15, 27],
        "name": "King Elessar",
        "id": "q-King Elessar",
        "country": "GON",
        "sector": "GOV",
        "office": "king",
        "why": "exact-name",
        "inferred": False,
    }


def test_every_span_points_at_its_words() -> None:
    made = record(made_reading())
    for party in made["events"][0]["actors"]:
        start, end = party["span"]
        assert made["text"][start:end] == party["text"]


def test_numbers_are_rounded() -> None:
    event = record(made_reading())["events"][0]
    assert (event["confidence"], event["intensity"], event["place"]["lat"]) == (0.988, 0.33, 41.12346)


def test_sentences_are_counted_from_one() -> None:
    assert record(made_reading())["events"][0]["mentions"][0]["sentence"] == 1


def test_an_unplaced_event_has_no_place() -> None:
    reading = made_reading()
    bare = replace(reading, events=(replace(reading.events[0], place=None, date=None),))
    event = record(bare)["events"][0]
    assert event["place"] is None and event["date"] is None


def test_a_name_that_is_not_known_is_no_place() -> None:
    reading = made_reading()
    event = reading.events[0]
    assert event.place is not None
    lost = replace(reading, events=(replace(event, place=replace(event.place, place=None)),))
    assert record(lost)["events"][0]["place"] is None


def test_the_same_reading_is_the_same_bytes() -> None:
    assert to_json(made_reading()) == to_json(made_reading())


def test_control_characters_are_escaped_and_not_lost() -> None:
    text = TEXT + "\n\x1b\x9b\u202e\x7f"
    line = to_json(made_reading(text))
    assert not {"\x1b", "\x9b", "\u202e", "\x7f"} & set(line) and json.loads(line)["text"] == text


def test_a_failure_is_a_row_with_its_reason() -> None:
    row = json.loads(to_json(Failure("a", "ingest", "empty", "a.txt: the file is empty")))
    assert row == {"doc": "a", "failure": {"stage": "ingest", "reason": "empty", "message": "a.txt: the file is empty"}}
