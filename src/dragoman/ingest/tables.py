"""Articles from JSON, JSON Lines, CSV and TSV. What cannot be read is given back as an error, and the rest is read."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.errors import BadRecord, DragomanError, EmptyDocument, TooLong, UnknownColumn
from dragoman.ingest.article import LONGEST, RawArticle
from dragoman.ingest.options import Columns

_MANY_COLUMNS = 12
_CELL_LIMIT = 64 * 1024 * 1024


def read_json(text: str, *, name: str, where: str, columns: Columns) -> Iterator[RawArticle | DragomanError]:
    """One JSON value (an object or a list of objects) or JSON Lines, told apart by the content."""
    whole = _whole(text)
    rows: Iterable[tuple[str, Any]]
    if isinstance(whole, list):
        rows = ((f"{where}: item {index}", row) for index, row in enumerate(whole, 1))
    elif isinstance(whole, dict):
        rows = [(where, whole)]
    elif broken := _broken(text, where=where):
        yield broken
        return
    else:
        yield from _json_lines(text, name=name, where=where, columns=columns)
        return
    yield from _articles(rows, name=name, columns=columns, single=isinstance(whole, dict))


def _whole(text: str) -> Any:
    """The value of the whole text, or None where it is JSON Lines or does not parse."""
    first = text.lstrip()[:1]
    if first == "{" and "\n" in text.strip() and _parses(text.strip().split("\n", 1)[0]):
        return None
    try:
        return json.loads(text) if first in {"[", "{"} else None
    except (ValueError, RecursionError):
        return None


def _broken(text: str, *, where: str) -> BadRecord | None:
    """What is wrong with one JSON value over several lines, or damaged; None where each line tells for itself."""
    lines = text.strip().splitlines()
    objects = len(lines) < 2 or any(line.strip()[:1] + line.strip()[-1:] == "{}" for line in lines)
    if objects and text.lstrip()[:1] != "[":
        return None
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        what = f"not JSON ({error.msg.lower()} at column {error.colno})"
        return BadRecord(f"{where}:{error.lineno}: {what}; the file may be cut short, get it again")
    except (ValueError, RecursionError):
        return None if objects else BadRecord(f"{where}:1: not JSON that can be read; give one flat object a line")
    return None


def _parses(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _json_lines(text: str, *, name: str, where: str, columns: Columns) -> Iterator[RawArticle | DragomanError]:
    any_line = False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if not line.strip():
            continue
        any_line = True
        place = f"{where}:{number}"
        try:
            row = json.loads(line)
        except RecursionError:
            yield BadRecord(f"{place}: the JSON is nested too deep; give one flat object a line")
            continue
        except ValueError as error:
            reason = getattr(error, "msg", "not JSON").lower()
            column = getattr(error, "colno", 1)
            yield BadRecord(f"{place}: not a JSON object ({reason} at column {column}); write one object a line")
            continue
        yield from _articles([(place, row)], name=f"{name}:{number}", columns=columns, single=True)
    if not any_line:
        yield EmptyDocument(f"{where}: the file is empty; give one JSON object a line")


def _articles(
    rows: Iterable[tuple[str, Any]], *, name: str, columns: Columns, single: bool
) -> Iterator[RawArticle | DragomanError]:
    for index, (where, row) in enumerate(rows, 1):
        if not isinstance(row, dict):
            yield BadRecord(f"{where}: not a JSON object; write an object with a field for the text")
            continue
        missing = _missing(columns, row)
        if missing is not None:
            yield BadRecord(f"{where}: {missing}")
            continue
        yield _article(row, name=name if single else f"{name}:{index}", where=where, columns=columns)


def _article(row: Mapping[str, Any], *, name: str, where: str, columns: Columns) -> RawArticle | DragomanError:
    names = columns.wanted()
    cells = {field: row.get(_spelling(column, row) or "") for field, column in names.items()}
    plain = {field: str | None if field == "text" else str | int | float | None for field in cells}
    wrong = next((field for field, cell in cells.items() if not isinstance(cell, plain[field])), None)
    if wrong is not None:
        return BadRecord(f"{where}: field {names[wrong]!r} is not plain text; give a string")
    text = str(cells["text"] if cells["text"] is not None else "")
    if len(text) > LONGEST:
        many = f"{len(text):,} characters in one article (at most {LONGEST:,})"
        return TooLong(f"{where}: {many}; split it into one article a record")
    if not text.strip():
        return EmptyDocument(f"{where}: field {names['text']!r} is empty; give the article's text")
    return RawArticle(
        name=_line(cells["id"]) or name,
        text=text,
        where=where,
        title=_line(cells["title"]),
        url=_line(cells["url"]),
        outlet=_line(cells["outlet"]),
        metadata_date=_line(cells["date"]),
    )


def _line(cell: object) -> str | None:
    return " ".join(str(cell).split()) or None if cell is not None else None


def _spelling(column: str, names: Iterable[str]) -> str | None:
    """The name as the input spells it: exactly, else without regard to case and outer blanks."""
    names = tuple(names)
    if column in names:
        return column
    wanted = column.strip().lower()
    return next((name for name in names if isinstance(name, str) and name.strip().lower() == wanted), None)


def _missing(columns: Columns, names: Iterable[str]) -> str | None:
    """What is wrong with the columns and what to do, or None: the text and every chosen column must be there."""
    names = tuple(names)
    needed = {"text": columns.wanted()["text"], **columns.chosen()}
    for field, column in needed.items():
        if _spelling(column, names) is None:
            shown = ", ".join(str(name) for name in names[:_MANY_COLUMNS]) or "none"
            more = ", …" if len(names) > _MANY_COLUMNS else ""
            return f"no column {column!r} (there are: {shown}{more}); choose one with --{field}-column"
    return None


def read_csv(
    text: str, *, name: str, where: str, columns: Columns, tabs: bool = False
) -> Iterator[RawArticle | DragomanError]:
    """The first row names the columns; whichever of comma, semicolon and tab it has most of is the separator."""
    csv.field_size_limit(_CELL_LIMIT)
    header_line = text.lstrip("\r\n").split("\n", 1)[0]
    separator = "\t" if tabs else max(",;\t", key=header_line.count)
    rows = _csv_rows(text, where=where, separator=separator)
    header = next(rows, None)
    if header is None or isinstance(header, DragomanError):
        yield header or EmptyDocument(f"{where}: the file is empty; give a first row that names the columns")
        return
    names = header[1]
    missing = _missing(columns, names)
    if missing is not None:
        yield UnknownColumn(f"{where}:{header[0]}: {missing}")
        return
    for row in rows:
        if isinstance(row, DragomanError):
            yield row
            continue
        line, cells = row
        if len(cells) != len(names):
            counts = f"{len(cells)} cells where the first row names {len(names)} columns"
            yield BadRecord(f"{where}:{line}: {counts}; quote cells that hold separators or line ends")
            continue
        record = dict(zip(names, cells, strict=True))
        yield _article(record, name=f"{name}:{line}", where=f"{where}:{line}", columns=columns)


def _csv_rows(text: str, *, where: str, separator: str) -> Iterator[tuple[int, list[str]] | DragomanError]:
    """Rows that are not empty, each with the line (from 1) that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRecord(f"{where}:{line}: not a CSV row ({error}); check the quotes, the file may be cut short")
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells
