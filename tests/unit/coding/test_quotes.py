"""Quotes on trees built by hand."""

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
