"""Load all frames of the package."""

from functools import cache

from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.knowledge.compiled import load_compiled
from dragoman.knowledge.frames import Frame, FrameIndex, FrameReader, check_unique, index_frames
from dragoman.knowledge.load import Node, Problems, data_files, load_data, raise_problems
from dragoman.knowledge.syntax import Syntax, Words, compile_syntax, compile_words

SYNTAX, WORDS, FRAMES = "en/syntax.yaml", "en/words.yaml", "en/frames"


@cache
def load_syntax() -> tuple[Syntax, Words]:
    """Roles and shared word lists of the package."""
    problems = [Problems(WORDS), Problems(SYNTAX)]
    words = compile_words(load_data(WORDS), problems[0])
    syntax = compile_syntax(load_data(SYNTAX), words, problems[1])
    raise_problems([problem for found in problems for problem in found.found])
    return syntax, words


@cache
def load_frames() -> FrameIndex:
    """The package's own frames, ready to match; they may come without their examples."""
    return load_compiled() or load_all_frames()


@cache
def load_all_frames() -> FrameIndex:
    """The package's own frames with their examples, every one checked."""
    return read_frames({path: load_data(path) for path in data_files(FRAMES)}, load_codebook())


def read_frames(files: dict[str, Node], codebook: Codebook) -> FrameIndex:
    """Frames of several files; raises one KnowledgeError with every problem of all of them."""
    syntax, words = load_syntax()
    reader = FrameReader(codebook, syntax, words)
    frames: list[Frame] = []
    problems = [Problems(path) for path in files]
    for node, found in zip(files.values(), problems, strict=True):
        frames.extend(reader.read(node, found))
    check_unique(tuple(frames), problems)
    raise_problems([problem for found in problems for problem in found.found])
    return index_frames(tuple(frames), syntax, syntax.endings)
