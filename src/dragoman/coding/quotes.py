"""Quotes: words between quotation marks and words told after a reporting verb, with who said them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.marks import quoted
from dragoman.coding.matching import Tree
from dragoman.coding.sayings import Saying, is_finite, sayings
from dragoman.coding.speakers import phrase_of
from dragoman.knowledge.cues import AttributionCues
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import Quote, Voice
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span

_SHORTEST = 4
_LONGEST_DATELINE = 12
_OF_DATELINES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "ADP", "DET"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Quoted tokens in a row: sentence and token of the first and last word between the marks."""

    first: tuple[int, int]
    last: tuple[int, int]


def find_quotes(document: Document, parses: Sequence[Parse], cues: AttributionCues) -> tuple[Quote, ...]:
    """Direct and indirect quotes in text order; a mixed one is an indirect quote with the direct one inside it."""
    trees = tuple(Tree(parse, cues) for parse in parses)
    said = tuple(sayings(tree) for tree in trees)
    marks = quoted(parses, 0, len(parses), cues.clauses)
    quotes = [*_direct(document, trees, said, marks), *_indirect(document, trees, said, marks)]
    return tuple(sorted(quotes, key=lambda quote: (quote.span, not quote.direct)))


def _direct(
    document: Document, trees: Sequence[Tree], said: Sequence[Sequence[Saying]], marks: Sequence[Sequence[bool]]
) -> Iterator[Quote]:
    """Every quotation of some length; a shorter one is a phrase or a title."""
    speaker: Voice | None = None
    paragraph = -1
    for run in _runs(trees, marks):
        (first, token), (last, end) = run.first, run.last
        span = Span(trees[first].parse.starts[token], trees[last].parse.ends[end])
        found = _speaker(document, trees, said, marks, run=run)
        near = trees[first].parse.sentence.paragraph - paragraph <= 1
        speaker = found or (speaker if near else None)
        paragraph = trees[last].parse.sentence.paragraph
        if first != last or end - token + 1 >= _SHORTEST:
            yield Quote(span, first, True, speaker)


def _runs(trees: Sequence[Tree], marks: Sequence[Sequence[bool]]) -> Iterator[_Run]:
    start: tuple[int, int] | None = None
    last = (0, 0)
    paragraph = -1
    for at, tree in enumerate(trees):
        if start is not None and tree.parse.sentence.paragraph != paragraph:
            yield _Run(start, last)
            start = None
        paragraph = tree.parse.sentence.paragraph
        for token, inside in enumerate(marks[at]):
            if (not inside and start is None) or _is_mark(tree, token):
                continue
            if inside:
                start = start or (at, token)
                last = (at, token)
            elif start is not None:
                yield _Run(start, last)
                start = None
    if start is not None:
        yield _Run(start, last)


def _is_mark(tree: Tree, token: int) -> bool:
    words = tree.cues.clauses.words
    return any(tree.parse.words[token] in words[name] for name in ("openers", "closers", "straight"))


def _speaker(
    document: Document,
    trees: Sequence[Tree],
    said: Sequence[Sequence[Saying]],
    marks: Sequence[Sequence[bool]],
    *,
    run: _Run,
) -> Voice | None:
    """Who is said to say it, in its own sentences, else in the next of its paragraph, else in the one before."""
    first, last = run.first[0], run.last[0]
    paragraph = trees[first].parse.sentence.paragraph
    near = (*range(last, first - 1, -1), last + 1, first - 1)
    for at in near:
        if not 0 <= at < len(trees) or trees[at].parse.sentence.paragraph != paragraph:
            continue
        for saying in said[at]:
            if not marks[at][saying.match.head] and not marks[at][saying.speaker]:
                return _voice(document, trees[at], saying)
    return None


def _indirect(
    document: Document, trees: Sequence[Tree], said: Sequence[Sequence[Saying]], marks: Sequence[Sequence[bool]]
) -> Iterator[Quote]:
    """What a reporting verb governs, unless it is all between quotation marks."""
    for at, tree in enumerate(trees):
        for saying in said[at]:
            clause = _clause(tree, saying)
            if clause is None or marks[at][saying.match.head]:
                continue
            first, last = _after_dateline(trees, at, clause[0]), clause[1]
            if all(marks[at][token] or tree.parse.upos[token] == "PUNCT" for token in range(first, last + 1)):
                continue
            yield Quote(tree.parse.span(first, last + 1), at, False, _voice(document, tree, saying))


def _after_dateline(trees: Sequence[Tree], at: int, first: int) -> int:
    """Where the told words begin: after the place, day and agency that open a paragraph ("BREE, March 3 (NN): …")."""
    parse, ends = trees[at].parse, trees[at].cues.clauses.words["dateline-ends"]
    if parse.upos[0] != "PROPN" or (at and trees[at - 1].parse.sentence.paragraph == parse.sentence.paragraph):
        return first
    for token in range(1, min(_LONGEST_DATELINE, len(parse) - 1)):
        apart = parse.ends[token] < parse.starts[token + 1]
        if (
            parse.words[token] in ends
            and apart
            and (parse.words[token] != "-" or parse.ends[token - 1] < parse.starts[token])
        ):
            return max(first, token + 1)
        if parse.upos[token] not in _OF_DATELINES:
            break
    return first


def _clause(tree: Tree, saying: Saying) -> tuple[int, int] | None:
    """First and last word of the clause that is told."""
    verb = saying.match.head
    heads = [child for child in tree.children[verb] if tree.edge(child) == "complement" and is_finite(tree, child)]
    if not heads and tree.edge(verb) == "aside" and tree.parse.heads[verb] >= 0:
        heads = [tree.parse.heads[verb]]
    if not heads:
        return None
    tokens = _subtree(tree, heads[0], verb)
    words = [token for token in tokens if tree.parse.upos[token] != "PUNCT"]
    return (min(words), max(words)) if words else None


def _subtree(tree: Tree, head: int, without: int) -> list[int]:
    found, waiting = {head}, [head]
    while waiting:
        for child in tree.children[waiting.pop()]:
            if child != without and child not in found:
                found.add(child)
                waiting.append(child)
    return sorted(found)


def _voice(document: Document, tree: Tree, saying: Saying) -> Voice:
    span = phrase_of(tree, saying.speaker)
    return Voice(span.of(document.text), UNKNOWN, saying.match.entry.sense, span)
