"""Which time belongs to which act."""

from tests.unit.coding.trees import tree

from dragoman.model.parse import Parse
from dragoman.model.text import Span
from dragoman.resolve.binding import closest as bound

TOLD = tree("""
Envoys envoys NOUN NNS 2 nsubj
said said VERB VBD 0 root
Monday monday PROPN NNP 2 obl
they they PRON PRP 6 nsubj
would would AUX MD 6 aux
meet meet VERB VB 2 ccomp
in in ADP IN 8 case
May may PROPN NNP 6 obl
""")
HELD = tree("""
Gondor gondor PROPN NNP 2 nsubj
held held VERB VBD 0 root
drills drills NOUN NNS 2 obj
Monday monday PROPN NNP 2 obl
""")
EXPECTED = tree("""
They they PRON PRP 3 nsubj
are are AUX VBP 3 aux
expected expected VERB VBN 0 root
to to PART TO 5 mark
meet meet VERB VB 3 xcomp
Monday monday PROPN NNP 3 obl
""")


EDGES = {"ccomp": "complement", "xcomp": "complement", "obj": "object", "advcl": "adverbial", "nsubj": "subject"}
VOWING = tree("""
She she PRON PRP 2 nsubj
left left VERB VBD 0 root
Friday friday PROPN NNP 2 obl
vowing vowing VERB VBG 2 advcl
""")


def closest(parse: Parse, act: int, acts: list[int], spans: list[Span]) -> int | None:
    return bound(parse, act, acts, spans, edges=EDGES)


def span(parse: Parse, token: int) -> Span:
    return parse.span(token, token + 1)


def test_a_time_of_saying_does_not_date_what_is_said() -> None:
    assert closest(TOLD, 5, [5], [span(TOLD, 2)]) is None


def test_a_time_in_the_acts_own_clause_dates_it() -> None:
    assert closest(TOLD, 5, [5], [span(TOLD, 2), span(TOLD, 7)]) == 1


def test_a_noun_takes_the_time_of_the_verb_that_carries_it() -> None:
    assert closest(HELD, 2, [2], [span(HELD, 3)]) == 0


def test_an_infinitive_takes_the_time_of_its_governor() -> None:
    assert closest(EXPECTED, 4, [4], [span(EXPECTED, 5)]) == 0


def test_a_participle_shares_the_time_of_its_verb() -> None:
    assert closest(VOWING, 3, [3], [span(VOWING, 2)]) == 0
