from dragoman.knowledge import compiled
from dragoman.knowledge.compiled import encode, load_compiled
from dragoman.knowledge.frameset import load_all_frames
from dragoman.knowledge.load import data_bytes


def test_the_compiled_frames_are_up_to_date() -> None:
    assert data_bytes(compiled.FILE) == encode(load_all_frames()), "run: python scripts/compile_frames.py"


def test_compiled_frames_match_like_those_of_the_files() -> None:
    loaded = load_compiled()
    assert loaded is not None
    read = load_all_frames()
    assert loaded.syntax == read.syntax
    assert {lemma: [frame.id for _, frame in found] for lemma, found in loaded.by_lemma.items()} == {
        lemma: [frame.id for _, frame in found] for lemma, found in read.by_lemma.items()
    }
