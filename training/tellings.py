"""Every telling of an act in whole texts, `training/data/tellings.tsv`, read and checked; run as a script, counted.

A line that begins with "=" opens a text: its name and the first 16 digits of the text's sha256. Each line after it is
a word that tells an act, in ten fields between tabs: kind, event, type, status, flags, trigger, actors, recipients,
sources, places. Offsets are half-open characters of the text, "120-127", several with commas between, "-" for none.
Kinds: `t` tells the act, `m` only refers back to it, `x` names an act that one coder might have recorded and this one
did not. Flags: `r` for an act of both sides, else `-`, then `c` for one that every coder would record, `d` for others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.corpus import STATUSES, TYPES, Extent

ARTICLES = Path(__file__).parent / "data" / "tellings.tsv"
ROLES = ("actor", "recipient", "source", "place")
DIGITS = 16  # of the sha256


class TellingsError(ValueError):
    """A line that cannot be read, or a text that is not the one that was labelled; names the file and the line."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that tells an act: `roles` are the phrases of its own sentence that stand for the parties."""

    kind: str
    event: str
    type: str
    status: str
    reciprocal: bool
    core: bool
    trigger: Extent
    roles: tuple[tuple[str, Extent], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings of one text, and which text that is."""

    sha256: str
    tellings: tuple[Telling, ...]


def read_tellings(path: Path) -> Mapping[str, Told]:
    """The labelled texts of a file by name; TellingsError names a line that cannot be read."""
    found: dict[str, tuple[str, list[Telling]]] = {}
    name = ""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            if line.startswith("="):
                _, name, digits = line.split("\t")
                if name in found:
                    raise TellingsError(f"a second text {name}")
                found[name] = (digits, [])
            else:
                found[name][1].append(_telling(line.split("\t")))
        except (ValueError, KeyError) as error:
            raise TellingsError(f"{path}:{number}: {error or 'no text is open'}") from error
    return {name: Told(digits, tuple(tellings)) for name, (digits, tellings) in found.items()}


def _telling(fields: list[str]) -> Telling:
    kind, event, category, status, flags, trigger, *roles = fields
    if kind not in {"t", "m", "x"} or category not in TYPES or len(roles) != len(ROLES):
        raise TellingsError("not a telling: kind, event, type, status, flags, trigger and four roles")
    if kind != "x" and (status not in STATUSES or len(flags) != 2 or flags[0] not in "r-" or flags[1] not in "cd"):
        raise TellingsError(f"status {status!r} or flags {flags!r} are unknown")
    extents = tuple(
        (role, _extent(piece))
        for role, told in zip(ROLES, roles, strict=True)
        if told != "-"
        for piece in told.split(",")
    )
    return Telling(kind, event, category, status, flags[0] == "r", flags[-1] == "c", _extent(trigger), extents)


def _extent(text: str) -> Extent:
    start, _, end = text.partition("-")
    if not int(start) < int(end):
        raise TellingsError(f"{text!r} is no extent")
    return int(start), int(end)


def counts(path: Path) -> Iterator[str]:
    """A line of figures for each kind and type."""
    texts = read_tellings(path)
    told = [telling for text in texts.values() for telling in text.tellings]
    events = {(name, telling.event) for name, text in texts.items() for telling in text.tellings if telling.kind != "x"}
    yield f"{path.name}: {len(texts)} texts, {len(events)} events"
    yield "  " + ", ".join(f"{count} {kind}" for kind, count in Counter(one.kind for one in told).most_common())
    by_type = Counter(one.type for one in told if one.kind == "t")
    yield "  " + ", ".join(f"{kind} {count}" for kind, count in by_type.most_common())


if __name__ == "__main__":
    print(*counts(ARTICLES), sep="\n")
