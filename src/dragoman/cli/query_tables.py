"""Meetings, quotes, contradictions and rows of SQL for the eye."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from dragoman.cli.event_table import WHEN, footer, row, stack, status, voices, where
from dragoman.cli.table import UNKNOWN, WIDE, WIDEST
from dragoman.model.plain import plain
from dragoman.query.result import Table, jsonable

_LEVEL = 9
_LONGEST = 320
_HEADINGS = ("When", "Who", "Level", "Where", "Status", "Known since")
Record = dict[str, Any]


def meetings_table(found: Table, *, on: Console, more: bool) -> RenderableType:
    """A row a meeting; below it what it takes place beside."""
    width = min(on.width, WIDEST)
    wide = on.width >= WIDE
    parts: list[RenderableType] = []
    if wide and found:
        parts.append(row([Text(heading, style="dim") for heading in _HEADINGS], width=width, third=_LEVEL))
    for meeting in found.dicts():
        beside = Text(f"on the sidelines of {_short(meeting['sidelines'])}", style="dim")
        if wide:
            parts.append(row(_meeting(meeting), width=width, third=_LEVEL))
            if meeting["sidelines"]:
                parts.append(Padding(beside, (0, 2, 0, WHEN + 2)))
        else:
            parts += [
                *stack(_meeting(meeting), meeting),
                *([Padding(beside, (0, 0, 0, 2))] if meeting["sidelines"] else []),
            ]
        parts.append(Text(""))
    return Group(*parts, footer(len(found), "meeting", more=more))


def _meeting(meeting: Record) -> list[Text]:
    return [
        Text(_days(meeting["date"], meeting["end"]), style="bold"),
        Text(" ⇄ ".join(plain(party) for party in meeting["parties"])),
        Text(meeting["level"]),
        Text(where(meeting["place"], meeting["place_country"])),
        status(meeting["status"]).append(f"\n{voices(meeting['voices'])}", style="not bold dim"),
        Text(_day(meeting["first_known"])),
    ]


def said_table(found: Table, *, on: Console, more: bool) -> RenderableType:
    """When, who, and the words; what a claim tells is named by its type."""
    parts: list[RenderableType] = []
    for one in found.dicts():
        head = Text(_day(one["date"]), style="bold").append(
            f"  {_short(one['name'] or one['speaker'])}", style="not bold cyan"
        )
        stance = "" if one["stance"] in (None, "says") else f" ({plain(one['stance'])})"
        what = f"{plain(one['type'])} {plain(one['status'])}" if one["kind"] == "claim" else "quote"
        head.append(f"{stance}  {what}  ", style="not bold").append(plain(one["doc"]), style="not bold dim")
        parts.append(head)
        if one["text"]:
            words = _short(one["text"])
            parts.append(Padding(Text(f"“{words}”" if one["direct"] else words), (0, 0, 0, 2)))
        parts.append(Text(""))
    return Group(*parts, footer(len(found), "statement", more=more))


def conflicts_table(found: Table, *, on: Console, more: bool) -> RenderableType:
    """The event, and below it each side with its articles and sources."""
    parts: list[RenderableType] = []
    for event in found.dicts():
        head = Text(_day(event["date"]), style="bold").append(f"  {plain(event['type'])}  ", style="not bold")
        parts.append(head + Text("  ").join([status(event["status"]), Text(voices(event["voices"]), style="dim")]))
        parts.append(Padding(Text(", ".join(plain(party) for party in event["parties"]) or UNKNOWN), (0, 0, 0, 2)))
        parts += [Padding(line, (0, 0, 0, 4)) for line in _sides(event["sides"])]
        parts.append(Text(""))
    return Group(*parts, footer(len(found), "contradiction", more=more))


def _sides(sides: Iterable[Record]) -> Iterator[Text]:
    for side in sides:
        line = status(side["status"]).append(": ", style="default")
        claims = []
        for claim in side["claims"]:
            sources = ", ".join(plain(name) for name in claim["said_by"]) or "the article"
            claims.append(f"{_day(claim['known'])} {sources} ({plain(claim['doc'])})")
        yield line + Text("; ".join(claims))


def rows_table(found: Table, *, on: Console, more: bool) -> RenderableType:
    """Any rows, under their columns' names."""
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in found.columns:
        grid.add_column(Text(plain(name)), overflow="fold")
    for values in found.rows:
        grid.add_row(*(Text(_shown(value)) for value in values))
    return Group(grid, footer(len(found), "row", more=more))


def _shown(value: Any) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, list | tuple | dict):
        return _short(json.dumps(jsonable(value), ensure_ascii=False))
    return _short(str(value))


def _days(first: date | None, last: date | None) -> str:
    if first is None:
        return UNKNOWN
    if last is None or last == first:
        return first.isoformat()
    return f"{first} – {last.day:02d}" if (first.year, first.month) == (last.year, last.month) else f"{first} – {last}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else UNKNOWN


def _short(text: str | None) -> str:
    words = plain(text or "")
    return words[:_LONGEST] + "…" if len(words) > _LONGEST else words
