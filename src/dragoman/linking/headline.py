"""What only an article's headline tells: as a rule what the story below tells in other words."""

from dragoman.knowledge.codebook import provoking_types
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import Claim, Refusal
from dragoman.model.text import Document, Span, outside

HEADLINE = "headline"  # the reason of such a refusal
_TOLD = "{}: only the headline tells it so"

Groups = tuple[tuple[Claim, ...], ...]


def headline_of(document: Document) -> Span | None:
    """Where the article's title stands at the beginning of its text; None where it has none there."""
    title = document.title.strip() if document.title else ""
    start = document.text.find(title) if title else -1
    before = document.text[:start] if start >= 0 else ""
    told_before = outside(document.boilerplate, before).strip()
    return None if start < 0 or told_before else Span(start, start + len(title))


def told_below(groups: Groups, headline: Span | None) -> tuple[Groups, tuple[Refusal, ...]]:
    """The groups without those that the headline alone tells and the story in other words: an act of the type by one of
    the states, or between the same two, in peace or in strife alike; and why these are none."""
    if headline is None:
        return groups, ()
    alone = [all(headline.covers(claim.evidence.span) for claim in group) for group in groups]
    story = [group[0] for group, only in zip(groups, alone, strict=True) if not only]
    again = [only and any(_is_again(group[0], one) for one in story) for group, only in zip(groups, alone, strict=True)]
    kept = tuple(group for group, told in zip(groups, again, strict=True) if not told)
    dropped = (claim for group, told in zip(groups, again, strict=True) if told for claim in group)
    return kept, tuple(Refusal(claim.trigger, HEADLINE, _TOLD.format(claim.trace.rule)) for claim in dropped)


def _is_again(headline: Claim, story: Claim) -> bool:
    ours, theirs = (
        {party.country for party in (*one.actors, *one.recipients)} - {UNKNOWN} for one in (headline, story)
    )
    if headline.type.category == story.type.category:
        return not ours or bool(ours & theirs)
    strife = {one.type.category in provoking_types() for one in (headline, story)}
    return len(strife) == 1 and len(ours) > 1 and ours <= theirs
