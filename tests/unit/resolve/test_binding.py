"""Which time belongs to which act."""

from dragoman.model.parse import Parse
from dragoman.model.text import Sentence, Span
from dragoman.resolve.binding import closest as bound


def tree(rows: str) -> Parse:
    """ "form UPOS XPOS head relation" a line, heads counted from 1."""
    table = [line.split() for line in rows.strip().splitlines()]
    words = tuple(row[0] for row in table)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    columns = {"upos": 1, "xpos": 2, "deprels": 4}
    return Parse(
        Sentence(0, Span(0, at), 0), words, words,
        **{name: tuple(row[column] for row in table) for name, column in columns.items()},
        heads=tuple(int(row[3]) - 1 for row in table), starts=tuple(starts), ends=ends,
    )  # fmt: skip


TOLD = tree("""
Envoys NOUN NNS 2 nsubj
said VERB VBD 0 root
Monday PROPN NNP 2 obl
they PRON PRP 6 nsubj
would AUX MD 6 aux
meet VERB VB 2 ccomp
in ADP IN 8 case
May PROPN NNP 6 obl
""")
HELD = tree("""
Gondor PROPN NNP 2 nsubj
held VERB VBD 0 root
drills NOUN NNS 2 obj
Monday PROPN NNP 2 obl
""")
EXPECTED = tree("""
They PRON PRP 3 nsubj
are AUX VBP 3 aux
expected VERB VBN 0 root
to PART TO 5 mark
meet VERB VB 3 xcomp
Monday PROPN NNP 3 obl
""")


EDGES = {"ccomp": "complement", "xcomp": "complement", "obj": "object", "advcl": "adverbial", "nsubj": "subject"}
VOWING = tree("""
She PRON PRP 2 nsubj
left VERB VBD 0 root
Friday PROPN NNP 2 obl
vowing VERB VBG 2 advcl
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
