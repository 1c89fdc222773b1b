"""No tree, however wrong, breaks the reading of status, sources and quotes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.attribution import sources_of
from dragoman.coding.modality import modality_of
from dragoman.coding.quotes import find_quotes
from dragoman.knowledge.cues import attribution_cues, modality_cues
from dragoman.model.ids import document_id, sha256
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Sentence, Span

WORDS = [
    "said",
    "will",
    "not",
    "“",
    "”",
    '"',
    "to",
    "meet",
    "Arnor",
    "according",
    "denied",
    "talks",
    ",",
    "if",
    "a\x00",
    "𝕏",
]
LABELS = [
    "nsubj",
    "ccomp",
    "xcomp",
    "parataxis",
    "conj",
    "obj",
    "acl",
    "acl:relcl",
    "aux",
    "mark",
    "case",
    "root",
    "odd",
]
TAGS = ["VBD", "VB", "VBG", "VBN", "NN", "NNP", "MD", "WP", ","]
ROW = st.tuples(st.sampled_from(WORDS), st.sampled_from(LABELS), st.sampled_from(TAGS), st.integers(-1, 30))


def parse_of(rows: list[tuple[str, str, str, int]], index: int, offset: int) -> Parse:
    words = tuple(row[0] for row in rows)
    starts = []
    for word in words:
        starts.append(offset)
        offset += len(word) + 1
    return Parse(
        sentence=Sentence(index, Span(starts[0], offset - 1), index // 2),
        words=words,
        lemmas=words,
        upos=tuple("VERB" if row[2].startswith("VB") else "NOUN" for row in rows),
        xpos=tuple(row[2] for row in rows),
        heads=tuple(row[3] if row[3] < len(rows) else -1 for row in rows),
        deprels=tuple(row[1] for row in rows),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ROW, min_size=1, max_size=12), min_size=1, max_size=4))
def test_any_tree_is_read(sentences: list[list[tuple[str, str, str, int]]]) -> None:
    parses: list[Parse] = []
    text = ""
    for index, rows in enumerate(sentences):
        parses.append(parse_of(rows, index, len(text)))
        text += " ".join(row[0] for row in rows) + " "
    document = Document(document_id("x", text), "x", text, sha256(text))
    for at, parse in enumerate(parses):
        for token in range(len(parse)):
            for cue in modality_of(parse, token, modality_cues()).cues:
                assert parse.sentence.span.covers(cue.span)
            for source in sources_of(parses, at, token, attribution_cues()):
                assert parses[source.sentence].sentence.span.covers(source.span)
    for quote in find_quotes(document, parses, attribution_cues()):
        assert 0 <= quote.span.start < quote.span.end <= len(text)
