"""The reader: a document's text to parsed sentences."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Self

from dragoman.analysis.entities import whole_names
from dragoman.analysis.lemmas import lemma
from dragoman.analysis.network import Columns, Network
from dragoman.analysis.sentences import split
from dragoman.analysis.words import Tokens, tokenize
from dragoman.knowledge.load import load_plain
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Sentence, Span

WEIGHTS = Path(__file__).parent / "weights"
_MAX_WORDS = 200
_MAX_PIECES = 254


class Reader:
    """Parses documents one at a time: the result depends on the document and the weights alone."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> Self:
        """The reader of a folder with reader.onnx, reader.json and tokenizer.json; without one, the package's own."""
        return cls(Network(path or WEIGHTS, threads))

    @property
    def version(self) -> str:
        """Version of the weights."""
        return self._network.version

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Words as networks of this vocabulary see them: subword ids, casing shapes, each word's first subword."""
        return self._network.encoder.encode(words)

    def read(self, document: Document) -> tuple[Parse, ...]:
        """Sentences outside the furniture, in order; `parse.sentence.index` is the place in this tuple."""
        found: list[tuple[Sentence, Tokens]] = []
        for sentence in split(document.text, document.boilerplate):
            tokens = tokenize(document.text, sentence.span.start, sentence.span.end)
            for part in self._fitting(tokens):
                span = sentence.span if part is tokens else Span(part.starts[0], part.ends[-1])
                found.append((Sentence(len(found), span, sentence.paragraph), part))
        parsed = self._network.parse([tokens.words for _, tokens in found])
        return tuple(
            _parse(sentence, tokens, columns) for (sentence, tokens), columns in zip(found, parsed, strict=True)
        )

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        """Tags, heads, labels and entities of sentences that are cut into words already."""
        return self._network.parse(sentences)

    def _fitting(self, tokens: Tokens) -> Iterator[Tokens]:
        """Parts short enough for the network, cut after a semicolon, else a comma, else anywhere."""
        first = 0
        costs = [self._network.cost(word) for word in tokens.words]
        while first < len(tokens):
            end, total = first, 0
            while end < len(tokens) and end - first < _MAX_WORDS and total + costs[end] <= _MAX_PIECES:
                total += costs[end]
                end += 1
            if end == len(tokens):
                yield tokens.part(first, end) if first else tokens
                return
            cut = _cut(tokens.words, first, end)
            yield tokens.part(first, cut)
            first = cut


def _cut(words: Sequence[str], first: int, end: int) -> int:
    for sign in _cut_signs():
        for place in range(end, (first + end) // 2, -1):
            if words[place - 1] == sign:
                return place
    return end


@cache
def _cut_signs() -> tuple[str, ...]:
    return tuple(load_plain("en/tokens.yaml")["cuts"])


def _parse(sentence: Sentence, tokens: Tokens, columns: Columns) -> Parse:
    lemmas = map(lemma, tokens.words, columns.upos, columns.xpos)
    return Parse(
        sentence=sentence,
        words=tokens.words,
        lemmas=tuple(lemmas),
        upos=columns.upos,
        xpos=columns.xpos,
        heads=columns.heads,
        deprels=columns.deprels,
        starts=tokens.starts,
        ends=tokens.ends,
        entities=whole_names(columns.entities, tokens.words, columns.upos, tokens.starts, tokens.ends),
    )
