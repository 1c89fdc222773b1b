"""Cues: the words that tell whether a thing has happened and who says so, with their reach, decoys and examples."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.errors import Problem
from dragoman.knowledge.load import Node, Problems, load_data, raise_problems
from dragoman.model.text import Span

MODALITY = "en/modality.yaml"
ATTRIBUTION = "en/attribution.yaml"
CLAUSES = "en/clauses.yaml"

_STATUSES = ("planned", "possible", "negated", "denied", "cancelled", "ongoing", "happened")
_TENSES = ("would", "able", "future", "lasting", "lasting-now", "progressive", "since", "telling")
_SENSES = (*_STATUSES, *_TENSES, "carrier", "decoy")
_STANCES = ("says", "denies", "confirms", "alleges", "declines", "hearsay")
_CERTAINTIES = ("certain", "probable", "possible")
_FIELDS = ("id", "words", "pos", "sense", "reach", "unless", "silent", "certainty", "source", "examples", "never")
_MARK = re.compile(r"\{(!|cue|source) ([^{}]+)\}")
_OWN_REACHES = ("below", "self", "clause", "beside", "statement", "names")


@dataclass(frozen=True, slots=True)
class CueExample:
    """A sentence without its marks, which were `{! …}` for the trigger, `{cue …}` and `{source …}`: each a slot ("!",
    "cue", "source") with its characters. `expected` is a status or a stance."""

    text: str
    expected: str
    marks: tuple[tuple[str, Span], ...]

    def spans(self, slot: str) -> tuple[Span, ...]:
        return tuple(span for name, span in self.marks if name == slot)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue of the data. `phrases` are lemmas or forms in a row, in small letters; `pos` are universal or Penn tags
    that the phrase's head may have (empty: any); `reach` says where the act stands to the cue (an edge of
    clauses.yaml, or below, self, clause, statement, names); `unless` are phrases that hold the cue's words and make
    them no cue; in a category that is `silent` the word is the act itself."""

    id: str
    phrases: tuple[tuple[str, ...], ...]
    pos: frozenset[str]
    sense: str
    reach: frozenset[str]
    unless: tuple[tuple[str, ...], ...]
    silent: frozenset[str]
    certainty: str
    source: str
    examples: tuple[CueExample, ...]
    never: tuple[CueExample, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The tree's labels by what they mean here: `edges` from label to edge, `below` labels that carry cues, `sets` and
    `tags` by name, `words` the few grammatical words by name."""

    edges: dict[str, str]
    below: frozenset[str]
    sets: dict[str, frozenset[str]]
    tags: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Cues:
    """Entries indexed by the first word of each phrase, the longest phrase first."""

    entries: tuple[CueEntry, ...]
    by_word: dict[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]
    clauses: Clauses


class ModalityCues(Cues):
    """The cues of modality.yaml."""

    __slots__ = ()


class AttributionCues(Cues):
    """The cues of attribution.yaml."""

    __slots__ = ()


@cache
def modality_cues() -> ModalityCues:
    """The cues that ship with the package, read once."""
    clauses = load_clauses(load_data(CLAUSES))
    entries = load_entries(load_data(MODALITY), MODALITY, clauses=clauses, senses=_SENSES)
    return ModalityCues(entries, _index(entries), clauses)


@cache
def attribution_cues() -> AttributionCues:
    """The cues that ship with the package, read once."""
    clauses = load_clauses(load_data(CLAUSES))
    entries = load_entries(load_data(ATTRIBUTION), ATTRIBUTION, clauses=clauses, senses=_STANCES)
    return AttributionCues(entries, _index(entries), clauses)


@cache
def load_edges() -> dict[str, str]:
    """What each dependency label makes of a word to its head."""
    return load_clauses(load_data(CLAUSES)).edges


@cache
def load_labels(name: str) -> frozenset[str]:
    """A set of dependency labels."""
    return load_clauses(load_data(CLAUSES)).sets[name]


@cache
def load_words(name: str) -> frozenset[str]:
    """A set of the few grammatical words."""
    return load_clauses(load_data(CLAUSES)).words[name]


def load_clauses(node: Node) -> Clauses:
    """The label sets as written."""
    fields = node.fields
    edges = {label.text: name for name, labels in fields["edges"].fields.items() for label in labels.items}
    return Clauses(edges, _set(fields["below"]), _sets(fields["sets"]), _sets(fields["tags"]), _sets(fields["words"]))


def load_entries(node: Node, path: str, *, clauses: Clauses, senses: tuple[str, ...]) -> tuple[CueEntry, ...]:
    """All entries of a cue file; everything wrong in it is raised at once."""
    problems = Problems(path)
    reaches = frozenset(clauses.edges.values()) | frozenset(_OWN_REACHES)
    seen: set[str] = set()
    entries = []
    for item in node.items:
        entry = _entry(item)
        name = entry.id or "(no id)"
        problems.unknown_fields(item, name, _FIELDS)
        problems.found.extend(_check(entry, item, path, reaches=reaches, senses=senses))
        if entry.id in seen:
            problems.add(item.line, name, "this id is already taken; choose another")
        seen.add(entry.id)
        entries.append(entry)
    raise_problems(problems.found)
    return tuple(entries)


def _entry(node: Node) -> CueEntry:
    fields = node.fields
    empty = Node([], node.line)
    sense = fields.get("sense", empty).text
    return CueEntry(
        id=fields.get("id", empty).text,
        phrases=_phrases(fields.get("words", empty)),
        pos=_set(fields.get("pos", empty)),
        sense=sense,
        reach=_set(fields.get("reach", empty)),
        unless=_phrases(fields.get("unless", empty)),
        silent=_set(fields.get("silent", empty)),
        certainty=fields["certainty"].text if "certainty" in fields else "certain",
        source=fields.get("source", empty).text,
        examples=tuple(_example(item, sense) for item in fields.get("examples", empty).items),
        never=tuple(_example(item, "") for item in fields.get("never", empty).items),
    )


def _example(node: Node, sense: str) -> CueExample:
    fields = node.fields
    marked = fields["text"].text if "text" in fields else node.text
    expected = fields["expect"].text if "expect" in fields else sense
    plain: list[str] = []
    marks: list[tuple[str, Span]] = []
    length = last = 0
    for match in _MARK.finditer(marked):
        plain.extend((marked[last : match.start()], match.group(2)))
        start = length + match.start() - last
        length = start + len(match.group(2))
        last = match.end()
        marks.append((match.group(1), Span(start, length)))
    return CueExample("".join((*plain, marked[last:])), expected, tuple(marks))


def _check(
    entry: CueEntry, node: Node, path: str, *, reaches: frozenset[str], senses: tuple[str, ...]
) -> Iterable[Problem]:
    name = entry.id or "(no id)"

    def problem(message: str) -> Problem:
        return Problem(path, node.line, name, message)

    if not entry.id:
        yield problem("give it an id")
    if not entry.phrases:
        yield problem("give it words")
    if entry.sense not in senses:
        yield problem(f"unknown sense {entry.sense!r}; known are {', '.join(senses)}")
    for reach in sorted(entry.reach - reaches):
        yield problem(f"unknown reach {reach!r}; known are {', '.join(sorted(reaches))}")
    if not entry.reach:
        yield problem("say its reach")
    if entry.certainty not in _CERTAINTIES:
        yield problem(f"unknown certainty {entry.certainty!r}; known are {', '.join(_CERTAINTIES)}")
    if not entry.source:
        yield problem("say where it comes from (source)")
    if len(entry.examples) < 2:
        yield problem("give two or more examples")
    if not entry.never:
        yield problem("give a sentence under never")
    for example in (*entry.examples, *entry.never):
        if not example.spans("!") or "{" in example.text:
            yield problem(f"mark the trigger with {{! …}}, cues with {{cue …}}, in {example.text!r}")


def _phrases(node: Node) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(item.text.lower().split()) for item in node.items)


def _set(node: Node) -> frozenset[str]:
    return frozenset(item.text for item in node.items)


def _sets(node: Node) -> dict[str, frozenset[str]]:
    return {name: _set(child) for name, child in node.fields.items()}


def _index(entries: Iterable[CueEntry]) -> dict[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]:
    by_word: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
    for entry in entries:
        for phrase in entry.phrases:
            by_word.setdefault(phrase[0], []).append((phrase, entry))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in by_word.items()}
