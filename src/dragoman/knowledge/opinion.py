"""The rubrics under which writers speak in their own name (en/opinion.yaml)."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_plain


@dataclass(frozen=True, slots=True)
class Rubrics:
    """`opening` matches a line that says so, `address` a web address; `lines` is how many first lines may."""

    opening: re.Pattern[str]
    address: re.Pattern[str]
    lines: int


@cache
def load_rubrics() -> Rubrics:
    """The packaged rubrics."""
    plain = load_plain("en/opinion.yaml")
    rubrics, marks, parts = (_any(plain[name]) for name in ("rubrics", "marks", "address"))
    opening = re.compile(rf"\s*(?:{rubrics})\s*(?:{marks}|$)", re.IGNORECASE)
    return Rubrics(opening, re.compile(rf"/(?:{parts})/", re.IGNORECASE), int(plain["lines"]))


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))
