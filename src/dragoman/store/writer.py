"""Reading into a record: what is new is read and committed, batch by batch; what is known is passed over.

A batch is so many articles of the input, known or not. So a run that was killed and is run again commits what an
undisturbed run would have committed, byte for byte.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.linking import copies
from dragoman.model.event import Failure, Run
from dragoman.model.ids import short
from dragoman.model.reading import Reading
from dragoman.model.text import Document, PublishedBasis
from dragoman.store.duck import connect, literal
from dragoman.store.lock import locked
from dragoman.store.parts import Commit, check_present, clean, commit_rows, commits, create, prepare, readable
from dragoman.store.rows import Rows, failure_id, failure_rows, reading_rows, run_id, storable

BATCH = 64
Source = Iterable[Document | Failure]
Read = Callable[[Source], Iterator[Reading | Failure]]


@dataclass
class Tally:
    """What a run did so far."""

    read: int = 0
    known: int = 0
    failed: int = 0
    events: int = 0


@dataclass
class Writer:
    """Writes what `read` makes of the new articles of `source` into the record in `folder`, made where there is none.

    Going through it reads and writes; it gives what was read, in order. `run` tells the versions in force. With
    `again`, articles that were read with other versions are read anew and supersede what is there.
    """

    folder: Path
    source: Source
    read: Read
    run: Callable[[], Run]
    keep_text: bool = True
    again: bool = False
    tally: Tally = field(default_factory=Tally)

    def __iter__(self) -> Iterator[Reading | Failure]:
        """RecordError where the record cannot be written."""
        prepare(self.folder)
        with locked(self.folder):
            sketches = create(self.folder, sketch=copies.kind()).sketch == copies.kind()
            clean(self.folder)
            past = commits(self.folder)
            check_present(self.folder, past)
            known = _known(self.folder, past, self.run() if self.again else None)
            batches: deque[int] = deque()
            pending = _Pending(self.folder, len(past))
            for result in self.read(self._fresh(known, batches)):
                pending.start(batches.popleft())
                self._add(result, pending, known, sketches=sketches)
                yield result
            pending.commit()

    def _fresh(self, known: set[int], batches: deque[int]) -> Iterator[Document | Failure]:
        """What is not known yet; `batches` gets the batch that each of them belongs to."""
        for at, item in enumerate(self.source):
            if isinstance(item, Document):
                key = _identity(item)
                if key in known:
                    self.tally.known += 1
                    continue
                known.add(key)
            batches.append(at // BATCH)
            yield item

    def _add(self, result: Reading | Failure, pending: "_Pending", known: set[int], *, sketches: bool) -> None:
        if isinstance(result, Failure):
            self.tally.failed += 1
            key = int(failure_id(result), 16)
            if key not in known:
                known.add(key)
                pending.add(failure_rows(result, self.run()))
            return
        self.tally.read += 1
        self.tally.events += len(result.events)
        sketch = copies.sketch(result.document) if sketches else None
        if pending.has(result.document.id):
            pending.commit()  # read twice with other data: versions of one commit could not be told apart
        pending.add(reading_rows(result, keep_text=self.keep_text, sketch=sketch))


@dataclass
class _Pending:
    """The rows of the batch at hand."""

    folder: Path
    written: int
    batch: int = -1
    rows: Rows = field(default_factory=dict)

    def start(self, batch: int) -> None:
        if batch != self.batch:
            self.commit()
            self.batch = batch

    def add(self, rows: Rows) -> None:
        for table, more in rows.items():
            there = self.rows.setdefault(table, [])
            there += [row for row in more if table != "runs" or row not in there]

    def has(self, document: str) -> bool:
        return any(row["id"] == document for row in self.rows.get("documents", ()))

    def commit(self) -> None:
        if self.rows:
            commit_rows(self.folder, self.written + 1, self.rows)
            self.written += 1
            self.rows = {}


def _identity(document: Document) -> int:
    """Of all that the input gives: the text, and what is said about it."""
    inferred = document.published_basis is PublishedBasis.INFERRED
    published = None if inferred or document.published is None else document.published.isoformat()
    return _key(document.id, published, document.url, document.outlet, document.title)


def _key(*parts: str | None) -> int:
    return int(short("input", *(storable(part or "") for part in parts)), 16)


def _known(folder: Path, past: Iterable[Commit], run: Run | None) -> set[int]:
    """Identities of the articles and failures in the record; with `run`, only of those read with these versions."""
    found: dict[str, list[str]] = {}
    for part in (part for commit in past for part in commit.parts):
        found.setdefault(part.table, []).append(str(folder / part.path))
    out: set[int] = set()
    with readable(folder), connect() as con:
        if "documents" in found:
            files = ", ".join(literal(path) for path in found["documents"])
            stamp = "" if run is None else f" WHERE run = {literal(run_id(run))}"
            con.execute(
                "SELECT id, if(published_basis = 'inferred', NULL, published)::VARCHAR, url, outlet, title"
                f" FROM read_parquet([{files}]){stamp}"
            )
            while rows := con.fetchmany(10_000):
                out.update(_key(*row) for row in rows)
        if "failures" in found:
            files = ", ".join(literal(path) for path in found["failures"])
            rows = con.execute(f"SELECT id FROM read_parquet([{files}])").fetchall()
            out.update(int(row[0], 16) for row in rows)
    return out
