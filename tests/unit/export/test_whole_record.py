"""PLOVER's JSON, CSV, Parquet, GeoJSON and iCalendar: the formats that know a status."""

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.export.made_events import DOCUMENTS, Event, event, events, party

from dragoman.export import calendar, events_csv
from dragoman.export.folding import LeftOut, fold_any
from dragoman.export.forms import WRITERS
from dragoman.export.parquet import write
from dragoman.export.theirs.forms import read

MEETING = {"type": "CONSULT", "status": "planned"}


def text(form: str, *found: Event) -> str:
    return "".join(piece for piece in WRITERS[form](found, DOCUMENTS) if isinstance(piece, str))


def plover_record(**fields: Any) -> dict[str, Any]:
    return dict(json.loads(text("plover", event(**fields))))


def unfolded(*found: Event) -> list[str]:
    return text("ical", *found).replace("\r\n ", "").split("\r\n")[:-1]


def test_plover_marks_a_denied_event_as_negated() -> None:
    assert plover_record(status="denied")["mode"] == ["visit", "negation"]


def test_plover_tells_a_planned_visit_as_a_future_promise_and_keeps_what_it_was() -> None:
    record = plover_record(status="planned")
    kept = json.loads(record["comment"])
    assert (record["event"], record["mode"], record["date"]) == (["AGREE"], ["future"], "2021-05-10")
    assert (kept["type"], kept["modes"], kept["for"]) == ("CONSULT", ["visit"], ["2021-05-15", "2021-05-16"])


def test_plover_has_its_own_codes_for_bodies_and_scores_for_types() -> None:
    record = plover_record(recipients=[party("United Nations", "UN", "IGO")])
    assert (record["recipient"][0]["code"], record["event_scale"], record["quad_code"]) == ("UNO", 4.0, 1)


@given(found=events())
@settings(max_examples=80, deadline=None)
def test_plover_gives_back_what_it_has(found: Event) -> None:
    act = fold_any(found, DOCUMENTS)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "theirs.jsonl"
        path.write_text(text("plover", found) or "\n", encoding="utf-8", newline="")
        rows = list(read(path, "plover"))
    if isinstance(act, LeftOut):
        assert rows == []
        return
    (row,) = rows
    assert (row["id"], row["type"], row["modes"]) == (found["id"], act.type, list(act.modes))
    assert row["reciprocal"] == found["reciprocal"]
    assert (row["contexts"], row["status"]) == (found["contexts"], act.auxiliary or "happened")
    assert (row["date"]["start"], row["date"]["end"]) == (act.day.isoformat(), act.last.isoformat())
    for side in ("actors", "recipients"):
        for name in ("text", "name", "id", "country", "sector", "office"):
            assert [one[name] for one in row[side]] == [one[name] for one in found[side]]
    assert row["place"] == (found["place"] and {**found["place"], "span": None})


def test_csv_has_the_columns_that_it_names() -> None:
    (row,) = csv.DictReader(io.StringIO(text("csv", event())))
    assert tuple(row) == events_csv.COLUMNS
    assert (row["cameo"], row["status"], row["docs"], row["aliases"]) == ("042", "happened", "amroth; edoras", "e0")


@given(words=st.text(min_size=1))
def test_no_cell_of_the_csv_begins_like_a_formula(words: str) -> None:
    (row,) = csv.DictReader(io.StringIO(text("csv", event(actors=[party(words, "AND")]))))
    assert not row["actors"].startswith(("=", "+", "-", "@")) and "\n" not in row["actors"]


def test_parquet_keeps_every_field_of_the_record(tmp_path: Path) -> None:
    import duckdb

    target = tmp_path / "events.parquet"
    assert write([event(), event(id="e2", date=None, place=None)], DOCUMENTS, target) == 2
    told = f"SELECT to_json(e) FROM read_parquet('{target}') e ORDER BY id"
    first, second = (json.loads(row[0]) for row in duckdb.sql(told).fetchall())
    assert pruned({name: first[name] for name in event()}) == pruned(event())
    assert (second["date"], second["place"], first["first_known"]) == (None, None, "2021-05-10")


def test_parquet_is_the_same_bytes_for_the_same_events(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write([event()], DOCUMENTS, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@given(found=st.lists(events(), max_size=4))
@settings(max_examples=40, deadline=None)
def test_geojson_is_json_with_a_feature_for_each_place(found: list[Event]) -> None:
    collection = json.loads(text("geojson", *found))
    placed = [one for one in found if one["place"]]
    assert [one["id"] for one in collection["features"]] == [one["id"] for one in placed]
    for feature, one in zip(collection["features"], placed, strict=True):
        assert feature["geometry"]["coordinates"] == [one["place"]["lon"], one["place"]["lat"]]
        assert feature["properties"]["status"] == one["status"]


def test_a_planned_meeting_is_a_whole_day_entry_that_ends_the_day_after() -> None:
    lines = unfolded(event(**MEETING))
    assert {"DTSTART;VALUE=DATE:20210515", "DTEND;VALUE=DATE:20210517", "DTSTAMP:20210510T000000Z"} <= set(lines)
    assert "SUMMARY:Elessar (AND) – Imrahil (MCO)" in lines and "LOCATION:Dol Amroth\\, MCO" in lines


@pytest.mark.parametrize(
    ("status", "told"), [("planned", "CONFIRMED"), ("possible", "TENTATIVE"), ("cancelled", "CANCELLED")]
)
def test_the_calendar_knows_what_is_open_and_what_is_called_off(status: str, told: str) -> None:
    assert f"STATUS:{told}" in unfolded(event(type="CONSULT", status=status))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": "happened"}, "happened"),
        ({"type": "AID", "modes": []}, "no-meeting"),
        ({"date": None}, "no-day"),
        ({"date": {"start": "2021-01-01", "end": "2021-12-31", "grain": "year", "basis": "stated"}}, "too-coarse"),
    ],
)
def test_what_no_calendar_can_show_is_left_out(fields: Event, reason: str) -> None:
    pieces = calendar.lines([event(**{**MEETING, **fields})], DOCUMENTS)
    assert [piece.reason for piece in pieces if isinstance(piece, LeftOut)] == [reason]


@given(found=events(), words=st.text())
@settings(max_examples=80, deadline=None)
def test_calendar_lines_are_folded_and_hold_no_foreign_property(found: Event, words: str) -> None:
    meeting = {**found, **MEETING, "modes": [], "actors": [party(words + "\r\nATTENDEE:x", "AND")]}
    whole = text("ical", meeting)
    lines = whole.split("\r\n")
    assert lines.pop() == "" and all(len(line.encode()) <= 75 for line in lines)
    assert not any(character in line for line in lines for character in "\r\n")
    names = {line.split(":")[0].split(";")[0] for line in whole.replace("\r\n ", "").split("\r\n")}
    assert "ATTENDEE" not in names


def test_the_same_events_give_the_same_text() -> None:
    for form in WRITERS:
        assert text(form, event(), event(id="e2")) == text(form, event(), event(id="e2"))


def test_a_map_of_nothing_is_still_a_map() -> None:
    assert json.loads(text("geojson")) == {"type": "FeatureCollection", "features": []}


def pruned(value: Any) -> Any:
    """Without the fields that are null: a struct has all of its fields."""
    if isinstance(value, dict):
        return {name: pruned(one) for name, one in value.items() if one is not None}
    return [pruned(one) for one in value] if isinstance(value, list) else value
