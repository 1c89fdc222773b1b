"""What users import: `dragoman.read(text_or_path)` and the readers of whole collections."""

import gc
import logging
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import InvalidDate, KnowledgeError, ModelError, UnreadableDocument, UsageError
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_source, read_text
from dragoman.model.event import Failure
from dragoman.model.ids import document_id, sha256
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline import Derivation, Resources, derive, read_document, run_of

if TYPE_CHECKING:
    from dragoman.analysis.reader import Reader
    from dragoman.analysis.spacy_adapter import SpacyAnalyzer
    from dragoman.coding.relation_model import RelationModel
    from dragoman.explain_when_where import Branch
    from dragoman.query.record import EventRecord
    from dragoman.store.writer import Writer

log = logging.getLogger(__name__)
INTERNAL = "internal-error"
READER, SPACY = "reader", "spacy"
_AHEAD = 64


def resources(
    *, threads: int = 1, event_model: bool = True, codebook: str | None = None, analyzer: str = READER
) -> Resources:
    """Models and knowledge, loaded on first use and kept for the life of the process.

    `codebook` is a folder of frames and types of your own; KnowledgeError names everything that is wrong in it.
    `analyzer` is dragoman's own "reader" or "spacy:NAME"; UsageError where that pipeline cannot be had.
    """
    return _loaded(threads, event_model, codebook, analyzer)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is made here lives as long as the process: the cyclic collector need not go through it again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if on:
            gc.enable()


@cache
@_uncollected()
def _loaded(threads: int, event_model: bool, codebook: str | None, analyzer: str) -> Resources:
    from dragoman.coding.coder import CodingRules
    from dragoman.coding.event_model import EventModel
    from dragoman.knowledge.cues import attribution_cues, modality_cues
    from dragoman.knowledge.folder import load_folder
    from dragoman.knowledge.frameset import load_frames
    from dragoman.knowledge.gazetteer import load_gazetteer
    from dragoman.knowledge.places import load_places
    from dragoman.knowledge.timewords import load_time_words
    from dragoman.knowledge.version import fingerprint

    reader = _analyzer(analyzer, threads)
    events = EventModel.load(reader.encode, threads=threads) if event_model else None
    own = load_folder(Path(codebook)) if codebook is not None else None
    rules = CodingRules(own.together if own else load_frames(), modality_cues(), attribution_cues())
    run = run_of(
        fingerprint() + (f"+{own.fingerprint}" if own else ""),
        f"{analyzer.partition(':')[0]} {reader.version}",
        events.labels.version if events else None,
    )
    return Resources(
        reader, events, rules, load_gazetteer(), load_places(), load_time_words(), run, own.codebook if own else None
    )


def _analyzer(name: str, threads: int) -> "Reader | SpacyAnalyzer":
    kind, _, pipeline = name.partition(":")
    if name == READER:
        from dragoman.analysis.reader import Reader

        return Reader.load(threads=threads)
    if kind == SPACY and pipeline:
        from dragoman.analysis.spacy_adapter import SpacyAnalyzer

        return SpacyAnalyzer.load(pipeline)
    raise UsageError(f"unknown analyzer {name!r}; known are {READER} and {SPACY}:NAME, an installed spaCy pipeline")


def read(
    text_or_path: str | Path,
    date: "date | str | None" = None,
    *,
    event_model: bool = True,
    codebook: str | None = None,
    analyzer: str = READER,
) -> Reading:
    """Read one article. A Path, or a string that names a file that is there, is read; any other string is the text.

    `date` is the document's date (a date or "YYYY-MM-DD"). Raises UnreadableDocument (and its kinds), InvalidDate and
    UsageError where a source holds no or several articles. `analyzer` is "reader" or "spacy:NAME" (docs/spacy.md).
    """
    return derivation(text_or_path, date, event_model=event_model, codebook=codebook, analyzer=analyzer).reading


def derivation(
    text_or_path: str | Path,
    date: "date | str | None" = None,
    *,
    event_model: bool = True,
    codebook: str | None = None,
    analyzer: str = READER,
) -> Derivation:
    """As `read`, with every step on the way: what `dragoman.explain` makes a tree of."""
    document = _document(text_or_path, _day(date))
    return derive(document, resources(event_model=event_model, codebook=codebook, analyzer=analyzer))


def relation(
    text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None, *, threads: int = 1
) -> dict[str, float]:
    """Which type of act a sentence tells of, between an actor and a recipient in it that you know already.

    `actor` and `recipient` are spans of characters of `text`, None where there is none. The answer is PLOVER's types,
    CONCEDE and RETREAT as one, YIELD, with their probabilities, likeliest first; no type stands for "no act". Unlike
    `read` it asks a network alone: no frame, no status, no source. UsageError where a span holds no word.
    """
    from dragoman.coding.relation_model import extent_of

    reader, model = _relation_model(threads)
    parses = reader.read(Document(document_id("text", text), "text", text, sha256(text)))
    sides = [extent_of(parses, span) for span in (actor, recipient)]
    for span, side in zip((actor, recipient), sides, strict=True):
        if span is not None and side is None:
            raise UsageError(f"no word of the text stands at {span[0]} to {span[1]}: give the span of a party in it")
    scores = model.score([word for parse in parses for word in parse.words], *sides)
    return dict(sorted(zip(model.types, scores.tolist(), strict=True), key=lambda one: -one[1]))


