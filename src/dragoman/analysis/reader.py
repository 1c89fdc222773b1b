"""The reader: a document's text to parsed sentences."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from dragoman.analysis.cutting import cut
from dragoman.analysis.datelines import dateline_words, joined
from dragoman.analysis.entities import whole_names
from dragoman.analysis.lemmas import lemma
from dragoman.analysis.network import Columns, Network
from dragoman.analysis.words import Tokens
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Sentence
from dragoman.networks.session import Encoded

WEIGHTS = Path(__file__).parent / "weights"


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

    def encode(self, words: Sequence[str]) -> Encoded:
        """Words as networks of this vocabulary see them: subword ids, casing shapes, each word's first subword."""
        return self._network.encoder.encode(words)

    def read(self, document: Document) -> tuple[Parse, ...]:
        """Sentences outside the furniture, in order; `parse.sentence.index` is the place in this tuple."""
        found = cut(document, self._network.cost)
        parsed = self._parse([tokens for _, tokens in found])
        return tuple(
            parse_of(sentence, tokens, columns) for (sentence, tokens), columns in zip(found, parsed, strict=True)
        )

    def _parse(self, sentences: Sequence[Tokens]) -> Iterator[Columns]:
        """One answer a sentence; what a dateline opens is parsed without it."""
        sizes = [dateline_words(tokens) for tokens in sentences]
        parts = (
            (words[:size], words[size:]) for words, size in zip((one.words for one in sentences), sizes, strict=True)
        )
        parsed = iter(self._network.parse([part for pair in parts for part in pair if part]))
        for size in sizes:
            yield joined(next(parsed), next(parsed)) if size else next(parsed)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        """Tags, heads, labels and entities of sentences that are cut into words already."""
        return self._network.parse(sentences)


def parse_of(sentence: Sentence, tokens: Tokens, columns: Columns) -> Parse:
    """The sentence as the other stages see it, with our own lemmas."""
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
