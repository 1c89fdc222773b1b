"""GDELT, ICEWS, POLECAT and CAMEO: columns, rows, and the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.export.made_events import DOCUMENTS, Event, event, events, party

from dragoman.export import cameo, gdelt, icews, polecat
from dragoman.export.cells import tabbed
from dragoman.export.folding import LeftOut, fold, fold_coded, pairs
from dragoman.export.theirs.forms import read
from dragoman.export.theirs.gdelt import read_mentions
from dragoman.knowledge.codebook import load_cameo
from dragoman.knowledge.formats import bodies, columns, countries, countries_named, sector_codes

COUNTS = {"gdelt": 61, "gdelt-mentions": 16, "icews": 20, "polecat": 40, "cameo": 6}
WRITERS = {
    "gdelt": gdelt.events,
    "gdelt-mentions": gdelt.mentions,
    "icews": icews.rows,
    "polecat": polecat.rows,
    "cameo": cameo.rows,
}
PLACE_DIGITS = 5


def told(form: str, *found: Event) -> list[str]:
    return [line for line in WRITERS[form](found, DOCUMENTS) if isinstance(line, str)]


def cells(form: str, *found: Event) -> list[dict[str, str]]:
    lines = told(form, *found)
    body = lines if form.startswith("gdelt") else lines[1:]
    return [dict(zip(columns(form), line.rstrip("\n").split("\t"), strict=True)) for line in body]


def back(form: str, *found: Event, reader: Callable[[Path], Iterator[Any]] | None = None) -> list[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "theirs.txt"
        path.write_text("".join(told(form, *found)), encoding="utf-8", newline="")
        return list(reader(path) if reader else read(path, form))


def country_back(one: Event) -> str:
    """What CAMEO's codes can tell of a country; a body without a code comes back only by its name."""
    code = one["country"]
    known = code in countries() or code == "WEST" or bool(code in bodies() and bodies()[code].cameo)
    return code if known else "XXX"


@pytest.mark.parametrize("form", COUNTS)
def test_every_row_has_the_columns_of_its_format(form: str) -> None:
    assert len(columns(form)) == COUNTS[form]
    assert all(line.count("\t") == COUNTS[form] - 1 for line in told(form, event()))


@pytest.mark.parametrize("form", COUNTS)
@given(found=st.lists(events(), max_size=3))
@settings(max_examples=40, deadline=None)
def test_no_word_of_an_article_breaks_a_row(form: str, found: list[Event]) -> None:
    for line in told(form, *found):
        assert line.endswith("\n") and line.count("\n") == 1 and '"' not in line
        assert line.count("\t") == COUNTS[form] - 1 and len(line.splitlines()) == 1


@pytest.mark.parametrize("form", COUNTS)
def test_a_denied_event_is_in_no_file_of_facts(form: str) -> None:
    (left,) = [line for line in WRITERS[form]([event(status="denied")], DOCUMENTS) if isinstance(line, LeftOut)]
    assert left.reason == "denied" and cells(form, event(status="denied")) == []


def test_gdelt_row() -> None:
    (row,) = cells("gdelt", event())
    assert {name: value for name, value in row.items() if value} == {
        "GLOBALEVENTID": str(gdelt.row_id(event(), 0)),
        "SQLDATE": "20210515",
        "MonthYear": "202105",
        "Year": "2021",
        "FractionDate": "2021.3699",
        "Actor1Code": "ANDGOV",
        "Actor1Name": "ELESSAR",
        "Actor1CountryCode": "AND",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "MCOMIL",
        "Actor2Name": "IMRAHIL",
        "Actor2CountryCode": "MCO",
        "Actor2Type1Code": "MIL",
        "IsRootEvent": "1",
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "2",
        "NumSources": "2",
        "NumArticles": "2",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Dol Amroth, Monaco",
        "ActionGeo_CountryCode": "MN",
        "ActionGeo_Lat": "41.12346",
        "ActionGeo_Long": "-8.6",
        "DATEADDED": "20210510000000",
        "SOURCEURL": "https://palantir.example/amroth",
    }


def test_a_state_as_such_has_no_role_in_gdelt_and_a_body_its_group() -> None:
    actors = [party("San Marino", "SMR", id="state-smr")], [party("United Nations", "UN", "IGO")]
    (row,) = cells("gdelt", event(actors=actors[0], recipients=actors[1]))
    assert (row["Actor1Code"], row["Actor1Type1Code"]) == ("SMR", "")
    assert (row["Actor2Code"], row["Actor2KnownGroupCode"], row["Actor2CountryCode"]) == ("IGOUNO", "UNO", "")


def test_health_workers_and_journalists_do_not_change_places_in_cameo() -> None:
    (row,) = cells("gdelt", event(actors=[party("healers", "AND", "MED")], recipients=[party("heralds", "AND", "JRN")]))
    assert (row["Actor1Type1Code"], row["Actor2Type1Code"]) == ("HLH", "MED")


def test_goldstein_is_each_formats_own() -> None:
    code = next(code for code in load_cameo().values() if code.goldstein != code.goldstein_icews)
    found = event(cameo=code.code)
    assert float(cells("gdelt", found)[0]["GoldsteinScale"]) == code.goldstein
    assert float(cells("icews", found)[0]["Intensity"]) == code.goldstein_icews


def test_gdelt_mentions_name_the_rows_of_the_events() -> None:
    together = event(actors=[party("a", "AND"), party("b", "MCO")], recipients=[], reciprocal=True)
    ids = {row["GLOBALEVENTID"] for row in cells("gdelt", together)}
    found = cells("gdelt-mentions", together)
    assert {row["GLOBALEVENTID"] for row in found} == ids and len(found) == 4
    assert [row["MentionType"] for row in found[:2]] == ["1", "2"]


