"""Acts of several days, and acts that an anniversary recalls."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.coding.trees import tree

from dragoman.model.parse import Parse
from dragoman.model.time import Basis, Grain, TimeExpression, TimeInterval
from dragoman.resolve.act_days import (
    anniversary,
    apart,
    has_own_moment,
    measures,
    moved_by,
    remembered,
    spread,
)

MONDAY, TUESDAY, WEDNESDAY = date(2014, 3, 3), date(2014, 3, 4), date(2014, 3, 5)
DAY = TimeInterval(TUESDAY, TUESDAY, Grain.DAY, Basis.RELATIVE)
OPENED = tree("""
They they PRON PRP 2 nsubj
opened open VERB VBD 0 root
a a DET DT 5 det
two-day two-day ADJ JJ 5 amod
summit summit NOUN NN 2 obj
Tuesday tuesday PROPN NNP 2 obl:unmarked
""")
MARKED = tree("""
They they PRON PRP 2 nsubj
marked mark VERB VBD 0 root
Tuesday tuesday PROPN NNP 6 nmod
the the DET DT 6 det
20th 20th ADJ JJ 6 amod
anniversary anniversary NOUN NN 2 obj
of of ADP IN 9 case
the the DET DT 9 det
raid raid NOUN NN 6 nmod
""")


def lasting(parse: Parse, token: int, value: str) -> TimeExpression:
    return TimeExpression(parse.span(token, token + 1), 0, "DURATION", value, "x", None)


def with_verb(lemma: str) -> Parse:
    return replace(OPENED, lemmas=tuple(lemma if at == 1 else word for at, word in enumerate(OPENED.lemmas)))


@pytest.mark.parametrize(
    ("verb", "value", "ahead", "first", "last"),
    [
        ("open", "P2D", False, TUESDAY, WEDNESDAY),
        ("end", "P2D", False, MONDAY, TUESDAY),
        ("open", "P1W", False, TUESDAY, date(2014, 3, 10)),
        ("hold", "P2D", True, TUESDAY, WEDNESDAY),
        ("hold", "P2D", False, TUESDAY, TUESDAY),
        ("open", "P2Y", False, TUESDAY, TUESDAY),
        ("open", "P0D", False, TUESDAY, TUESDAY),
    ],
)
def test_an_act_of_some_days_begins_or_ends_on_the_day_told(
    verb: str, value: str, ahead: bool, first: date, last: date
) -> None:
    parse = with_verb(verb)
    found = spread(DAY, parse, 4, times=[lasting(parse, 3, value)], ahead=ahead)
    assert (found.first, found.last) == (first, last)


def test_a_duration_of_something_else_spreads_no_act() -> None:
    assert spread(DAY, OPENED, 1, times=[lasting(OPENED, 3, "P2D")], ahead=False) == DAY


def test_the_phrase_of_an_anniversary_holds_what_it_recalls() -> None:
    assert anniversary(MARKED, 8) == 5
    assert anniversary(MARKED, 1) is None


def test_what_an_anniversary_recalls_happened_on_that_day_so_many_years_before() -> None:
    day = replace(lasting(MARKED, 2, "x"), interval=DAY)
    found = remembered(MARKED, 5, times=[day], today=WEDNESDAY)
    assert found is not None and (found.first, found.grain) == (date(1994, 3, 4), Grain.DAY)
    assert found.told == MARKED.span(5, 6)


def test_without_a_day_beside_the_anniversary_the_year_is_told() -> None:
    found = remembered(MARKED, 5, times=[], today=WEDNESDAY)
    assert found is not None and (found.first, found.last) == (date(1994, 1, 1), date(1994, 12, 31))
    assert remembered(MARKED, 5, times=[], today=None) is None


def test_an_anniversary_that_is_not_counted_tells_no_time() -> None:
    uncounted = replace(MARKED, words=tuple("solemn" if word == "20th" else word for word in MARKED.words))
    assert remembered(uncounted, 5, times=[], today=WEDNESDAY) is None
    assert remembered(uncounted, 5, times=[lasting(uncounted, 4, "P1Y")], today=WEDNESDAY) is not None


LEFT = tree("""
They they PRON PRP 2 nsubj
left leave VERB VBD 0 root
Tuesday tuesday PROPN NNP 2 obl:unmarked
two two NUM CD 5 nummod
days day NOUN NNS 2 obl:unmarked
after after SCONJ IN 8 mark
Gondor gondor PROPN NNP 8 nsubj
raided raid VERB VBD 2 advcl
Rohan rohan PROPN NNP 8 obj
""")
FIRST = tree("""
the the DET DT 3 det
first first ADJ JJ 3 amod
raid raid NOUN NN 0 root
since since ADP IN 5 case
2010 2010 NUM CD 3 nmod
""")


def test_a_clause_after_a_counted_span_lies_so_long_before() -> None:
    days = replace(lasting(LEFT, 4, "P2D"), span=LEFT.span(3, 5))
    assert apart(LEFT, 7, [days]) == (days, -1)
    assert apart(LEFT, 1, [days]) is None
    within = replace(LEFT, deprels=(*LEFT.deprels[:8], "advcl"))  # what stands below the clause is not measured itself
    assert apart(within, 8, [days]) == (days, 0)
    found = moved_by(DAY, days, -1)
    assert found is not None and (found.first, found.grain) == (date(2014, 3, 2), Grain.DAY)


@pytest.mark.parametrize(("value", "told"), [("PT5H", TUESDAY), ("PT48H", date(2014, 3, 2)), ("PT30M", TUESDAY)])
def test_hours_count_as_the_days_that_they_fill(value: str, told: date) -> None:
    found = moved_by(DAY, lasting(LEFT, 4, value), -1)
    assert found is not None and (found.first, found.grain) == (told, Grain.DAY)


@pytest.mark.parametrize(("value", "told"), [("P9Y", date(2005, 1, 1)), ("P9D", None), ("PXY", None)])
def test_from_a_year_only_years_are_counted(value: str, told: date | None) -> None:
    year = TimeInterval(date(2014, 1, 1), date(2014, 12, 31), Grain.YEAR, Basis.STATED)
    found = moved_by(year, lasting(LEFT, 4, value), -1)
    assert (found.first if found else None) == told


def test_words_that_no_calendar_places_are_the_acts_own_moment() -> None:
    killed = tree("""
    They they PRON PRP 3 nsubj:pass
    were be AUX VBD 3 aux:pass
    killed kill VERB VBN 0 root
    on on ADP IN 6 case
    the the DET DT 6 det
    day day NOUN NN 3 obl
    """)
    assert has_own_moment(killed, 2, [])
    assert not has_own_moment(killed, 2, [replace(lasting(killed, 5, "x"), span=killed.span(3, 6))])


def test_what_is_the_first_since_a_time_was_not_then() -> None:
    time = lasting(FIRST, 4, "2010")
    assert measures(FIRST, time)
    new = replace(FIRST, lemmas=tuple("new" if word == "first" else word for word in FIRST.lemmas))
    assert not measures(new, time)
