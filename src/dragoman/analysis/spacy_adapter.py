"""A spaCy pipeline in the reader's place: spaCy's analysis of our own words, in our own labels.

spaCy is an extra of its own ("dragoman[spacy]"); this module imports it only where a pipeline is loaded.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Self

from dragoman.analysis.clear_style import are_dependencies, is_clear
from dragoman.analysis.cutting import cut
from dragoman.analysis.encode import Encoder
from dragoman.analysis.foreign import Foreign, columns_of, penn_tags
from dragoman.analysis.layout import paragraphs
from dragoman.analysis.network import Columns
from dragoman.analysis.reader import WEIGHTS, parse_of
from dragoman.analysis.words import Tokens
from dragoman.errors import UsageError
from dragoman.model.parse import Entity, Parse
from dragoman.model.text import Document, Sentence, Span
from dragoman.networks.session import Encoded

_LANGUAGES = frozenset({"en", "xx"})
_LONGEST = 2_000  # words that spaCy is given at once; its memory grows with them
_PROBE = ("Ministers", "met", ".")
_INSTALL = "pip install 'dragoman[spacy]'"


class SpacyAnalyzer:
    """A pipeline's tags, trees and entities on the words and sentences that dragoman's own rules cut."""

    def __init__(self, nlp: Any) -> None:
        self._nlp, self._clear = nlp, needs_translation(nlp)
        self._encoder = Encoder(WEIGHTS / "tokenizer.json")

    @classmethod
    def load(cls, name: str) -> Self:
        """The installed pipeline of that name, or at that path; UsageError where it cannot be used."""
        analyzer = cls(_pipeline(name))
        _check(analyzer._nlp(analyzer._doc([_PROBE])), name)
        return analyzer

    @property
    def version(self) -> str:
        """The pipeline and its version."""
        return pipeline_name(self._nlp.meta)

    def encode(self, words: Sequence[str]) -> Encoded:
        """Words as the event model sees them: as the reader's own `encode`."""
        return self._encoder.encode(words)

    def read(self, document: Document) -> tuple[Parse, ...]:
        """Sentences outside the furniture, in order."""
        found = cut(document, self._cost)
        parsed = (columns for part in _parts(found) for columns in self._analysed(part))
        return tuple(
            parse_of(sentence, tokens, columns) for (sentence, tokens), columns in zip(found, parsed, strict=True)
        )

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        """Tags, heads, labels and entities of sentences that are cut into words already, each on its own."""
        docs = self._nlp.pipe(self._doc([words]) for words in sentences)
        return [next(self._columns(doc, [len(words)])) for doc, words in zip(docs, sentences, strict=True)]

    def _cost(self, word: str) -> int:
        return len(self._encoder.word(word)[0])

    def _analysed(self, part: Sequence[Tokens]) -> Iterator[Columns]:
        starts = [start for tokens in part for start in tokens.starts]
        ends = [end for tokens in part for end in tokens.ends]
        spaces = [after > end for end, after in zip(ends, [*starts[1:], ends[-1]], strict=True)]
        doc = self._nlp(self._doc([tokens.words for tokens in part], spaces))
        return self._columns(doc, [len(tokens) for tokens in part])

    def _columns(self, doc: Any, sizes: Sequence[int]) -> Iterator[Columns]:
        """One answer a sentence."""
        first, clear = 0, _is_clear(doc, self._clear)
        for size in sizes:
            yield columns_of(_foreign(doc[first : first + size]), clear=clear)
            first += size

    def _doc(self, sentences: Sequence[Sequence[str]], spaces: Sequence[bool] | None = None) -> Any:
        from spacy.tokens import Doc

        words = [word for sentence in sentences for word in sentence]
        begins = [not place for sentence in sentences for place in range(len(sentence))]
        return Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=begins)


