"""What a user may say about the input."""

import datetime
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table (or the fields of a JSON object) to read; None: the default name, where there is one."""

    id: str | None = None
    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    outlet: str | None = None

    def wanted(self) -> dict[str, str]:
        """Field to column name; a field that was not chosen has the column of its own name."""
        return {field.name: getattr(self, field.name) or field.name for field in fields(self)}

    def chosen(self) -> dict[str, str]:
        """Only what the user named: these columns must be there."""
        return {field.name: name for field in fields(self) if (name := getattr(self, field.name))}


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """`date` holds for every document. `kind` forces one of text, html, json, csv and tsv where the file's name and
    content do not tell. `check_language` False reads a document whatever its language."""

    date: datetime.date | None = None
    columns: Columns = Columns()
    kind: str | None = None
    check_language: bool = True
