"""Fit the weights by which it is weighed to whom an act is done that tells nobody, and write them.

    python -m training.recipients --texts training/data/stories 1.0 benchmarks/stories:abcde 0.6 \\
        DATA/train/articles 0.2 --out src/dragoman/knowledge/data/en/recipients.yaml

Each of `--texts` is a folder with texts/NAME.txt and gold/NAME.json, and how much its acts count. Rules were written
with the errors in mind that they made on some of these, so there the rules look better than they are: such texts
should count less. An act belongs to the gold event of its type whose trigger it overlaps, else whose evidence. A
candidate is right if its code stands among the gold's recipients. Acts whose recipients the rules find are learned
from as well; what either calls done together is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.logistic import Logistic
from dragoman.model.actor import UNKNOWN
from dragoman.model.evidence import Trace
from dragoman.model.record import Record
from dragoman.pipeline import Derivation
from dragoman.resolve.claims import recipient_features_of, told_of
from dragoman.resolve.likely_recipients import is_open
from dragoman.resolve.recipient_features import Candidate
from training.logistic import fit_seen, model_file
from training.stories import chosen, event_of, read_all

SEEN, PENALTY, LEAST = 5, 12.0, 0.3
HEAD = """# What speaks for a state or body being whom an act is done to: features of resolve/recipient_features.py.
# From the probability `least` on the likeliest is taken where the rules find nobody.
# source: fitted by training/recipients.py on invented news stories of this project and on news articles labelled for
# dragoman
"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An act with its candidates, the codes of the gold's recipients, and whether the rules find none."""

    candidates: tuple[Candidate, ...]
    gold: frozenset[str]
    open: bool


def examples(found: Derivation, gold: Sequence[Record]) -> Iterator[Weighed]:
    """The acts of one text."""
    document, resolved = found.reading.document, found.resolved
    told, _ = told_of(document, found.parses, found.mentions, resolved=resolved, trace=Trace("", "", ""))
    features = recipient_features_of(found.parses, resolved)
    for mention, claim in sorted(told, key=lambda one: (one[1].sentence, one[1].trigger)):
        event = event_of(claim, gold, document.text)
        if event is not None and mention.belief is not None and not (claim.reciprocal or event.get("reciprocal")):
            beside = [one for _, one in told if one is not claim and one.sentence == claim.sentence]
            met = {one["country"] for one in event.get("recipients") or () if one.get("country")}
            yield Weighed(tuple(features.of(claim, mention, beside)), frozenset(met - {UNKNOWN}), is_open(claim))
        features.told(claim)


def fitted(acts: Sequence[tuple[Weighed, float]], *, penalty: float = PENALTY) -> Logistic:
    """The weights; each act with how much it counts."""
    rows = [(one.features, one.country in act.gold, share) for act, share in acts for one in act.candidates]
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
