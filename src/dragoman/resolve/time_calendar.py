"""A calendar place ("Sept. 15", "last spring", "Friday") put on its days by the document's date and tense."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dragoman.model.time import Basis, Grain
from dragoman.resolve import time_intervals as days
from dragoman.resolve.time_intervals import Stretch
from dragoman.resolve.time_values import Calendar

_FAR = 45  # days on the wrong side of publication beyond which the tense chooses the year
_SOON = 50


class Direction(Enum):
    """Which way the words around an expression look from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Anchor:
    """`story` is the last stretch that the text spoke of near by; `direction` comes from the tense."""

    published: date | None
    story: Stretch | None = None
    direction: Direction = Direction.NONE


@dataclass(frozen=True, slots=True)
class Placed:
    """A TIMEX3 value, with the stretch where it can be placed."""

    value: str
    stretch: Stretch | None = None
    basis: Basis = Basis.STATED


def underspecified(place: Calendar) -> str:
    """The value that the words alone give: "XXXX-09-15", "XXXX-WXX-3", "XXXX-FA"."""
    year = f"{place.year:04}" if place.year is not None else "XXXX"
    month = f"{place.month:02}" if place.month is not None else "XX"
    if place.impossible or place.today is not None:
        return f"{year}-XX-XX{place.time}"
    if place.day is not None:
        return f"{year}-{month}-{place.day:02}{place.time}"
    if place.month is not None:
        return f"{year}-{month}"
    if place.quarter is not None or place.half is not None:
        return f"{year}-Q{place.quarter}" if place.quarter is not None else f"{year}-H{place.half}"
    if place.season:
        return f"{year}-{place.season}"
    if place.weekday is not None:
        return f"XXXX-WXX-{place.weekday}{place.time}"
    return year if place.year is not None or not place.time else f"XXXX-XX-XX{place.time}"


def place_calendar(place: Calendar, anchor: Anchor) -> Placed:
    blank = underspecified(place)
    if place.impossible:
        return Placed(blank)
    told = place.year is not None
    found = _stretch(place, anchor)
    if found is None:
        return Placed(blank)
    basis = Basis.STATED if told or (place.day is not None and place.month is not None) else Basis.RELATIVE
    if place.decade is not None or (place.century is not None and place.rel is None):
        basis = Basis.STATED
    if (place.narrative and not told) or place.same_month:
        basis = Basis.CONTEXT
    if place.fiscal:
        return Placed("FY" + found.value)
    if place.part:
        found = days.part_of(found, place.part, anchor.published) or found
    return Placed(found.value + place.time if place.time else found.value, found, basis)


def _stretch(place: Calendar, anchor: Anchor) -> Stretch | None:
    if place.today is not None:
        return days.day_stretch(days.plus_days(anchor.published, place.today)) if anchor.published else None
    if place.decade is not None:
        return days.decade_stretch(place.decade)
    if place.century is not None:
        return days.century_stretch((place.century - 1) * 100)
    year = place.year if place.year is not None else _told_year(place, anchor)
    if place.same_month:
        story = anchor.story
        return days.day_stretch(days.day_of(story.last.year, story.last.month, place.day or 1)) if story else None
    if place.month is None and place.weekday is not None and not place.holiday:
        return _weekday(place, anchor)
    if year is not None:
        return in_year(place, year)
    if anchor.published is None:
        return None
    if _bare(place):
        return anchor.story if anchor.story and anchor.story.grain is Grain.DAY else days.day_stretch(anchor.published)
    return _nearest(place, anchor, anchor.published)


def _bare(place: Calendar) -> bool:
    """A time of day alone: on the day of publication."""
    return bool(place.time) and place.month is None and not place.holiday


def _told_year(place: Calendar, anchor: Anchor) -> int | None:
    """The year that "of last year" or "of that year" names."""
    if place.narrative:
        return anchor.story.first.year + (place.rel or 0) if anchor.story else None
    if not place.rel_year or anchor.published is None:
        return None
    return anchor.published.year + (place.rel or 0)


