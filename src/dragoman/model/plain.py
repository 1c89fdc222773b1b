"""Text that a terminal or a table can show without obeying it."""

import re

_BLANK = re.compile(r"\s+")
# Controls, direction marks, invisible joiners and tags, half characters and private ones.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U0010ffff]"
)
# More than two combining marks on one letter climb over the lines above and below.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED = re.compile(f"({_MARK}{{2}}){_MARK}+")
_FORMULA = ("=", "+", "-", "@")


def plain(text: str) -> str:
    """On one line, without blanks at its ends: what a terminal would obey or hide is left out."""
    return inner_plain(text).strip()


def inner_plain(text: str) -> str:
    """As `plain`, for a piece of a line: a blank at its end stays."""
    return _STACKED.sub(r"\1", _UNSAFE.sub("", _BLANK.sub(" ", text)))


def cell(text: str) -> str:
    """On one line; an apostrophe keeps a spreadsheet from running an article's words as a formula."""
    words = plain(text)
    return "'" + words if words.startswith(_FORMULA) else words
