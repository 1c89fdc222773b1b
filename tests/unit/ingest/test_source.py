"""Sources: what is read, in which order, and what becomes of the rest."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from dragoman.ingest.options import Columns, SourceOptions
from dragoman.ingest.source import count_files, read_source, read_text
from dragoman.model.event import Failure
from dragoman.model.text import Document

WORDS = "The envoy of Arnor met the steward of Gondor in the white city on Monday."
PARAGRAPHS = "".join(f"<p>{WORDS} They spoke of grain and of road number {number}.</p>" for number in range(4))
PAGE = (
    "<html><head><title>River talks</title><meta property='article:published_time' content='2021-07-04T09:00:00Z'>"
    f"</head><body><article><h1>River talks</h1>{PARAGRAPHS}</article></body></html>"
)


def put(folder: Path, name: str, text: str = WORDS) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def read(*paths: str, **options: object) -> list[Document | Failure]:
    return list(read_source(paths, options=SourceOptions(**options)))  # type: ignore[arg-type]


def names(found: list[Document | Failure]) -> list[str]:
    return [item.name for item in found]


def failure(found: list[Document | Failure]) -> Failure:
    (item,) = found
    assert isinstance(item, Failure)
    return item


def document(found: list[Document | Failure]) -> Document:
    (item,) = found
    assert isinstance(item, Document), item
    return item


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "picture.png"):
        put(tmp_path, name)
    assert names(read(str(tmp_path))) == ["a", "b", "c"]


def test_a_pattern_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    put(tmp_path, "b.txt"), put(tmp_path, "a.txt")
    assert names(read(str(tmp_path / "*.txt"))) == ["a", "b"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt")
    assert names(read(path, str(tmp_path), path)) == ["a"]


def test_two_files_of_one_stem_are_two_documents(tmp_path: Path) -> None:
    found = read(put(tmp_path, "x/a.txt"), put(tmp_path, "y/a.txt", WORDS + " He left."))
    assert names(found) == ["a", "a"] and len({item.id for item in found if isinstance(item, Document)}) == 2


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode())))
    assert document(read("-")).text == WORDS


def test_json_lines_on_standard_input_are_known_by_their_look(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"id": "x", "text": WORDS})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert names(read("-")) == ["x"]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(WORDS.encode()))
    assert document(read(str(path))).name == "a"


def test_a_page_gives_its_article_title_and_date(tmp_path: Path) -> None:
    found = document(read(put(tmp_path, "a.html", PAGE)))
    assert (found.title, str(found.published), WORDS in found.text) == ("River talks", "2021-07-04", True)


def test_a_page_in_a_text_file_is_known_by_its_look(tmp_path: Path) -> None:
    assert document(read(put(tmp_path, "a.txt", "<!DOCTYPE html>" + PAGE))).title == "River talks"


def test_a_page_without_an_article_is_a_failure(tmp_path: Path) -> None:
    assert failure(read(put(tmp_path, "a.html", "<html><body><nav>Home</nav></body></html>"))).reason == "no-article"


def test_a_csv_gives_a_document_a_row(tmp_path: Path) -> None:
    table = f'id,title,text,date,url\nx,Talks,"{WORDS}\nHe left.",2021-07-04,\ny,,{WORDS},,https://herald.example/a\n'
    first, second = read(put(tmp_path, "a.csv", table))
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.name, first.title, str(first.published)) == ("x", "Talks", "2021-07-04")
    assert (second.name, second.title, second.outlet) == ("y", None, "herald.example")


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"key;body\nx;{WORDS}\n")
    assert document(read(path, columns=Columns(id="key", text="body"))).name == "x"


def test_a_row_without_an_id_is_named_after_its_line(tmp_path: Path) -> None:
    assert names(read(put(tmp_path, "a.csv", f"text\n{WORDS}\n{WORDS}\n"))) == ["a:2", "a:3"]


def test_a_csv_without_the_column_names_those_it_has(tmp_path: Path) -> None:
    found = failure(read(put(tmp_path, "a.csv", "id,body\nx,y\n")))
    assert found.reason == "unknown-column"
    assert found.message.endswith("a.csv:1: no column 'text' (there are: id, body); choose one with --text-column")


def test_a_csv_cut_inside_a_cell_keeps_the_rows_before_it(tmp_path: Path) -> None:
    good, bad = read(put(tmp_path, "a.csv", f'id,text\nx,{WORDS}\ny,"The envoy'))
    assert isinstance(good, Document) and isinstance(bad, Failure) and "a.csv:3: not a CSV row" in bad.message


def test_a_row_with_too_many_cells_is_a_failure(tmp_path: Path) -> None:
    found = failure(read(put(tmp_path, "a.csv", "id,text\nx,one, two\n")))
    assert "a.csv:2: 3 cells where the first row names 2 columns" in found.message


def test_a_line_that_is_no_json_keeps_the_others(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "x", "text": WORDS}), '{"id": "y", "te', "[1]", json.dumps({"id": "z", "text": WORDS})]
    found = read(put(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [type(item) for item in found] == [Document, Failure, Failure, Document]
    assert isinstance(found[1], Failure) and "a.jsonl:2: not a JSON object" in found[1].message


def test_a_list_of_objects_is_read(tmp_path: Path) -> None:
    text = json.dumps([{"id": "x", "text": WORDS}, {"text": WORDS}])
    assert names(read(put(tmp_path, "a.json", text))) == ["x", "a:2"]


def test_one_object_over_several_lines_is_read(tmp_path: Path) -> None:
    assert names(read(put(tmp_path, "a.json", json.dumps({"text": WORDS}, indent=1)))) == ["a"]


def test_one_object_that_is_cut_short_is_one_failure(tmp_path: Path) -> None:
    text = json.dumps({"id": "x", "text": WORDS}, indent=1)[:-5]
    assert "a.json:3: not JSON" in failure(read(put(tmp_path, "a.json", text))).message


def test_deeply_nested_json_is_a_failure(tmp_path: Path) -> None:
    assert failure(read(put(tmp_path, "a.jsonl", "[" * 200_000))).reason == "bad-record"


def test_lines_after_a_deeply_nested_one_are_read(tmp_path: Path) -> None:
    first, second = read(put(tmp_path, "a.jsonl", "[" * 200_000 + "\n" + json.dumps({"id": "x", "text": WORDS})))
    assert isinstance(first, Failure) and "a.jsonl:1: the JSON is nested too deep" in first.message
    assert isinstance(second, Document) and second.name == "x"


def test_a_date_in_a_row_that_is_none_is_a_failure_with_its_line(tmp_path: Path) -> None:
    found = failure(read(put(tmp_path, "a.csv", f"id,text,date\nx,{WORDS},soon\n")))
    assert (found.name, found.reason) == ("x", "invalid-date") and "a.csv:2: 'soon' is no date" in found.message


def test_a_single_line_of_ten_megabytes_is_a_failure(tmp_path: Path) -> None:
    found = failure(read(put(tmp_path, "a.txt", "word " * 2_000_000)))
    assert found.reason == "too-long" and "a.txt:1" in found.message and "split it" in found.message


def test_a_packed_file_cut_short_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(WORDS.encode() * 99)[:-9])
    found = failure(read(str(path)))
    assert found.reason == "unreadable" and "it is cut short, get it again" in found.message


def test_a_text_that_is_called_packed_is_a_failure(tmp_path: Path) -> None:
    assert "name it without .gz" in failure(read(put(tmp_path, "a.txt.gz"))).message


@pytest.mark.parametrize(("path", "says"), [("none.txt", "no such file"), ("*.none", "no file matches")])
def test_what_is_not_there_is_a_failure(tmp_path: Path, path: str, says: str) -> None:
    found = failure(read(str(tmp_path / path)))
    assert found.reason == "missing" and says in found.message


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    assert failure(read(str(tmp_path))).reason == "empty"


def test_every_message_is_one_line_that_names_the_file(tmp_path: Path) -> None:
    (
        put(tmp_path, "a.txt", ""),
        put(tmp_path, "b.csv", "x\n1\n"),
        put(tmp_path, "c.json", "{"),
        put(tmp_path, "d.html", "x"),
    )
    for item in read(str(tmp_path)):
        assert isinstance(item, Failure) and "\n" not in item.message and str(tmp_path) in item.message


def test_the_rest_is_read_after_a_failure(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ""), put(tmp_path, "b.txt")
    assert [type(item) for item in read(str(tmp_path))] == [Failure, Document]


def test_files_of_one_article_each_can_be_counted(tmp_path: Path) -> None:
    put(tmp_path, "a.txt"), put(tmp_path, "b.html")
    assert count_files([str(tmp_path)]) == 2


def test_rows_of_a_table_are_not_counted_ahead(tmp_path: Path) -> None:
    assert count_files([put(tmp_path, "a.csv")]) is None


def test_a_text_at_hand_is_a_document() -> None:
    assert read_text(WORDS, name="a").name == "a"
