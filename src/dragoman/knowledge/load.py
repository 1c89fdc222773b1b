"""Read knowledge files: strict YAML whose every value is a string, a list or a mapping, and knows its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from dragoman.errors import KnowledgeError, Problem

_DATA = files("dragoman.knowledge") / "data"


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file and the line it begins on (from 1): a string, a list of nodes or a mapping to nodes."""

    value: "str | list[Node] | dict[str, Node]"
    line: int

    @property
    def text(self) -> str:
        """The string itself; empty for a list or mapping."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> "list[Node]":
        """The list; a lone string counts as a list of one, a mapping as none."""
        if isinstance(self.value, list):
            return self.value
        return [self] if isinstance(self.value, str) else []

    @property
    def fields(self) -> "dict[str, Node]":
        """The mapping; empty for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    def plain(self) -> Any:
        """The same as ordinary str, list and dict."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value


class Problems:
    """Gathers what is wrong with one file, so that all of it can be told together."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, line: int, entry: str, message: str) -> None:
        self.found.append(Problem(self.path, line, entry, message))

    def unknown_fields(self, node: Node, entry: str, known: tuple[str, ...]) -> None:
        """Report each field that is none of `known`."""
        for name, field in node.fields.items():
            if name not in known:
                self.add(field.line, entry, f"unknown field {name!r}; known are {', '.join(known)}")


def raise_problems(problems: list[Problem]) -> None:
    """Raise one KnowledgeError with all of them, if there are any."""
    if problems:
        raise KnowledgeError(tuple(problems))


def data_bytes(path: str) -> bytes:
    """A file of the package's data, by its path below `knowledge/data` ("en/syntax.yaml")."""
    return _DATA.joinpath(path).read_bytes()


def data_files(folder: str, ending: str = ".yaml") -> tuple[str, ...]:
    """Paths below `knowledge/data` of the files in one folder, sorted by name."""
    names = sorted(entry.name for entry in _DATA.joinpath(folder).iterdir() if entry.name.endswith(ending))
    return tuple(f"{folder}/{name}" for name in names)


def load_data(path: str) -> Node:
    """A YAML file of the package's data as nodes."""
    return parse_yaml(data_bytes(path).decode("utf-8"), path)


def load_plain(path: str) -> Any:
    """A YAML file of the package's data as plain str, list and dict."""
    return load_data(path).plain()


def parse_yaml(text: str, path: str) -> Node:
    """Nodes of a YAML text; `path` is for the error messages. NO stays the string NO, 010 the string 010."""
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError((Problem(path, line, "yaml", error.problem or "not YAML"),)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise KnowledgeError((Problem(path, 1, "yaml", str(error)),)) from error
    if root is None:
        raise KnowledgeError((Problem(path, 1, "yaml", "the file is empty"),))
    problems = Problems(path)
    node = _node(root, problems, {})
    raise_problems(problems.found)
    return node


def _node(node: yaml.Node, problems: Problems, seen: dict[int, Node | None]) -> Node:
    """`seen` holds what was met before, None while it is being read: an alias (*name) to it leads round in a circle."""
    line = node.start_mark.line + 1
    known = seen.get(id(node))
    if known is not None:
        return known
    if id(node) in seen:
        problems.add(line, "yaml", "an alias inside leads back to this line; write the value out")
        return Node("", line)
    seen[id(node)] = None
    if isinstance(node, yaml.SequenceNode):
        found = Node([_node(child, problems, seen) for child in node.value], line)
    elif isinstance(node, yaml.MappingNode):
        found = Node(dict(_pairs(node, problems, seen)), line)
    else:
        found = Node(str(node.value), line)
    seen[id(node)] = found
    return found


def _pairs(node: yaml.MappingNode, problems: Problems, seen: dict[int, Node | None]) -> Iterator[tuple[str, Node]]:
    names: set[str] = set()
    for key, child in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            problems.add(line, "yaml", "a key must be plain text")
        elif name in names:
            problems.add(line, name, "given twice; keep one")
        names.add(name)
        yield name, _node(child, problems, seen)