def in_year(place: Calendar, year: int) -> Stretch | None:
    if place.holiday:
        return days.day_stretch(days.holiday_day(place.holiday, year))
    if place.season:
        return days.season_stretch(year, place.season)
    if place.quarter is not None:
        return days.quarter_stretch(year, place.quarter)
    if place.half is not None:
        return days.half_stretch(year, place.half, place.month)
    if place.month is None:
        return days.year_stretch(year)
    if place.day is None:
        return days.month_stretch(year, place.month)
    day = days.day_of(year, place.month, place.day)
    return days.week_stretch(day) if place.week and day else days.day_stretch(day)


def _weekday(place: Calendar, anchor: Anchor) -> Stretch | None:
    """The nearest such day, today included: behind unless a future is told; "last" and "next" leave today out."""
    today = anchor.published
    if today is None or place.weekday is None:
        return None
    back, ahead = (today.isoweekday() - place.weekday) % 7, (place.weekday - today.isoweekday()) % 7
    if place.narrative and place.rel is not None:
        return _told_weekday(place.weekday, place.rel, anchor)
    if place.rel == -1:
        return days.day_stretch(days.plus_days(today, -(back or 7)))
    if place.rel == 1:
        return days.day_stretch(days.plus_days(today, ahead or 7))
    if place.rel == 0:
        return days.day_stretch(days.plus_days(today, place.weekday - today.isoweekday()))
    return days.day_stretch(days.plus_days(today, ahead if anchor.direction is Direction.FUTURE else -back))


def _told_weekday(weekday: int, side: int, anchor: Anchor) -> Stretch | None:
    """The first such day after or before what the text spoke of last: "the following Monday"."""
    story = anchor.story
    if story is None:
        return None
    base = story.last if side > 0 else story.first
    gap = (weekday - base.isoweekday()) % 7 if side > 0 else (base.isoweekday() - weekday) % 7
    return days.day_stretch(days.plus_days(base, side * (gap or 7)))


def _nearest(place: Calendar, anchor: Anchor, today: date) -> Stretch | None:
    """The year that brings the place nearest to the day of publication, unless tense or "last" says which side."""
    nearby = [(year, found) for year in range(today.year - 8, today.year + 9) if (found := in_year(place, year))]
    if place.weekday is not None:
        fitting = [(y, f) for y, f in nearby if f.first.isoweekday() == place.weekday and abs(y - today.year) <= 1]
        nearby = fitting or nearby
    if place.rel == -1:
        behind = [found for _, found in nearby if found.last < today]
        return behind[-1] if behind else None
    if place.rel == 1:
        return next((found for _, found in nearby if found.first > today), None)
    if place.rel == 0:
        return next((found for year, found in nearby if year == today.year), None)
    if not nearby:
        return None
    if place.day is None and not place.holiday:
        return _side(nearby, anchor.direction, today)
    best = min((found for _, found in nearby), key=lambda found: abs((found.first - today).days))
    gap = (best.first - today).days
    if anchor.direction is Direction.PAST and gap > _FAR:
        return next((found for _, found in reversed(nearby) if found.first <= today), best)
    if anchor.direction is Direction.FUTURE and gap < -_FAR:
        return next((found for _, found in nearby if found.first >= today), best)
    return best


def _side(nearby: list[tuple[int, Stretch]], direction: Direction, today: date) -> Stretch | None:
    """A bare month or season: the running one, with a future the next, else the next if near, or the last."""
    if direction is Direction.FUTURE:
        return next((found for _, found in nearby if found.last >= today), None)
    behind = [found for _, found in nearby if found.first <= today]
    if direction is Direction.PAST or (behind and behind[-1].last >= today):
        return behind[-1] if behind else None
    soon = next((found for _, found in nearby if 0 < (found.first - today).days <= _SOON), None)
    return soon or (behind[-1] if behind else None)
