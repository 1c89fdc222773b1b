"""What a record keeps of what is read into it, and what a second run, a stop or another version does to it."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.export.made import TEXT
from tests.unit.store.made import (
    RUN,
    Stopped,
    article,
    articles,
    contents,
    read_made,
    reading_of,
    stopping_after,
    write,
)

from dragoman.model.event import Failure, Run
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.store import writer as writer_module
from dragoman.store.duck import connect, literal
from dragoman.store.parts import PARTS, commits

SMALL = 3  # articles a batch, here
MANY = 8


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "BATCH", SMALL)


def rows(folder: Path, table: str, what: str = "*") -> list[tuple[Any, ...]]:
    files = [literal(str(folder / p.path)) for commit in commits(folder) for p in commit.parts if p.table == table]
    with connect() as con:
        return con.execute(f"SELECT {what} FROM read_parquet([{', '.join(files)}])").fetchall() if files else []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one", articles(MANY))
    write(tmp_path / "two", articles(MANY))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_every_batch_of_articles_is_one_commit(tmp_path: Path) -> None:
    write(tmp_path, articles(MANY))
    assert [commit.number for commit in commits(tmp_path)] == [1, 2, 3]


def test_reading_again_adds_nothing(tmp_path: Path) -> None:
    write(tmp_path, articles(MANY))
    before = contents(tmp_path)
    again = write(tmp_path, articles(MANY))
    assert contents(tmp_path) == before and again.tally.known == MANY and again.tally.read == 0


def test_an_article_twice_in_the_input_is_kept_once(tmp_path: Path) -> None:
    write(tmp_path, [*articles(2), *articles(4)])
    assert len(rows(tmp_path, "documents")) == 4


def test_new_articles_are_added_to_what_is_there(tmp_path: Path) -> None:
    write(tmp_path, articles(4))
    before = contents(tmp_path)
    assert write(tmp_path, articles(6)).tally.read == 2
    assert before.items() <= contents(tmp_path).items() and len(rows(tmp_path, "claims")) == 6


def test_a_changed_article_is_written_as_a_new_version(tmp_path: Path) -> None:
    write(tmp_path, [article("one")])
    write(tmp_path, [article("one", closing=" More came later.")])
    assert [name for (name,) in rows(tmp_path, "documents", "name")] == ["one", "one"]


def test_another_date_is_a_new_version(tmp_path: Path) -> None:
    write(tmp_path, [article("one")])
    write(tmp_path, [replace(article("one"), published=date(2021, 5, 11))])
    assert len(rows(tmp_path, "documents")) == 2


def test_other_versions_of_dragoman_read_anew_only_when_asked(tmp_path: Path) -> None:
    newer = Run("0.2.0", "k2", "m2")
    write(tmp_path, articles(2))
    assert write(tmp_path, articles(2), run=newer).tally.read == 0
    anew = write(
        tmp_path, articles(2), lambda source: (reading_of(one, newer) for one in source), again=True, run=newer
    )
    assert anew.tally.read == 2 and len(rows(tmp_path, "runs", "DISTINCT id")) == 2
    assert write(tmp_path, articles(2), again=True, run=newer).tally.known == 2


@settings(max_examples=10, deadline=None)
@given(stops=st.lists(st.integers(0, MANY), max_size=4), in_source=st.booleans())
def test_a_run_stopped_anywhere_and_resumed_is_as_if_never_stopped(stops: list[int], in_source: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, undisturbed = Path(place) / "stopped", Path(place) / "undisturbed"
        write(undisturbed, mixed())
        for stop in stops:
            with pytest.raises(Stopped):
                write(folder, ending(mixed(), stop)) if in_source else write(folder, mixed(), failing(stop))
        write(folder, mixed())
        assert contents(folder) == contents(undisturbed)


@pytest.mark.parametrize("kill", range(0, 23, 4))
def test_a_kill_between_two_writes_of_files_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill: int
) -> None:
    write(tmp_path / "undisturbed", articles(MANY))
    with stopping_after(kill, monkeypatch) as patched:
        patched.setattr(Path, "unlink", lambda *_, **__: None)  # who is killed tidies nothing
        try:
            write(tmp_path / "killed", articles(MANY))
        except Stopped:
            commits(tmp_path / "killed") if (tmp_path / "killed" / "record.json").exists() else None
    write(tmp_path / "killed", articles(MANY))
    left_over = list((tmp_path / "killed").rglob(".new-*"))
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed") and left_over == []


def mixed() -> list[Document | Failure]:
    """Articles, articles that come twice, and failures."""
    missing = Failure("gone", "ingest", "missing", "gone: there is no such file")
    made = articles(MANY - 3)
    return [*made[:2], missing, *made[2:], made[0], missing]


def ending(source: list[Document | Failure], after: int) -> Iterator[Document | Failure]:
    yield from source[:after]
    raise Stopped


def failing(after: int) -> Any:
    def read(source: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        for at, result in enumerate(read_made(source)):
            if at == after:
                raise Stopped
            yield result
        raise Stopped

    return read


def test_without_text_no_words_of_the_article_are_on_the_disk(tmp_path: Path) -> None:
    write(tmp_path, articles(2), keep_text=False)
    with connect() as con:
        for table in PARTS:
            for path in (tmp_path / table).glob("*.parquet"):
                kept = repr(con.execute(f"SELECT * FROM read_parquet({literal(str(path))})").fetchall())
                assert "says: The envoy said" not in kept and "We shall talk" not in kept and "will meet" not in kept


def test_without_text_hashes_and_spans_are_kept(tmp_path: Path) -> None:
    document = article("one")
    write(tmp_path, [document], keep_text=False)
    assert rows(tmp_path, "documents", "sha256, text, characters") == [(document.sha256, None, len(document.text))]
    assert rows(tmp_path, "claims", "quote, evidence[1]") == [(None, 0)]


def test_a_failure_is_kept_once(tmp_path: Path) -> None:
    missing = Failure("gone", "ingest", "missing", "gone: there is no such file")
    write(tmp_path, [missing, article("one"), missing])
    assert write(tmp_path, [missing]).tally.failed == 1
    assert rows(tmp_path, "failures", "name, reason") == [("gone", "missing")]


HOSTILE = {
    "nul": "a\0b",
    "emoji": "😀👩‍👩‍👧 ",
    "direction": "\u202eright to left\u202c عربي ",
    "controls": "\r\x1b[31m\x7f\u2028",
    "noncharacters": "\ufeff\ufffe\uffff",
    "escapes": '\\u0000 "\\"',
    "a-million": "é" * 1_000_000,
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_character_of_an_article_survives(tmp_path: Path, words: str) -> None:
    document = article("one", words)
    write(tmp_path, [document])
    assert rows(tmp_path, "documents", "text") == [(document.text,)]
    assert rows(tmp_path, "claims", "quote") == [(reading_of(document).claims[0].evidence.quote,)]


def test_half_characters_in_names_are_kept_as_unknown_characters_and_known_again(tmp_path: Path) -> None:
    odd = replace(article("odd\udcff"), title="Half \ud800", url="https://example.org/\udcff")
    write(tmp_path, [odd])
    assert rows(tmp_path, "documents", "name, title") == [("odd\ufffd", "Half \ufffd")]
    assert write(tmp_path, [odd]).tally.known == 1


def test_a_folder_whose_name_is_a_pattern_is_only_itself(tmp_path: Path) -> None:
    write(tmp_path / "news [2022] it's *", articles(1))
    assert write(tmp_path / "news [2022] it's *", articles(1)).tally.known == 1


def test_runs_tell_the_versions(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    assert rows(tmp_path, "runs", "dragoman, knowledge, model") == [(RUN.dragoman, RUN.knowledge, RUN.model)]
    assert TEXT in rows(tmp_path, "documents", "text")[0][0]
