"""A series for the eye: a row a period with bars, conflict to the left of cooperation; then its changes of level."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.cli.event_table import interval
from dragoman.cli.table import QUAD_STYLES, WIDE, when
from dragoman.model.plain import plain
from dragoman.query.changes import Change, Level
from dragoman.query.series import Counts, Period, Series

_BAR, _NARROW_BAR = 16, 8
_FULL = "█"
_NAMED = 3  # events behind a change
_STYLES = {"cooperation": "blue", "conflict": "yellow"}
Records = Mapping[str, dict[str, Any]]


def series_table(
    series: Series, changes: Sequence[Change], behind: Records, *, on: Console, rows: int
) -> RenderableType:
    """At most so many of the latest periods; those without events follow one another in one line."""
    wide = on.width >= WIDE
    parts: list[RenderableType] = [_head(series)]
    if rows:
        parts += [
            _grid(series, list(_lines(series.periods))[-rows:], wide=wide),
            *_notes(series, rows, wide=wide),
            Text(""),
        ]
    return Group(*parts, *_changes(series, changes, behind))


def _head(series: Series) -> Text:
    events = sum(period.together.events for period in series.periods)
    head = Text(plain(f"{series.a} and {series.b or 'all others'}"), style="bold")
    facts = [f"{series.first} to {series.last}", f"{_many(events)} ({', '.join(series.statuses)})"]
    if series.outside:
        facts.append(f"{_many(series.outside)} of other days not counted")
    if series.coarse:
        facts.append(f"{_many(series.coarse)} dated by more than a {series.by} not counted")
    return head.append("\n" + " · ".join(facts) + "\n", style="not bold dim")


def _lines(periods: Sequence[Period]) -> Iterator[Period | int]:
    """Periods, and how many without events stand between them."""
    for quiet, group in groupby(periods, key=lambda period: not period.together.events):
        several = list(group)
        if quiet and len(several) > 1:
            yield len(several)
        else:
            yield from several


def _notes(series: Series, rows: int, *, wide: bool) -> list[Text]:
    notes = ["* conflict · cooperation"] if wide else []
    if len(list(_lines(series.periods))) > rows:
        notes.append(f"the last {rows} rows; --limit N shows more")
    return [Text("; ".join(notes), style="dim")] if notes else []


def _grid(series: Series, lines: Sequence[Period | int], *, wide: bool) -> Table:
    other = series.b or "…"
    grid = Table.grid(padding=(0, 2, 0, 0))
    sides = [f"{series.a} → {other}*", f"{other} → {series.a}*"] if wide else []
    room = _BAR if wide else _NARROW_BAR
    headings = [series.by, "conflict", "cooperation", "events", *sides, "intensity", "per 1,000"]
    for at in range(len(headings)):
        grid.add_column(justify="right" if at == 1 or at > 2 else "left", no_wrap=True)
    grid.add_row(*(Text(plain(heading), style="dim") for heading in headings))
    most = max((max(p.together.cooperation, p.together.conflict) for p in series.periods), default=1)
    for line in lines:
        if isinstance(line, int):
            grid.add_row(Text(f"({line})", style="dim"))
        else:
            grid.add_row(*_cells(series, line, room=room, most=max(most, 1), wide=wide))
    return grid


def _cells(series: Series, period: Period, *, room: int, most: int, wide: bool) -> Iterator[Text]:
    yield Text(f"{period.start:%Y-%m}" if series.by == "month" else period.start.isoformat(), style="bold")
    for name in ("conflict", "cooperation"):
        count = getattr(period.together, name)
        yield Text(_FULL * -(-count * room // most), style=_STYLES[name])
    yield Text(f"{period.together.events:,}")
    if wide:
        yield from (_side(period.sent), _side(period.received))
    yield Text(f"{period.together.intensity:+,.1f}" if period.together.events else "")
    rate = period.together.per_1000
    yield Text("" if rate is None else f"{rate:,.1f}")


def _side(counts: Counts) -> Text:
    """Conflict and cooperation, in the order of the bars."""
    return Text(f"{counts.conflict:,} · {counts.cooperation:,}" if counts.events else "")


def _changes(series: Series, changes: Sequence[Change], behind: Records) -> Iterator[RenderableType]:
    if not changes:
        yield Text("no change of level", style="dim")
        return
    per = "per 1,000 articles" if changes[0].before.articles else f"a {series.by}"
    yield Text(f"{_many(len(changes), 'change')} of level (events {per})", style="dim")
    for change in changes:
        line = Text(f"{change.start:%Y-%m}" if series.by == "month" else change.start.isoformat(), style="bold")
        for name in ("conflict", "cooperation"):
            line.append(f"  {name} ", style="not bold").append(_rates(change.before, change.after, name), _STYLES[name])
        yield line
        for event in change.events[:_NAMED]:
            if event in behind:
                yield _event(behind[event])


def _rates(before: Level, after: Level, name: str) -> str:
    one, other = before.rate(getattr(before, name)), after.rate(getattr(after, name))
    return f"{one:,.1f} → {other:,.1f}"


def _event(event: dict[str, Any]) -> Text:
    who = ", ".join(dict.fromkeys(plain(party["country"] or party["text"] or "") for party in event["actors"]))
    whom = ", ".join(dict.fromkeys(plain(party["country"] or party["text"] or "") for party in event["recipients"]))
    line = Text("  ").append(when(interval(event["date"])), style="dim").append("  ")
    line.append(plain(event["type"]), style=QUAD_STYLES.get(event["quad"], ""))
    return line.append(f"  {who}{' → ' if whom else ''}{whom}").append(f"  {event['id']}", style="dim")


def _many(count: int, name: str = "event") -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
