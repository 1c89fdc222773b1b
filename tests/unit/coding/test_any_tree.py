"""No tree, however wrong, breaks the matching."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.coding.trees import tree

from dragoman.coding.frames import match
from dragoman.knowledge.frameset import load_frames

LABELS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "xcomp", "ccomp", "acl", "acl:relcl", "advcl"),
    *("case", "mark", "aux", "aux:pass", "parataxis", "fixed", "dep"),
)
TAGS = (
    ("VERB", "VBN"),
    ("VERB", "VBD"),
    ("NOUN", "NNS"),
    ("PROPN", "NNP"),
    ("AUX", "MD"),
    ("ADJ", "JJ"),
    ("ADP", "IN"),
)
WORDS = ("meet", "talk", "accuse", "must", "say", "agree", "sign", "with", "by", "to", "it", "Arnor", "deal")


@st.composite
def rows(draw: st.DrawFn) -> str:
    size = draw(st.integers(1, 14))
    lines = []
    for _ in range(size):
        word = draw(st.sampled_from(WORDS))
        upos, xpos = draw(st.sampled_from(TAGS))
        lines.append(f"{word} {word} {upos} {xpos} {draw(st.integers(0, size))} {draw(st.sampled_from(LABELS))}")
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(rows())
def test_matching_never_fails_even_where_heads_run_in_circles(columns: str) -> None:
    parse = tree(columns)
    for found in match(parse, load_frames(), near=True):
        assert 0 <= found.first <= found.token < found.end <= len(parse)