@cache
@_uncollected()
def _relation_model(threads: int) -> "tuple[Reader, RelationModel]":
    from dragoman.analysis.reader import Reader
    from dragoman.coding.relation_model import RelationModel

    reader = Reader.load(threads=threads)
    return reader, RelationModel.load(reader.encode, threads=threads)


def _day(value: "date | str | None") -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidDate(f"{value!r} is no date; write it as YYYY-MM-DD") from None


def _document(text_or_path: str | Path, given: date | None) -> Document:
    if isinstance(text_or_path, str) and not _names_file(text_or_path):
        return read_text(text_or_path, options=SourceOptions(date=given))
    found = list(islice(read_source([str(text_or_path)], options=SourceOptions(date=given)), 2))
    if len(found) != 1:
        raise UsageError(
            f"{text_or_path}: holds {'several articles' if found else 'no article'}; use dragoman.read_source"
        )
    if isinstance(found[0], Failure):
        raise UnreadableDocument(found[0].message)
    return found[0]


def _names_file(text: str) -> bool:
    if "\n" in text or len(text) > 1000:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def read_documents(
    source: Iterable[Document | Failure],
    *,
    jobs: int = 1,
    event_model: bool = True,
    codebook: str | None = None,
    analyzer: str = READER,
) -> Iterator[Reading | Failure]:
    """Read many articles, in order. With `jobs` over 1 in as many processes; the result is the same."""
    work = partial(_read_one, event_model=event_model, codebook=codebook, analyzer=analyzer)
    if jobs <= 1:
        yield from map(work, source)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        items = iter(source)
        waiting = [pool.submit(work, item) for item in islice(items, _AHEAD)]
        while waiting:
            yield waiting.pop(0).result()
            waiting.extend(pool.submit(work, item) for item in islice(items, 1))


def read_into(
    folder: str | Path,
    source: Iterable[Document | Failure],
    *,
    jobs: int = 1,
    event_model: bool = True,
    codebook: str | None = None,
    analyzer: str = READER,
    keep_text: bool = True,
    again: bool = False,
) -> "Writer":
    """A writer of the record in `folder`, to be gone through: `for reading in read_into(...)` reads what is new.

    Its `tally` tells how many articles were read, known already and unreadable. Without `keep_text` the record holds
    hashes and spans alone. With `again`, what other versions of dragoman have read is read anew. Raises RecordError.
    """
    from dragoman.store.writer import Writer

    return Writer(
        Path(folder),
        source,
        read=partial(read_documents, jobs=jobs, event_model=event_model, codebook=codebook, analyzer=analyzer),
        run=lambda: resources(event_model=event_model, codebook=codebook, analyzer=analyzer).run,
        keep_text=keep_text,
        again=again,
    )


def update_index(folder: str | Path, *, rebuild: bool = False) -> None:
    """Bring the index of the record in `folder` up to date; with `rebuild`, make it anew."""
    from dragoman.store.index import update

    update(Path(folder), rebuild=rebuild)


def event_derivation(folder: str | Path, event: str) -> "Branch":
    """Why the record holds several reports for one happening: what `dragoman explain DIR --event ID` shows."""
    from dragoman.explain_event import explain_event
    from dragoman.store.index import open_index

    with open_index(Path(folder)) as con:
        return explain_event(con, event)


def index_size(folder: str | Path) -> tuple[int, int]:
    """How many current articles and events the record in `folder` has."""
    from dragoman.store.index import open_index

    with open_index(Path(folder)) as con:
        row = con.execute(
            "SELECT (SELECT count(*) FROM documents WHERE current), (SELECT count(*) FROM events)"
        ).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def _read_one(item: Document | Failure, *, event_model: bool, codebook: str | None, analyzer: str) -> Reading | Failure:
    """One document read; what goes wrong in it becomes a Failure, and the run goes on."""
    if isinstance(item, Failure):
        return item
    try:
        return read_document(item, resources(event_model=event_model, codebook=codebook, analyzer=analyzer))
    except UnreadableDocument as error:
        return Failure(item.name, "read", error.code, str(error))
    except (KnowledgeError, ModelError, UsageError):
        raise  # nothing can be read without them
    except Exception as error:  # the edge: one document that we fail on must not cost the others
        log.exception("%s: %s", item.name, INTERNAL)
        message = f"{item.name}: {INTERNAL} ({type(error).__name__}: {error}); please report it with the text"
        return Failure(item.name, "read", INTERNAL, message)


def open_record(folder: str | Path) -> "EventRecord":
    """Open a record for queries: `with dragoman.open_record("record") as record: record.events(actor="RUS").df()`."""
    from dragoman.query.record import open_record

    return open_record(folder)


def default_jobs() -> int:
    """As many processes as there are cores to run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
