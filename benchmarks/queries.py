"""How long each query takes on an index:

    python -m benchmarks.queries INDEX.duckdb [--runs 3] [--threads 2]

Median of so many runs after a first one that is not counted, each with all that the answer's JSON needs; the index as
benchmarks/synthetic.py makes it. The bar of each is one second by the clock; on a busy machine the seconds of processor
time, of all threads together, say more.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from dragoman.query.record import EventRecord

FEW = 50  # rows, as a table shows
MEMORY = "1500MB"  # as store/duck.py sets it
Question = Callable[[EventRecord], object]


def with_changes(record: EventRecord, *parties: str, by: str) -> object:
    """What the command's table shows."""
    return record.changes(record.relations(*parties, by=by))


QUESTIONS: dict[str, Question] = {
    "events": lambda record: record.events(limit=FEW).to_json(),
    "events --actor RUS --with CHN --type CONSULT": lambda record: record.events(
        actor="RUS", other="CHN", type="CONSULT", limit=FEW
    ).to_json(),
    "events --party USA --status planned --since 2020": lambda record: record.events(
        party="USA", status="planned", since="2020", limit=FEW
    ).to_json(),
    "events --place FRA --says DEU": lambda record: record.events(place="FRA", says="DEU", limit=FEW).to_json(),
    "events --actor RUS (all)": lambda record: len(record.events(actor="RUS")),
    "meetings": lambda record: record.meetings(limit=FEW).to_json(),
    "meetings --party USA --level leaders": lambda record: record.meetings(
        party="USA", level="leaders", limit=FEW
    ).to_json(),
    "upcoming": lambda record: record.upcoming(limit=FEW).to_json(),
    "said 'Speaker RUS 0'": lambda record: record.said("Speaker RUS 0", limit=FEW).to_json(),
    "conflicts": lambda record: record.conflicts(limit=FEW).to_json(),
    "relations RUS CHN": lambda record: record.relations("RUS", "CHN").to_json(),
    "relations RUS CHN, changes": lambda record: with_changes(record, "RUS", "CHN", by="month"),
    "relations RUS CHN --by day, changes": lambda record: with_changes(record, "RUS", "CHN", by="day"),
    "relations USA": lambda record: record.relations("USA").to_json(),
    "relations USA --by day, changes": lambda record: with_changes(record, "USA", by="day"),
    "sql, count by type": lambda record: record.sql("SELECT type, count(*) FROM events GROUP BY type").to_json(),
}


def timed(question: Question, record: EventRecord, runs: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the medians."""
    question(record)
    clock, processor = [], []
    for _ in range(runs):
        started, worked = time.perf_counter(), time.process_time()
        question(record)
        clock.append(time.perf_counter() - started)
        processor.append(time.process_time() - worked)
    return statistics.median(clock), statistics.median(processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    said = parser.parse_args()
    config = {"threads": said.threads, "memory_limit": MEMORY}
    with EventRecord(duckdb.connect(said.index, read_only=True, config=config)) as record:
        print(f"{'':50} {'clock':>7}   {'processor':>9}")
        for name, question in QUESTIONS.items():
            seconds, worked = timed(question, record, said.runs)
            print(f"{name:50} {seconds:7.3f} s {worked:7.3f} s{'' if seconds < 1 else '  over the bar'}")
    print(f"{'most memory':50} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    main()
