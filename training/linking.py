"""Fit the weights by which two reports are compared, and count the lemmas that say little:

    python -m training.linking --record CORPUS --news NEWS [--half a|b] [--out src/dragoman/knowledge/data/linking]

CORPUS is a record of our own corpus of linked articles (`python -m benchmarks.linking --record CORPUS`), NEWS one of
articles of which hardly any two report one thing (`dragoman read DATA/train/articles/texts --into NEWS`). Logistic
regression over pairs of reports of one type that share a state and are not parted by their dates: in CORPUS pairs of
marked happenings, in NEWS all pairs, held to be different. The penalty is on the distance from what is held before.
`--half` fits on the groups of one half, so that the other can be measured. `--folds N` measures: each part of the
groups is linked with weights of the others, and the weights of all are written in the end.
"""

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.linking import Corpus, b_cubed, tellings

from dragoman import api
from dragoman.knowledge.linking import COMMON, PATH, load_linking
from dragoman.knowledge.load import load_data
from dragoman.knowledge.timewords import LEXICON
from dragoman.knowledge.version import DATA
from dragoman.linking.score import features, gap, keys_of, parted
from dragoman.store.index import open_index
from dragoman.store.index_links import load_reports
from training import logistic

_PENALTY = 2.0
_PENALTY_TYPE = 6.0  # of a type there are few pairs
# What a weight is held to be before the data speak; where they say little, it stays so.
_PRIOR = {
    "actors:words": 1.0,
    "article": -1.0,
    "article:opening": 1.5,
    "copy": 2.0,
    "date:apart": -1.0,
    "date:meet": 0.5,
    "date:news": 1.0,
    "date:next-day": 0.5,
    "date:one": 0.5,
    "date:plan": 0.5,
    "date:retold": 1.0,
    "date:same-day": 1.0,
    "modes": 0.5,
    "modes:other": -0.5,
    "parties:cross": -2.0,
    "parties:other": -2.0,
    "parties:turned": -4.0,
    "parties:two": 0.5,
    "persons:other": -0.5,
    "persons:same": 1.0,
    "place:other": -0.5,
    "place:other-town": -2.0,
    "place:town": 1.0,
    "recipients:other": -0.5,
    "recipients:words": 1.0,
    "words:share": 2.0,
    "words:thin": -1.5,
}
_NEWS = 1.4  # weight of all pairs of the news together, as a part of that of all pairs of the corpus
_NEAR = 45  # days between reports of the news that are compared
_OFTEN = 4  # reports that a lemma must stand in to be counted
_CALENDAR = ("month", "weekday", "unit", "daytime", "today")  # of the time grammar: words that tell dates, nothing else
_NUMBERS = (*range(1, 32), *range(1990, 2030))  # days of the month, and years
_ALL = 1000.0  # a lemma that stands in every report says nothing
Pair = tuple[dict[str, float], bool]


def pairs(folder: Path, corpus: Corpus) -> list[Pair]:
    """Features of pairs of reports of the corpus, and whether the two are one happening."""
    con = open_index(folder)
    event_of = dict(con.execute("SELECT id, event FROM reports").fetchall())
    rows = con.execute("SELECT c.report, r.doc, c.trigger FROM claims c JOIN reports r ON r.id = c.report").fetchall()
    gold = _gold(corpus, rows)
    reports = load_reports(con, event_of)
    keys = {id_: keys_of(report) for id_, report in reports.items()}
    model, by_type = load_linking(), defaultdict(list)
    for report in reports.values():
        if report.doc.split("-")[0] in corpus.groups:
            by_type[report.event.type.category].append(report)
    out = []
    for same_type in by_type.values():
        for left, right in itertools.combinations(sorted(same_type, key=lambda one: one.id), 2):
            group = left.doc.split("-")[0] == right.doc.split("-")[0]
            ours, theirs = gold.get(left.id), gold.get(right.id)
            if (group and not (ours and theirs)) or parted(left, right, keys):
                continue
            out.append((features(left, right, keys, model), ours is not None and ours == theirs))
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
                out.append((features(left, right, keys, model), False))
    return out


