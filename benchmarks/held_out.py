"""Predictions for the training articles that a model has not seen:

    python -m benchmarks.held_out WEIGHTS_FOLDER DATA/train/articles OUTPUT [--fold 0] [--folds 5]

WEIGHTS_FOLDER holds the export of `training.events.train --fold K`. OUTPUT gets gold/, texts/ and predicted/, so that
`python DATA/eval/score_articles.py OUTPUT/gold OUTPUT/predicted` scores them.
"""

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

from training.folds import gold_of

from dragoman.api import resources
from dragoman.coding.event_model import EventModel
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.model.record import record
from dragoman.pipeline import read_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    loaded = resources(threads=2)
    model = EventModel.load(loaded.reader.encode, folder=arguments.weights, threads=2)
    loaded = replace(loaded, event_model=model)
    folders = {name: arguments.output / name for name in ("gold", "texts", "predicted")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for path in gold_of(arguments.articles, arguments.fold, arguments.folds):
        source = arguments.articles / "texts" / f"{path.stem}.txt"
        shutil.copy(path, folders["gold"])
        shutil.copy(source, folders["texts"])
        document = read_text(
            source.read_text(errors="replace"), name=path.stem, options=SourceOptions(check_language=False)
        )
        found = record(read_document(document, loaded))
        (folders["predicted"] / path.name).write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
