"""The event model: for every word how likely it names an act, of which type and status, and who plays which part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnxruntime

from dragoman.model.parse import Parse
from dragoman.networks.session import Array, Encode, inputs, open_network

WEIGHTS = Path(__file__).parent / "weights"
BATCH, BUDGET, LONGEST = 16, 1024, 256
EVENNESS = 0.85  # the shortest sentence of a batch to its longest: less padding
_OUTPUTS = ("types", "statuses", "flags", "roles")


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities for one sentence of W words: `types` [W,17] (column 0: no act), `statuses` [W,7], `reciprocal` [W],
    `core` [W] (would every coder record it), `roles` [W,W,5]: the second word's part in the first one's act."""

    types: Array
    statuses: Array
    reciprocal: Array
    core: Array
    roles: Array


@dataclass(frozen=True, slots=True)
class EventLabels:
    """What the columns of the outputs mean."""

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    roles: tuple[str, ...]
    version: str


class EventModel:
    """The event network, ready to run. `encode` is the reader's word encoder: the networks share their vocabulary."""

    def __init__(self, session: onnxruntime.InferenceSession, labels: EventLabels, encode: Encode) -> None:
        self._session, self.labels, self._encode = session, labels, encode

    @classmethod
    def load(cls, encode: Encode, *, folder: Path = WEIGHTS, threads: int = 1) -> "EventModel":
        """The weights of a folder with events.onnx and events.json; ModelError where they cannot be used."""
        session, known = open_network(folder, "events", threads)
        labels = EventLabels(
            types=tuple(known["types"]),
            statuses=tuple(known["statuses"]),
            roles=tuple(known["roles"]),
            version=str(known["version"]),
        )
        return cls(session, labels, encode)

    def score(self, parses: Sequence[Parse], wanted: frozenset[int]) -> tuple[Scores | None, ...]:
        """One Scores a sentence, in order; None for one that is not `wanted` or too long for the network."""
        return self.score_words([parse.words for parse in parses], wanted)

    def score_words(self, sentences: Sequence[Sequence[str]], wanted: frozenset[int]) -> tuple[Scores | None, ...]:
        """The same for sentences that are words alone."""
        found: list[Scores | None] = [None] * len(sentences)
        encoded = {at: self._encode(sentences[at]) for at in sorted(wanted)}
        for batch in _batches({at: len(ids) for at, (ids, _, _) in encoded.items()}):
            given = inputs([encoded[at] for at in batch])
            types, statuses, flags, roles = self._session.run(_OUTPUTS, given)
            for row, at in enumerate(batch):
                size = len(sentences[at])
                found[at] = Scores(
                    types[row, :size],
                    statuses[row, :size],
                    flags[row, :size, 0],
                    flags[row, :size, 1],
                    roles[row, :size, :size],
                )
        return tuple(found)


def _batches(sizes: dict[int, int]) -> Iterator[list[int]]:
    """Sentences of like length together; those over `LONGEST` subwords are left out."""
    current: list[int] = []
    for at in sorted(sizes, key=lambda at: (-sizes[at], at)):
        if sizes[at] > LONGEST or sizes[at] < 3:
            continue
        longest = sizes[current[0]] if current else sizes[at]
        full = len(current) == BATCH or longest * (len(current) + 1) > BUDGET
        if current and (full or sizes[at] < EVENNESS * longest):
            yield current
            current = []
        current.append(at)
    if current:
        yield current
