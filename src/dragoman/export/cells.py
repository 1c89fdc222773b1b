"""Values as cells of tab-separated tables: one line, no tab, no quote that a reader would take for its own."""

import hashlib
from collections.abc import Iterable
from datetime import date

from dragoman.model.plain import plain

_QUOTES = str.maketrans({'"': "”"})


def tabbed(text: object) -> str:
    """Text on one line. A straight double quote becomes a typographic one: many readers take it as quoting."""
    return plain(str(text)).translate(_QUOTES) if text is not None else ""


def line(cells: Iterable[str]) -> str:
    """One row with its line end."""
    return "\t".join(cells) + "\n"


def number(value: float | None, digits: int = 5) -> str:
    """As short as it can be: 41.5, 3, -0.4; empty for None."""
    if value is None:
        return ""
    shown = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if shown == "-0" else shown


def compact(day: date) -> str:
    """YYYYMMDD."""
    return day.isoformat().replace("-", "")


def whole(text: str, bits: int) -> int:
    """A whole number from 1 that stands for the text, the same on any machine."""
    digest = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    return (digest >> (64 - bits)) or 1
