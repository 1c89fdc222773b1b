"""What a query gives back: rows that become JSON Lines, CSV, Parquet or a data frame."""

import csv
import io
import json
import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingExtra, UnwritableRecord
from dragoman.model.plain import cell
from dragoman.model.record import dumps

if TYPE_CHECKING:
    import pandas
    import polars

BETWEEN = "; "
_TYPES = (
    (bool, "BOOLEAN"),
    (int, "BIGINT"),
    (float, "DOUBLE"),
    (datetime, "TIMESTAMP"),
    (date, "DATE"),
    (dict, "JSON"),
)
Row = tuple[Any, ...]


class Answer(ABC):
    """The face that all answers have. `types` names each column's type as DuckDB writes it."""

    __slots__ = ()

    columns: Sequence[str]
    types: Sequence[str]

    @abstractmethod
    def cells(self) -> Iterator[Row]:
        """The rows of the flat form, in order."""

    def records(self) -> Iterator[dict[str, Any]]:
        """What a line of JSON holds, in order; the flat rows where there is no richer form."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.cells())

    def dicts(self) -> list[dict[str, Any]]:
        """All records at once."""
        return list(self.records())

    def json_lines(self) -> Iterator[str]:
        """One record a line, each with its line end."""
        return (dumps(jsonable(record)) + "\n" for record in self.records())

    def to_json(self) -> str:
        """JSON Lines; control and direction characters are written as escapes."""
        return "".join(self.json_lines())

    def csv_lines(self) -> Iterator[str]:
        """The header and the flat rows, each with its line end."""
        yield _csv_line(self.columns)
        for row in self.cells():
            yield _csv_line([_csv_cell(value) for value in row])

    def to_csv(self) -> str:
        """Lists joined by "; "; a cell that begins like a formula gets an apostrophe before it."""
        return "".join(self.csv_lines())

    def to_parquet(self, path: str | Path) -> None:
        """The flat rows as one Parquet file with typed columns."""
        write_parquet(self, Path(path))

    def df(self) -> "pandas.DataFrame":
        """A pandas DataFrame of the flat rows; days as datetime64."""
        pandas = _module("pandas")
        frame = pandas.DataFrame.from_records(list(self.cells()), columns=list(self.columns))
        for name, kind in zip(self.columns, self.types, strict=True):
            if kind == "DATE":
                frame[name] = pandas.Series(list(frame[name]), dtype="datetime64[s]")
        return frame

    def pl(self) -> "polars.DataFrame":
        """A polars DataFrame of the flat rows."""
        rows = [tuple(value) for value in self.cells()]
        return _module("polars").DataFrame(rows, schema=list(self.columns), orient="row")


@dataclass(frozen=True, slots=True)
class Table(Answer):
    """Rows that are all there. `types` may be left out: they are then read off the values."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    types: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.types:
            found = tuple(_type_of(row[at] for row in self.rows) for at in range(len(self.columns)))
            object.__setattr__(self, "types", found)

    def __len__(self) -> int:
        return len(self.rows)

    def first(self, many: int) -> "Table":
        """At most so many rows, from the start."""
        return Table(self.columns, self.rows[:many], self.types)

    def cells(self) -> Iterator[Row]:
        """The rows themselves."""
        return iter(self.rows)


def jsonable(value: Any) -> Any:
    """The value as JSON has it: days as ISO 8601, what is no number as null, all else that JSON lacks as text."""
    if isinstance(value, dict):
        return {str(key): jsonable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def write_parquet(answer: Answer, path: Path) -> None:
    """Row by row through a file of JSON Lines, so that a large answer needs little memory."""
    duckdb = _module("duckdb", extra="record")
    with TemporaryDirectory(prefix="dragoman-") as folder:
        lines = Path(folder) / "rows.jsonl"
        with lines.open("w", encoding="utf-8") as file:
            for row in answer.cells():
                file.write(json.dumps(jsonable(dict(zip(answer.columns, row, strict=True)))) + "\n")
        columns = dict(zip(answer.columns, answer.types, strict=True))
        with duckdb.connect() as connection:
            rows = connection.read_json(str(lines), columns=columns, format="newline_delimited")
            try:
                rows.write_parquet(str(path))
            except duckdb.IOException as error:
                raise UnwritableRecord(f"{path}: cannot be written ({str(error).splitlines()[0]})") from None


def _module(name: str, extra: str | None = None) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError:
        wanted = f"dragoman[{extra}]" if extra else name
        raise MissingExtra(f"this needs {name}; install it with: pip install '{wanted}'") from None


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, list | tuple) and not any(isinstance(one, dict | list | tuple) for one in value):
        return cell(BETWEEN.join("" if one is None else str(one) for one in value))
    plain = jsonable(value)
    return (
        cell(json.dumps(plain, ensure_ascii=False))
        if isinstance(plain, dict | list)
        else str("" if plain is None else plain)
    )


def _csv_line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _type_of(values: Iterable[Any]) -> str:
    """VARCHAR where nothing tells."""
    for value in values:
        if isinstance(value, list | tuple) and value:
            return f"{_type_of(value)}[]"
        for kind, name in _TYPES:
            if isinstance(value, kind):
                return name
    return "VARCHAR"
