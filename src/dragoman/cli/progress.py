"""A progress line on standard error: on a terminal, for long input, out of the way while results are written."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

_FEWEST = 4
_PAUSE = 0.1
_BAR = 24
_ERASE = "\r\x1b[2K"


@dataclass
class Progress:
    """`stream` is None where nothing is to be shown; `total` is None where it is not known how much comes."""

    stream: TextIO | None
    total: int | None
    done: int = 0
    began: float = field(default_factory=time.monotonic)
    drawn: float = 0.0
    visible: bool = False

    @classmethod
    def on(cls, stream: TextIO, *, total: Callable[[], int | None]) -> "Progress":
        """`total` is only asked for on a terminal."""
        if not stream.isatty():
            return cls(None, None)
        expected = total()
        return cls(stream if expected is None or expected >= _FEWEST else None, expected)

    def show(self) -> None:
        """Draw the line, at most ten times a second."""
        now = time.monotonic()
        if self.stream is None or now - self.drawn < _PAUSE:
            return
        self.drawn, self.visible = now, True
        self.stream.write(_ERASE + self.line(now - self.began))
        self.stream.flush()

    def advance(self) -> None:
        """One document more is done."""
        self.done += 1
        self.show()

    def clear(self) -> None:
        """Take the line away."""
        if self.stream is not None and self.visible:
            self.stream.write(_ERASE)
            self.stream.flush()
            self.visible = False

    def line(self, seconds: float) -> str:
        """`seconds` since the start."""
        rate = f"{self.done / seconds:.1f}/s" if self.done and seconds > 0 else ""
        if self.total is None:
            return f"reading  {self.done} articles  {rate}".rstrip()
        full = _BAR * min(self.done, self.total) // max(self.total, 1)
        return f"reading  {'━' * full}{'─' * (_BAR - full)}  {self.done}/{self.total}  {rate}".rstrip()
