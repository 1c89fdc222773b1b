"""The relation model: which type of act stands between two parties of a sentence that are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import onnxruntime

from dragoman.model.parse import Parse
from dragoman.networks.session import Array, Encode, Encoded, inputs, open_network

WEIGHTS = Path(__file__).parent / "weights"
LONGEST = 256
OPENING, CLOSING = ("<", "["), (">", "]")

Extent = tuple[int, int]  # first word and the one after the last


@dataclass(frozen=True, slots=True)
class RelationModel:
    """The relation network, ready to run; `types` are the columns of its answers: PLOVER's 16, with CONCEDE and
    RETREAT told as YIELD, as in the PLV set (Hu et al. 2024)."""

    session: onnxruntime.InferenceSession
    types: tuple[str, ...]
    encode: Encode
    version: str

    @classmethod
    def load(cls, encode: Encode, *, folder: Path = WEIGHTS, threads: int = 1) -> "RelationModel":
        """The weights of a folder with relations.onnx and relations.json; ModelError where they cannot be used."""
        session, known = open_network(folder, "relations", threads)
        return cls(session, tuple(known["types"]), encode, str(known["version"]))

    def score(self, words: Sequence[str], actor: Extent | None, recipient: Extent | None) -> Array:
        """Probabilities [15] of the types of what `actor` does to `recipient`, either of which may be unknown."""
        ids, shapes, starts = mark(words, actor, recipient, self.encode)
        answer: Array = self.session.run(["relation"], inputs([(ids[:LONGEST], shapes[:LONGEST], starts)]))[0][0]
        return answer


def extent_of(parses: Sequence[Parse], span: Sequence[int] | None) -> Extent | None:
    """The words of a text, all its sentences in one row, on which a span of characters lies; None where there are
    none."""
    places = [place for parse in parses for place in zip(parse.starts, parse.ends, strict=True)]
    inside = [at for at, (start, end) in enumerate(places) if span and start < span[1] and span[0] < end]
    return (inside[0], inside[-1] + 1) if inside else None


def mark(words: Sequence[str], actor: Extent | None, recipient: Extent | None, encode: Encode) -> Encoded:
    """The sentence with brackets of their own around both parties, and as its words the two that open them.

    A party that is not given, or stands beyond what the network takes, is the whole sentence: subword 0.
    """
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for extent, begin, end in zip((actor, recipient), OPENING, CLOSING, strict=True):
        if extent:
            opening[extent[0]] = opening.get(extent[0], "") + begin
            closing[extent[1]] = end + closing.get(extent[1], "")
    marked: list[str] = []
    places: dict[str, int] = {}
    for at in range(len(words) + 1):
        marked += closing.get(at, "")
        for sign in opening.get(at, ""):
            places[sign] = len(marked)
            marked.append(sign)
        marked += words[at : at + 1]
    ids, shapes, starts = encode(marked)
    found = [starts[places[sign]] if sign in places else 0 for sign in OPENING]
    return ids, shapes, [start if start < LONGEST else 0 for start in found]