class DocAnalyzer:
    """One Doc as its own pipeline has analysed it: spaCy's words and sentences, cut where a paragraph ends."""

    def __init__(self, doc: Any, nlp: Any, *, version: str) -> None:
        _check(doc, version)
        self._doc, self.version = doc, version
        self._clear = _is_clear(doc, needs_translation(nlp))

    def read(self, document: Document) -> tuple[Parse, ...]:
        """Sentences outside the furniture, in order; the document must have the Doc's text."""
        found: list[Parse] = []
        for paragraph, tokens in self._groups(paragraphs(document.text, document.boilerplate)):
            columns = columns_of(_foreign(tokens), clear=self._clear)
            starts = tuple(token.idx for token in tokens)
            ends = tuple(token.idx + len(token) for token in tokens)
            sentence = Sentence(len(found), Span(starts[0], ends[-1]), paragraph)
            found.append(parse_of(sentence, Tokens(tuple(token.text for token in tokens), starts, ends), columns))
        return tuple(found)

    def _groups(self, spans: Sequence[Span]) -> Iterator[tuple[int, list[Any]]]:
        """Words of one sentence and one paragraph together, with the paragraph's number."""
        begins = [span.start for span in spans]
        for sentence in self._doc.sents:
            groups: dict[int, list[Any]] = {}
            for token in sentence:
                at = bisect_right(begins, token.idx) - 1
                if not token.is_space and at >= 0 and token.idx < spans[at].end:
                    groups.setdefault(at, []).append(token)
            yield from groups.items()


def pipeline_name(meta: dict[str, Any]) -> str:
    """ "en_core_web_sm 3.8.0" from a pipeline's meta."""
    return f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}".strip()


def needs_translation(nlp: Any) -> bool | None:
    """Whether the pipeline's labels are CLEAR's; None where it does not tell its labels."""
    labels = {label for known in nlp.pipe_labels.values() for label in known}
    return is_clear(labels) if are_dependencies(labels) else None


def _is_clear(doc: Any, known: bool | None) -> bool:
    return is_clear({token.dep_ for token in doc}) if known is None else known


def _pipeline(name: str) -> Any:
    try:
        import spacy
    except ImportError:
        raise UsageError(f"the analyzer spacy:{name} needs spaCy; install it with: {_INSTALL}") from None
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:  # not there; without a package it needs; of another version
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise UsageError(
            f"no spaCy pipeline {name!r} can be loaded; install one (python -m spacy download {name}) or name one "
            f"that is there (installed: {installed}). spaCy says: {str(error).splitlines()[0]}"
        ) from error


def _check(doc: Any, name: str) -> None:
    """UsageError where a pipeline does not give what dragoman needs of it."""
    if doc.lang_ not in _LANGUAGES:
        raise UsageError(f"the spaCy pipeline {name} is for the language {doc.lang_!r}; dragoman reads English")
    for layer, what in (("DEP", "a dependency parser"), ("TAG", "a tagger")):
        if len(doc) and not doc.has_annotation(layer):
            raise UsageError(f"the spaCy pipeline {name} lacks {what}; use one that has it, such as en_core_web_sm")
    odd = {token.tag_ for token in doc} - penn_tags()
    if odd:
        raise UsageError(f"the spaCy pipeline {name} has other tags than Penn's ({', '.join(sorted(odd))})")


def _parts(found: Sequence[tuple[Sentence, Tokens]]) -> Iterator[list[Tokens]]:
    """Runs of sentences that spaCy reads together."""
    part: list[Tokens] = []
    size = 0
    for _, tokens in found:
        if part and size + len(tokens) > _LONGEST:
            yield part
            part, size = [], 0
        part.append(tokens)
        size += len(tokens)
    if part:
        yield part


def _foreign(tokens: Sequence[Any]) -> Foreign:
    places = {token.i: place for place, token in enumerate(tokens)}
    return Foreign(
        words=tuple(token.text for token in tokens),
        upos=tuple(token.pos_ for token in tokens),
        xpos=tuple(token.tag_ for token in tokens),
        heads=tuple(-1 if token.head.i == token.i else places.get(token.head.i, -1) for token in tokens),
        deprels=tuple(token.dep_ for token in tokens),
        entities=_entities(tokens),
    )


def _entities(tokens: Sequence[Any]) -> tuple[Entity, ...]:
    """Entities by the words of this sentence; what reaches beyond it is cut off."""
    found: list[Entity] = []
    for place, token in enumerate(tokens):
        if token.ent_iob_ == "B" or (token.ent_iob_ == "I" and (not found or found[-1].end != place)):
            found.append(Entity(place, place + 1, token.ent_type_))
        elif token.ent_iob_ == "I":
            found[-1] = Entity(found[-1].first, place + 1, token.ent_type_)
    return tuple(found)
