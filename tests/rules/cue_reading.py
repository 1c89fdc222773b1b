"""Read the sentences of cue files with the real reader and find what their marks stand on."""

from functools import cache

from dragoman.analysis.reader import Reader
from dragoman.knowledge.cues import CueExample
from dragoman.model.ids import document_id, sha256
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span


@cache
def reader() -> Reader:
    return Reader.load()


@cache
def read(text: str) -> tuple[Parse, ...]:
    document = Document(id=document_id("example", text), name="example", text=text, sha256=sha256(text))
    return reader().read(document)


def trigger_of(example: CueExample) -> tuple[tuple[Parse, ...], int, int]:
    """The sentences, and sentence and token of the marked trigger."""
    parses = read(example.text)
    for at, parse in enumerate(parses):
        for token in range(len(parse)):
            if Span(parse.starts[token], parse.ends[token]).overlaps(example.spans("!")[-1]):
                return parses, at, token
    raise AssertionError(f"no word under the mark in {example.text!r}")
