"""Walk a sentence's tree along the named paths of `knowledge/data/en/syntax.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.syntax import Path, Step, Syntax
from dragoman.model.parse import Parse

_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Token found and the name of the role that found it."""

    token: int
    role: str


class Tree:
    """One sentence under one syntax; what a role finds from a token is worked out once."""

    def __init__(self, parse: Parse, syntax: Syntax) -> None:
        self.parse = parse
        self.syntax = syntax
        self.children = parse.children()
        self._roles: dict[tuple[str, int], tuple[int, ...]] = {}
        self._every: dict[tuple[str, int], tuple[int, ...]] = {}
        self._tests: dict[tuple[str, int], bool] = {}

    def role(self, name: str, token: int, depth: int = 0) -> tuple[int, ...]:
        """Tokens that the first successful path of a role finds, in text order, coordinated ones included."""
        key = (name, token)
        if key not in self._roles:
            found = self._first(self.syntax.roles[name], token, depth)
            if depth >= _MAX_DEPTH:
                return found
            self._roles[key] = found
        return self._roles[key]

    def every(self, name: str, token: int) -> tuple[int, ...]:
        """Tokens that any path of a role finds, coordinated ones included: what conditions look at."""
        key = (name, token)
        if key not in self._every:
            reached = {other for path in self.syntax.roles[name] for other in self._walk(path, token, 0)}
            self._every[key] = self.conjuncts(tuple(reached))
        return self._every[key]

    def test(self, name: str, token: int, depth: int = 0) -> bool:
        """Whether any path of a test arrives somewhere."""
        key = (name, token)
        if key not in self._tests:
            self._tests[key] = False
            self._tests[key] = any(self._walk(path, token, depth) for path in self.syntax.tests[name])
        return self._tests[key]

    def conjuncts(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """The tokens and the nominals coordinated to them ("Arnor, Rohan and Gondor")."""
        if not tokens:
            return ()
        coordination, clausal = self.syntax.labels["coordination"], self.syntax.labels["clausal"]
        found = set(tokens)
        waiting = list(tokens)
        while waiting:
            token = waiting.pop()
            if self.parse.upos[token] in clausal:
                continue
            for child in self.children[token]:
                if child in found or self.parse.upos[child] in clausal:
                    continue
                if self.parse.deprels[child] in coordination:
                    found.add(child)
                    waiting.append(child)
        return tuple(sorted(found))

    def _first(self, paths: tuple[Path, ...], token: int, depth: int) -> tuple[int, ...]:
        if depth > _MAX_DEPTH:
            return ()
        for path in paths:
            found = tuple(other for other in self._walk(path, token, depth) if other != token)
            if found:
                return self.conjuncts(found)
        return ()

    def _walk(self, path: Path, token: int, depth: int) -> tuple[int, ...]:
        here: tuple[int, ...] = (token,)
        for step in path:
            if len(here) == 1:  # nearly always
                here = self._step(step, here[0], depth)
            else:
                here = tuple(dict.fromkeys(after for before in here for after in self._step(step, before, depth)))
            if not here:
                return ()
        return here

    def _step(self, step: Step, token: int, depth: int) -> tuple[int, ...]:
        if step.move == "@":
            return self.role(step.names[0], token, depth + 1)
        if step.move == "?":
            holds = depth <= _MAX_DEPTH and self.test(step.names[0], token, depth + 1)
            return (token,) if holds != step.negated else ()
        reached = self._neighbours(step, token)
        if reached and (step.cases or step.tags or step.side or step.lemmas or step.unlike):
            reached = tuple([other for other in reached if self._fits(step, token, other)])
        if step.negated:
            return () if reached else (token,)
        return reached

    def _neighbours(self, step: Step, token: int) -> tuple[int, ...]:
        names, deprels = step.names, self.parse.deprels
        if step.move == ">":
            return tuple([child for child in self.children[token] if deprels[child] in names])
        if step.move == "=":
            return (token,)
        head = self.parse.heads[token]
        return (head,) if head >= 0 and deprels[token] in names else ()

    def _fits(self, step: Step, origin: int, token: int) -> bool:
        if step.side and (step.side == "LEFT") != (token < origin):
            return False
        if step.tags and not self._tagged(step.tags, token):
            return False
        if step.lemmas and self.parse.lemmas[token].lower() not in step.lemmas:
            return False
        if step.unlike and self.parse.lemmas[token].lower() in step.unlike:
            return False
        return not step.cases or not step.cases.isdisjoint(self.case_markers(token))

    def _tagged(self, tags: frozenset[str], token: int) -> bool:
        parse = self.parse
        return (
            parse.upos[token] in tags
            or parse.xpos[token] in tags
            or ("CAP" in tags and parse.words[token][:1].isupper())
            or ("PLACE" in tags and any(one.label == "LOC" and one.first <= token < one.end for one in parse.entities))
        )

    def case_markers(self, token: int) -> Iterator[str]:
        """The prepositions and markers of a token ("with", "together-with")."""
        labels, deprels = self.syntax.labels, self.parse.deprels
        for child in self.children[token]:
            if deprels[child] in labels["markers"]:
                fixed = (other for other in self.children[child] if deprels[other] in labels["fixed"])
                yield "-".join(self.parse.words[part].lower() for part in (child, *fixed))


def route(parse: Parse, start: int, goal: int) -> str:
    """The labels passed on the way through the tree, ↑ to a head and ↓ to a dependent."""
    above = [start, *_ancestors(parse, start)]
    steps: list[str] = []
    here = goal
    while here not in above:
        if parse.heads[here] < 0 or len(steps) > len(parse):
            return ""
        steps.append(f"↓{parse.deprels[here]}")
        here = parse.heads[here]
    up = [f"↑{parse.deprels[token]}" for token in above[: above.index(here)]]
    return " ".join((*up, *reversed(steps)))


def _ancestors(parse: Parse, token: int) -> Iterator[int]:
    for _ in range(len(parse)):
        token = parse.heads[token]
        if token < 0:
            return
        yield token
