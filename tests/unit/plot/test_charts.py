"""Charts say what they show, and give the same file each time."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.unit.query.dyads_made import NEW_YEAR, series_of

from dragoman.errors import MissingExtra, UnwritableRecord, UsageError
from dragoman.plot.calendars import calendar_chart, plot_calendar
from dragoman.plot.charts import plot_series, series_chart
from dragoman.query.changes import change_points

WAR = series_of([(3, 1)] * 20 + [(3, 9)] * 20, [100] * 40)
FEAST = {date(2001, 3, 25): 2, date(2003, 3, 25): 7}


@pytest.mark.parametrize("name", ["chart.svg", "chart.png"])
def test_the_same_series_gives_the_same_file(tmp_path: Path, name: str) -> None:
    plot_series(WAR, change_points(WAR), tmp_path / name)
    first = (tmp_path / name).read_bytes()
    plot_series(WAR, change_points(WAR), tmp_path / name)
    assert (tmp_path / name).read_bytes() == first and len(first) > 1000


@pytest.mark.parametrize("name", ["days.svg", "days.png"])
def test_the_same_days_give_the_same_file(tmp_path: Path, name: str) -> None:
    plot_calendar(FEAST, tmp_path / name, title="Feasts")
    first = (tmp_path / name).read_bytes()
    plot_calendar(FEAST, tmp_path / name, title="Feasts")
    assert (tmp_path / name).read_bytes() == first


def test_a_change_is_marked_in_both_halves() -> None:
    upper, lower = series_chart(WAR, change_points(WAR)).axes
    day = (NEW_YEAR + timedelta(days=20) - date(1970, 1, 1)).days
    assert all(any(list(line.get_xdata()) == [day, day] for line in axes.lines) for axes in (upper, lower))


def test_conflict_lies_below_the_line() -> None:
    upper, _ = series_chart(WAR).axes
    ends = [bar.get_y() + bar.get_height() for bar in upper.patches]  # type: ignore[attr-defined]
    assert (max(ends), min(ends)) == (3, -9)


def test_without_articles_there_is_no_lower_half() -> None:
    assert len(series_chart(series_of([(1, 1)] * 3, [0] * 3)).axes) == 1


def test_a_series_without_events_can_be_drawn() -> None:
    assert series_chart(series_of([(0, 0)] * 3, [5] * 3)).axes[0].get_ylim() == (-1, 1)


def test_many_periods_are_drawn_as_outlines() -> None:
    assert len(series_chart(series_of([(1, 2)] * 400, [9] * 400)).axes[0].collections) == 4


def test_a_title_obeys_nothing() -> None:
    figure = series_chart(replace(WAR, a="GON\x1b[31m", b="$MOR$"))
    assert figure.texts[0].get_text() == "GON[31m and $MOR$"
    assert not figure.texts[0].get_parse_math()


def test_years_between_are_there() -> None:
    *years, key = calendar_chart(FEAST, title="Feasts").axes
    assert [axes.texts[-1].get_text() for axes in years] == ["2001", "2002", "2003"]
    assert key.texts[0].get_text() == "0"


def test_a_calendar_of_many_years_tells_what_is_left_out() -> None:
    figure = calendar_chart({**FEAST, date(1419, 3, 25): 3}, title="Feasts")
    assert len(figure.axes) == 13 and "3 before 1992" in figure.texts[1].get_text()


def test_a_calendar_without_days_can_be_drawn() -> None:
    assert "no events" in calendar_chart({}, title="Feasts").texts[1].get_text()


def test_another_form_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.png or \.svg"):
        plot_series(WAR, (), tmp_path / "chart.gif")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableRecord, match="no/chart"):
        plot_series(WAR, (), tmp_path / "no" / "chart.svg")


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match="plot"):
        series_chart(WAR)
