"""How well and how fast the reader reads, on treebanks with gold words and on a set of labelled entities.

    python -m benchmarks.reader FILE.conllu[.gz]… [--ner FILE.jsonl[.gz]…] [--threads N] [--weights FOLDER]
        [--spacy NAME]

LAS and UAS count punctuation. LAS is that of CoNLL 2018 (subtypes ignored); the strict one wants subtypes right too.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dragoman.analysis.lemmas import lemma
from dragoman.analysis.reader import Reader
from dragoman.analysis.spacy_adapter import SpacyAnalyzer

Reads = Reader | SpacyAnalyzer


@dataclass(frozen=True, slots=True)
class Gold:
    """One sentence of a treebank; heads are word indices, -1 for the root."""

    words: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    lemmas: list[str]


def opened(path: Path) -> IO[str]:
    """The file as text, unpacked if it is gzipped."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def treebank(path: Path) -> Iterator[Gold]:
    """Sentences of a CoNLL-U file; empty nodes and token ranges are left out."""
    rows: list[list[str]] = []
    with opened(path) as lines:
        for line in [*lines, "\n"]:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append(cells)
            elif rows and not line.strip():
                columns = list(zip(*rows, strict=True))
                yield Gold(
                    list(columns[1]),
                    list(columns[3]),
                    list(columns[4]),
                    [int(head) - 1 for head in columns[6]],
                    list(columns[7]),
                    list(columns[2]),
                )
                rows = []


def measure_treebank(reader: Reads, path: Path) -> dict[str, float]:
    """Shares of words right, and sentences a second."""
    gold = list(treebank(path))
    begun = time.perf_counter()
    found = reader.parse_words([sentence.words for sentence in gold])
    seconds = time.perf_counter() - begun
    counts = dict.fromkeys(("UAS", "LAS", "LAS strict", "UPOS", "XPOS", "lemma"), 0)
    total = 0
    for sentence, parse in zip(gold, found, strict=True):
        for place, word in enumerate(sentence.words):
            total += 1
            head = sentence.heads[place] == parse.heads[place]
            label, said = sentence.deprels[place], parse.deprels[place]
            counts["UAS"] += head
            counts["LAS"] += head and label.split(":")[0] == said.split(":")[0]
            counts["LAS strict"] += head and label == said
            counts["UPOS"] += sentence.upos[place] == parse.upos[place]
            counts["XPOS"] += sentence.xpos[place] == parse.xpos[place]
            counts["lemma"] += sentence.lemmas[place] == lemma(word, parse.upos[place], parse.xpos[place])
    shares = {name: 100 * count / total for name, count in counts.items()}
    return {**shares, "sentences": len(gold), "sentences/s": len(gold) / seconds}


def measure_entities(reader: Reads, path: Path) -> dict[str, float]:
    """Micro precision, recall and F1 of exact spans with their labels; what touches a span marked IGN is left out."""
    with opened(path) as lines:
        rows = [json.loads(line) for line in lines]
    found = reader.parse_words([row["tokens"] for row in rows])
    right = said = gold = 0
    for row, parse in zip(rows, found, strict=True):
        spans = {(first, end, label) for first, end, label in row["entities"] if label != "IGN"}
        ignored = [(first, end) for first, end, label in row["entities"] if label == "IGN"]
        answers = {
            (entity.first, entity.end, entity.label)
            for entity in parse.entities
            if not any(entity.first < end and first < entity.end for first, end in ignored)
        }
        right += len(spans & answers)
        said += len(answers)
        gold += len(spans)
    precision, recall = right / max(said, 1), right / max(gold, 1)
    return {
        "precision": 100 * precision,
        "recall": 100 * recall,
        "F1": 200 * precision * recall / max(precision + recall, 1e-9),
        "entities": gold,
    }


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="*", type=Path)
    parser.add_argument("--ner", nargs="*", type=Path, default=[])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--weights", type=Path, default=None)
    parser.add_argument("--spacy", metavar="NAME", help="an installed spaCy pipeline in the reader's place")
    options = parser.parse_args()
    reader: Reads = Reader.load(options.weights, options.threads)
    if options.spacy:
        reader = SpacyAnalyzer.load(options.spacy)
    print(f"reader {reader.version}")
    for path in options.treebanks:
        print(path.name, *(f"{name} {value:.2f}" for name, value in measure_treebank(reader, path).items()), sep="  ")
    for path in options.ner:
        print(path.name, *(f"{name} {value:.2f}" for name, value in measure_entities(reader, path).items()), sep="  ")


if __name__ == "__main__":
    main()
