"""How many gold parties are found as mentions, with the right country and sector:

python -m benchmarks.parties ../shared/train/articles [--limit 60] [--verbose]
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.analysis.reader import Reader
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.model.text import Span
from dragoman.resolve.focus import focus_of
from dragoman.resolve.known_names import with_known_names
from dragoman.resolve.parties import find_parties
from dragoman.resolve.party_index import PartyIndex

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


def _mention(parses: Sequence[Parse], index: PartyIndex, span: Span) -> ActorMention | None:
    """The mention at the head of the gold party's words."""
    for sentence, parse in enumerate(parses):
        inside = {
            token for token in range(len(parse)) if parse.starts[token] < span.end and parse.ends[token] > span.start
        }
        heads = [token for token in sorted(inside) if parse.heads[token] not in inside]
        if heads:
            nominal = [token for token in heads if parse.upos[token] in _NOMINAL]
            return next(iter(index.at(sentence, (nominal or heads)[0])), None)
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    reader, gazetteer = Reader.load(threads=2), load_gazetteer()
    counts: Counter[str] = Counter()
    for path in sorted((arguments.folder / "gold").glob("*.json"))[:: max(1, 409 // arguments.limit)]:
        gold = json.loads(path.read_text())
        text = (arguments.folder / "texts" / f"{path.stem}.txt").read_text(errors="replace")
        document = read_text(text, name=path.stem, options=SourceOptions(check_language=False))
        parses = with_known_names(reader.read(document), gazetteer)
        focus = focus_of(document, parses, gazetteer)
        found = find_parties(document, parses, gazetteer, focus)
        index = PartyIndex(found)
        countries = Counter(
            party["country"] for event in gold["events"] for party in event["actors"] + event["recipients"]
        )
        if countries:
            counts["articles"] += 1
            counts["focus"] += focus.country == countries.most_common(1)[0][0]
        for event in gold["events"]:
            start = text.find(event["evidence"])
            for party in event["actors"] + event["recipients"]:
                at = text.find(party["text"], start, start + len(event["evidence"]))
                at = at if at >= 0 else text.find(party["text"])
                span = Span(at, at + len(party["text"]))
                counts["parties"] += 1
                mention = _mention(parses, index, span)
                counts["found"] += mention is not None
                right = mention is not None and mention.country == party["country"]
                counts["country"] += right
                counts["sector"] += mention is not None and mention.sector == party["sector"]
                if arguments.verbose and not right:
                    told = f"{mention.text!r} {mention.country} {mention.why}" if mention else "-"
                    print(f"{path.stem}: {party['text']!r} {party['country']} {party['sector']} <- {told}")
    print(
        {
            name: (count, round(count / counts["articles" if name == "focus" else "parties"], 3))
            for name, count in counts.items()
        }
    )


if __name__ == "__main__":
    main()
