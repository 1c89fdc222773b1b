"""Quotes on trees built by hand."""

from dataclasses import replace

from tests.unit.coding.trees import tree

from dragoman.coding.quotes import find_quotes
from dragoman.knowledge.cues import attribution_cues
from dragoman.model.event import Quote
from dragoman.model.ids import document_id, sha256
from dragoman.model.parse import Parse
from dragoman.model.text import Document

DIRECT = tree("""
    “ “ PUNCT `` 4 punct
    We we PRON PRP 4 nsubj
    will will AUX MD 4 aux
    defend defend VERB VB 9 ccomp
    our we PRON PRP$ 6 nmod:poss
    city city NOUN NN 4 obj
    , , PUNCT , 4 punct
    ” ” PUNCT '' 4 punct
    said say VERB VBD 0 root
    Eowyn Eowyn PROPN NNP 9 nsubj
""")
INDIRECT = tree("""
    Eowyn Eowyn PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    rebels rebel NOUN NNS 4 nsubj
    attacked attack VERB VBD 2 ccomp
    Gondor Gondor PROPN NNP 4 obj
""")


def quotes(parse: Parse) -> list[tuple[str, bool, str | None]]:
    text = " ".join(parse.words)
    document = Document(document_id("x", text), "x", text, sha256(text))
    found: tuple[Quote, ...] = find_quotes(document, (parse,), attribution_cues())
    return [(one.span.of(text), one.direct, one.speaker.name if one.speaker else None) for one in found]


def test_words_between_marks_are_a_direct_quote() -> None:
    assert quotes(DIRECT) == [("We will defend our city ,", True, "Eowyn")]


def test_what_a_reporting_verb_governs_is_an_indirect_quote() -> None:
    assert quotes(INDIRECT) == [("rebels attacked Gondor", False, "Eowyn")]


DATELINE = tree("""
    BREE BREE PROPN NNP 8 nsubj
    , , PUNCT , 1 punct
    March March PROPN NNP 1 appos
    3 3 NUM CD 3 nummod
    ( ( PUNCT -LRB- 6 punct
    ENT ENT PROPN NNP 1 appos
    : : PUNCT : 8 punct
    attacked attack VERB VBD 11 ccomp
    Gondor Gondor PROPN NNP 8 obj
    Eowyn Eowyn PROPN NNP 11 nsubj
    said say VERB VBD 0 root
""")


def test_the_dateline_is_no_part_of_an_indirect_quote() -> None:
    assert quotes(DATELINE) == [("attacked Gondor", False, "Eowyn")]
    assert quotes(INDIRECT)[0][0] == "rebels attacked Gondor"


def test_a_hyphen_inside_a_name_ends_no_dateline() -> None:
    words = tuple("-" if word == ":" else word for word in DATELINE.words)
    ends = tuple(
        start if word == "-" else end
        for word, start, end in zip(words[1:], DATELINE.starts[1:], DATELINE.ends, strict=False)
    )
    joined = replace(DATELINE, words=words, ends=(*ends, *DATELINE.ends[len(ends) :]))
    assert quotes(joined)[0][0].startswith("BREE")
