"""Files of other projects: how they are told apart, what is wrong with them, and the comparison with ours."""

import gzip
import json
import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.export.made_events import DOCUMENTS, Event, event, party

from dragoman.errors import UnreadableTable
from dragoman.export.forms import WRITERS
from dragoman.export.theirs.compare import BOTH, OURS, THEIRS, Comparison, compare, to_csv, to_json
from dragoman.export.theirs.files import form_of
from dragoman.export.theirs.forms import READERS, read
from dragoman.export.theirs.table import COLUMNS, create
from dragoman.knowledge.formats import columns

PLOVER_FIELDS = (
    "id",
    "date",
    "enddate",
    "actor",
    "recipient",
    "event",
    "event_loc",
    "mode",
    "context",
    "quad_code",
    "event_scale",
    "cite_info",
    "comment",
)


def written(path: Path, form: str, *found: Event) -> Path:
    path.write_text("".join(piece for piece in WRITERS[form](found, DOCUMENTS) if isinstance(piece, str)), "utf-8")
    return path


def mended(path: Path, old: str, new: str) -> Path:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return path


def compared(tmp_path: Path, form: str, theirs: list[Event], ours: list[Event]) -> Comparison:
    return compare(read(written(tmp_path / "f", form, *theirs)), ours, DOCUMENTS, form=form)


@pytest.mark.parametrize("form", [*READERS, "gdelt-mentions"])
def test_the_first_line_says_which_format_it_is(tmp_path: Path, form: str) -> None:
    assert form_of(written(tmp_path / "x.csv", form, event())) == form


@pytest.mark.parametrize("form", READERS)
def test_packed_files_are_read_as_they_are(tmp_path: Path, form: str) -> None:
    plain = written(tmp_path / "x.txt", form, event())
    (tmp_path / "x.gz").write_bytes(gzip.compress(plain.read_bytes()))
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(plain, "inside.txt")
    expected = [one["id"] for one in read(plain)]
    assert [one["id"] for one in read(tmp_path / "x.gz")] == [one["id"] for one in read(tmp_path / "x.zip")] == expected


def test_a_wrong_number_of_columns_names_the_line_and_the_count(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", "gdelt", event(), event(id="e2"))
    first, second = path.read_text("utf-8").splitlines()
    path.write_text(f"{first}\n{second}\textra\n", "utf-8")
    with pytest.raises(UnreadableTable, match=r"x\.csv:2: 62 columns where 61 are due"):
        list(read(path))


@pytest.mark.parametrize(
    ("form", "old", "new", "told"),
    [
        ("gdelt", "\t20210515\t", "\t20211315\t", "SQLDATE is '20211315'; a day"),
        ("gdelt", "\t042\t042\t04\t", "\txyz\t042\t04\t", "EventCode is 'xyz'; a CAMEO code"),
        ("icews", "\t1.9\t", "\twarm\t", "Intensity is 'warm'; a number is due"),
        ("polecat", "\tCONSULT\t", "\tDINE\t", "Event Type is 'DINE'; known are AGREE"),
        ("plover", '"date"', '"data"', "no PLOVER record"),
        ("icews", "CAMEO Code", "Code", "the header lacks CAMEO Code"),
    ],
)
def test_a_wrong_cell_names_file_line_and_remedy(tmp_path: Path, form: str, old: str, new: str, told: str) -> None:
    path = mended(written(tmp_path / "x.txt", form, event()), old, new)
    with pytest.raises(UnreadableTable, match=r"x\.txt:[12]: ") as error:
        list(read(path))
    assert told in str(error.value)


def test_what_is_no_event_data_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a\tb\n")
    (tmp_path / "b").write_bytes(b"PK\x03\x04 and no archive")
    (tmp_path / "c").write_bytes(gzip.compress(b"1\t2\n" * 1000)[:30])
    (tmp_path / "d").write_text("1\t" * 57 + "x\n")
    for name, told in {"a": "no known header", "b": "cannot be read", "c": "cannot be read", "d": "GDELT 1.0"}.items():
        with pytest.raises(UnreadableTable, match=told):
            list(read(tmp_path / name))


def test_mentions_alone_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="mentions, not its events"):
        read(written(tmp_path / "x", "gdelt-mentions", event()))


def test_a_code_that_lost_its_zero_has_it_back(tmp_path: Path) -> None:
    path = mended(written(tmp_path / "x", "icews", event()), "\t042\t", "\t42\t")
    assert next(read(path))["cameo"] == "042"


def test_trailing_tabs_and_another_name_of_the_intensity_are_forgiven(tmp_path: Path) -> None:
    path = mended(written(tmp_path / "x", "polecat", event()), "\tIntensity\t", "\tEvent Intensity\t")
    path.write_text("".join(f"{line}\t\t\n" for line in path.read_text("utf-8").splitlines()), "utf-8")
    assert next(read(path))["intensity"] == 4.0


def test_a_statement_has_no_type_and_is_counted_under_its_root(tmp_path: Path) -> None:
    found = compared(tmp_path, "icews", [event(cameo="010")], [])
    assert [one.type for one in found.types] == ["CAMEO 01"]


