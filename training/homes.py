"""Fit the weights that tell whose a party is whose own words tell no state, and write them.

    python -m training.homes --texts training/data/stories 1.0 benchmarks/stories:abcde 1.0 \\
        DATA/train/articles 0.1 --out src/dragoman/knowledge/data/en/homes.yaml

Each of `--texts` is a folder with texts/NAME.txt and gold/NAME.json, and how much its parties count. A party of the
gold is the phrase of the text that it covers best; the state that the gold gives it is right, all others are wrong.
With weights that ship the parties come out weighed already: their features do not depend on that.
"""

from collections.abc import Iterator, Sequence

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.logistic import Logistic
from dragoman.model.actor import ActorMention
from dragoman.model.place import state_of
from dragoman.model.record import Record
from dragoman.model.text import Span
from dragoman.pipeline import Derivation
from dragoman.resolve.focus import focus_of
from dragoman.resolve.home_features import Features, HomeFeatures, is_open
from dragoman.resolve.scene import dateline_of
from training.logistic import fit_seen, model_file
from training.stories import chosen, read_all

SEEN, PENALTY, LEAST = 5, 4.0, 0.15
COVERED = 0.5  # of the characters of phrase and gold together
HEAD = """# What speaks for a state being that of a party whose own words tell none: features named by
# resolve/home_features.py. A state takes the place of the article's own where it is likelier by `least`.
# source: fitted by training/homes.py on invented news stories of this project and on news articles labelled for
# dragoman
"""

Example = tuple[Features, bool, float]


def phrase_of(text: str, told: str, near: int, parties: Sequence[ActorMention]) -> ActorMention | None:
    """The party of the text that covers the words best where they stand nearest to the evidence."""
    starts = [at for at in range(len(text)) if text.startswith(told, at)] if told else []
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - near))
    words = Span(start, start + len(told))
    best = max((one for one in parties if one.span.overlaps(words)), key=lambda one: _covered(one, words), default=None)
    return best if best is not None and _covered(best, words) >= COVERED else None


def _covered(party: ActorMention, words: Span) -> float:
    inside = min(party.span.end, words.end) - max(party.span.start, words.start)
    return inside / (max(party.span.end, words.end) - min(party.span.start, words.start))


def examples(found: Derivation, gold: Sequence[Record], share: float) -> Iterator[Example]:
    """Every candidate of every open party of one text that the gold knows."""
    document, resolved = found.reading.document, found.resolved
    dateline = dateline_of(document.text, resolved.places)
    focus = focus_of(document, found.parses, load_gazetteer(), dateline=dateline)
    features = HomeFeatures(found.parses, resolved.parties, resolved.places, focus, dateline=state_of(dateline))
    seen: set[tuple[int, int]] = set()
    for event in gold:
        near = document.text.find(event["evidence"])
        for told in (*event["actors"], *(event.get("recipients") or ())):
            party = phrase_of(document.text, told["text"], near, resolved.parties) if told.get("country") else None
            if party is None or not is_open(party) or (party.sentence, party.head) in seen:
                continue
            seen.add((party.sentence, party.head))
            for code, known in features.of(party).items():
                yield known, code == told["country"], share


def fitted(rows: Sequence[Example], *, penalty: float = PENALTY) -> Logistic:
    """The weights."""
    return fit_seen(rows, seen=SEEN, penalty=penalty)


def written(model: Logistic) -> str:
    """The data file."""
    return model_file(HEAD, {"least": LEAST}, model)


def main() -> None:
    asked = chosen(__doc__)
    rows = [row for found, gold, share in read_all(asked.texts) for row in examples(found, gold, share)]
    asked.out.write_text(written(fitted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
