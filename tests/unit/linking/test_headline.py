"""What only a headline tells is told by the story in other words."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from claims_made import claim

from dragoman.linking.headline import HEADLINE, headline_of, told_below
from dragoman.model.event import Claim
from dragoman.model.evidence import Evidence
from dragoman.model.text import Document, Span

TITLE = "Gunmen free two aid workers"
TEXT = f"https://www.example.org/1\n\n{TITLE}\n\nFighters released a nurse and a driver on Monday.\n"
URL = Span(0, TEXT.index("\n"))


def document(**fields: object) -> Document:
    return replace(Document("d", "d", TEXT, "", title=TITLE, boilerplate=(URL,)), **fields)  # type: ignore[arg-type]


def at(words: str, category: str = "RETREAT") -> Claim:
    start = TEXT.index(words)
    return replace(
        claim(category, "GON>ROH", sentence=start),
        trigger=Span(start, start + len(words)),
        evidence=Evidence("d", Span(start, start + len(words)), words),
    )


def test_the_title_stands_behind_furniture_alone() -> None:
    found = headline_of(document())
    assert found is not None
    assert found.of(TEXT) == TITLE
    assert headline_of(document(boilerplate=())) is None  # other words stand before it
    assert headline_of(document(title="Another story")) is None
    assert headline_of(document(title=None)) is None


def test_what_the_headline_alone_tells_is_a_refusal_where_the_story_tells_anything() -> None:
    headline, story = at("Gunmen free two"), at("Fighters released", "AID")
    kept, refusals = told_below(((headline,), (story,)), headline_of(document()))
    assert kept == ((story,),)
    assert [(one.span, one.reason) for one in refusals] == [(headline.trigger, HEADLINE)]


def test_what_the_story_tells_again_keeps_its_headline() -> None:
    both = (at("Gunmen free two"), at("Fighters released"))
    assert told_below((both,), headline_of(document())) == ((both,), ())


def test_a_headline_stands_where_the_story_tells_nothing() -> None:
    alone = ((at("Gunmen free two"),),)
    assert told_below(alone, headline_of(document())) == (alone, ())
    assert told_below(alone, None) == (alone, ())
