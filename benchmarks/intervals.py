"""90% bootstrap intervals over articles for the F1 figures of whole articles:

python -m benchmarks.intervals DATA/eval/score_articles.py GOLD_FOLDER PREDICTED_FOLDER [--draws 2000]
"""

import argparse
import importlib.util
import json
import random
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

LEVELS = ("found", "typed", "full", "strict")
Counts = tuple[int, int, tuple[int, ...], tuple[int, ...]]


def load(path: Path) -> ModuleType:
    """The scorer, from wherever it lies."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(scorer: ModuleType, gold: Path, predicted: Path) -> Counts:
    """Of one article: core gold events, predicted events, core gold hit and predicted hit at each level."""
    golds = json.loads(gold.read_text())["events"]
    found = json.loads(predicted.read_text())["events"] if predicted.exists() else []
    text = (gold.parent.parent / "texts" / f"{gold.stem}.txt").read_text(errors="replace")
    pairs = [scorer.pair(golds, found, text, level) for level in range(len(LEVELS))]
    core = tuple(sum(bool(golds[at].get("core")) for at, _ in level) for level in pairs)
    return sum(bool(event.get("core")) for event in golds), len(found), core, tuple(len(level) for level in pairs)


def f1(rows: Sequence[Counts], level: int) -> float:
    core, predicted = sum(row[0] for row in rows), sum(row[1] for row in rows)
    recall = sum(row[2][level] for row in rows) / core if core else 0.0
    precision = sum(row[3][level] for row in rows) / predicted if predicted else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--draws", type=int, default=2000)
    arguments = parser.parse_args()
    scorer = load(arguments.scorer)
    paths = sorted(arguments.gold.glob("*.json"))
    rows = [counts(scorer, path, arguments.predicted / path.name) for path in paths]
    rng = random.Random(1)
    for level, name in enumerate(LEVELS):
        drawn = sorted(f1(rng.choices(rows, k=len(rows)), level) for _ in range(arguments.draws))
        low, high = drawn[arguments.draws // 20], drawn[-arguments.draws // 20]
        print(f"{name:6} F1 {f1(rows, level):.3f}   90% interval {low:.3f} to {high:.3f}   ({len(rows)} articles)")


if __name__ == "__main__":
    main()