@pytest.mark.parametrize("form", READERS)
def test_our_own_file_compared_with_our_record_lacks_nothing(tmp_path: Path, form: str) -> None:
    known = [
        event(),
        event(id="e2", type="AID", modes=[]),
        event(id="e3", status="planned"),
        event(id="e4", status="denied"),
        event(id="e5", actors=[party("a", "AND"), party("b", "SMR")], recipients=[], reciprocal=True),
        event(id="e6", actors=[party("a", "AND"), party("b", "SMR")], recipients=[], type="PROTEST", modes=["demo"]),
    ]
    found = compared(tmp_path, form, known, known)
    assert {one.side for one in found.acts} == {BOTH} and found.left_out == {"denied": 1}
    assert {kind.type: (kind.theirs, kind.ours, kind.both) for kind in found.types} == {
        "AGREE": (1, 1, 1),
        "AID": (1, 1, 1),
        "CONSULT": (3, 3, 3),
    }


def test_what_one_side_lacks_is_told_with_an_example(tmp_path: Path) -> None:
    ours = [event(type="AID", modes=[]), event(id="e2", date=day("2021-07-01"))]
    found = compared(tmp_path, "polecat", [event()], ours)
    sides = {one.side: (one.act.day, one.act.actor, one.act.recipient, one.act.type) for one in found.examples(3)}
    assert sides == {
        THEIRS: (date(2021, 5, 15), "AND", "MCO", "CONSULT"),
        OURS: (date(2021, 5, 15), "AND", "MCO", "AID"),
    }


def test_parties_of_no_known_country_are_counted_and_not_matched(tmp_path: Path) -> None:
    found = compared(tmp_path, "polecat", [event()], [event(actors=[party("?", "XXX", "CVL")])])
    assert found.unmatched == {THEIRS: 0, OURS: 1}


def test_only_the_days_asked_for_are_compared(tmp_path: Path) -> None:
    theirs = [event(), event(id="e2", date=day("2021-07-01"))]
    path = written(tmp_path / "x", "icews", *theirs)
    found = compare(read(path), theirs, DOCUMENTS, form="icews", span=(date(2021, 6, 1), None))
    assert (found.days, found.first, len(found.acts)) == (1, date(2021, 7, 1), 1)


def test_a_comparison_is_told_as_json_and_csv(tmp_path: Path) -> None:
    found = compared(tmp_path, "gdelt", [event()], [event()])
    (act,) = json.loads(to_json(found))["acts"]
    assert (act["side"], act["day"], act["theirs"], act["ours"]) == ("both", "2021-05-15", 1, 1)
    assert to_csv(found).splitlines()[1].startswith("both,2021-05-15,AND,MCO,CONSULT,1,1,Elessar → Imrahil")


_CELLS = st.one_of(
    st.text(st.characters(exclude_characters="\t\n"), max_size=8),
    st.sampled_from(["", "None", "NULL", "042", "20210515", "2021-05-15", "20210515000000", "CONSULT", "-1e999", "7"]),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def survives(content: bytes, form: str | None) -> None:
    """Either events that can be compared, or a clear error."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        try:
            to_csv(compare(read(path, form), [event()], DOCUMENTS, form=form or form_of(path)))
        except UnreadableTable as error:
            assert str(error).count("\n") == 0


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    survives(content, None)


@pytest.mark.parametrize("form", ["gdelt", "icews", "polecat"])
@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_any_cells_are_read_or_refused(form: str, data: st.DataObject) -> None:
    head = "" if form == "gdelt" else "\t".join(columns(form)) + "\n"
    cells = data.draw(st.lists(_CELLS, min_size=len(columns(form)), max_size=len(columns(form))))
    survives((head + "\t".join(cells) + "\n").encode("utf-8", "replace"), form)


@given(fields=st.fixed_dictionaries({}, optional=dict.fromkeys(PLOVER_FIELDS, _JSON)))
@settings(deadline=None, max_examples=150)
@example(fields={"event": ""})
def test_any_json_is_read_or_refused(fields: Event) -> None:
    whole = {"id": "e", "date": "2021-05-15", "actor": [{"code": "AND"}], "event": ["AID"]} | fields
    survives(json.dumps(whole).encode(), "plover")


def test_their_events_stand_in_a_table_beside_ours(tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        assert create(connection, read(written(tmp_path / "x", "gdelt", event()))) == 1
        row = connection.execute("SELECT * FROM theirs").fetchone()
        names = [column[0] for column in connection.description or ()]
    told = dict(zip(names, row or (), strict=True))
    assert tuple(names) == tuple(COLUMNS)
    assert (told["actor"], told["recipient"], told["day"], told["cameo"]) == ("AND", "MCO", date(2021, 5, 15), "042")
    assert (told["voices"], told["documents"], told["place_name"]) == (2, 2, "Dol Amroth")


def day(value: str) -> Event:
    return {"start": value, "end": value, "grain": "day", "basis": "stated", "span": None}
