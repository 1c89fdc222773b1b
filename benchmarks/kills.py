"""Kill -9 at random moments: `python -m benchmarks.kills [--articles 500] [--kills 50] [FOLDER]`.

Reads a folder of articles (or as many short ones of our own wording) into a record, kills the run, runs it again, and
so on; whenever a record is whole, every file of it is compared by hash with that of an undisturbed run (its index row
by row), and the next record is begun. Half of the kills come at any moment, half within 50 ms of a file's appearing
in the record.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.store.duck import connect
from dragoman.store.parts import INDEX_FILE
from dragoman.store.schema import INDEX

_STATES = ("France", "Germany", "Egypt", "Kenya", "Brazil", "Japan", "India", "Turkey", "Poland", "Mexico", "Norway")
_CITIES = ["Geneva", "Cairo", "Nairobi", "Oslo", "Hanoi", "Ankara", "Warsaw", "Vienna"]
_ACTS = (
    "The president of {a} met the president of {b} in {c} on Tuesday.",
    "{a} accused {b} of breaking the agreement on fishing that both had signed.",
    "{a} will send grain and tents to {b} next month, its foreign ministry said in {c}.",
    "Ministers of {a} and {b} signed an accord on rail freight in {c} on Monday.",
    "{a} imposed sanctions on two banks of {b}, and {b} denied that they had sold arms.",
)
_RUN = "import sys; from dragoman.cli.main import main; main()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="articles to read; made up where not given")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        source = said.folder or made(Path(place) / "articles", said.articles, random.Random(said.seed))
        sys.exit(0 if trial(Path(place), source, said.kills, said.jobs, random.Random(said.seed)) else 1)


def made(folder: Path, many: int, chance: random.Random) -> Path:
    """Short articles of our own wording."""
    folder.mkdir()
    for number in range(many):
        lines = []
        for act in chance.sample(_ACTS, 3):
            first, second = chance.sample(_STATES, 2)
            lines.append(act.format(a=first, b=second, c=chance.choice(_CITIES)))
        (folder / f"{number:05}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return folder


def trial(place: Path, source: Path, kills: int, jobs: int, chance: random.Random) -> bool:
    undisturbed = place / "undisturbed"
    began = time.monotonic()
    start(source, undisturbed, jobs).wait()
    seconds = time.monotonic() - began
    wanted = hashes(undisturbed)
    commits = len(list((undisturbed / "commits").iterdir()))
    print(f"undisturbed: {seconds:.1f} s, {commits} commits, {len(wanted)} files")
    done, number, good = 0, 1, True
    while done < kills:
        record = place / f"record-{number}"
        while done < kills and not disturbed(source, record, jobs, seconds, at_write=done % 2 == 1, chance=chance):
            done += 1
            there = len(list((record / "commits").glob("*.json"))) if (record / "commits").exists() else 0
            print(f"kill {done} of {kills}: record {number} had {there} of {commits} commits", flush=True)
        start(source, record, jobs).wait()
        same = hashes(record) == wanted
        print(f"record {number}: {'identical' if same else 'DIFFERENT'} after its last run", flush=True)
        for name in sorted(name for name, _ in hashes(record).items() ^ wanted.items()):
            print(f"  {name}")
        good, number = good and same, number + 1
    print(f"{done} kills, {number - 1} records: {'all identical' if good else 'NOT identical'}")
    return good


def start(source: Path, record: Path, jobs: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", _RUN, "read", str(source), "--into", str(record), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def disturbed(source: Path, record: Path, jobs: int, seconds: float, *, at_write: bool, chance: random.Random) -> bool:
    """True where the run was done before it could be killed."""
    moment = chance.uniform(0, seconds)
    run = start(source, record, jobs)
    began = time.monotonic()
    while run.poll() is None and time.monotonic() - began < moment:
        time.sleep(0.005)
    if at_write:
        before = files(record)
        while run.poll() is None and files(record) == before:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
    if run.poll() is not None:
        return True
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return False


def files(record: Path) -> set[str]:
    return {path.name for path in record.rglob("*")} if record.exists() else set()


def hashes(record: Path) -> dict[str, str]:
    """Every file but the locks by its bytes; the index, whose bytes are DuckDB's affair, table by table."""
    found = (path for path in record.rglob("*") if path.is_file() and not path.name.endswith("lock"))
    out = {str(path.relative_to(record)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(found)}
    if out.pop(INDEX_FILE, None):
        with connect(record / INDEX_FILE, read_only=True) as con:
            for table in INDEX:
                rows = con.execute(f'SELECT * FROM "{table}" ORDER BY ALL').fetchall()
                out[f"{INDEX_FILE}:{table}"] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return out


if __name__ == "__main__":
    main()
