"""Rules of the time grammar, compiled: a rule is a pattern over symbols, and all of them together are one pattern."""

import re
from dataclasses import dataclass

from dragoman.errors import Problem
from dragoman.knowledge.load import Node, Problems

MAKES = ("calendar", "range", "shift", "offset", "window", "amount", "every", "night", "fixed", "skip")
RULE_FIELDS = ("id", "match", "make", "type", "value", "after", "not_after", "not_before", "examples", "source")
EXAMPLE_FIELDS = ("text", "is", "type", "value", "published", "first", "last")

Categories = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the one expression it must give; `published` is the document's date, empty for none."""

    text: str
    found: str
    type: str
    value: str
    published: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """`make` names the meaning that the words build; `value` is its constant where the words do not give it."""

    id: str
    make: str
    type: str
    value: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """`starts` are the symbols that can begin an expression. The last group of a match ("rule__7") tells the rule,
    whose captures `roles` lists."""

    pattern: re.Pattern[str]
    starts: frozenset[str]
    rules: tuple[TimeRule, ...]
    roles: dict[str, tuple[str, ...]]


def compile_rules(root: Node, categories: Categories, *, path: str) -> tuple[Grammar, list[Problem]]:
    """The grammar, and what is wrong with it."""
    problems = Problems(path)
    macros: dict[str, str] = {}
    for name, node in root.fields["macros"].fields.items():
        macros[name] = _expand(node, name, (categories, macros), problems)
    branches: list[str] = []
    starts: set[str] = set()
    compiled: dict[str, TimeRule] = {}
    for index, node in enumerate(root.fields["rules"].items):
        name = node.fields["id"].text if "id" in node.fields else f"rule {index}"
        problems.unknown_fields(node, name, RULE_FIELDS)
        if name in compiled or "match" not in node.fields or node.fields.get("make", node).text not in MAKES:
            problems.add(node.line, name, f"needs an id of its own, match, and make, one of {', '.join(MAKES)}")
            continue
        body = _expand(node.fields["match"], name, (categories, macros), problems)
        first = _first_symbols(body)
        starts |= first
        branches.append(_branch(node, body, index, (categories, first), problems))
        compiled[name] = _rule(node, name, problems)
    pattern = _joined(branches, root, problems)
    return Grammar(pattern, frozenset(starts), tuple(compiled.values()), _role_names(pattern)), problems.found


def _branch(node: Node, body: str, index: int, known: tuple[Categories, set[str]], problems: Problems) -> str:
    categories, first = known
    looks = {"after": "(?<={})", "not_after": "(?<!{})"}
    before = "".join(
        form.format(_class(node, key, categories, problems)) for key, form in looks.items() if key in node.fields
    )
    ahead = f"(?!{_class(node, 'not_before', categories, problems)})" if "not_before" in node.fields else ""
    named = re.sub(r"\(\?P<(\w+)>", rf"(?P<\1__{index}>", body)
    return f"(?=[{''.join(sorted(first))}]){before}(?:{named}){ahead}(?P<rule__{index}>)"


def _joined(branches: list[str], root: Node, problems: Problems) -> re.Pattern[str]:
    try:
        return re.compile("|".join(branches))
    except re.error as error:
        if not problems.found:
            problems.add(root.line, "rules", f"the rules do not compile: {error}")
        return re.compile("(?!)")


def _role_names(pattern: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name in pattern.groupindex:
        role, _, index = name.partition("__")
        names.setdefault(f"rule__{index}", []).extend([] if role == "rule" else [name])
    return {rule: tuple(roles) for rule, roles in names.items()}


def _first_symbols(body: str) -> set[str]:
    """Symbols that can stand first in what a pattern of classes, groups, | and ? matches."""
    pieces = re.findall(r"\[[^\]]*\]|\(\?(?::|P<\w+>)|[)|?]", body)
    position = 0

    def choice() -> tuple[set[str], bool]:
        nonlocal position
        first, empty, open_here = set[str](), False, True
        while position < len(pieces) and pieces[position] != ")":
            piece = pieces[position]
            position += 1
            if piece == "|":
                empty, open_here = empty or open_here, True
                continue
            inner, nothing = choice() if piece[0] == "(" else (set(piece[1:-1]), False)
            position += piece[0] == "("
            if position < len(pieces) and pieces[position] == "?":
                nothing, position = True, position + 1
            first |= inner if open_here else set()
            open_here = open_here and nothing
        return first, empty or open_here

    return choice()[0]


def _class(node: Node, key: str, categories: Categories, problems: Problems) -> str:
    letters: set[str] = set()
    for name in node.fields[key].text.split():
        if name not in categories:
            problems.add(node.line, node.fields["id"].text, f"{key}: unknown category {name!r}")
        letters |= categories.get(name, frozenset())
    return f"[{''.join(sorted(letters))}]"


def _expand(node: Node, name: str, known: tuple[Categories, dict[str, str]], problems: Problems) -> str:
    categories, macros = known
    if re.search(r"[^\w\s<>:()|?]", node.text) or not node.text:
        problems.add(node.line, name, "a match is made of category names, ( | ), ? and <role:name>")

    pieces: list[str] = []
    for piece in re.findall(r"<\w+:|\w+|[>()|?]", node.text):
        if piece in macros:
            pieces.append(f"(?:{macros[piece]})")
        elif piece in categories:
            pieces.append(f"[{''.join(sorted(categories[piece]))}]")
        elif piece[0].isalnum():
            problems.add(node.line, name, f"unknown category or macro {piece!r}")
        else:
            opening = f"(?P<{piece[1:-1]}>" if piece[0] == "<" else "(?:"
            pieces.append(opening if piece[0] in "<(" else ")" if piece == ">" else piece)
    return "".join(pieces)


def _rule(node: Node, name: str, problems: Problems) -> TimeRule:
    examples = []
    for item in node.fields["examples"].items if "examples" in node.fields else []:
        problems.unknown_fields(item, name, EXAMPLE_FIELDS)
        part = {key: item.fields[key].text if key in item.fields else "" for key in EXAMPLE_FIELDS}
        examples.append(
            Example(
                part["text"], part["is"], part["type"], part["value"], part["published"], part["first"], part["last"]
            )
        )
    if not examples:
        problems.add(node.line, name, "a rule needs an example")
    text = {key: node.fields[key].text if key in node.fields else "" for key in ("make", "type", "value")}
    return TimeRule(name, text["make"], text["type"], text["value"], tuple(examples))
