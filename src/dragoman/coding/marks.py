"""Quotation marks: which tokens stand between them."""

from collections.abc import Sequence

from dragoman.knowledge.cues import Clauses
from dragoman.model.parse import Parse


def quoted(parses: Sequence[Parse], first: int, end: int, clauses: Clauses) -> list[list[bool]]:
    """For sentences `first` up to `end`, whether each token is quoted. A paragraph begins outside a quotation."""
    found: list[list[bool]] = []
    inside, paragraph = False, -1
    for at in range(first, end):
        parse = parses[at]
        if parse.sentence.paragraph != paragraph:
            inside, paragraph = False, parse.sentence.paragraph
        row, inside = _row(parse, inside, clauses)
        found.append(row)
    return found


def _row(parse: Parse, inside: bool, clauses: Clauses) -> tuple[list[bool], bool]:
    openers, closers, straight = clauses.words["openers"], clauses.words["closers"], clauses.words["straight"]
    if (openers | closers | straight).isdisjoint(parse.words):
        return [inside] * len(parse.words), inside
    row = []
    for word in parse.words:
        if word in openers:
            inside = True
        elif word in closers:
            inside = False
        elif word in straight:
            inside = not inside
        row.append(inside)
    return row, inside


def same_quote(parses: Sequence[Parse], marks: Sequence[Sequence[bool]], row: int, first: int) -> bool:
    """Whether the quotation runs on from the end of sentence `row` (counted from `first`) into the next."""
    if row + 1 >= len(marks) or not marks[row] or not marks[row + 1]:
        return False
    together = parses[first + row].sentence.paragraph == parses[first + row + 1].sentence.paragraph
    return together and marks[row][-1] and marks[row + 1][0]
