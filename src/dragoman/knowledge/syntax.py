"""Roles and paths as data: `en/syntax.yaml` compiled. The path language is explained in docs/frames.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.load import Node, Problems

_STEP = re.compile(r"(!?)([><=?@])([^\[\](){}]*)((?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\})*)")
_CONSTRAINT = re.compile(r"\[([^\]]*)\]|\(([^)]*)\)|\{([^}]*)\}")

_SIDES = {"LEFT", "RIGHT"}
_LABELS = ("coordination", "markers", "fixed", "clausal", "plural", "particle", "told-below")

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path. `move` is its sign: > down, < up, = stay, ? test, @ role. Empty sets constrain nothing.

    `side` is LEFT or RIGHT where the token reached must stand before or after the one left.
    """

    move: str
    names: tuple[str, ...]
    negated: bool = False
    cases: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    unlike: frozenset[str] = frozenset()
    side: str = ""


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Named roles and tests; a role's paths are tried in order, a test holds if any of its paths arrives.

    `labels` names the few relations that the engine itself must know (`_LABELS`).
    """

    roles: Mapping[str, tuple[Path, ...]]
    tests: Mapping[str, tuple[Path, ...]]
    labels: Mapping[str, frozenset[str]]
    endings: tuple[tuple[str, str], ...] = ()


def compile_words(node: Node, problems: Problems) -> dict[str, frozenset[str]]:
    """Named word lists; a list may take in an earlier one with "@name"."""
    words: dict[str, frozenset[str]] = {}
    for name, items in node.fields.items():
        words[name] = expand(items, words, problems, f"words {name}")
    return words


def expand(node: Node, words: Words, problems: Problems, entry: str) -> frozenset[str]:
    """The words of a list, with every "@name" replaced by that list."""
    found: set[str] = set()
    for item in node.items:
        if not item.text.startswith("@"):
            found.add(item.text)
        elif item.text[1:] in words:
            found |= words[item.text[1:]]
        else:
            problems.add(item.line, entry, f"unknown word list {item.text!r}; known are {', '.join(sorted(words))}")
    return frozenset(found)


def compile_syntax(node: Node, words: Words, problems: Problems) -> Syntax:
    """The file's tests and roles, every name in them checked."""
    problems.unknown_fields(node, "syntax", ("labels", "endings", "tests", "roles"))
    labels = node.fields["labels"].fields if "labels" in node.fields else {}
    for name in _LABELS:
        if name not in labels:
            problems.add(node.line, "labels", f"needs {name!r}")
    known = {
        kind: frozenset(node.fields[kind].fields) if kind in node.fields else frozenset() for kind in ("tests", "roles")
    }
    compiler = _Compiler(words, known, problems)
    parts = {kind: node.fields[kind].fields if kind in node.fields else {} for kind in ("roles", "tests")}
    return Syntax(
        roles={name: compiler.paths(name, paths) for name, paths in parts["roles"].items()},
        tests={name: compiler.paths(name, paths) for name, paths in parts["tests"].items()},
        endings=tuple(_ending(item.text) for item in node.fields["endings"].items) if "endings" in node.fields else (),
        labels={
            name: frozenset(item.text for item in labels[name].items) if name in labels else frozenset()
            for name in _LABELS
        },
    )


def _ending(text: str) -> tuple[str, str]:
    ending, _, instead = text.partition(" ")
    return ending, instead.strip("-")


@dataclass(frozen=True, slots=True)
class _Compiler:
    words: Words
    known: Mapping[str, frozenset[str]]
    problems: Problems

    def paths(self, name: str, node: Node) -> tuple[Path, ...]:
        if not node.items:
            self.problems.add(node.line, name, "needs a list of paths")
        return tuple(self.path(name, item) for item in node.items)

    def path(self, name: str, node: Node) -> Path:
        steps = []
        for text in node.text.split():
            match = _STEP.fullmatch(text)
            if match is None:
                self.problems.add(
                    node.line,
                    name,
                    f"cannot read the step {text!r}; steps are >label <label = ?test !?test !>label @role",
                )
                continue
            steps.append(self.step(name, node.line, match))
        if not steps:
            self.problems.add(node.line, name, "a path needs a step")
        return tuple(steps)

    def step(self, name: str, line: int, match: re.Match[str]) -> Step:
        negation, move, body, constraints = match.groups()
        cases: set[str] = set()
        tags: set[str] = set()
        lemmas: frozenset[str] = frozenset()
        unlike: frozenset[str] = frozenset()
        for case, tag, words in _CONSTRAINT.findall(constraints):
            cases.update(part for part in case.split(",") if part)
            tags.update(part for part in tag.split(",") if part)
            unwanted, words = words.startswith("!"), words.removeprefix("!")
            if words and words not in self.words:
                self.problems.add(line, name, f"unknown word list {words!r}; known are {', '.join(sorted(self.words))}")
            if unwanted:
                unlike |= self.words.get(words, frozenset())
            else:
                lemmas |= self.words.get(words, frozenset())
        self._check_names(name, line, move, body)
        side = "".join(tags & _SIDES)
        return Step(
            move=move,
            names=tuple(body.split("|")) if body else (),
            negated=bool(negation),
            cases=frozenset(cases),
            tags=frozenset(tags - _SIDES),
            lemmas=lemmas,
            unlike=unlike,
            side=side,
        )

    def _check_names(self, name: str, line: int, move: str, body: str) -> None:
        if move in "><" and not body:
            self.problems.add(line, name, f"the step {move!r} needs a label")
        kind = {"?": "tests", "@": "roles"}.get(move)
        if kind and body not in self.known[kind]:
            self.problems.add(
                line, name, f"unknown name {body!r} under {kind}; known are {', '.join(sorted(self.known[kind]))}"
            )
