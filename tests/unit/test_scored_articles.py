"""What benchmarks.predict reads of an article is what its scorer reads."""

from pathlib import Path

from benchmarks.tasks.articles import as_scored


def test_spans_count_characters_of_the_text_as_a_scorer_reads_it(tmp_path: Path) -> None:
    given, copies = tmp_path / "given.txt", tmp_path / "copies"
    copies.mkdir()
    given.write_bytes(b"Arnor met Gondor.\r\n\r\nRohan left.\rMordor stayed.\n")
    copy = as_scored(given, copies)
    assert copy.name == given.name
    assert copy.read_bytes().decode() == given.read_text()
