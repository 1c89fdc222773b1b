"""Tellings of acts in whole texts: the file of this project, and lines that cannot be read."""

from pathlib import Path

import pytest
from training.tellings import ARTICLES, Telling, TellingsError, read_tellings

LINE = "t\te1\tREQUEST\tplanned\t-d\t10-16\t0-5,7-9\t-\t-\t20-27"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "tellings.tsv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_every_recorded_act_of_the_articles_is_told_somewhere() -> None:
    texts = read_tellings(ARTICLES)
    assert len(texts) == 409
    for text in texts.values():
        events = {telling.event for telling in text.tellings if telling.kind != "x"}
        assert events == {telling.event for telling in text.tellings if telling.kind == "t"}


def test_a_line_gives_kind_labels_and_extents(tmp_path: Path) -> None:
    (text,) = read_tellings(written(tmp_path, "# note", "=\tstory\tab12", LINE)).values()
    roles = (("actor", (0, 5)), ("actor", (7, 9)), ("place", (20, 27)))
    assert text.sha256 == "ab12"
    assert text.tellings == (Telling("t", "e1", "REQUEST", "planned", False, False, (10, 16), roles),)


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("t\te1", "z\te1"),
        LINE.replace("REQUEST", "ASK"),
        LINE.replace("planned", "soon"),
        LINE.replace("-d", "dr"),
        LINE.replace("10-16", "16-10"),
        LINE.replace("20-27", "twenty"),
        LINE.rpartition("\t")[0],
        "=\tstory\tab12",
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, "=\tstory\tab12", line)
    with pytest.raises(TellingsError, match=rf"{path}:2: .+"):
        read_tellings(path)


def test_a_telling_before_any_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TellingsError, match=":1:"):
        read_tellings(written(tmp_path, LINE))
