"""Predictions in the form that the scorers read:

    python -m benchmarks.predict TASK INPUT OUTPUT [ANALYZER]

TASK is articles (INPUT a folder of .txt, OUTPUT a folder of .json), or sentences, relations, times, places, actors
(JSON Lines). ANALYZER, for articles, is reader or spacy:NAME.
"""

import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.tasks.articles import predict_folder

LINES = ("sentences", "relations", "times", "places", "actors")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file; blank lines are skipped."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def write(found: Iterable[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in found:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> int:
    if not 3 <= len(arguments) <= 4 or arguments[0] not in {*LINES, "articles"}:
        print(__doc__, file=sys.stderr)
        return 2
    task, source, target = arguments[0], Path(arguments[1]), Path(arguments[2])
    if task == "articles":
        predict_folder(source, target, *arguments[3:])
    else:
        write(importlib.import_module(f"benchmarks.tasks.{task}").predict(rows(source)), target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
