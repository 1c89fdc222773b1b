"""Those whom a text names with their office were in office when it came out."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.knowledge.gazetteer_tables import Term
from dragoman.model.actor import Actor, ActorMention
from dragoman.model.text import Span
from dragoman.resolve.document_terms import office_term

HELD = {
    "elrond": [
        Term("elrond", "interior-minister", "Interior Minister", "XXX", date(2022, 3, 1), date(2022, 9, 30), True)
    ],
    "denethor": [Term("denethor", "head-of-state", "Steward", "XXX", date(2021, 1, 1), date(2022, 6, 30), True)],
    "boromir": [Term("boromir", "head-of-state", "Steward", "XXX", date(2022, 7, 1), None, True)],
}
TABLES: Any = SimpleNamespace(terms=lambda actor: HELD[actor.id])


def named(who: str, text: str, office: str) -> ActorMention:
    actor = Actor(who, who.title(), "person", "XXX", ("GOV",))
    return ActorMention(Span(0, 1), 0, 0, 0, 1, text, actor, "XXX", "GOV", "title-name:exact-name", 0, office=office)


ELROND = named("elrond", "Interior Minister Elrond", "interior-minister")


def test_the_article_lies_where_all_terms_overlap() -> None:
    found = office_term([ELROND, named("denethor", "Steward Denethor", "head-of-state")], TABLES)
    assert found is not None
    assert (found.first, found.last) == (date(2022, 3, 1), date(2022, 6, 30))


@pytest.mark.parametrize("text", ["former Steward Denethor", "then-Steward Denethor"])
def test_who_held_the_office_before_bounds_nothing(text: str) -> None:
    found = office_term([ELROND, named("denethor", text, "head-of-state")], TABLES)
    assert found is not None
    assert found.last == date(2022, 9, 30)


def test_holders_who_never_met_in_office_bound_nothing() -> None:
    pair = [
        named("denethor", "Steward Denethor", "head-of-state"),
        named("boromir", "Steward Boromir", "head-of-state"),
    ]
    assert office_term(pair, TABLES) is None


def test_a_word_before_the_title_may_say_that_the_term_is_over() -> None:
    before = replace(named("denethor", "Steward Denethor", "head-of-state"), span=Span(5, 21))
    found = office_term([ELROND, before], TABLES, text="then Steward Denethor fell")
    assert found is not None
    assert found.last == date(2022, 9, 30)