def test_a_mention_keeps_its_sentence_offsets_and_confidence() -> None:
    first, second = back("gdelt-mentions", event(), reader=read_mentions)
    assert (first["sentence"], first["actor"], first["trigger"], first["confidence"]) == (1, 3, 10, 0.9)
    assert (first["outlet"], first["characters"]) == ("The Palantir", 321)
    assert (second["doc"], second["actor"]) == ("From Edoras; edoras", -1)


def test_icews_ids_fit_into_r_and_do_not_meet_on_one_day() -> None:
    many = [event(id=f"e{number}") for number in range(300)]
    ids = [int(row["Event ID"]) for row in cells("icews", *many)]
    assert len(set(ids)) == 300 and max(ids) < 2**31


def test_cameo_codes_stay_strings() -> None:
    assert cells("icews", event())[0]["CAMEO Code"] == cells("cameo", event())[0]["code"] == "042"


def test_polecat_lists_keep_their_order_across_columns() -> None:
    both = [party("A; B", "AND", office="king"), party("c", "XXX", "CVL")]
    (row,) = cells("polecat", event(actors=both))
    assert (row["Actor Name"], row["Actor Country"], row["Actor Title"]) == ("A, B;c", "AND;None", "king;None")
    assert (row["Quad Code"], row["Intensity"], row["Event Mode"]) == ("VERBAL COOPERATION", "4", "visit")


@given(found=events(("happened", "ongoing", "planned")))
@settings(max_examples=80, deadline=None)
def test_gdelt_gives_back_what_it_has(found: Event) -> None:
    act = fold_coded(found, DOCUMENTS)
    rows = back("gdelt", found)
    if isinstance(act, LeftOut):
        assert rows == []
        return
    for row, sides in zip(rows, pairs(found), strict=True):
        code = load_cameo()[act.cameo or ""]
        assert (row["date"]["start"], row["cameo"]) == (act.day.isoformat(), code.code)
        assert (row["quad"], row["intensity"]) == (code.quad, code.goldstein)
        assert (row["voices"], row["documents"], row["first_known"]) == (2, 2, "2021-05-10")
        assert row["urls"] == ["https://palantir.example/amroth"]
        for one, (other,) in zip([one for one in sides if one], (row["actors"], row["recipients"]), strict=False):
            assert other["name"] == tabbed(one["name"] or one["text"]).upper()
            assert other["country"] in (country_back(one), countries_named().get(other["name"].lower()))
            if sector_codes("cameo")[one["sector"]]:
                assert other["sector"] == one["sector"]
        same_place(row["place"], found["place"])


@given(found=events(("happened", "ongoing", "planned")))
@settings(max_examples=80, deadline=None)
def test_icews_gives_back_what_it_has(found: Event) -> None:
    act = fold_coded(found, DOCUMENTS, two_sided=True)
    rows = back("icews", found)
    if isinstance(act, LeftOut):
        assert rows == []
        return
    for row, sides in zip(rows, pairs(found), strict=True):
        code = load_cameo()[act.cameo or ""]
        assert (row["date"]["start"], row["cameo"], row["intensity"]) == (
            act.day.isoformat(),
            code.code,
            code.goldstein_icews,
        )
        assert (row["sentence"], row["outlet"]) == (1, "The Palantir")
        for one, (other,) in zip(sides, (row["actors"], row["recipients"]), strict=True):
            assert one and other["name"] == tabbed(one["name"] or one["text"])
            if one["country"] in countries():
                assert other["country"] == one["country"]
            if one["sector"] not in ("SPY", "OTH"):
                assert other["sector"] == one["sector"]
        same_place(row["place"], found["place"])


@given(found=events(("happened", "ongoing", "planned")))
@settings(max_examples=80, deadline=None)
def test_polecat_gives_back_what_it_has(found: Event) -> None:
    act = fold(found, DOCUMENTS)
    rows = back("polecat", found)
    if isinstance(act, LeftOut):
        assert rows == []
        return
    (row,) = rows
    assert (row["id"], row["type"], row["modes"], row["contexts"]) == (
        found["id"],
        act.type,
        list(act.modes),
        list(act.contexts),
    )
    assert (row["date"]["start"], row["outlet"], row["first_known"]) == (
        act.day.isoformat(),
        "The Palantir",
        "2021-05-10",
    )
    for side in ("actors", "recipients"):
        assert [one["country"] for one in row[side]] == [one["country"] for one in found[side]]
        assert [one["sector"] for one in row[side]] == [one["sector"] for one in found[side]]
        assert [one["text"] for one in row[side]] == [polecat.text_cell(one["text"]) for one in found[side]]
        offices = [polecat.text_cell(one["office"]) if one["office"] else None for one in found[side]]
        assert [one["office"] for one in row[side]] == offices
    if found["place"]:
        assert row["place"]["id"] == found["place"]["id"]
        assert row["place"]["name"] == polecat.text_cell(found["place"]["name"])


def same_place(theirs: Event | None, ours: Event | None) -> None:
    """Name, country and coordinates."""
    if ours is None:
        assert theirs is None
        return
    assert theirs and (theirs["name"], theirs["country"]) == (tabbed(ours["name"]), ours["country"])
    assert (theirs["lat"], theirs["lon"]) == (round(ours["lat"], PLACE_DIGITS), round(ours["lon"], PLACE_DIGITS))
