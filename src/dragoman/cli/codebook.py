"""`dragoman codebook`: check, test and measure frames, the package's own or those of a folder."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.output import put
from dragoman.errors import KnowledgeError, UsageError

if TYPE_CHECKING:
    from dragoman.coding.frame_stats import Act, Worth
    from dragoman.knowledge.frames import Frame, FrameIndex
    from dragoman.model.parse import Parse

    Read = Callable[[str], tuple[Parse, ...]]

_FAILED = 1
_folder = click.argument("folder", metavar="[FOLDER]", required=False, type=click.Path(exists=True, file_okay=False))
_frame = click.option("--frame", "prefix", metavar="ID", default="", help="One frame, or all whose ids begin so.")
_directory = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def codebook() -> None:
    """Check, test and measure frames: the package's own, or those of a FOLDER (docs/frames.md)."""


@codebook.command()
@_folder
@click.pass_context
def check(context: click.Context, folder: str | None) -> None:
    """Find everything that is wrong in the files: one line a problem, with file, line and remedy."""
    try:
        frames, _ = _load(folder)
    except KnowledgeError as error:
        put("".join(f"{_plain(str(problem))}\n" for problem in error.problems))
        put(f"{_many(len(error.problems), 'problem')}\n")
        context.exit(_FAILED)
    examples = sum(len(frame.examples) + len(frame.never) for frame in frames)
    put(f"{_many(len(frames), 'frame')}, {_many(examples, 'example')}: no problems\n")


@codebook.command()
@_folder
@_frame
@click.pass_context
def test(context: click.Context, folder: str | None, prefix: str) -> None:
    """Read every example with the reader: those of a frame must fire as marked, those under never must not."""
    from dragoman.cli.progress import Progress

    frames, index = _load(folder)
    chosen = _chosen(frames, prefix)
    total = sum(len(frame.examples) + len(frame.never) for frame in chosen)
    progress, failed = Progress.on(sys.stderr, total=lambda: total), 0
    for fault in _faults(chosen, index, _reader()):
        if fault is not None:
            failed += 1
            progress.clear()
            put(f"{_plain(fault)}\n")
        progress.advance()
    progress.clear()
    put(f"{_many(total, 'example')} of {_many(len(chosen), 'frame')}: {f'{failed} fail' if failed else 'all pass'}\n")
    if failed:
        context.exit(_FAILED)


@codebook.command()
@click.argument("gold", type=_directory)
@click.argument("texts", type=_directory)
@click.option("--codebook", "folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False))
@_frame
def stats(gold: Path, texts: Path, folder: str | None, prefix: str) -> None:
    """Count for each frame how often it fired on annotated articles, and was right or wrong.

    GOLD holds one JSON file an article, with `doc` and `events`, each of which has `type` and `evidence` (a stretch of
    the text); TEXTS holds <doc>.txt. A firing is right where it overlaps the evidence of an event of its type.
    """
    from dragoman.coding.frame_stats import firings, worth_of

    frames, index = _load(folder)
    known = {frame.id for frame in _chosen(frames, prefix)}
    read = _reader()
    by_frame, by_type = worth_of((firings(read(text), index), acts) for text, acts in _annotated(gold, texts))
    put(f"{'frame':36} {'fired':>6} {'right':>6} {'wrong':>6} {'share':>6}\n")
    for one in by_frame:
        if one.name in known:
            put(_row(one, one.fired - one.right))
    put(f"\n{'type':36} {'events':>6} {'found':>6} {'missed':>6} {'share':>6}\n")
    for one in by_type:
        put(_row(one, one.fired - one.right))


def _row(one: "Worth", rest: int) -> str:
    return f"{_plain(one.name):36} {one.fired:6} {one.right:6} {rest:6} {one.share:6.2f}\n"


def _load(folder: str | None) -> "tuple[tuple[Frame, ...], FrameIndex]":
    """The frames with their examples, and all that are in force beside them."""
    from dragoman.knowledge.folder import load_folder
    from dragoman.knowledge.frameset import load_all_frames

    if folder is None:
        return load_all_frames().frames, load_all_frames()
    own = load_folder(Path(folder))
    return own.frames, own.together


def _chosen(frames: "tuple[Frame, ...]", prefix: str) -> "tuple[Frame, ...]":
    from difflib import get_close_matches

    exact = tuple(frame for frame in frames if frame.id == prefix)
    chosen = exact or tuple(frame for frame in frames if frame.id.startswith(prefix))
    if not chosen:
        near = ", ".join(get_close_matches(prefix, [frame.id for frame in frames])) or "dragoman codebook check"
        raise UsageError(f"no frame begins with {_plain(prefix)!r}; see {near}")
    return chosen


def _faults(frames: "tuple[Frame, ...]", index: "FrameIndex", read: "Read") -> Iterator[str | None]:
    """For every example None, or where it stands and what is wrong."""
    from dragoman.coding.examples import fault_of_example, fault_of_never

    for frame in frames:
        for example in frame.examples:
            fault = fault_of_example(frame, example, read(example.text), index)
            yield fault and f"{frame.path}:{example.line}: {frame.id}: “{example.text}”: {fault}"
        for example in frame.never:
            fault = fault_of_never(frame, read(example.text), index)
            yield fault and f"{frame.path}:{example.line}: {frame.id}: never “{example.text}”: {fault}"


def _reader() -> "Read":
    """Reads a text that is no document."""
    from dragoman.analysis.reader import Reader
    from dragoman.model.ids import document_id, sha256
    from dragoman.model.text import Document

    reader = Reader.load()
    return lambda text: reader.read(Document(document_id("codebook", text), "codebook", text, sha256(text)))


def _annotated(gold: Path, texts: Path) -> "Iterator[tuple[str, list[Act]]]":
    """The text of every annotated article and the acts marked in it; what cannot be read ends the run with its name."""
    import json

    from dragoman.coding.frame_stats import Act
    from dragoman.model.text import Span

    for path in sorted(gold.glob("*.json")):
        try:
            record = json.loads(path.read_text("utf-8"))
            text = (texts / f"{record['doc']}.txt").read_text("utf-8")
            marked = [(event["type"], event["evidence"]) for event in record["events"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path}: is no annotated article with its text in {texts} ({error!r})") from None
        starts = ((category, text.find(words), words) for category, words in marked)
        yield text, [Act(category, Span(at, at + len(words))) for category, at, words in starts if at >= 0]


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def _plain(text: str) -> str:
    from dragoman.model.plain import plain

    return plain(text)
