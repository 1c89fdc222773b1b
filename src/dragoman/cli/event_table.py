"""Events of a record for the eye: when, who to whom, what, where, status, known since, and the words for it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.table import INFERRED, QUAD_STYLES, STATUS_STYLES, UNKNOWN, WIDE, WIDEST, marked, shortened, when
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.plain import plain
from dragoman.model.time import Basis, Grain, TimeInterval
from dragoman.query.event_rows import known_since

WHEN = 15
_WHAT, _STATUS, _KNOWN = 15, 10, 11
_HEADINGS = ("When", "Who → whom", "What", "Where", "Status", "Known since")
Record = dict[str, Any]
Words = Mapping[str, tuple[str, str, str]]


def events_table(events: Sequence[Record], words: Words, *, on: Console, more: bool) -> RenderableType:
    """One block an event. `more` says that there are events beyond these."""
    width, marks = on.width, not on.is_terminal or on.no_color
    wide, room = width >= WIDE, min(width, WIDEST)
    parts: list[RenderableType] = []
    if wide and events:
        parts.append(row([Text(heading, style="dim") for heading in _HEADINGS], width=room))
    for event in events:
        told = _told(event, words, marks=marks)
        if wide:
            parts += [row(_cells(event), width=room), Padding(told, (0, 2, 1, WHEN + 2))]
        else:
            parts += [*stack(_cells(event), event), Padding(told, (0, 0, 1, 2))]
    return Group(*parts, footer(len(events), "event", more=more))


def footer(count: int, name: str, *, more: bool) -> Text:
    """How many are shown, and whether there are more."""
    if count == 0:
        return Text(f"no {name}s found", style="dim")
    many = f"{count} {name}{'' if count == 1 else 's'}"
    return Text(f"the first {many}; --limit N shows more" if more else many, style="dim")


def voices(count: int | None) -> str:
    """How many independent sources tell of it."""
    return "" if count is None else f"{count} voice{'' if count == 1 else 's'}"


def row(cells: Sequence[Text], *, width: int, third: int = _WHAT) -> Table:
    """When, who, a third thing as wide as told, where, status and known since, side by side."""
    rest = width - WHEN - third - _STATUS - _KNOWN - 10
    where = rest * 28 // 100
    grid = Table.grid(padding=(0, 2, 0, 0))
    for size in (WHEN, rest - where, third, where, _STATUS, _KNOWN):
        grid.add_column(width=size, overflow="fold")
    grid.add_row(*cells)
    return grid


def stack(cells: Sequence[Text], told: Record) -> Iterator[Text]:
    """The cells of a row for a narrow terminal: one thing below the other."""
    day, parties, third, place, _, known = cells
    yield Text("  ").join([day, third, status(told["status"]), Text(voices(told["voices"]), style="dim")])
    yield Text("  ") + parties
    if told["place"]:
        yield Text("  in ") + place
    yield Text("  known since ", style="dim") + known


def _cells(event: Record) -> list[Text]:
    known = known_since(event)
    return [
        Text(when(interval(event["date"])), style="bold"),
        _parties(event),
        _what(event),
        Text(_where(event["place"])),
        status(event["status"]).append(f"\n{voices(event['voices'])}", style="not bold dim"),
        Text(known.isoformat() if known else UNKNOWN),
    ]


def status(word: str) -> Text:
    """A status in its colour."""
    return Text(plain(word), style={str(key): style for key, style in STATUS_STYLES.items()}.get(word, ""))


def interval(day: Record | None) -> TimeInterval | None:
    """A date of the record's JSON as the value."""
    if day is None:
        return None
    first, last = date.fromisoformat(day["start"]), date.fromisoformat(day["end"])
    grain = Grain(day["grain"]) if day["grain"] in set(Grain) else Grain.SPAN
    return TimeInterval(first, last, grain, Basis.STATED)


def _parties(event: Record) -> Text:
    between = " ⇄ " if event["reciprocal"] else ", "
    line = Text(between).join(_party(party) for party in event["actors"]) if event["actors"] else Text(UNKNOWN)
    if not event["recipients"]:
        return line
    return line + Text(" → ") + Text(", ").join(_party(party) for party in event["recipients"])


def _party(party: Record) -> Text:
    shown = Text(plain(party["name"] or party["text"] or UNKNOWN))
    if party["country"] and party["country"] != "XXX":
        shown.append(f" ({plain(party['country'])}{INFERRED if party['inferred'] else ''})", style="dim")
    return shown


def _what(event: Record) -> Text:
    what = Text(plain(event["type"]), style=QUAD_STYLES.get(event["quad"], ""))
    if event["modes"]:
        what.append(" " + plain(", ".join(event["modes"])), style="dim")
    return what


def _where(place: Record | None) -> str:
    return where(place["name"], place["country"]) if place else UNKNOWN


def where(name: str | None, country: str | None) -> str:
    """A place with the code of its country, or the country alone."""
    state = load_gazetteer().state(country or "")
    if state is not None and state.name == name:
        return plain(name)
    return ", ".join(plain(part) for part in (name, country) if part) or UNKNOWN


def _told(event: Record, words: Words, *, marks: bool) -> Text:
    """The words of the first telling, the article they are from, and how often the act is told besides."""
    mentions = event["mentions"]
    before, trigger, after = shortened(*words.get(event["id"], ("", "", "")))
    line = marked(before, trigger, after, marks=marks) if trigger else Text(before, style="dim")
    if not mentions:
        return line
    source = plain(mentions[0]["doc"])
    rest = f" and {len(mentions) - 1} more" if len(mentions) > 1 else ""
    gap = "  " if line else ""
    return line.append(f"{gap}({source}{rest})", style="dim italic")
