"""Articles in folds, and for each fold the event model that has not seen its articles."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.coding.event_model import EventModel
from dragoman.networks.session import Encode


def gold_of(articles: Path, fold: int, folds: int) -> list[Path]:
    """The gold records of the articles that `training.events.train --fold` keeps out."""
    return sorted((articles / "gold").glob("*.json"))[fold::folds]


def unseeing(folders: Sequence[Path], encode: Encode) -> Iterator[tuple[int, EventModel]]:
    """The folds that have a model, and the model; "-" in place of its folder stands for one that has none: its articles
    are left out."""
    for fold, folder in enumerate(folders):
        if str(folder) != "-":
            yield fold, EventModel.load(encode, folder=folder, threads=2)
