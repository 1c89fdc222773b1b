"""Every exception that dragoman raises, as one tree.

DragomanError
├── UsageError              the caller asked for something that cannot be: exit code 2
│   ├── UnknownColumn       a CSV or JSON Lines field that the input does not have
│   ├── UnknownName         an actor, type, status or view that nothing is known of; names the nearest
│   ├── UnreadableTable     a file of another project's format that is not what it should be
│   ├── MissingExtra        something that an optional part of the installation brings
│   └── InvalidDate         a date that is no date
├── KnowledgeError          a knowledge file is wrong; carries every Problem found, not only the first
├── ModelError              the weights are missing, damaged or of another version
├── RecordError             a record on disk cannot be used as it is
│   ├── NoRecord            the folder holds no record
│   ├── RecordLocked        another process is writing it
│   ├── OtherSchema         it was written with another version of the tables
│   ├── DamagedRecord       a part is missing or is not what was written
│   └── UnwritableRecord    the disk is full, or the folder cannot be written
└── UnreadableDocument      one document cannot be read; becomes a Failure row and the run goes on
    ├── EmptyDocument
    ├── BinaryDocument
    ├── BadEncoding
    ├── BadRecord           a line of JSON or CSV that does not parse
    ├── NoArticle           HTML that holds no article
    ├── TooLong             more text than one article can be
    └── UnsupportedLanguage
"""

from dataclasses import dataclass


class DragomanError(Exception):
    """The root: catch this to catch everything that dragoman raises on purpose."""

    code = "error"


class UsageError(DragomanError):
    """The caller asked for something that cannot be."""

    code = "usage"


class UnknownColumn(UsageError):
    """A CSV or JSON Lines field that the input does not have."""

    code = "unknown-column"


class UnknownName(UsageError):
    """An actor, type, status or view that nothing is known of; the message names the nearest that are."""

    code = "unknown-name"


class UnreadableTable(UsageError):
    """A file of another project's format that is not what it should be; the message names file, line and remedy."""

    code = "unreadable-table"


class MissingExtra(UsageError):
    """Something that an optional part of the installation brings; the message says how to install it."""

    code = "missing-extra"


class InvalidDate(UsageError):
    """A date that is no date."""

    code = "invalid-date"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a knowledge file: where (`line` counts from 1), which entry, what and the remedy."""

    path: str
    line: int
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.entry}: {self.message}"


class KnowledgeError(DragomanError):
    """A knowledge file is wrong; `problems` holds everything found, in file order."""

    code = "knowledge"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    def __reduce__(self) -> tuple[type["KnowledgeError"], tuple[tuple[Problem, ...]]]:
        """Whole also when it comes from another process."""
        return type(self), (self.problems,)


class ModelError(DragomanError):
    """The weights are missing, damaged or of another version."""

    code = "model"


class RecordError(DragomanError):
    """A record on disk cannot be used as it is. The message names the folder, the thing and the remedy."""

    code = "record"


class NoRecord(RecordError):
    """The folder holds no record."""

    code = "no-record"


class RecordLocked(RecordError):
    """Another process is writing the record."""

    code = "record-locked"


class OtherSchema(RecordError):
    """The record was written with another version of the tables."""

    code = "other-schema"


class DamagedRecord(RecordError):
    """A part is missing or is not what was written."""

    code = "damaged-record"


class UnwritableRecord(RecordError):
    """The disk is full, or the folder cannot be written."""

    code = "unwritable-record"


class UnreadableDocument(DragomanError):
    """One document cannot be read. The message names the place, the thing and the remedy in one line."""

    code = "unreadable"


class EmptyDocument(UnreadableDocument):
    """A document without text."""

    code = "empty"


class BinaryDocument(UnreadableDocument):
    """A file that is not text."""

    code = "binary"


class BadEncoding(UnreadableDocument):
    """Text whose encoding cannot be told."""

    code = "bad-encoding"


class BadRecord(UnreadableDocument):
    """A line of JSON or CSV that does not parse."""

    code = "bad-record"


class NoArticle(UnreadableDocument):
    """HTML that holds no article."""

    code = "no-article"


class TooLong(UnreadableDocument):
    """More text than one article can be."""

    code = "too-long"


class UnsupportedLanguage(UnreadableDocument):
    """A document that is not in English."""

    code = "unsupported-language"
