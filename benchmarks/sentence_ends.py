"""How many sentence ends are found, and how many of those found are ends, against marks made by hand:

    python -m benchmarks.sentence_ends DATA

`sentence_ends.tsv` names 38 texts below DATA (the twelve of eval/articles, every sixteenth of train/articles) with the
SHA-256 of each file and the ends as character offsets. The marks follow these rules:

- A line ends at its last sign, whatever it is: a heading, an item of a list, an address, page furniture.
- A quotation stays with its speaker ("… with it?” Ferrant said."); what the speaker says after that is a new sentence.
- Each sentence inside a quotation of several ends at its own mark; closing signs belong to it.
- A dateline, the number of an item and a heading in the same line stay with what follows; an agency's name after the
  last full stop is a piece of its own.
- Dots for words left out end a sentence only before a capital letter.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from dragoman.analysis.sentences import split

MARKS = Path(__file__).with_suffix(".tsv")


def marks(path: Path = MARKS) -> Iterator[tuple[str, str, frozenset[int]]]:
    """The name of each text, the hash of its file and its ends."""
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        name, digest, ends = line.split("\t")
        yield name, digest, frozenset(map(int, ends.split()))


def text_of(data: Path, name: str, digest: str) -> str:
    """The text that was marked; another one is refused."""
    content = (data / f"{name}.txt").read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"{name}: not the text that was marked")
    return content.decode("utf-8")


def within_lines(text: str, ends: frozenset[int]) -> frozenset[int]:
    """The ends that no line break tells."""
    return frozenset(end for end in ends if text[end:].split("\n", 1)[0].strip())


def figures(gold: int, found: int, right: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return right / found, right / gold, 2 * right / (found + gold)


def measure(data: Path, verbose: bool = False) -> dict[str, tuple[int, int, int]]:
    """Marked, found and right: all ends, and those within lines."""
    counts = {"all": (0, 0, 0), "within lines": (0, 0, 0)}
    for name, digest, gold in marks():
        text = text_of(data, name, digest)
        found = frozenset(sentence.span.end for sentence in split(text))
        sets = {"all": (gold, found), "within lines": (within_lines(text, gold), within_lines(text, found))}
        for part, (ours, theirs) in sets.items():
            marked, given, right = counts[part]
            counts[part] = (marked + len(ours), given + len(theirs), right + len(ours & theirs))
        for end in sorted(gold ^ found) if verbose else ():
            kind = "missed" if end in gold else "wrong"
            print(f"{name} {end} {kind}: {text[max(0, end - 60) : end]!r} | {text[end : end + 40]!r}")
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show every difference")
    arguments = parser.parse_args()
    for part, (gold, found, right) in measure(arguments.data, arguments.verbose).items():
        precision, recall, f1 = figures(gold, found, right)
        print(f"{part}: {gold} ends, P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")


if __name__ == "__main__":
    main()
