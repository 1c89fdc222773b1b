"""A calendar of days: a block a year, a column a week, a row a weekday; the darker, the more events."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model.plain import plain
from dragoman.plot.figure import FAINT, HEAD, INK, head, own_style, write_chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

YEARS = 12  # at most; the last ones
_NONE, _BORDER = "#f1f1f1", "#b0b0b0"
_SHADES = ("#c6dbef", "#8fbfe0", "#4a90c4", "#1f5f99", "#08305c")  # light to dark, for every kind of sight
_WEEKS = 54
_WEEKDAYS = (0, 2, 4)
_SQUARE, _LEFT, _TOP, _GAP, _BOTTOM = 0.15, 1.0, 0.26, 0.34, 0.36  # inches
_WIDTH = _LEFT + _SQUARE * _WEEKS + 0.2


def plot_calendar(days: Mapping[date, int], path: str | Path, *, title: str) -> None:
    """The calendar as a .png or .svg file."""
    write_chart(calendar_chart(days, title=title), path)


def calendar_chart(days: Mapping[date, int], *, title: str) -> "Figure":
    """All years from the first to the last day that has a count, at most the last YEARS."""
    with own_style():
        from matplotlib.figure import Figure

        there = {day: many for day, many in days.items() if many > 0}
        years = _years(there)
        block = 7 * _SQUARE + _GAP
        height = HEAD + _TOP + block * len(years) + _BOTTOM
        figure = Figure(figsize=(_WIDTH, height))
        head(figure, plain(title), _below(there, years))
        steps = _steps(there.values())
        for at, year in enumerate(years):
            bottom = height - HEAD - _TOP - block * at - 7 * _SQUARE
            bounds = (_LEFT, bottom, _SQUARE * _WEEKS, 7 * _SQUARE)
            _draw_year(_axes(figure, bounds), year, there, steps)
        _draw_key(_axes(figure, (_LEFT, 0.16, _SQUARE * _WEEKS, _SQUARE)), steps)
    return figure


def _axes(figure: "Figure", inches: tuple[float, float, float, float]) -> "Axes":
    """At left, bottom, width, height."""
    left, bottom, width, height = inches
    across, down = figure.get_size_inches()
    axes = figure.add_axes((left / across, bottom / down, width / across, height / down))
    axes.axis("off")
    return axes


def _years(days: Mapping[date, int]) -> Sequence[int]:
    """Those with days and those between them."""
    return range(min(days).year, max(days).year + 1)[-YEARS:] if days else ()


def _below(days: Mapping[date, int], years: Sequence[int]) -> str:
    if not days:
        return "no events with a day"
    before = sum(many for day, many in days.items() if day.year < years[0])
    shown = f"{sum(days.values()) - before:,} events by day, {max(min(days), date(years[0], 1, 1))} to {max(days)}"
    return f"{shown}; {before:,} before {years[0]} are not shown" if before else shown


def _steps(counts: Iterable[int]) -> tuple[int, ...]:
    """The least count of each shade: 1, then ever larger ones, so that a few busy days leave the rest readable."""
    most = max(counts, default=1)
    growth = max(most, 1) ** (1 / len(_SHADES))
    steps: list[int] = []
    for at in range(len(_SHADES)):
        steps.append(max(round(growth**at), steps[-1] + 1 if steps else 1))
    return tuple(step for step in steps if step <= most) or (1,)


def _shade(many: int, steps: Sequence[int]) -> str:
    """That of the greatest step reached; fewer steps than shades take middle ones."""
    reached = sum(step <= many for step in steps) - 1
    return _NONE if reached < 0 else _SHADES[reached + (len(_SHADES) - len(steps) + 1) // 2]


def _draw_year(axes: "Axes", year: int, days: Mapping[date, int], steps: Sequence[int]) -> None:
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    first = date(year, 1, 1)
    all_days = [first + timedelta(days=at) for at in range(366 if calendar.isleap(year) else 365)]
    squares = [Rectangle((_week(day) + 0.06, day.weekday() + 0.06), 0.88, 0.88) for day in all_days]
    colours = [_shade(days.get(day, 0), steps) for day in all_days]
    axes.add_collection(PatchCollection(squares, facecolors=colours, edgecolors="none"))
    for month in range(1, 13):
        start = date(year, month, 1)
        if month > 1:
            _draw_border(axes, start)
        axes.text(_week(start + timedelta(days=13)) - 0.5, -0.35, f"{start:%b}", fontsize=7.5, color=FAINT, va="bottom")
    for weekday in _WEEKDAYS:
        axes.text(-0.4, weekday + 0.5, calendar.day_abbr[weekday], fontsize=7.5, color=FAINT, ha="right", va="center")
    axes.text(-2.7, 3.5, str(year), fontsize=11, fontweight="bold", color=INK, ha="right", va="center")
    axes.set_xlim(0, _WEEKS)
    axes.set_ylim(7, 0)


def _week(day: date) -> int:
    """Columns before it: weeks begin on Monday, the first one with the year."""
    return (day.timetuple().tm_yday - 1 + date(day.year, 1, 1).weekday()) // 7


def _draw_border(axes: "Axes", start: date) -> None:
    """A line between two months, around the days of a broken week."""
    week, weekday = _week(start), start.weekday()
    across = [week + 1, week + 1, week, week] if weekday else [week, week]
    down = [0, weekday, weekday, 7] if weekday else [0, 7]
    axes.plot(across, down, color=_BORDER, linewidth=0.8, clip_on=False)


def _draw_key(axes: "Axes", steps: Sequence[int]) -> None:
    """What the shades mean, under the last year."""
    from matplotlib.patches import Rectangle

    labels = ["0", *_ranges(steps)]
    colours = [_NONE, *(_shade(step, steps) for step in steps)]
    for at, (label, colour) in enumerate(zip(labels, colours, strict=True)):
        axes.add_patch(Rectangle((at * 8 + 0.06, 0.06), 0.88, 0.88, facecolor=colour, edgecolor="none"))
        axes.text(at * 8 + 1.3, 0.45, label, fontsize=7.5, color=FAINT, va="center")
    axes.set_xlim(0, _WEEKS)
    axes.set_ylim(0, 1)


def _ranges(steps: Sequence[int]) -> list[str]:
    ends = [step - 1 for step in steps[1:]]
    closed = [f"{step:,}" if step == end else f"{step:,} – {end:,}" for step, end in zip(steps, ends, strict=False)]
    return [*closed, f"{steps[-1]:,} or more"]
