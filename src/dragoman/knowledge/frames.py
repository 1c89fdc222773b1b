"""Event frames: what words in what construction tell of which act. Notation and advice: docs/frames.md."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.examples import Example, read_example
from dragoman.knowledge.load import Node, Problems
from dragoman.knowledge.syntax import Syntax, Words, expand
from dragoman.model.modality import Status

_FIELDS = (
    "id", "trigger", "actor", "recipient", "needs", "voice", "reciprocal", "with", "without", "mode", "modes",
    "contexts", "status", "over", "source", "examples", "never",
)  # fmt: skip
TRIGGER_POS: Mapping[str, frozenset[str]] = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ"}),
    "aux": frozenset({"AUX"}),
    "adv": frozenset({"ADV"}),
    "any": frozenset(),
}
SURFACE = ("next", "previous", "sentence", "tag", "form")
RECIPROCAL = ("never", "always", "plural")
SLOTS = ("actor", "recipient")
NO_ACT = "no-act"  # the status of a frame whose words tell of no act at all


@dataclass(frozen=True, slots=True)
class Condition:
    """A role, or one of `SURFACE`, and the lemmas that it may reach; no words: anything at all."""

    role: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModeRule:
    """The mode that counts when every condition holds."""

    mode: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Lemmas in a row; `head` is which of them carries the tree relations. `pos` is a key of `TRIGGER_POS`."""

    pos: str
    words: tuple[str, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as checked. `needs` are alternatives: of each inner tuple one slot must be filled."""

    id: str
    category: str
    triggers: tuple[Trigger, ...]
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = (SLOTS,)
    voice: str | None = None
    reciprocal: str = "never"
    conditions: tuple[Condition, ...] = ()
    exceptions: tuple[Condition, ...] = ()
    modes: tuple[ModeRule, ...] = ()
    contexts: tuple[str, ...] = ()
    status: str | None = None
    over: tuple[str, ...] = ()  # types that the codebook settles in favour of this one
    source: str = ""
    path: str = ""
    line: int = 0
    examples: tuple[Example, ...] = ()
    never: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FrameIndex:
    """All frames; `by_lemma` leads from a trigger's head lemma to (trigger, frame), the more particular first.

    One is equal to itself alone: what was found in it is remembered by it.
    """

    syntax: Syntax
    frames: tuple[Frame, ...]
    by_lemma: Mapping[str, tuple[tuple[Trigger, Frame], ...]]
    endings: tuple[tuple[str, str], ...] = ()

    @lru_cache(maxsize=32_768)  # noqa: B019
    def find(self, lemma: str, form: str) -> tuple[tuple[Trigger, Frame], ...]:
        """Triggers of a token; where no trigger knows the lemma, the endings are taken off the written form."""
        found = self.by_lemma.get(lemma)
        if found is not None:
            return found
        for ending, instead in self.endings:
            if form.endswith(ending):
                found = self.by_lemma.get(form[: -len(ending)] + instead)
                if found is not None:
                    return found
        return ()


def index_frames(frames: tuple[Frame, ...], syntax: Syntax, endings: tuple[tuple[str, str], ...] = ()) -> FrameIndex:
    """The frames ready to be matched; order among equals is the given one."""
    by_lemma: dict[str, list[tuple[Trigger, Frame]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            by_lemma.setdefault(trigger.words[trigger.head], []).append((trigger, frame))
    for entries in by_lemma.values():
        entries.sort(key=lambda entry: (entry[1].status != NO_ACT, -len(entry[1].conditions), -len(entry[0].words)))
    return FrameIndex(syntax, frames, {lemma: tuple(entries) for lemma, entries in by_lemma.items()}, endings)


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Turns frame files into frames, and gathers every problem on the way."""

    codebook: Codebook
    syntax: Syntax
    words: Words

    def read(self, node: Node, problems: Problems) -> tuple[Frame, ...]:
        """The frames of one file; a frame with problems may be half filled and must not be used."""
        problems.unknown_fields(node, "file", ("type", "words", "frames"))
        category = node.fields["type"].text if "type" in node.fields else ""
        if category not in self.codebook.types:
            problems.add(node.line, "type", f"unknown type {category!r}; known are {', '.join(self.codebook.types)}")
        words = dict(self.words)
        for name, listed in (node.fields["words"].fields if "words" in node.fields else {}).items():
            words[name] = expand(listed, words, problems, f"words {name}")
        items = node.fields["frames"].items if "frames" in node.fields else []
        if not items:
            problems.add(node.line, "file", "needs a list of frames")
        return tuple(_OneFrame(self, words, problems, category, item).read() for item in items)


class _OneFrame:
    def __init__(self, reader: FrameReader, words: Words, problems: Problems, category: str, node: Node) -> None:
        self.reader, self.words, self.problems, self.category, self.node = reader, words, problems, category, node
        self.id = node.fields["id"].text if "id" in node.fields else "?"

    def read(self) -> Frame:
        self._check_id()
        self.problems.unknown_fields(self.node, self.id, _FIELDS)
        needs = self._field("needs")
        return Frame(
            id=self.id,
            category=self.category,
            triggers=self._triggers(),
            actor=self._roles("actor"),
            recipient=self._roles("recipient"),
            needs=(SLOTS,) if needs is None else self._needs(needs),
            voice=self._choice("voice", SLOTS),
            reciprocal=self._choice("reciprocal", RECIPROCAL) or "never",
            conditions=self._conditions(self._field("with")),
            exceptions=self._conditions(self._field("without")),
            modes=self._modes(),
            contexts=self._contexts(),
            status=self._choice("status", (*Status, NO_ACT)),
            over=self._over(),
            source=self._source(),
            path=self.problems.path,
            line=self.node.line,
            examples=self._examples("examples", 2),
            never=self._examples("never", 1),
        )

    def _field(self, name: str) -> Node | None:
        return self.node.fields.get(name)

    def _bad(self, node: Node | None, message: str) -> None:
        self.problems.add((node or self.node).line, self.id, message)

    def _check_id(self) -> None:
        prefix = f"{self.category.lower()}."
        if not self.id.startswith(prefix):
            self._bad(self._field("id"), f"the id must begin with {prefix!r}")

    def _choice(self, name: str, known: tuple[str, ...]) -> str | None:
        node = self._field(name)
        if node is None:
            return None
        if node.text not in known:
            self._bad(node, f"unknown {name} {node.text!r}; known are {', '.join(known)}")
        return node.text

    def _over(self) -> tuple[str, ...]:
        return self._listed("over", "type", self.reader.codebook.types)

    def _roles(self, slot: str) -> tuple[str, ...]:
        node = self._field(slot)
        names = tuple(item.text for item in node.items) if node else ()
        for name in names:
            self._check_role(name, node)
        return names

    def _check_role(self, name: str, node: Node | None) -> None:
        if name not in self.reader.syntax.roles:
            self._bad(node, f"unknown role {name!r}; known are {', '.join(sorted(self.reader.syntax.roles))}")

    def _needs(self, node: Node) -> tuple[tuple[str, ...], ...]:
        needs = tuple(tuple(item.text.split("|")) for item in node.items if item.text)
        for slot in (slot for group in needs for slot in group if slot not in SLOTS):
            self._bad(node, f"unknown slot {slot!r}; known are {', '.join(SLOTS)}")
        return needs

    def _triggers(self) -> tuple[Trigger, ...]:
        node = self._field("trigger")
        if node is None or not node.fields:
            self._bad(node, "needs a trigger such as {verb: [attack], noun: [attack]}")
            return ()
        found = []
        for pos, lemmas in node.fields.items():
            if pos not in TRIGGER_POS:
                self._bad(lemmas, f"unknown part of speech {pos!r}; known are {', '.join(TRIGGER_POS)}")
            for lemma in sorted(expand(lemmas, self.words, self.problems, self.id)):
                parts = tuple(lemma.split())
                if not parts or lemma != lemma.lower():
                    self._bad(lemmas, f"a trigger is one or more lemmas in small letters, not {lemma!r}")
                    continue
                found.append(Trigger(pos, parts, len(parts) - 1 if pos == "noun" else 0))
        return tuple(found)

    def _conditions(self, node: Node | None) -> tuple[Condition, ...]:
        found = []
        for role, words in node.fields.items() if node else ():
            if role not in SURFACE:
                self._check_role(role, words)
            lemmas = expand(words, self.words, self.problems, self.id)
            found.append(Condition(role, frozenset() if lemmas == {"any"} else lemmas))
        return tuple(found)

    def _modes(self) -> tuple[ModeRule, ...]:
        found = []
        several, one = self._field("modes"), self._field("mode")
        for item in several.items if several else ():
            self.problems.unknown_fields(item, self.id, ("mode", "with"))
            mode = item.fields.get("mode", Node("", item.line))
            found.append(ModeRule(self._mode(mode), self._conditions(item.fields.get("with"))))
        if one:
            found.append(ModeRule(self._mode(one), ()))
        return tuple(found)

    def _mode(self, node: Node) -> str:
        event_type = self.reader.codebook.types.get(self.category)
        if event_type and node.text not in event_type.modes:
            self._bad(
                node, f"unknown mode {node.text!r}; {self.category} has {', '.join(event_type.modes) or 'no modes'}"
            )
        return node.text

    def _contexts(self) -> tuple[str, ...]:
        return self._listed("contexts", "context", self.reader.codebook.contexts)

    def _listed(self, field: str, what: str, known: Collection[str]) -> tuple[str, ...]:
        """The names of a list, each of which must be one of the known."""
        node = self._field(field)
        names = tuple(item.text for item in node.items) if node else ()
        for name in names:
            if name not in known:
                self._bad(node, f"unknown {what} {name!r}; known are {', '.join(known)}")
        return names

    def _source(self) -> str:
        node = self._field("source")
        if node is None or not node.text:
            self._bad(node, "needs a source such as 'PLOVER manual 2.0, CONSULT' or 'curated'")
            return ""
        return node.text

    def _examples(self, name: str, least: int) -> tuple[Example, ...]:
        node = self._field(name)
        found = tuple(read_example(item.text, item.line) for item in (node.items if node else ()))
        if len(found) < least:
            self._bad(node, f"needs {least} or more under {name!r}")
        for example in found:
            if "{" in example.text or "}" in example.text:
                self.problems.add(
                    example.line, self.id, "cannot read a mark; they are {! …}, {actor …} and {recipient …}"
                )
            elif name == "examples" and example.trigger is None:
                self.problems.add(example.line, self.id, "mark the trigger with {! …}")
        return found


def check_unique(frames: tuple[Frame, ...], problems: list[Problems]) -> None:
    """Report each id that a second frame takes; `problems` are those of the files, by path."""
    by_path = {found.path: found for found in problems}
    first: dict[str, Frame] = {}
    for frame in frames:
        if frame.id in first:
            other = first[frame.id]
            by_path[frame.path].add(
                frame.line, frame.id, f"this id is taken in {other.path}:{other.line}; choose another"
            )
        first.setdefault(frame.id, frame)
