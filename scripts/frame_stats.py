"""How often each frame fires and is right on annotated articles: python scripts/frame_stats.py GOLD TEXTS [PREFIX].

GOLD holds one JSON file an article (doc, events with type, trigger, evidence), TEXTS one text file an article. PREFIX
("accuse") restricts what is printed. A firing is right where it overlaps the evidence of an event of the frame's type.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.analysis.reader import Reader
from dragoman.coding.frames import match
from dragoman.knowledge.frames import FrameIndex
from dragoman.knowledge.frameset import load_frames
from dragoman.model.ids import document_id, sha256
from dragoman.model.text import Document, Span

Fired = tuple[str, str, Span]


def articles(gold: Path, texts: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        yield (texts / f"{record['doc']}.txt").read_text("utf-8"), record["events"]


def fired(text: str, reader: Reader, frames: FrameIndex) -> list[Fired]:
    document = Document(document_id("stats", text), "stats", text, sha256(text))
    return [
        (found.frame, found.category, parse.span(found.first, found.end))
        for parse in reader.read(document)
        for found in match(parse, frames)
        if found.refused is None
    ]


def main(gold: Path, texts: Path, prefix: str = "") -> None:
    reader, frames = Reader.load(), load_frames()
    total, right, events, found = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text, annotated in articles(gold, texts):
        matches = fired(text, reader, frames)
        spans = [(event["type"], _span(text, event["evidence"])) for event in annotated if event["evidence"] in text]
        for frame, category, span in matches:
            total[frame] += 1
            right[frame] += any(category == one and span.overlaps(there) for one, there in spans)
        for category, there in spans:
            events[category] += 1
            found[category] += any(category == one and span.overlaps(there) for _, one, span in matches)
    for frame in frames.frames:
        if frame.id.startswith(prefix) and total[frame.id]:
            print(f"{frame.id:32} fired {total[frame.id]:5}  right {right[frame.id] / total[frame.id]:.2f}")
    for category, count in events.most_common():
        print(f"{category:32} events {count:4}  found {found[category] / count:.2f}")


def _span(text: str, evidence: str) -> Span:
    start = text.index(evidence)
    return Span(start, start + len(evidence))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
