"""A dependency tree in the making: plain columns, and the one move that keeps a tree a tree."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

ROOT = -1


@dataclass(slots=True)
class Draft:
    """Columns of one sentence, changed in place; heads are token indices, -1 for a root. It never leaves its maker."""

    words: Sequence[str]
    lemmas: Sequence[str]
    xpos: Sequence[str]
    upos: list[str]
    heads: list[int]
    labels: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def below(self, token: int, labels: Collection[str] | None = None) -> list[int]:
        """Dependents in order, all or those with one of these labels."""
        return [
            child
            for child, head in enumerate(self.heads)
            if head == token and (labels is None or self.labels[child] in labels)
        ]

    def hang(self, token: int, head: int, label: str) -> None:
        """Put a token and what is below it under another head, which must not be below the token."""
        self.heads[token], self.labels[token] = head, label

    def take_over(self, child: int, place: str, demoted: str) -> None:
        """A token changes places with its head: it takes the head's place under the label `place`, and the head
        becomes its dependent under the label `demoted`, without any dependents of its own."""
        old = self.heads[child]
        for other in self.below(old):
            self.heads[other] = child
        self.hang(child, self.heads[old], place)
        self.hang(old, child, demoted)

    def deepest_first(self) -> list[int]:
        """Tokens, those far from the root before those near it."""
        return sorted(range(len(self)), key=lambda token: (-sum(1 for _ in self.above(token)), token))

    def above(self, token: int) -> Iterator[int]:
        """Heads of heads up to the root, the nearest first."""
        steps = 0
        while (token := self.heads[token]) != ROOT and steps < len(self):
            yield token
            steps += 1


def one_root(heads: Sequence[int]) -> list[int]:
    """A tree with one root whatever the heads: what has none or runs in a circle hangs from the first root."""
    fixed = [head if 0 <= head < len(heads) and head != token else ROOT for token, head in enumerate(heads)]
    root = fixed.index(ROOT) if ROOT in fixed else 0
    if fixed:
        fixed[root] = ROOT
    for token in range(len(fixed)):
        if token != root and fixed[token] == ROOT:
            fixed[token] = root
    for token in range(len(fixed)):
        seen = {token}
        here = token
        while (here := fixed[here]) != ROOT:
            if here in seen:
                fixed[here] = root
                break
            seen.add(here)
    return fixed
