"""Sentences written by hand: "word/TAG/KIND/head/label" with heads counted from 0, -1 for the root."""

from dragoman.analysis.draft_tree import Draft
from dragoman.analysis.foreign import Foreign
from dragoman.analysis.lemmas import lemma
from dragoman.model.parse import Entity


def cells(text: str) -> list[list[str]]:
    return [word.split("/") for word in text.split()]


def draft(text: str) -> Draft:
    words, xpos, upos, heads, labels = (list(column) for column in zip(*cells(text), strict=True))
    lemmas = [lemma(*word) for word in zip(words, upos, xpos, strict=True)]
    return Draft(words, lemmas, xpos, upos, [int(head) for head in heads], labels)


def foreign(text: str, *entities: Entity) -> Foreign:
    words, xpos, upos, heads, labels = (tuple(column) for column in zip(*cells(text), strict=True))
    return Foreign(words, upos, xpos, tuple(map(int, heads)), labels, entities)


def tree(made: Draft) -> str:
    """The tree as "word<head:label"; the root has no head."""
    told = zip(made.words, made.heads, made.labels, strict=True)
    return " ".join(f"{word}<{made.words[head] if head >= 0 else ''}:{label}" for word, head, label in told)
