"""From paths to documents: files, folders, patterns and standard input. What cannot be read becomes a Failure."""

import glob
import gzip
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DragomanError, TooLong
from dragoman.ingest.article import LONGEST, RawArticle, make_document
from dragoman.ingest.encoding import decode
from dragoman.ingest.html import read_html
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.tables import read_csv, read_json
from dragoman.model.event import Failure
from dragoman.model.text import Document

STDIN = "-"
DEFAULTS = SourceOptions()
_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "csv",
    ".tsv": "tsv",
}
_LARGEST = {"text": 4 * LONGEST, "html": 16 * LONGEST}
_LARGEST_TABLE = 2_000_000_000
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S)
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class _File:
    """`shown` is the path as the user wrote it; `name` its stem."""

    path: str
    shown: str
    name: str
    kind: str | None


def read_source(paths: Sequence[str], *, options: SourceOptions = DEFAULTS) -> Iterator[Document | Failure]:
    """Documents in the order of the paths, folders and patterns sorted by name; lazy, one file in memory at a time."""
    for entry in expand(paths):
        if isinstance(entry, Failure):
            yield entry
            continue
        yield from _read_entry(entry, options)


def count_files(paths: Sequence[str]) -> int | None:
    """How many documents to expect where every input holds one article, else None."""
    entries = [entry for entry in expand(paths) if isinstance(entry, _File)]
    single = all((entry.kind or "text") in {"text", "html"} and entry.path != STDIN for entry in entries)
    return len(entries) if single else None


def read_text(text: str, *, name: str = "text", options: SourceOptions = DEFAULTS) -> Document:
    """A document of a text at hand; raises as `make_document` does."""
    raw = RawArticle(name=name, text=text, where=name)
    return make_document(raw, given=options.date, check_language=options.check_language)


def expand(paths: Sequence[str]) -> Iterator[_File | Failure]:
    """Every file once, in order; a folder gives the files below it whose endings we know."""
    seen: set[str] = set()
    for path in paths:
        for entry in _expand_one(path):
            key = entry.path if isinstance(entry, _File) else ""
            if not key or os.path.normpath(key) not in seen:
                yield entry
            if key:
                seen.add(os.path.normpath(key))


def _expand_one(path: str) -> Iterable[_File | Failure]:
    if path == STDIN:
        return [_File(STDIN, "standard input", "stdin", None)]
    if os.path.isdir(path):
        found = [_file(below) for below in _below(path)]
        endings = " ".join(_KINDS)
        return found or [_failure(path, "empty", f"{path}: no file to read in this folder; dragoman reads {endings}")]
    if not os.path.exists(path) and _PATTERN.search(path):
        matches = sorted(glob.glob(path, recursive=True))
        nothing = _failure(path, "missing", f"{path}: no file matches this pattern; check the path")
        return [_file(match) for match in matches if not os.path.isdir(match)] or [nothing]
    return [_file(path)]


def _below(folder: str) -> Iterator[str]:
    """Files in a folder and its folders, without hidden ones, sorted by path."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and _kind(name):
                yield os.path.join(place, name)


def _kind(path: str) -> str | None:
    return _KINDS.get(Path(path.lower().removesuffix(".gz")).suffix)


def _file(path: str) -> _File:
    stem = Path(path).name
    stem = stem[:-3] if stem.lower().endswith(".gz") else stem
    return _File(path, path, Path(stem).stem or stem, _kind(path))


def _failure(name: str, reason: str, message: str) -> Failure:
    return Failure(name=Path(name).name or name, stage="ingest", reason=reason, message=" ".join(message.split()))


def _read_entry(entry: _File, options: SourceOptions) -> Iterator[Document | Failure]:
    try:
        kind = options.kind or entry.kind
        text = decode(_bytes(entry, kind), where=entry.shown)
        articles = _articles(text, kind or _sniff(text), entry, options)
        for article in articles:
            yield _document(article, entry, options)
    except FileNotFoundError:
        yield _failure(entry.name, "missing", f"{entry.shown}: there is no such file; check the path")
    except EOFError:
        message = f"{entry.shown}: the compressed file breaks off; it is cut short, get it again"
        yield _failure(entry.name, "unreadable", message)
    except (gzip.BadGzipFile, zlib.error):
        message = f"{entry.shown}: no gzip archive, or a damaged one; get it again, or name it without .gz"
        yield _failure(entry.name, "unreadable", message)
    except OSError as error:
        what = getattr(error, "strerror", None) or str(error)
        yield _failure(entry.name, "unreadable", f"{entry.shown}: cannot be read ({what}); check the file")
    except DragomanError as error:
        yield _failure(entry.name, error.code, str(error))


def _document(article: RawArticle | DragomanError, entry: _File, options: SourceOptions) -> Document | Failure:
    if isinstance(article, DragomanError):
        return _failure(entry.name, article.code, str(article))
    try:
        return make_document(article, given=options.date, check_language=options.check_language)
    except DragomanError as error:
        return _failure(article.name, error.code, str(error))


def _bytes(entry: _File, kind: str | None) -> bytes:
    """The file's bytes, unpacked where it is a .gz; never much more than a file of its kind may hold."""
    largest = _LARGEST.get(kind or "", _LARGEST_TABLE)
    if entry.path == STDIN:
        data = sys.stdin.buffer.read(largest + 1)
    elif entry.path.lower().endswith(".gz"):
        with gzip.open(entry.path, "rb") as packed:
            data = packed.read(largest + 1)
    else:
        with open(entry.path, "rb") as file:
            data = file.read(largest + 1)
    if len(data) > largest:
        what = f"more than {largest // 1_000_000} MB in one file of this kind"
        raise TooLong(f"{entry.shown}:1: {what}; split it into one article a file or line")
    return data


def _articles(text: str, kind: str, entry: _File, options: SourceOptions) -> Iterable[RawArticle | DragomanError]:
    if kind == "json":
        return read_json(text, name=entry.name, where=entry.shown, columns=options.columns)
    if kind in {"csv", "tsv"}:
        tabs = kind == "tsv"
        return read_csv(text, name=entry.name, where=entry.shown, columns=options.columns, tabs=tabs)
    if kind == "html" or (kind == "text" and options.kind is None and _PAGE.match(text)):
        return [read_html(text, name=entry.name, where=entry.shown)]
    return [RawArticle(name=entry.name, text=text, where=entry.shown)]


def _sniff(text: str) -> str:
    """The kind of a text whose name does not tell it."""
    if _PAGE.match(text):
        return "html"
    return "json" if re.match(r'\s*(?:\[\s*)?\{\s*"', text) else "text"
