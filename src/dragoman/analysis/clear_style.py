"""Trees in the style of ClearNLP (spaCy's English pipelines) as Universal Dependencies.

CLEAR lets a preposition head its object and a copula its predicate, and chains what is coordinated; Universal
Dependencies lets the content words head. The steps below turn one into the other, each on its own; labels and words
are in clear.yaml.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.analysis.draft_tree import ROOT, Draft
from dragoman.knowledge.load import load_plain
from dragoman.model.parse import Entity

_VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"VERB", "AUX"})
_PERSON = "PER"
_BARE = frozenset({"VB", "VBN", "JJ"})
_FINITE = frozenset({"MD", "VBZ", "VBD", "VBP", "IN"})  # IN: "that he leave", "for him to leave"


@dataclass(frozen=True, slots=True)
class Style:
    """clear.yaml."""

    marks: frozenset[str]
    before: dict[str, str]
    labels: dict[str, str]
    below_noun: dict[str, str]
    parts: dict[str, frozenset[str]]
    raised: dict[str, dict[str, str]]
    given: dict[str, str]
    copula: frozenset[str]
    consist: frozenset[str]
    fixed: tuple[tuple[str, ...], ...]
    kind_of: dict[str, frozenset[str]]


@cache
def style() -> Style:
    """The table, read once."""
    data: dict[str, Any] = load_plain("en/clear.yaml")
    return Style(
        marks=frozenset(data["marks-of-clear"]),
        before=data["before"],
        labels=data["labels"],
        below_noun=data["below-noun"],
        parts={name: frozenset(labels) for name, labels in data["parts"].items()},
        raised=data["raised"],
        given=data["given"],
        copula=frozenset(data["copula"]),
        consist=frozenset(data["consist"]),
        fixed=tuple(sorted((tuple(words) for words in data["fixed"]), key=len, reverse=True)),
        kind_of={name: frozenset(labels) for name, labels in data["kind-of"].items()},
    )


def is_clear(labels: Collection[str]) -> bool:
    """Whether these labels are CLEAR's; Universal Dependencies has none of its marks."""
    return not style().marks.isdisjoint(labels)


def are_dependencies(labels: Collection[str]) -> bool:
    """Whether there are labels of a tree among these: every style has subjects."""
    return not style().parts["noun-subject"].isdisjoint(labels)


def to_universal(draft: Draft, entities: Sequence[Entity] = ()) -> None:
    """All steps in order."""
    draft.labels[:] = (style().before.get(label, label) for label in draft.labels)
    raise_objects(draft)
    raise_predicates(draft)
    share_subjects(draft)
    flatten_coordination(draft)
    translate_labels(draft)
    join_names(draft, entities)
    join_fixed(draft)


def raise_objects(draft: Draft) -> None:
    """ "talks in Geneva": the object hangs from what the preposition hung from, the preposition is its case."""
    parts = style().parts
    for token in draft.deepest_first():
        found = draft.below(token, parts["object"])
        clause = not found
        found = found or draft.below(token, parts["clause-object"])
        if found:
            _raise_object(draft, found[0], clause=clause)


def _raise_object(draft: Draft, child: int, *, clause: bool) -> None:
    table, given, parts = style().raised, style().given, style().parts
    token = draft.heads[child]
    governor, label = draft.heads[token], draft.labels[token]
    verbal = governor == ROOT or _is_verbal(draft, governor)
    clause = clause and draft.upos[child] in _CLAUSES
    kind = f"{'clause-' if clause else ''}{'verbal' if verbal else 'nominal'}"
    place = table[label][kind] if label in table else label
    if governor != ROOT and label in parts["chained"] and _is_preposition(draft, governor):
        place = label if clause else next(iter(parts["object"]))
    demoted = given["coordinator"] if label in parts["coordinator"] else given["mark" if clause else "case"]
    draft.take_over(child, place, demoted)


def _is_verbal(draft: Draft, token: int) -> bool:
    if draft.upos[token] in _CLAUSES:
        return True
    return draft.upos[token] in _VERBAL and draft.labels[token] not in style().parts["nominal"]


def _is_preposition(draft: Draft, token: int) -> bool:
    return draft.upos[token] == "ADP" or draft.labels[token] in style().parts["preposition"]


def raise_predicates(draft: Draft) -> None:
    """ "Talks are useful": the predicate heads its clause, and the form of "be" is its copula."""
    for token in draft.deepest_first():
        if draft.lemmas[token] in style().copula and draft.labels[token] not in style().parts["auxiliary"]:
            _raise_predicate(draft, token)


def _raise_predicate(draft: Draft, be: int) -> None:
    parts, given = style().parts, style().given
    predicates = draft.below(be, parts["predicate"])
    if any(draft.xpos[child] == "EX" for child in draft.below(be)):
        for child in predicates[:1]:
            draft.labels[child] = given["subject"]
        draft.upos[be] = "VERB"
        return
    if predicates:
        draft.take_over(predicates[-1], draft.labels[be], given["copula"])
        return
    clauses = [child for child in draft.below(be, parts["clause-predicate"]) if child > be]
    subjects = draft.below(be, parts["noun-subject"])
    if clauses and subjects:
        _raise_clause(draft, be, subject=subjects[0], clause=clauses[0])
        return
    others = [child for child in draft.below(be, {given["oblique"]}) if child > be]
    if not others and draft.below(be, parts["subject"]):
        others = _adverbs(draft, be)
    if others:
        draft.take_over(others[0], draft.labels[be], given["copula"])


