"""Records made by hand: readings of any article without a model, and what lies in a record's folder."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.unit.export.made import TEXT, made_reading

from dragoman.model.event import Failure, HistoryEntry, Run
from dragoman.model.ids import claim_id, document_id, event_id, sha256
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.store.writer import Read, Writer

RUN = Run("0.1.0", "k1", "m1")


def article(name: str, opening: str = "", *, closing: str = "") -> Document:
    """A document that tells of one planned meeting; `opening` and `closing` are words of any kind around it."""
    text = f"{opening}{TEXT}{closing}"
    return Document(document_id(name, text), name, text, sha256(text))


def articles(many: int) -> list[Document]:
    return [article(f"a{number:03}", f"Number {number} says: ") for number in range(many)]


def reading_of(document: Document, run: Run = RUN) -> Reading:
    """What an article of this module tells, with ids of its own."""
    made = made_reading(document.text, name=document.name, title=document.title)
    claim = made.claims[0]
    spans = (party.span for party in claim.actors)
    own = claim_id(document.id, claim.type.category, claim.trigger, spans, (voice.span for voice in claim.voices))
    claim = replace(claim, id=own, document=document.id)
    told = HistoryEntry(None, claim.modality.status, document.name, claim.voices)
    event = replace(made.events[0], id=event_id(own), claims=(claim,), history=(told,))
    return replace(made, document=document, claims=(claim,), events=(event,), run=run)


def read_made(source: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
    for item in source:
        yield item if isinstance(item, Failure) else reading_of(item)


def write(
    folder: Path,
    source: Iterable[Document | Failure],
    read: Read = read_made,
    *,
    keep_text: bool = True,
    again: bool = False,
    run: Run = RUN,
) -> Writer:
    """The writer after it has gone through all of the source."""
    writer = Writer(folder, source, read, lambda: run, keep_text=keep_text, again=again)
    for _ in writer:
        pass
    return writer


def contents(folder: Path) -> dict[str, str]:
    """Every file that counts, by its path, with the hash of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Stopped(BaseException):
    """Stands for kill -9: nothing catches it."""


@contextmanager
def stopping_after(moves: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Within, files are put into place that many times; the next time the program is stopped."""
    real, left = os.replace, [moves]

    def replace_until(*arguments: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Stopped
        real(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace_until)
        yield patched
