"""Every example of every frame, read by the real reader."""

from functools import cache

import pytest

from dragoman.analysis.reader import Reader
from dragoman.coding.examples import fault_of_example, fault_of_never
from dragoman.knowledge.examples import Example
from dragoman.knowledge.frames import Frame
from dragoman.knowledge.frameset import load_all_frames
from dragoman.model.ids import document_id, sha256
from dragoman.model.parse import Parse
from dragoman.model.text import Document

pytestmark = pytest.mark.model


@cache
def parses() -> dict[str, tuple[Parse, ...]]:
    texts = {example.text for frame in load_all_frames().frames for example in (*frame.examples, *frame.never)}
    reader = Reader.load()
    return {text: reader.read(document(text)) for text in sorted(texts)}


def document(text: str) -> Document:
    return Document(id=document_id("example", text), name="example", text=text, sha256=sha256(text))


CASES = [
    pytest.param(frame, example, id=f"{frame.id}-{number}")
    for frame in load_all_frames().frames
    for number, example in enumerate(frame.examples)
]
NEVER = [
    pytest.param(frame, example, id=f"{frame.id}-never-{number}")
    for frame in load_all_frames().frames
    for number, example in enumerate(frame.never)
]


@pytest.mark.parametrize(("frame", "example"), CASES)
def test_example_fires(frame: Frame, example: Example) -> None:
    assert fault_of_example(frame, example, parses()[example.text], load_all_frames()) is None


@pytest.mark.parametrize(("frame", "example"), NEVER)
def test_never_example_stays_silent(frame: Frame, example: Example) -> None:
    assert fault_of_never(frame, parses()[example.text], load_all_frames()) is None
