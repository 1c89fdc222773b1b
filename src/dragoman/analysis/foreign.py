"""What another program says of a sentence, as our own columns: pure, and without that program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.analysis.clear_style import style, to_universal
from dragoman.analysis.draft_tree import Draft, one_root
from dragoman.analysis.lemmas import lemma
from dragoman.analysis.network import Columns
from dragoman.knowledge.load import load_plain
from dragoman.model.parse import Entity


@dataclass(frozen=True, slots=True)
class Foreign:
    """One sentence, one entry a word; heads are word indices of this sentence, anything else is a root; entities
    have the other program's labels."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[Entity, ...] = ()


def columns_of(foreign: Foreign, *, clear: bool) -> Columns:
    """The same in our labels: Universal Dependencies (translated where it is `clear`), Penn tags, PER, ORG and LOC."""
    xpos = tuple(_kinds()["penn"].get(tag, tag) for tag in foreign.xpos)
    upos = [_kind(given, tag) for given, tag in zip(foreign.upos, xpos, strict=True)]
    entities = tuple(_entities(foreign.entities, xpos))
    draft = Draft(
        foreign.words,
        [lemma(*word) for word in zip(foreign.words, upos, xpos, strict=True)],
        xpos,
        upos,
        one_root(foreign.heads),
        list(foreign.deprels),
    )
    if clear:
        to_universal(draft, entities)
        _fit_kinds(draft)
    heads = one_root(draft.heads)
    return Columns(tuple(draft.upos), xpos, tuple(heads), _labels(draft.labels, heads), entities)


def _labels(labels: Sequence[str], heads: Sequence[int]) -> tuple[str, ...]:
    """`root` where the root is, and nowhere else."""
    root, loose = style().given["root"], style().given["loose"]
    return tuple(
        root if head < 0 else loose if label in {root, ""} else label for label, head in zip(labels, heads, strict=True)
    )


def _kind(given: str, tag: str) -> str:
    always: dict[str, str] = _kinds()["always"]
    if tag in always:
        return always[tag]
    if given in {"", "SPACE"}:
        return str(_kinds()["else"].get(tag, "X"))
    return "CCONJ" if given == "CONJ" else given


def _fit_kinds(draft: Draft) -> None:
    """Word classes that follow from the place in the tree."""
    given, kinds = style().given, style().kind_of
    for token, label in enumerate(draft.labels):
        if draft.xpos[token] == "IN" and label in {given["case"], given["mark"]}:
            draft.upos[token] = "ADP" if label == given["case"] else "SCONJ"
        elif draft.upos[token] in {"VERB", "AUX"} and draft.xpos[token] != "MD":
            draft.upos[token] = "AUX" if label in kinds["auxiliaries"] else "VERB"
        elif draft.xpos[token] == "DT":
            draft.upos[token] = "DET" if label in kinds["determiners"] else "PRON"


def _entities(found: Sequence[Entity], xpos: Sequence[str]) -> Iterator[Entity]:
    """Those that we have a label for, without the article before and the clitic after."""
    names, around = _table()["entities"], _table()["around-names"]
    for entity in found:
        first, end = entity.first, entity.end
        while first < end and xpos[first] in around:
            first += 1
        while end > first and xpos[end - 1] in around:
            end -= 1
        if entity.label in names and first < end:
            yield Entity(first, end, names[entity.label])


def penn_tags() -> frozenset[str]:
    """Every Penn tag of tags.yaml."""
    tags: dict[str, list[str]] = load_plain("en/tags.yaml")
    return frozenset(tag for kind in tags.values() for tag in kind) | frozenset(_kinds()["penn"])


def _kinds() -> dict[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = _table()["kinds"]
    return kinds


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_plain("en/clear.yaml")
    return table
