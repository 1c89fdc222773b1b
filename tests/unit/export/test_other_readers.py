"""Our files as others' programs open them: gdeltPyR (pandas, no header), rpolecat (quoting on), icews (no quoting)."""

import io

import pytest
from tests.unit.export.made_events import DOCUMENTS, event, party

from dragoman.export.forms import WRITERS
from dragoman.knowledge.formats import columns

pandas = pytest.importorskip("pandas")
HOSTILE = [
    event(actors=[party('The "King"\tof\nAndorra #1', "AND")]),
    event(id="e2", actors=[party("Merkel's O'Brien \\", "AND")], place=None),
]


def source(form: str) -> io.StringIO:
    return io.StringIO("".join(piece for piece in WRITERS[form](HOSTILE, DOCUMENTS) if isinstance(piece, str)))


@pytest.mark.parametrize("form", ["gdelt", "gdelt-mentions"])
def test_gdelt_as_gdeltpyr_reads_it(form: str) -> None:
    codes = dict.fromkeys((26, 27, 28), str) if form == "gdelt" else {}
    frame = pandas.read_csv(source(form), delimiter="\t", header=None, dtype=codes)
    assert len(frame.columns) == len(columns(form))
    if form == "gdelt":
        frame.columns = list(columns(form))
        assert list(frame.EventCode) == ["042", "042"] and str(frame.GLOBALEVENTID.dtype) == "int64"
        assert list(frame.GoldsteinScale) == [1.9, 1.9]


def test_polecat_as_rpolecat_reads_it() -> None:
    """Double quotes quote, and # begins a comment, as in R's read.table."""
    frame = pandas.read_csv(source("polecat"), sep="\t", quotechar='"', comment="#", keep_default_na=False)
    assert tuple(frame.columns) == columns("polecat") and len(frame) == 2
    assert list(frame["Event Type"]) == ["CONSULT", "CONSULT"] and list(frame["Intensity"]) == [4, 4]
    assert list(frame["Language"]) == ["en", "en"]


def test_icews_as_the_icews_package_reads_it() -> None:
    whole = dict.fromkeys(("Event ID", "Story ID", "Sentence Number"), "int32")
    kinds = {**whole, "Intensity": float, "CAMEO Code": str}
    frame = pandas.read_csv(source("icews"), sep="\t", quoting=3, dtype=kinds, parse_dates=["Event Date"])
    assert tuple(frame.columns) == columns("icews")
    assert list(frame["CAMEO Code"]) == ["042", "042"] and frame["Event Date"].dt.year.tolist() == [2021, 2021]
    assert frame["Latitude"].isna().tolist() == [False, True]
