"""Fit the weights by which two reports are compared, on our own corpus of linked articles:

    python -m training.linking --record FOLDER [--half a|b] [--out src/dragoman/knowledge/data/linking/linking.yaml]

FOLDER is a record of the corpus (`python -m benchmarks.linking --record FOLDER`). Logistic regression with an L2
penalty on the distance from what is held before, over pairs of reports of one type that share a state and are not
parted by their dates: pairs of marked happenings, and pairs across groups. `--half` fits on the groups of one half, so
that the other can be measured.
"""

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from benchmarks.linking import Corpus

from dragoman.knowledge.linking import load_linking
from dragoman.linking.score import features, keys_of, parted
from dragoman.store.index import open_index
from dragoman.store.index_links import load_reports

_PENALTY = 2.0
# What a weight is held to be before the data speak; where they say little, it stays so.
_PRIOR = {
    "article": -1.0,
    "copy": 1.0,
    "date:same-day": 1.0,
    "parties:other": -2.0,
    "parties:turned": -2.0,
    "parties:untold": -0.5,
    "persons:other": -0.5,
    "persons:same": 1.0,
    "place:other-town": -1.0,
    "place:town": 1.0,
    "words:around": 1.5,
    "words:near": 1.0,
    "words:none": -1.0,
    "words:trigger": 0.5,
}
_ROUNDS = 60
Pair = tuple[dict[str, float], bool]


def pairs(folder: Path, corpus: Corpus, half: str | None) -> list[Pair]:
    """Features of pairs of reports, and whether the two are one happening."""
    con = open_index(folder)
    event_of = dict(con.execute("SELECT id, event FROM reports").fetchall())
    rows = con.execute("SELECT c.report, r.doc, c.trigger FROM claims c JOIN reports r ON r.id = c.report").fetchall()
    gold = _gold(corpus, rows)
    reports = load_reports(con, event_of)
    keys = {id_: keys_of(report) for id_, report in reports.items()}
    by_type = defaultdict(list)
    for report in reports.values():
        if half is None or report.doc.startswith(half):
            by_type[report.event.type.category].append(report)
    out = []
    for same_type in by_type.values():
        for left, right in itertools.combinations(sorted(same_type, key=lambda one: one.id), 2):
            group = left.doc.split("-")[0] == right.doc.split("-")[0]
            ours, theirs = gold.get(left.id), gold.get(right.id)
            if (group and not (ours and theirs)) or parted(left, right, keys):
                continue
            out.append((features(left, right, keys), ours is not None and ours == theirs))
    return out


def _gold(corpus: Corpus, rows: list[tuple[str, str, list[int]]]) -> dict[str, str]:
    """The happening that most marked tellings of a report are of."""
    texts = corpus.texts()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    claims = defaultdict(list)
    for report, doc, trigger in rows:
        claims[doc].append((trigger, report))
    for group in corpus.groups.values():
        for happening in group["happenings"]:
            for mention in happening["mentions"]:
                text = texts[mention["doc"]]
                start = text.index(mention["in"]) + mention["in"].index(mention["trigger"])
                end = start + len(mention["trigger"])
                for trigger, report in claims[mention["doc"]]:
                    if trigger[0] < end and start < trigger[1]:
                        votes[report][happening["id"]] += 1
    return {report: counts.most_common(1)[0][0] for report, counts in votes.items()}


def fit(found: list[Pair]) -> tuple[float, dict[str, float]]:
    """Bias and weights, by Newton's method."""
    names = sorted({name for one, _ in found for name in one})
    data = np.array([[1.0, *(one.get(name, 0.0) for name in names)] for one, _ in found])
    target = np.array([float(same) for _, same in found])
    weights = np.zeros(data.shape[1])
    penalty = np.full(data.shape[1], _PENALTY)
    penalty[0] = 0.01
    prior = np.array([0.0, *(_PRIOR.get(name, 0.0) for name in names)])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (chance - target) + penalty * (weights - prior)
        curve = (data * (chance * (1 - chance))[:, None]).T @ data + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return float(weights[0]), dict(zip(names, map(float, weights[1:]), strict=True))


def lines(bias: float, weights: dict[str, float], groups: int) -> Iterator[str]:
    """The knowledge file."""
    kept = load_linking()
    yield "# How much each feature of two reports speaks for their telling of one happening: named by linking/score.py."
    yield "# `same` is the probability from which they do, `unsure` that from which a person should look."
    yield f"# source: fitted by training/linking.py on {groups} groups of articles of benchmarks/linking"
    yield f'bias: "{bias:.3f}"'
    yield f'same: "{kept.same}"'
    yield f'unsure: "{kept.unsure}"'
    yield "weights:"
    yield from (f'  "{name}": "{value:.3f}"' for name, value in sorted(weights.items()))
    yield "# offices that one person of a state holds, so that the office is as good as the name"
    yield f"single: [{', '.join(sorted(kept.single))}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    corpus = Corpus.load(arguments.half)
    found = pairs(arguments.record, corpus, arguments.half)
    bias, weights = fit(found)
    print(f"{len(found)} pairs, {sum(same for _, same in found)} of one happening")
    text = "\n".join(lines(bias, weights, len(corpus.groups))) + "\n"
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
