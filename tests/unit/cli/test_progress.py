"""The progress line."""

import io

from dragoman.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_written_where_there_is_no_terminal() -> None:
    assert Progress.on(io.StringIO(), total=lambda: 99).stream is None


def test_short_input_gets_no_line() -> None:
    assert Progress.on(Terminal(), total=lambda: 2).stream is None


def test_the_line_tells_how_far_it_is() -> None:
    assert "━━━━━━━━━━━━────────────  5/10  2.5/s" in Progress(Terminal(), 10, done=5).line(2.0)


def test_unknown_length_counts_articles() -> None:
    assert Progress(Terminal(), None, done=7).line(1.0) == "reading  7 articles  7.0/s"


def test_the_line_is_taken_away() -> None:
    stream = Terminal()
    progress = Progress(stream, 10)
    progress.show()
    progress.clear()
    assert stream.getvalue().endswith("\r\x1b[2K")
