"""How often dates and places are given where the gold record has none, and how many of the others given are right:

python -m benchmarks.given DATA/eval/score_articles.py GOLD_FOLDER PREDICTED_FOLDER
"""

import argparse
import importlib.util
import json
from collections import Counter
from pathlib import Path
from typing import Any

FIELDS = ("date", "place")


def load_scorer(path: Path) -> Any:
    """The scorer's own module, so that events are paired as it pairs them."""
    spec = importlib.util.spec_from_file_location("score_articles", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def tally(scorer: Any, gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counter[tuple[str, str]]:
    """Counts over the pairs of one article: `null` in the gold, `given` by us there, `told` where both do, `right`."""
    counts: Counter[tuple[str, str]] = Counter()
    for at, other in scorer.pair(gold["events"], predicted["events"], text, 1):
        event, found = gold["events"][at], predicted["events"][other]
        verdicts = scorer.attributes(event, found)
        for field in FIELDS:
            if field in event.get("unscored", ()):
                continue
            if not event.get(field):
                counts[field, "null"] += 1
                counts[field, "given"] += bool(found.get(field))
            elif found.get(field):
                counts[field, "told"] += 1
                counts[field, "right"] += bool(verdicts[field])
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(arguments.gold.glob("*.json")):
        text = (arguments.gold.parent / "texts" / f"{path.stem}.txt").read_text(errors="replace")
        predicted = json.loads((arguments.predicted / path.name).read_text())
        counts += tally(scorer, json.loads(path.read_text()), predicted, text)
    for field in FIELDS:
        given, null = counts[field, "given"], counts[field, "null"]
        right, told = counts[field, "right"], counts[field, "told"]
        print(f"{field:6} given where the gold has none {given}/{null}, right of those given else {right}/{told}")


if __name__ == "__main__":
    main()
