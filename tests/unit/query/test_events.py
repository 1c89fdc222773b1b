"""Events in the record's form and in a stable order."""

from datetime import date

import pytest
from tests.unit.export.made import made_reading
from tests.unit.query.made import add_event, empty_index, gondor_meets_rohan, insert

from dragoman.errors import UnknownName, UsageError
from dragoman.model.record import event_record
from dragoman.query.event_rows import COLUMNS
from dragoman.query.events import events
from dragoman.query.evidence import words_of
from dragoman.query.filters import Filter

INDEX = gondor_meets_rohan()
(MEETING,) = events(INDEX, Filter(actor="Elessar"))


def ids(order: str = "date") -> list[str]:
    return [event["id"] for event in events(INDEX, order=order)]


def test_the_fields_are_those_of_an_article_and_then_the_records_own() -> None:
    (event,) = made_reading().events
    assert list(MEETING) == [*event_record(event), "history", "voices", "aliases"]


def test_parties_date_place_and_sources_name_their_article_besides() -> None:
    article = event_record(made_reading().events[0])
    assert set(MEETING["actors"][0]) == {*article["actors"][0], "doc"}
    assert set(MEETING["date"]) == {*article["date"], "doc"} and set(MEETING["place"]) == {*article["place"], "doc"}
    assert set(MEETING["said_by"][0]) == {*article["said_by"][0], "doc"}


def test_mentions_name_their_article_first() -> None:
    first = MEETING["mentions"][0]
    assert list(first) == ["doc", "start", "end", "sentence", "trigger", "rule", "status"] and first["doc"] == "first"


def test_the_history_is_oldest_first() -> None:
    assert [entry["doc"] for entry in MEETING["history"]] == ["first", "second"]


def test_the_history_names_its_sources() -> None:
    assert MEETING["history"][0]["said_by"] == [
        {"name": "The envoy of Gondor", "country": "GDR", "stance": "says", "span": [0, 5]}
    ]


def test_numbers_are_rounded_as_in_an_articles_record() -> None:
    assert (MEETING["confidence"], MEETING["intensity"], MEETING["place"]["lat"]) == (0.988, 0.33, 41.12346)


def test_an_undated_event_without_place_has_null_for_both() -> None:
    (visit,) = events(INDEX, Filter(mode="visit"))
    assert visit["date"] is None and visit["place"] is None


def test_aliases_are_the_other_ids() -> None:
    assert MEETING["aliases"] == ["old-meet"]


def test_an_alias_that_is_the_id_itself_is_left_out() -> None:
    index = empty_index()
    add_event(index, "e1")
    insert(index, "aliases", alias="e1", event="e1")
    assert events(index).dicts()[0]["aliases"] == []


def test_events_come_by_date_and_undated_ones_last() -> None:
    assert ids() == ["e-attack", "e-meet", "e-visit"]


def test_the_newest_come_first_if_asked() -> None:
    assert ids("newest") == ["e-meet", "e-visit", "e-attack"]


def test_the_order_does_not_depend_on_the_order_of_rows() -> None:
    index = empty_index()
    for identity in ("e2", "e1", "e3"):
        add_event(index, identity, day=date(2021, 1, 1))
    assert [event["id"] for event in events(index)] == ["e1", "e2", "e3"]


def test_an_unknown_order_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="newest"):
        ids("best")


def test_a_limit_takes_the_first() -> None:
    assert [event["id"] for event in events(INDEX, limit=1)] == ["e-attack"]


def test_the_same_index_gives_the_same_bytes() -> None:
    assert events(INDEX).to_json() == events(gondor_meets_rohan()).to_json()


def test_the_flat_rows_have_all_columns() -> None:
    assert all(len(row) == len(COLUMNS) for row in events(INDEX).cells())


def test_a_data_frame_has_a_row_an_event() -> None:
    pytest.importorskip("pandas")
    assert list(events(INDEX).df()["id"]) == ["e-attack", "e-meet", "e-visit"]


def test_the_words_of_an_event_stand_around_its_trigger() -> None:
    assert words_of(INDEX, ["e-meet"]) == {"e-meet": ("They will ", "meet", ".")}


def test_a_record_without_text_has_no_words() -> None:
    index = empty_index()
    add_event(index, "e1", quote=None)
    assert words_of(index, ["e1"]) == {}


def test_the_words_reach_over_the_sentence_where_the_text_is_kept() -> None:
    text = "It rained. On Jan. 12 the envoys of Gondor will meet, Gov. Hama said. Then they left."
    start, end = text.index("will"), text.index(", Gov.")
    index = empty_index()
    insert(index, "documents", id="d1", name="first", text=text, current=True)
    insert(index, "claims", id="c1", document="d1", quote=text[start:end])
    trigger = [text.index("meet"), text.index("meet") + 4]
    insert(index, "tellings", event="e1", ordinal=0, document="d1", claim="c1", evidence=[start, end], trigger=trigger)
    before, _, after = words_of(index, ["e1"])["e1"]
    assert before == "On Jan. 12 the envoys of Gondor will " and after == ", Gov. Hama said."


def test_a_limit_below_zero_is_refused() -> None:
    with pytest.raises(UsageError, match="-1"):
        events(INDEX, limit=-1)
