"""Our own labelled sentences in `training/data/*.txt`, read and checked; run as a script, it counts them."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TYPES = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"}
    | {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
STATUSES = frozenset({"happened", "ongoing", "planned", "possible", "denied", "negated", "cancelled"})

Extent = tuple[int, int]

_KEYS = r"[a-z](?:,[a-z])*"
_PIECE = re.compile(r"\((?P<key>[a-z]) (?P<party>[^(){}]+)\)|\{(?P<act>[^(){}]*)\}|(?P<plain>[^(){}]+)|(?P<stray>.)")
_LABEL = re.compile(r"(?P<type>[A-Za-z]+)(?:/(?P<status>\w+))?")
_ROLES = re.compile(rf"(?P<actors>-|{_KEYS})?(?:(?P<both>=)|>(?P<recipients>{_KEYS})?)")
_SOURCES = re.compile(rf"@(?P<sources>{_KEYS})")


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """One act. Extents are half-open character offsets into the sentence's text; a reciprocal act has no recipients."""

    type: str
    status: str
    reciprocal: bool
    trigger: Extent
    actors: tuple[Extent, ...] = ()
    recipients: tuple[Extent, ...] = ()
    sources: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence without its marks. No events means that a coder finds no act in it."""

    text: str
    events: tuple[LabelledEvent, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line of the corpus."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class CorpusError(ValueError):
    """The corpus breaks its notation; `problems` has every place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(slots=True)
class _Draft:
    """A line while it is read: the text so far, the parties seen and the acts, whose keys may point ahead."""

    text: str = ""
    parties: dict[str, Extent] = field(default_factory=dict)
    acts: list[tuple[list[str], Extent]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, words: str) -> Extent:
        if words != words.strip():
            self.wrong.append(f"{words!r} begins or ends with a space")
        start = len(self.text)
        self.text += words
        return start, len(self.text)


def read_corpus(folder: Path) -> tuple[LabelledSentence, ...]:
    """Every sentence of the folder's .txt files, by file name; raises CorpusError with all problems at once."""
    sentences: list[LabelledSentence] = []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        for number, line in _lines(path):
            sentence, wrong = read_line(line, file=path.name, number=number)
            where = f"{path.name}:{number}"
            if first.setdefault(sentence.text, where) != where:
                wrong = (*wrong, f"the same sentence stands at {first[sentence.text]}")
            problems.extend(Problem(path.name, number, what) for what in wrong)
            sentences.append(sentence)
    if problems:
        raise CorpusError(problems)
    return tuple(sentences)


def read_line(line: str, *, file: str = "", number: int = 0) -> tuple[LabelledSentence, tuple[str, ...]]:
    """One line of the notation, and what is wrong with it (acts that cannot be read are left out)."""
    draft = _draft(line)
    events: list[LabelledEvent] = []
    used: set[str] = set()
    for header, trigger in draft.acts:
        event, keys = _event(header, trigger, draft)
        used |= keys
        if event is not None:
            events.append(event)
    idle = sorted(set(draft.parties) - used)
    if idle:
        draft.wrong.append(f"no act uses {', '.join(idle)}")
    if "  " in draft.text or draft.text != draft.text.strip():
        draft.wrong.append("spare spaces")
    return LabelledSentence(draft.text, tuple(events), file, number), tuple(draft.wrong)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _draft(line: str) -> _Draft:
    draft = _Draft()
    for piece in _PIECE.finditer(line):
        if piece["key"]:
            if piece["key"] in draft.parties:
                draft.wrong.append(f"key {piece['key']} is given twice")
            draft.parties[piece["key"]] = draft.add(piece["party"])
        elif piece["act"] is not None:
            header, words = _split(piece["act"])
            draft.acts.append((header, draft.add(words)))
            if not words or re.search("[<>=@]", words):
                draft.wrong.append(f"{{{piece['act']}}} has no clear trigger words")
        elif piece["plain"]:
            draft.text += piece["plain"]
        else:
            draft.wrong.append(f"stray {piece['stray']!r} at column {piece.start() + 1}")
    return draft


def _split(act: str) -> tuple[list[str], str]:
    """The label, the roles and the sources (each only if it is there), then the words."""
    label, _, rest = act.partition(" ")
    header = [label, "", ""]
    for place, form in ((1, _ROLES), (2, _SOURCES)):
        word, _, after = rest.partition(" ")
        if form.fullmatch(word):
            header[place], rest = word, after
    return header, rest


def _event(header: Sequence[str], trigger: Extent, draft: _Draft) -> tuple[LabelledEvent | None, set[str]]:
    label = _LABEL.fullmatch(header[0])
    kind, status = (label["type"], label["status"] or "happened") if label else (header[0], "happened")
    wrong = []
    if kind not in TYPES:
        wrong.append(f"unknown type {kind!r}; one of {', '.join(sorted(TYPES))}")
    if status not in STATUSES:
        wrong.append(f"unknown status {status!r}; one of {', '.join(sorted(STATUSES))}")
    roles, sources = _ROLES.fullmatch(header[1]), _SOURCES.fullmatch(header[2])
    keys = {
        "actors": _keys(roles and roles["actors"]),
        "recipients": _keys(roles and roles["recipients"]),
        "sources": _keys(sources and sources["sources"]),
    }
    used = {key for group in keys.values() for key in group}
    wrong += [f"no party has the key {key}" for key in sorted(used - set(draft.parties))]
    if set(keys["actors"]) & set(keys["recipients"]):
        wrong.append(f"{header[1]} does something to itself")
    draft.wrong += wrong
    if wrong:
        return None, used
    extents = {role: tuple(draft.parties[key] for key in group) for role, group in keys.items()}
    return LabelledEvent(kind, status, bool(roles and roles["both"]), trigger, **extents), used


def _keys(group: str | None) -> tuple[str, ...]:
    return tuple(group.split(",")) if group and group != "-" else ()


def summary(sentences: Sequence[LabelledSentence]) -> str:
    """Counts by type and status, the share of acts with a source and of sentences with no act."""
    events = [event for sentence in sentences for event in sentence.events]
    types = Counter(event.type for event in events)
    statuses = Counter(event.status for event in events)
    sourced = sum(bool(event.sources) for event in events)
    empty = sum(not sentence.events for sentence in sentences)
    lines = [f"{len(sentences)} sentences, {len(events)} acts"]
    lines += [", ".join(f"{name} {count}" for name, count in counts.most_common()) for counts in (types, statuses)]
    if events:
        lines.append(
            f"acts with a source {sourced / len(events):.1%}, sentences with no act {empty / len(sentences):.1%}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).parent / "data"
    try:
        print(summary(read_corpus(folder)))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
