"""The part of each stage in the CPU time of reading, in one run:

python -m benchmarks.speed FOLDER [--articles 100]

Ratios, since seconds say little on a machine that others use too. A stage's part is without the stages inside it.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from typing import Any

import onnxruntime

from dragoman import api, pipeline
from dragoman.analysis import network
from dragoman.coding.event_model import EventModel
from dragoman.ingest.source import read_source
from dragoman.model.record import to_json
from dragoman.model.text import Document

STAGES = (
    "dated", "find_places", "find_parties", "period_of", "find_times", "propose", "code", "claims_of", "wordings",
    "group", "find_quotes",
)  # fmt: skip


class Clock:
    """CPU seconds by stage; the time of a stage inside another is taken off the outer one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted under the name."""

        def run(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return work(*given, **named)
            finally:
                took = time.process_time() - start
                self.spent[name] += took - self._inner.pop()
                self._inner[-1] += took

        return run


def measure(folder: str, articles: int) -> Clock:
    """The time of each stage over the first articles of a folder."""
    clock = Clock()
    for stage in STAGES:
        setattr(pipeline, stage, clock.timed(stage, getattr(pipeline, stage)))
    network.Network.parse = clock.timed("around the reader in Python", network.Network.parse)  # type: ignore[method-assign]
    EventModel.score = clock.timed("around the event model in Python", EventModel.score)  # type: ignore[method-assign]
    onnxruntime.InferenceSession = _session(clock)
    load = clock.timed("load models and tables", api.resources)
    resources = load()
    source = iter(clock.timed("ingest", lambda: list(islice(read_source([folder]), articles)))())
    write = clock.timed("write JSON", to_json)
    read = clock.timed("the rest", pipeline.read_document)
    for document in source:
        if isinstance(document, Document):
            write(read(document, resources))
    return clock


def _session(clock: Clock) -> type:
    class Session(onnxruntime.InferenceSession):  # type: ignore[misc]
        run = clock.timed("both networks in onnxruntime", onnxruntime.InferenceSession.run)

    return Session


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--articles", type=int, default=100)
    given = parser.parse_args()
    clock = measure(given.folder, given.articles)
    total = sum(clock.spent.values())
    for name, spent in sorted(clock.spent.items(), key=lambda one: -one[1]):
        print(f"{spent / total:6.1%}  {name}")


if __name__ == "__main__":
    main()
