"""The chart of a series: cooperation above and conflict below the line; then both against the news, with the levels."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.plain import plain
from dragoman.plot.figure import FAINT, HEAD, INK, clear_frame, head, legend_above, own_style, write_chart
from dragoman.query.changes import Change
from dragoman.query.series import Series, next_start

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Blue and orange, light for words and dark for deeds: told apart also by those who see no red or no green.
QUAD_COLOURS = {1: "#8fbfe0", 2: "#1f5f99", 3: "#fdb863", 4: "#b35806"}
_COOPERATION, _CONFLICT = "#1f5f99", "#b35806"
_BARS = 160  # more periods are drawn as an outline
_CLOSE = 0.014  # of the width: nearer days would cover each other
_NAMES_ROOM = 0.16  # of the height, above the highest bar
_EPOCH = date(1970, 1, 1)
_NAMED = 12  # of the changes, the strongest


def plot_series(series: Series, changes: Sequence[Change], path: str | Path) -> None:
    """The chart as a .png or .svg file."""
    write_chart(series_chart(series, changes), path)


def series_chart(series: Series, changes: Sequence[Change] = ()) -> "Figure":
    """The lower half is left out where the record has no articles of these days."""
    with own_style():
        from matplotlib.figure import Figure
        from matplotlib.layout_engine import ConstrainedLayoutEngine

        told = any(period.articles for period in series.periods)
        height = 6.4 if told else 4.4
        room = ConstrainedLayoutEngine(rect=(0, 0, 1, 1 - HEAD / height))
        figure = Figure(figsize=(11, height), layout=room)
        head(figure, _title(series), _below(series))
        if told:
            upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
            _draw_rates(lower, series, changes)
        else:
            upper = lower = figure.subplots()
        _draw_counts(upper, series)
        _draw_changes(upper, lower, series, changes)
        _draw_days(lower, series)
    return figure


def _title(series: Series) -> str:
    return plain(f"{_named(series.a)} and {_named(series.b) if series.b else 'all others'}")


def _named(code: str) -> str:
    state = load_gazetteer().state(code)
    return f"{state.name} ({code})" if state else code


def _below(series: Series) -> str:
    counted = sum(period.together.events for period in series.periods)
    what = ", ".join(series.statuses)
    return plain(f"{counted:,} events ({what}) by {series.by}, {series.first} to {series.last}; each counted once")


def _edges(series: Series) -> list[float]:
    """First days of the periods and the day after the last one, as matplotlib counts days."""
    starts = [period.start for period in series.periods]
    return [_number(day) for day in (*starts, next_start(starts[-1], series.by))]


def _number(day: date) -> float:
    return float((day - _EPOCH).days)


def _draw_counts(axes: "Axes", series: Series) -> None:
    """Quad classes stacked: 1 and 2 upwards, 3 and 4 downwards, words next to the line."""
    from matplotlib.ticker import MaxNLocator

    names = load_codebook().quads
    for sign, quads in ((1, (1, 2)), (-1, (3, 4))):
        base = [0] * len(series.periods)
        for quad in quads:
            top = [low + sign * p.together.quads[quad - 1] for low, p in zip(base, series.periods, strict=True)]
            _draw_layer(axes, _edges(series), base, top, colour=QUAD_COLOURS[quad], label=names[quad])
            base = top
    axes.axhline(0, color=INK, linewidth=0.8)
    low, high = axes.get_ylim()
    axes.set_ylim(min(low, -1), max(high, 1))
    axes.set_ylabel(f"events a {series.by}")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):,.0f}")
    clear_frame(axes)
    legend_above(axes)


def _draw_layer(axes: "Axes", edges: list[float], base: list[int], top: list[int], *, colour: str, label: str) -> None:
    if len(top) > _BARS:
        outline = ([*base, base[-1]], [*top, top[-1]])
        axes.fill_between(edges, *outline, step="post", color=colour, linewidth=0, label=label)
        return
    middles = [(start + end) / 2 for start, end in pairwise(edges)]
    widths = [0.86 * (end - start) for start, end in pairwise(edges)]
    heights = [high - low for high, low in zip(top, base, strict=True)]
    axes.bar(middles, heights, width=widths, bottom=base, color=colour, label=label)


def _draw_rates(axes: "Axes", series: Series, changes: Sequence[Change]) -> None:
    """Events per 1,000 articles in thin lines, smoothed where they are many; levels between changes in thick ones."""
    edges = _edges(series)
    width = len(series.periods) // _BARS * 2 + 1
    smooth = f", mean of {width} {series.by}s" if width > 1 else ""
    starts = [edges[0], *(_number(change.start) for change in changes), edges[-1]]
    levels = [changes[0].before, *(change.after for change in changes)] if changes else []
    for name, colour in (("cooperation", _COOPERATION), ("conflict", _CONFLICT)):
        rates = _rates(series, name, width)
        label = f"{name}{smooth}"
        axes.step(edges, [*rates, rates[-1]], where="post", color=colour, linewidth=0.8, alpha=0.6, label=label)
        if levels:
            means = [level.rate(getattr(level, name)) for level in levels]
            label = f"{name}, level"
            axes.step(starts, [*means, means[-1]], where="post", color=colour, linewidth=2.2, label=label)
    axes.set_ylabel("events per 1,000 articles")
    axes.set_ylim(0, max(1.0, axes.get_ylim()[1]))
    clear_frame(axes)
    legend_above(axes)


def _rates(series: Series, name: str, width: int) -> list[float]:
    """Per 1,000 articles of so many periods around each one; no number where these have no articles."""
    import numpy as np

    counts = np.convolve([getattr(period.together, name) for period in series.periods], np.ones(width), "same")
    articles = np.convolve([period.articles for period in series.periods], np.ones(width), "same")
    rates: list[float] = np.where(articles > 0, 1000 * counts / np.maximum(articles, 1), np.nan).tolist()
    return rates


def _draw_changes(upper: "Axes", lower: "Axes", series: Series, changes: Sequence[Change]) -> None:
    """A line each, and the day at those that there is room for, the strongest first."""
    edges = _edges(series)
    low, high = upper.get_ylim()
    upper.set_ylim(low, high + (_NAMES_ROOM * (high - low) if changes else 0))
    named: list[float] = []
    for change in sorted(changes, key=lambda change: (-change.strength, change.start)):
        at = _number(change.start)
        for axes in {upper, lower}:
            axes.axvline(at, color=FAINT, linewidth=0.9, linestyle=(0, (4, 3)))
        if len(named) < _NAMED and all(abs(at - other) > _CLOSE * (edges[-1] - edges[0]) for other in named):
            named.append(at)
            shown = f"{change.start:%Y-%m}" if series.by == "month" else change.start.isoformat()
            note = upper.annotate(shown, (at, 1.0), xycoords=upper.get_xaxis_transform(), xytext=(2, -2),
                textcoords="offset points", fontsize=7.5, rotation=90, va="top")  # fmt: skip
            note.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.6})


def _draw_days(axes: "Axes", series: Series) -> None:
    dates: Any = import_module("matplotlib.dates")
    edges = _edges(series)
    axes.set_xlim(edges[0], edges[-1])
    locator = dates.AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