def common(folder: Path) -> list[tuple[str, float]]:
    """Lemmas of the news with the reports, of a thousand, that each stands in; those of dates say nothing."""
    rows = open_index(folder).execute("SELECT trigger_words, near_words, around_words FROM reports").fetchall()
    counts = Counter(lemma for words in rows for lemma in {lemma for part in words for lemma in part})
    share = {lemma: _ALL * count / len(rows) for lemma, count in counts.items() if count >= _OFTEN}
    told = {lemma: count for lemma, count in share.items() if "\t" not in lemma} | dict.fromkeys(_calendar(), _ALL)
    return [(lemma, round(count, 2)) for lemma, count in sorted(told.items())]


def _calendar() -> Iterator[str]:
    categories = load_data(LEXICON).fields["categories"].fields
    words = {word.lower() for name in _CALENDAR for word in categories[name].fields}
    yield from words - set(categories["second_word"].fields)  # "a second meeting"
    yield from map(str, _NUMBERS)


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


def fit(found: list[Pair], news: list[Pair]) -> tuple[float, dict[str, float]]:
    """Bias and weights."""
    both = [*found, *news]
    names = {name for one, _ in both for name in one}
    share = [1.0] * len(found) + [_NEWS * len(found) / len(news)] * len(news)
    penalty = {name: _PENALTY_TYPE if name.startswith("type:") else _PENALTY for name in names}
    return logistic.fit(
        [one for one, _ in both], [same for _, same in both], weight=share, penalty=penalty, prior=_PRIOR
    )


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
    yield from logistic.weight_lines(weights)
    yield "# offices that one person of a state holds, so that the office is as good as the name"
    yield f"single: [{', '.join(sorted(kept.single))}]"


def fit_to(corpus: Corpus, record: Path, news: list[Pair], out: Path) -> None:
    found = pairs(record, corpus)
    print(f"{len(found)} pairs, {sum(same for _, same in found)} of one happening; {len(news)} pairs of the news")
    text = "\n".join(lines(*fit(found, news), len(corpus.groups))) + "\n"
    (out / PATH.split("/")[1]).write_text(text)
    load_linking.cache_clear()


def held_out(corpus: Corpus, record: Path, news: list[Pair], folds: int) -> Iterable[tuple[str, str]]:
    """The marked tellings with their happenings and events, each linked with weights of the other parts."""
    names = sorted(corpus.groups)
    for fold in range(folds):
        part = frozenset(names[fold::folds])
        fit_to(corpus.part(frozenset(names) - part), record, news, DATA / PATH.split("/")[0])
        (record / "links.parquet").unlink(missing_ok=True)
        api.update_index(record, rebuild=True)
        found = tellings(corpus.part(part), record)
        yield from ((one.happening, one.event) for one in found if one.event is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--half", help="Only the groups whose names begin so: a, b or c; ab for two.")
    parser.add_argument("--folds", type=int)
    parser.add_argument("--out", type=Path, default=DATA / PATH.split("/")[0])
    arguments = parser.parse_args()
    rows = [f"{lemma}\t{count}\t{_source(count)}" for lemma, count in common(arguments.news)]
    (arguments.out / COMMON.split("/")[1]).write_text("\n".join(("lemma\tper_thousand\tsource", *rows)) + "\n")
    load_linking.cache_clear()
    corpus, news = Corpus.load(arguments.half), news_pairs(arguments.news)
    if arguments.folds:
        found = held_out(corpus, arguments.record, news, arguments.folds)
        print("held out: B-cubed precision {:.3f} recall {:.3f} F1 {:.3f}".format(*b_cubed(found)))
    fit_to(corpus, arguments.record, news, arguments.out)


def _source(count: float) -> str:
    return "calendar" if count == _ALL else "news"


if __name__ == "__main__":
    main()
