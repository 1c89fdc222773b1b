"""Columns and leading articles: what their writers demand, blame and imagine in their own name is no event."""

from bisect import bisect_right
from collections.abc import Iterator

from dragoman.knowledge.codebook import verbal_types
from dragoman.knowledge.opinion import load_rubrics
from dragoman.model.event import Claim
from dragoman.model.modality import Status
from dragoman.model.text import Document


def is_comment(document: Document) -> bool:
    """Whether the page says that its writer speaks in his own name: a rubric in its title, first lines or address."""
    rubrics = load_rubrics()
    if document.url and rubrics.address.search(document.url):
        return True
    return any(rubrics.opening.match(line) for line in (document.title or "", *_first_lines(document, rubrics.lines)))


def _first_lines(document: Document, most: int) -> Iterator[str]:
    """The first lines that say something and are no page furniture."""
    at, starts = 0, [span.start for span in document.boilerplate]
    for line in document.text.splitlines(keepends=True):
        last = bisect_right(starts, at)
        furniture = last > 0 and at < document.boilerplate[last - 1].end
        at += len(line)
        if line.strip() and not furniture:
            yield line.strip()
            most -= 1
        if not most:
            return


def is_own_view(claim: Claim) -> bool:
    """Whether nobody but the writer is behind the claim, and it tells words that nobody is named for, or what may or
    would be. What is plainly planned stays: the writer reports it."""
    if claim.voices:
        return False
    if claim.type.category in verbal_types() and not claim.actors:
        return True
    modality = claim.modality
    return modality.status is Status.POSSIBLE or (modality.status is Status.PLANNED and modality.certainty != "certain")
