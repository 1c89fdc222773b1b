"""Linking across articles, on our own corpus of articles about the same and confusably similar happenings:

    python -m benchmarks.linking [--record FOLDER] [--half a|b|c] [--verbose]

Reads `benchmarks/linking/*.yaml` into one record, all groups together, and compares its events with the happenings
that the corpus marks. B-cubed (Bagga and Baldwin 1998) over the marked tellings that were read with the right type;
`all` counts those that were missed as events of their own. `copies` are pairs of articles.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dragoman import api
from dragoman.ingest.article import RawArticle, make_document
from dragoman.model.text import Document
from dragoman.store.index import open_index

CORPUS = Path(__file__).parent / "linking"


@dataclass(frozen=True)
class Telling:
    """A marked telling of a happening, and the event and its type that stand there in the record (None: none)."""

    happening: str
    doc: str
    type: str
    event: str | None


@dataclass(frozen=True)
class Corpus:
    groups: Mapping[str, dict[str, Any]]

    @classmethod
    def load(cls, half: str | None = None) -> "Corpus":
        """`half` are the first letters of the groups wanted."""
        paths = sorted(CORPUS.glob(f"[{half}]*.yaml" if half else "*.yaml"))
        return cls({path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths})

    def part(self, names: Collection[str]) -> "Corpus":
        return Corpus({name: group for name, group in self.groups.items() if name in names})

    def documents(self) -> list[Document]:
        return [
            make_document(
                RawArticle(one["doc"], one["text"].strip() + "\n", one["doc"], outlet=one["outlet"]),
                given=date.fromisoformat(str(one["published"])),
                check_language=False,
            )
            for group in self.groups.values()
            for one in group["articles"]
        ]

    def texts(self) -> dict[str, str]:
        return {document.name: document.text for document in self.documents()}


def build(corpus: Corpus, folder: Path) -> None:
    """The corpus as a record."""
    for _ in api.read_into(folder, corpus.documents(), jobs=api.default_jobs()):
        pass
    api.update_index(folder)


def tellings(corpus: Corpus, folder: Path) -> list[Telling]:
    """Each marked telling with the event whose words for the act overlap it, one of the right type before others."""
    texts = corpus.texts()
    found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    con = open_index(folder)
    rows = con.execute(
        "SELECT t.doc, t.trigger, e.id, e.type FROM tellings t JOIN events e ON e.id = t.event"
    ).fetchall()
    for doc, trigger, event, kind in rows:
        found[doc].append((trigger[0], trigger[1], event, kind))
    out = []
    for group in corpus.groups.values():
        for happening in group["happenings"]:
            for mention in happening["mentions"]:
                text = texts[mention["doc"]]
                start = text.index(mention["in"]) + mention["in"].index(mention["trigger"])
                end = start + len(mention["trigger"])
                near = [one for one in found[mention["doc"]] if one[0] < end and start < one[1]]
                right = [one for one in near if one[3] == happening["type"]]
                event = right[0][2] if right else None
                out.append(Telling(happening["id"], mention["doc"], happening["type"], event))
    return out


def b_cubed(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold, found) labels, one an item."""
    items = list(pairs)
    both, gold, found = Counter(items), Counter(one for one, _ in items), Counter(one for _, one in items)
    precision = sum(both[item] / found[item[1]] for item in items) / max(1, len(items))
    recall = sum(both[item] / gold[item[0]] for item in items) / max(1, len(items))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, help="Keep the record here, or use the one that is here.")
    parser.add_argument("--half", help="Only the groups whose names begin so: a, b or c; ab for two.")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    corpus = Corpus.load(arguments.half)
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.record or Path(scratch) / "record"
        build(corpus, folder)
        report(corpus, folder, verbose=arguments.verbose)


def report(corpus: Corpus, folder: Path, *, verbose: bool) -> None:
    found = tellings(corpus, folder)
    known = [(one.happening, one.event) for one in found if one.event is not None]
    everything = [(one.happening, one.event or f"missed {at}") for at, one in enumerate(found)]
    print(f"{len(corpus.groups)} groups, {len(found)} tellings, {len(known)} read with the right type")
    for name, pairs in (("found", known), ("all", everything)):
        precision, recall, f1 = b_cubed(pairs)
        print(f"{name:6} B-cubed precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    _statuses(corpus, folder, found)
    _copies(corpus, folder)
    if verbose:
        _errors(known)


def _statuses(corpus: Corpus, folder: Path, found: list[Telling]) -> None:
    """The status of the event that most tellings of a happening are in."""
    rows = open_index(folder).execute("SELECT id, status FROM events").fetchall()
    status = dict(rows)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for group in corpus.groups.values():
        for happening in group["happenings"]:
            events = Counter(one.event for one in found if one.happening == happening["id"] and one.event)
            if events:
                total[happening["status"]] += 1
                right[happening["status"]] += status[events.most_common(1)[0][0]] == happening["status"]
    print("status " + "  ".join(f"{word} {right[word]}/{total[word]}" for word in sorted(total)))


def _copies(corpus: Corpus, folder: Path) -> None:
    rows = open_index(folder).execute("SELECT name, alike, id FROM documents WHERE current").fetchall()
    names = {document: name for name, _, document in rows}
    found = {tuple(sorted((name, names[other]))) for name, alike, _ in rows for other in alike or ()}
    gold = {
        tuple(sorted((one, other)))
        for group in corpus.groups.values()
        for copies in group.get("copies", ())
        for one in copies
        for other in copies
        if one < other
    }
    print(f"copies {len(found & gold)} of {len(gold)} pairs found, {len(found - gold)} wrong: {sorted(found - gold)}")


def _errors(known: list[tuple[str, str]]) -> None:
    of_event, of_happening = defaultdict(set), defaultdict(set)
    for happening, event in known:
        of_event[event].add(happening)
        of_happening[happening].add(event)
    for event, happenings in sorted(of_event.items()):
        if len(happenings) > 1:
            print(f"merged {event}: {', '.join(sorted(happenings))}")
    for happening, events in sorted(of_happening.items()):
        if len(events) > 1:
            print(f"split  {happening}: {', '.join(sorted(events))}")


if __name__ == "__main__":
    main()