def _raise_clause(draft: Draft, be: int, *, subject: int, clause: int) -> None:
    """ "The minister is to visit" (an auxiliary) and "the aim is to visit" (a predicate with a subject outside it)."""
    given = style().given
    consists = draft.lemmas[subject] in style().consist
    infinitive = _is_infinitive(draft, clause)
    if consists or not infinitive:
        draft.labels[subject] = given["outer-subject"]
    auxiliary = infinitive and not consists
    draft.take_over(clause, draft.labels[be], given["auxiliary" if auxiliary else "copula"])


def _is_infinitive(draft: Draft, token: int) -> bool:
    return any(draft.xpos[child] == "TO" for child in draft.below(token))


def _adverbs(draft: Draft, be: int) -> list[int]:
    found = draft.below(be, style().parts["adverb-predicate"])
    return [child for child in found if child == be + 1 or draft.xpos[child] == "WRB"]


def share_subjects(draft: Draft) -> None:
    """ "let him know", "wants them to leave": who is to do it is the object of the verb above."""
    parts, given = style().parts, style().given
    for token in range(len(draft)):
        verb = draft.heads[token]
        if draft.labels[token] not in parts["complement"] or not 0 <= verb < token or draft.xpos[token] not in _BARE:
            continue
        below = draft.below(token)
        subjects = [child for child in below if draft.labels[child] in parts["subject"] and verb < child < token]
        if len(subjects) == 1 and not any(draft.xpos[child] in _FINITE for child in below):
            draft.hang(subjects[0], verb, given["object"])
            draft.labels[token] = given["open-complement"]


def flatten_coordination(draft: Draft) -> None:
    """ "A, B and C": all hang from A, and "and" from the C that it stands before."""
    parts = style().parts
    for token in range(len(draft)):
        if draft.labels[token] in parts["coordinator"] and draft.heads[token] != ROOT:
            after = [one for one in draft.below(draft.heads[token], parts["coordinated"]) if one > token]
            if after:
                draft.heads[token] = after[0]
    for token in range(len(draft)):
        if draft.labels[token] in parts["coordinated"]:
            head = draft.heads[token]
            while head != ROOT and draft.labels[head] in parts["coordinated"] and draft.heads[head] != ROOT:
                head = draft.heads[head]
            draft.heads[token] = head


def translate_labels(draft: Draft) -> None:
    """Every label that is CLEAR's alone."""
    table, given = style(), style().given
    for token, label in enumerate(draft.labels):
        head = draft.heads[token]
        if label in table.below_noun and head != ROOT and draft.upos[head] in _NOUNS:
            draft.labels[token] = table.below_noun[label]
        elif label in table.parts["relative"] and _is_infinitive(draft, token):
            draft.labels[token] = given["content"]
        elif label in table.parts["auxiliary"] and draft.xpos[token] == "TO":
            draft.labels[token] = given["mark"]
        else:
            draft.labels[token] = table.labels.get(label, label)


def join_names(draft: Draft, entities: Sequence[Entity]) -> None:
    """A person's name hangs by its first word, the others are flat, and a title before it is a description."""
    for entity in entities:
        span = range(entity.first, entity.end)
        outward = [token for token in span if draft.heads[token] not in span]
        if entity.label == _PERSON and outward == [entity.end - 1]:
            if len(span) > 1:
                _turn_name(draft, entity)
            _hang_title(draft, entity.first)


def _turn_name(draft: Draft, entity: Entity) -> None:
    first, last, flat = entity.first, entity.end - 1, style().given["flat"]
    for token in range(first + 1, last):
        for child in draft.below(token):
            draft.heads[child] = first
    place, governor = draft.labels[last], draft.heads[last]
    for child in [child for token in range(first, entity.end) for child in draft.below(token)]:
        draft.heads[child] = first
    draft.hang(first, governor, place)
    for token in range(first + 1, entity.end):
        draft.hang(token, first, flat)


def _hang_title(draft: Draft, name: int) -> None:
    title, modifier = name - 1, style().parts["modifier"]
    if title < 0 or draft.heads[title] != name or draft.upos[title] not in _NOUNS:
        return
    if draft.labels[title] not in modifier:
        return
    for token in draft.below(name, modifier):
        if token < title:
            draft.heads[token] = title
    draft.labels[title] = style().given["title"]


def join_fixed(draft: Draft) -> None:
    """ "because of", "as well as": the first word stands for all."""
    words = tuple(word.lower() for word in draft.words)
    token = 0
    while token < len(draft):
        size = next((len(one) for one in style().fixed if words[token : token + len(one)] == one), 0)
        if size and _function_words(draft, token, token + size):
            _join(draft, token, token + size)
        token += size or 1


def _function_words(draft: Draft, first: int, end: int) -> bool:
    """Whether these words head nothing but one another."""
    span = range(first, end)
    return all(child in span for token in span for child in draft.below(token))


def _join(draft: Draft, first: int, end: int) -> None:
    span = range(first, end)
    top = next(token for token in span if draft.heads[token] not in span)
    place, governor = draft.labels[top], draft.heads[top]
    draft.hang(first, governor, place)
    for token in range(first + 1, end):
        draft.hang(token, first, style().given["fixed"])
