"""One sentence's analysis: tokens as columns, a Universal Dependencies tree, named entities."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model.text import Sentence, Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens `first` up to, but not including, `end` of the sentence; label PER, ORG or LOC."""

    first: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Columns have one entry a token. `heads` are token indices, -1 for the root; `starts` and `ends` are document
    offsets, so that a split contraction ("don't") gives two tokens that touch. Labels are Universal Dependencies v2
    with subtypes (`nsubj:pass`, `obl:agent`, `nmod:poss`, `acl:relcl`); `xpos` are Penn tags ("VBD", "NNP").
    """

    sentence: Sentence
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entities: tuple[Entity, ...] = ()
    _below: tuple[tuple[int, ...], ...] | None = field(default=None, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """Document span of tokens `first` up to, but not including, `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def upward(self, token: int) -> Iterator[int]:
        """The token and the words above it, up to the root; a ring of heads ends."""
        for _ in range(len(self)):
            if token < 0:
                return
            yield token
            token = self.heads[token]

    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in order."""
        if self._below is None:  # asked by every stage, worked out once
            below: list[list[int]] = [[] for _ in self.words]
            for token, head in enumerate(self.heads):
                if head >= 0:
                    below[head].append(token)
            object.__setattr__(self, "_below", tuple([tuple(tokens) for tokens in below]))
        return self._below or ()
