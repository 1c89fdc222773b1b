"""Which time belongs to which act."""

from tests.unit.coding.trees import tree

from dragoman.knowledge.cues import load_edges
from dragoman.model.parse import Parse
from dragoman.model.text import Span
from dragoman.resolve.binding import Owners
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


RELEASED = tree("""
Gondor gondor PROPN NNP 2 nsubj
released release VERB VBD 0 root
prisoners prisoner NOUN NNS 2 obj
held hold VERB VBN 3 acl
since since ADP IN 6 case
May may PROPN NNP 4 obl
""")
MISREAD = tree("""
Gondor gondor PROPN NNP 2 nsubj
freed free VERB VBD 0 root
envoys envoy NOUN NNS 2 obj
jailed jail VERB VBN 3 acl
in in ADP IN 6 case
May may PROPN NNP 2 obl
""")
CHARGED = tree("""
Rohan rohan PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Gondor gondor PROPN NNP 2 obj
of of SCONJ IN 5 mark
killing kill VERB VBG 2 advcl
envoys envoy NOUN NNS 5 obj
in in ADP IN 8 case
May may PROPN NNP 5 obl
""")
PROBING = tree("""
Guards guard NOUN NNS 5 nsubj
probing probe VERB VBG 1 acl
it it PRON PRP 2 obj
Monday monday PROPN NNP 2 obl
seized seize VERB VBD 0 root
arms arm NOUN NNS 5 obj
""")
RALLY = tree("""
They they PRON PRP 2 nsubj
spoke speak VERB VBD 0 root
at at ADP IN 4 case
talks talk NOUN NNS 2 obl
held hold VERB VBN 4 acl
Monday monday PROPN NNP 5 obl
""")
BLAMED = tree("""
They they PRON PRP 2 nsubj
thanked thank VERB VBD 0 root
for for ADP IN 4 case
talks talk NOUN NNS 2 obl
held hold VERB VBN 4 acl
Monday monday PROPN NNP 5 obl
""")
CONDEMNED = tree("""
Rohan rohan PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
Monday monday PROPN NNP 5 nmod:poss
's 's PART POS 3 case
raid raid NOUN NN 2 obj
""")
FOLLOWING = tree("""
After after ADP IN 4 case
Monday monday PROPN NNP 4 nmod:poss
's 's PART POS 2 case
raid raid NOUN NN 6 obl
they they PRON PRP 6 nsubj
left leave VERB VBD 0 root
""")


def of_another(parse: Parse, time: int, act: int, *, deed: bool = True) -> bool:
    return Owners(parse, frozenset({act}), load_edges()).of_another(time, act, deed=deed)


def test_a_time_told_of_a_participle_on_a_noun_is_not_the_acts() -> None:
    assert of_another(RELEASED, 5, 1)
    assert not of_another(RELEASED, 5, 3)


def test_a_time_right_behind_a_participle_is_its_own_whatever_the_tree_says() -> None:
    assert of_another(MISREAD, 5, 1)


def test_a_time_between_a_participle_on_the_subject_and_the_verb_may_be_the_verbs() -> None:
    assert not of_another(PROBING, 3, 4)


def test_a_time_of_what_someone_is_charged_with_is_not_that_of_the_charge() -> None:
    assert of_another(CHARGED, 7, 1)
    assert not of_another(CHARGED, 7, 4)


def test_a_time_told_of_where_an_act_was_done_is_the_acts_and_of_its_reason_is_not() -> None:
    assert not of_another(RALLY, 5, 1)
    assert of_another(BLAMED, 5, 1)


def test_a_time_that_names_what_words_are_about_or_a_deed_follows_on_is_not_theirs() -> None:
    assert of_another(CONDEMNED, 2, 1, deed=False)
    assert not of_another(CONDEMNED, 2, 1, deed=True)
    assert of_another(FOLLOWING, 1, 5)
