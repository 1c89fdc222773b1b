"""A document cut into the sentences and words that every analysis starts from."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from dragoman.analysis.sentences import split
from dragoman.analysis.words import Tokens, tokenize
from dragoman.knowledge.load import load_plain
from dragoman.model.text import Document, Sentence, Span

_MAX_WORDS = 200
_MAX_PIECES = 254

Cost = Callable[[str], int]


def cut(document: Document, cost: Cost) -> list[tuple[Sentence, Tokens]]:
    """Sentences outside the furniture, in order, with their words; `cost` is how many subwords a word takes.

    A sentence too long for the networks gives several.
    """
    found: list[tuple[Sentence, Tokens]] = []
    for sentence in split(document.text, document.boilerplate):
        tokens = tokenize(document.text, sentence.span.start, sentence.span.end)
        for part in _fitting(tokens, cost):
            span = sentence.span if part is tokens else Span(part.starts[0], part.ends[-1])
            found.append((Sentence(len(found), span, sentence.paragraph), part))
    return found


def _fitting(tokens: Tokens, cost: Cost) -> Iterator[Tokens]:
    """Parts short enough for the networks, cut after a semicolon, else a comma, else anywhere."""
    costs = [cost(word) for word in tokens.words]
    if len(costs) <= _MAX_WORDS and sum(costs) <= _MAX_PIECES:
        if costs:
            yield tokens
        return
    first = 0
    while first < len(tokens):
        end, total = first, 0
        while end < len(tokens) and end - first < _MAX_WORDS and total + costs[end] <= _MAX_PIECES:
            total += costs[end]
            end += 1
        if end == len(tokens):
            yield tokens.part(first, end) if first else tokens
            return
        place = _cut(tokens.words, first, end)
        yield tokens.part(first, place)
        first = place


def _cut(words: Sequence[str], first: int, end: int) -> int:
    for sign in _cut_signs():
        for place in range(end, (first + end) // 2, -1):
            if words[place - 1] == sign:
                return place
    return end


@cache
def _cut_signs() -> tuple[str, ...]:
    return tuple(load_plain("en/tokens.yaml")["cuts"])
