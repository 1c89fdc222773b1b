"""Fit the weights by which two reports are compared, and count the lemmas that say little:

    python -m training.linking --record CORPUS --news NEWS [--half a|b] [--out src/dragoman/knowledge/data/linking]

CORPUS is a record of our own corpus of linked articles (`python -m benchmarks.linking --record CORPUS`), NEWS one of
articles of which hardly any two report one thing (`dragoman read DATA/train/articles/texts --into NEWS`). Logistic
regression over pairs of reports of one type that share a state and are not parted by their dates: in CORPUS pairs of
marked happenings, in NEWS all pairs, held to be different. The penalty is on the distance from what is held before.
`--half` fits on the groups of one half, so that the other can be measured.
"""

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from benchmarks.linking import Corpus

from dragoman.knowledge.linking import COMMON, PATH, load_linking
from dragoman.knowledge.version import DATA
from dragoman.linking.score import features, gap, keys_of, parted
from dragoman.store.index import open_index
from dragoman.store.index_links import load_reports

_PENALTY = 4.0
_PENALTY_TYPE = 6.0  # of a type there are few pairs
# What a weight is held to be before the data speak; where they say little, it stays so.
_PRIOR = {
    "article": -1.0,
    "copy": 1.0,
    "date:same-day": 1.0,
    "parties:cross": -2.0,
    "parties:other": -2.0,
    "parties:turned": -2.0,
    "parties:untold": -0.5,
    "persons:other": -0.5,
    "persons:same": 1.0,
    "place:other-town": -1.0,
    "place:town": 1.0,
    "words:near": 1.0,
    "words:none": -1.0,
    "words:share": 2.0,
    "words:shared": 1.0,
    "words:thin": -1.0,
    "words:trigger": 0.5,
}
_ROUNDS = 60
_NEWS = 0.2  # weight of a pair of the news: a few of them are one happening after all
_NEAR = 45  # days between reports of the news that are compared
_OFTEN = 4  # reports that a lemma must stand in to be counted
Pair = tuple[dict[str, float], bool, float]


def pairs(folder: Path, corpus: Corpus, half: str | None) -> list[Pair]:
    """Features of pairs of reports, and whether the two are one happening."""
    con = open_index(folder)
    event_of = dict(con.execute("SELECT id, event FROM reports").fetchall())
    rows = con.execute("SELECT c.report, r.doc, c.trigger FROM claims c JOIN reports r ON r.id = c.report").fetchall()
    gold = _gold(corpus, rows)
    reports = load_reports(con, event_of)
    keys = {id_: keys_of(report) for id_, report in reports.items()}
    model, by_type = load_linking(), defaultdict(list)
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
            out.append((features(left, right, keys, model), ours is not None and ours == theirs, 1.0))
    return out


def news_pairs(folder: Path) -> list[Pair]:
    """Pairs of reports of unrelated articles that could be linked."""
    con = open_index(folder)
    reports = load_reports(con, (row[0] for row in con.execute("SELECT id FROM reports").fetchall()))
    keys, model = {id_: keys_of(report) for id_, report in reports.items()}, load_linking()
    by_type = defaultdict(list)
    for report in reports.values():
        by_type[report.event.type.category].append(report)
    out = []
    for same_type in by_type.values():
        for left, right in itertools.combinations(sorted(same_type, key=lambda one: one.id), 2):
            days = gap(keys[left.id], keys[right.id])
            if not parted(left, right, keys) and days is not None and days <= _NEAR:
                out.append((features(left, right, keys, model), False, _NEWS))
    return out


def common(folder: Path) -> list[tuple[str, float]]:
    """Lemmas of the news with the reports, of a thousand, that each stands in."""
    rows = open_index(folder).execute("SELECT trigger_words, near_words, around_words FROM reports").fetchall()
    counts = Counter(lemma for words in rows for lemma in {lemma for part in words for lemma in part})
    often = sorted((lemma, count) for lemma, count in counts.items() if count >= _OFTEN and "\t" not in lemma)
    return [(lemma, round(1000 * count / len(rows), 2)) for lemma, count in often]


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
    names = sorted({name for one, *_ in found for name in one})
    data = np.array([[1.0, *(one.get(name, 0.0) for name in names)] for one, *_ in found])
    target = np.array([float(same) for _, same, _ in found])
    share = np.array([weight for *_, weight in found])
    weights = np.zeros(data.shape[1])
    penalty = np.array([0.01, *(_PENALTY_TYPE if name.startswith("type:") else _PENALTY for name in names)])
    prior = np.array([0.0, *(_PRIOR.get(name, 0.0) for name in names)])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (share * (chance - target)) + penalty * (weights - prior)
        curve = (data * (share * chance * (1 - chance))[:, None]).T @ data + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return float(weights[0]), dict(zip(names, map(float, weights[1:]), strict=True))


def lines(bias: float, weights: dict[str, float], groups: int) -> Iterator[str]:
    """The knowledge file."""
    kept = load_linking()
    yield "# How much each feature of two reports speaks for their telling of one happening: named by linking/score.py."
    yield "# `same` is the probability from which they do, `unsure` that from which a person should look; groups"
    yield "# join where their pairs have the probability `group` on average."
    yield f"# source: fitted by training/linking.py on {groups} groups of articles of benchmarks/linking"
    yield f'bias: "{bias:.3f}"'
    yield f'same: "{kept.same}"'
    yield f'unsure: "{kept.unsure}"'
    yield f'group: "{kept.group}"'
    yield "weights:"
    yield from (f'  "{name}": "{value:.3f}"' for name, value in sorted(weights.items()))
    yield "# offices that one person of a state holds, so that the office is as good as the name"
    yield f"single: [{', '.join(sorted(kept.single))}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--out", type=Path, default=DATA / PATH.split("/")[0])
    arguments = parser.parse_args()
    rows = [f"{lemma}\t{count}\tnews" for lemma, count in common(arguments.news)]
    (arguments.out / COMMON.split("/")[1]).write_text("\n".join(("lemma\tper_thousand\tsource", *rows)) + "\n")
    load_linking.cache_clear()
    corpus = Corpus.load(arguments.half)
    found = pairs(arguments.record, corpus, arguments.half)
    news = news_pairs(arguments.news)
    print(f"{len(found)} pairs, {sum(same for _, same, _ in found)} of one happening; {len(news)} pairs of the news")
    bias, weights = fit([*found, *news])
    text = "\n".join(lines(bias, weights, len(corpus.groups))) + "\n"
    (arguments.out / PATH.split("/")[1]).write_text(text)


if __name__ == "__main__":
    main()
