"""Fit the weights by which the place of an act is weighed, and write them.

    python -m training.scenes --texts training/data/stories 1.0 benchmarks/stories:abcde 0.5 \\
        DATA/train/articles 0.3 --out src/dragoman/knowledge/data/en/scenes.yaml

Each of `--texts` is a folder with texts/NAME.txt and gold/NAME.json, and how much its acts count; where rules were made
with their errors in mind they should count less. An act belongs to the gold event of its type whose trigger it
overlaps, else whose evidence. A candidate is right if the gold's place lies there; of an event for which the gold tells
no place all are wrong, with less weight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.logistic import Logistic
from dragoman.model.actor import UNKNOWN
from dragoman.model.evidence import Trace
from dragoman.model.record import Record
from dragoman.pipeline import Derivation
from dragoman.resolve.claims import place_features_of, sided_of
from dragoman.resolve.place_features import Scene
from training.logistic import fit_seen, model_file
from training.stories import chosen, event_of, read_all

SEEN, PENALTY, UNPLACED, LEAST = 5, 6.0, 0.4, 0.3
HEAD = """# What speaks for an act's having taken place in a state: features named by resolve/place_features.py.
# From the probability `least` on the likeliest is taken where the rules find none.
# source: fitted by training/scenes.py on invented news stories of this project and on news articles labelled for
# dragoman
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """An act with its candidates, the code of the gold's place (None: it tells none) and that of the rules'."""

    scenes: tuple[Scene, ...]
    gold: str | None
    ruled: str | None


def examples(found: Derivation, gold: Sequence[Record]) -> Iterator[Placed]:
    """The acts of one text."""
    document, resolved = found.reading.document, found.resolved
    told, _ = sided_of(document, found.parses, found.mentions, resolved=resolved, trace=Trace("", "", ""))
    features = place_features_of(document, found.parses, resolved)
    for mention, claim in told:
        event = event_of(claim, gold, document.text)
        if event is None or mention.belief is None or "place" in event.get("unscored", ()):
            continue
        place = claim.place.place if claim.place is not None else None
        ruled = (place.country or UNKNOWN) if place is not None else None
        where = event.get("place")
        yield Placed(tuple(features.of(claim, mention)), where["country"] if where else None, ruled)


def fitted(acts: Sequence[tuple[Placed, float]], *, penalty: float = PENALTY) -> Logistic:
    """The weights; each act with how much it counts."""
    rows = [
        (scene.features, scene.country == act.gold, share if act.gold else UNPLACED * share)
        for act, share in acts
        for scene in act.scenes
    ]
    return fit_seen(rows, seen=SEEN, penalty=penalty)


def written(model: Logistic) -> str:
    """The data file."""
    return model_file(HEAD, {"least": LEAST}, model)


def main() -> None:
    asked = chosen(__doc__)
    acts = [(act, share) for found, gold, share in read_all(asked.texts) for act in examples(found, gold)]
    asked.out.write_text(written(fitted(acts)), encoding="utf-8")


if __name__ == "__main__":
    main()
