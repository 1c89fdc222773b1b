"""A codebook of a user's own: a folder of YAML files, read besides the package's. Form and advice: docs/frames.md."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import KnowledgeError, Problem
from dragoman.knowledge.codebook import Codebook, TypeDefinition, load_codebook, read_types
from dragoman.knowledge.frames import Frame, FrameIndex, FrameReader, check_unique, index_frames
from dragoman.knowledge.frameset import load_frames, load_syntax
from dragoman.knowledge.load import Node, Problems, parse_yaml, raise_problems

TYPES = "types.yaml"
_QUADS = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """The folder's own `frames`; `codebook` and `together` have the package's types and frames as well.

    Among equally particular frames on one word the folder's come first.
    """

    codebook: Codebook
    frames: tuple[Frame, ...]
    together: FrameIndex
    fingerprint: str


def load_folder(folder: Path) -> OwnCodebook:
    """Raises one KnowledgeError with every problem of every file of the folder."""
    wrong: list[Problem] = []
    texts = dict(_texts(folder, wrong))
    nodes = dict(_nodes(folder, texts, wrong))
    codebook = load_codebook()
    if TYPES in nodes:
        problems = Problems(str(folder / TYPES))
        codebook = replace(codebook, types={**codebook.types, **_own_types(nodes.pop(TYPES), codebook, problems)})
        wrong += problems.found
    package = load_frames()
    syntax, words = load_syntax()
    reader, found = FrameReader(codebook, syntax, words), {name: Problems(str(folder / name)) for name in nodes}
    frames = tuple(frame for name, node in nodes.items() for frame in reader.read(node, found[name]))
    check_unique((*package.frames, *frames), list(found.values()))
    wrong += [problem for problems in found.values() for problem in problems.found]
    raise_problems(sorted(wrong, key=lambda one: (one.path, one.line)))
    digest = hashlib.sha256("\0".join(part for item in texts.items() for part in item).encode())
    together = index_frames((*frames, *package.frames), syntax, syntax.endings)
    return OwnCodebook(codebook, frames, together, digest.hexdigest()[:12])


def _texts(folder: Path, wrong: list[Problem]) -> Iterable[tuple[str, str]]:
    """The folder's files by name; one that is no text is a problem."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        wrong.append(Problem(str(folder), 1, "folder", "holds no .yaml file; write frames as docs/frames.md shows"))
    for path in paths:
        try:
            yield path.name, path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            wrong.append(Problem(str(path), 1, "file", f"cannot be read as UTF-8 ({error}); save it as UTF-8 text"))


def _nodes(folder: Path, texts: dict[str, str], wrong: list[Problem]) -> Iterable[tuple[str, Node]]:
    for name, text in texts.items():
        try:
            yield name, parse_yaml(text, str(folder / name))
        except KnowledgeError as error:
            wrong += error.problems


def _own_types(node: Node, codebook: Codebook, problems: Problems) -> dict[str, TypeDefinition]:
    """The types of the folder's `types.yaml`; one of the package's cannot be given anew."""
    problems.unknown_fields(node, "file", ("types",))
    items = node.fields["types"].items if "types" in node.fields else []
    if not items:
        problems.add(node.line, "file", "needs a list of types")
    for item in items:
        name = item.fields["id"].text if "id" in item.fields else "?"
        if name in codebook.types:
            problems.add(item.line, name, "this is one of dragoman's own types; choose another id")
        if not name.isupper():
            problems.add(item.line, name, "write the id of a type in capitals")
        quad = item.fields.get("quad")
        if quad is not None and quad.text not in _QUADS:
            problems.add(quad.line, name, f"unknown quad class {quad.text!r}; known are {', '.join(_QUADS)}")
    return read_types(node, problems)
