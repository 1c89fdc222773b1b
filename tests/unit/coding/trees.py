"""Build parses by hand: one token a line, "form lemma UPOS XPOS head relation", heads counted from 1, 0 the root."""

from dragoman.model.parse import Parse
from dragoman.model.text import Sentence, Span


def tree(columns: str) -> Parse:
    rows = [line.split() for line in columns.strip().splitlines()]
    words = tuple(row[0] for row in rows)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return Parse(
        sentence=Sentence(0, Span(0, at - 1), 0),
        words=words,
        lemmas=tuple(row[1] for row in rows),
        upos=tuple(row[2] for row in rows),
        xpos=tuple(row[3] for row in rows),
        heads=tuple(int(row[4]) - 1 for row in rows),
        deprels=tuple(row[5] for row in rows),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
    )
