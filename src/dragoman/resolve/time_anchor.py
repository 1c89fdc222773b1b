"""A meaning placed on the calendar: by the document's date, the tense around it and what the story spoke of last."""

from datetime import date

from dragoman.model.time import Basis, Grain
from dragoman.resolve import time_intervals as days
from dragoman.resolve.time_calendar import Anchor, Direction, Placed, in_year, place_calendar, underspecified
from dragoman.resolve.time_intervals import Stretch
from dragoman.resolve.time_values import Calendar, Fixed, Meaning, Night, Offset, Range, Shift, Window, amount_value

_RANK = {Grain.DAY: 0, Grain.WEEK: 1, Grain.SPAN: 1, Grain.MONTH: 2, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.YEAR: 4,
         Grain.DECADE: 5, Grain.CENTURY: 6}  # fmt: skip
_UNIT_RANK = {"TS": 0, "TM": 0, "TH": 0, "D": 0, "W": 1, "WE": 1, "FN": 1, "M": 2, "Q": 3, "Y": 4, "E": 5, "C": 6}
_BLANK = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "E": "XXX",
    "C": "XX",
}


def place(meaning: Meaning, anchor: Anchor) -> Placed:
    """The meaning's value and days; where they cannot be told, the underspecified value alone."""
    match meaning:
        case Calendar():
            return place_calendar(meaning, anchor)
        case Range():
            return _range(meaning, anchor)
        case Shift():
            return _shift(meaning, anchor)
        case Offset():
            return _offset(meaning, anchor)
        case Window():
            return _window(meaning, anchor)
        case Night():
            return _night(meaning, anchor)
        case Fixed():
            return Placed(meaning.value)


def _range(meaning: Range, anchor: Anchor) -> Placed:
    blank = f"{underspecified(meaning.start)}/{underspecified(meaning.end)}"
    start, end = place_calendar(meaning.start, anchor), place_calendar(meaning.end, anchor)
    if start.stretch is None or end.stretch is None:
        return Placed(blank)
    first, last = start.stretch, end.stretch
    if last.last < first.first:
        first, last = _untangled(meaning, first, last)
    if last.last < first.first:
        return Placed(blank)
    same = meaning.start.day is not None or meaning.start.weekday is not None
    grain = Grain.DAY if same else first.grain
    stretch = Stretch(first.first, last.last, grain, f"{first.value}/{last.value}")
    return Placed(stretch.value, stretch, start.basis)


def _untangled(meaning: Range, first: Stretch, last: Stretch) -> tuple[Stretch, Stretch]:
    """Ends that the nearest-day rule put in the wrong order: "Friday to Monday", "December to February"."""
    if meaning.start.weekday is not None and meaning.start.day is None:
        moved = days.day_stretch(days.plus_days(first.first, -7))
        return (moved or first), last
    if meaning.start.year is None or meaning.end.year is None or meaning.start.year == meaning.end.year:
        return (in_year(meaning.start, last.first.year - 1) or first), last
    return first, last


def _base(narrative: bool, unit: str, anchor: Anchor) -> Stretch | None:
    if not narrative:
        return days.day_stretch(anchor.published)
    story, today = anchor.story, anchor.published
    if story is not None and today is not None and story.first > today and anchor.direction is Direction.PAST:
        return days.day_stretch(today)  # "they will meet on Monday; they had met the previous week"
    return story if story is not None and _RANK[story.grain] <= _UNIT_RANK[unit] else None


def _shift(shift: Shift, anchor: Anchor) -> Placed:
    blank = Placed(_BLANK.get(shift.unit, "XXXX") + shift.time)
    base = _base(shift.narrative, shift.unit, anchor)
    if shift.unit in ("TH", "TM", "TS"):
        return Placed("PRESENT_REF")
    if base is None:
        return blank
    count = _weekends_back(shift, anchor, base.first) if shift.unit == "WE" else shift.count
    day = days.moved(base.last if count > 0 else base.first, shift.unit, count)
    found = days.unit_stretch(day, shift.unit) if day else None
    if found is None:
        return blank
    if shift.weekday is not None:
        found = days.day_stretch(days.plus_days(found.first, shift.weekday - 1)) or found
    part = shift.part or _so_far(shift, anchor.direction)
    if part:
        found = days.part_of(found, part, anchor.published) or found
    return Placed(found.value + shift.time, found, Basis.CONTEXT if shift.narrative else Basis.RELATIVE)


def _so_far(shift: Shift, direction: Direction) -> str:
    """ "this year" ends with the day of publication unless a future is told."""
    running = shift.count == 0 and shift.unit in ("W", "M", "Q", "Y") and not shift.narrative
    return "SOFAR" if running and shift.weekday is None and direction is not Direction.FUTURE else ""


def _weekends_back(shift: Shift, anchor: Anchor, today: date) -> int:
    """The weekend looks back until Friday unless a future is told; "last weekend" is never the running one."""
    running = today.isoweekday() >= 6
    if shift.count:
        return shift.count
    return 0 if running or anchor.direction is Direction.FUTURE else -1


def _night(night: Night, anchor: Anchor) -> Placed:
    until = place_calendar(night.until, anchor).stretch if night.until else days.day_stretch(anchor.published)
    ahead = night.until is None and anchor.direction is Direction.FUTURE
    evening = days.plus_days(until.first, 0 if ahead else -1) if until else None
    morning = days.plus_days(evening, 1) if evening else None
    if evening is None or morning is None:
        return Placed("XXXX-XX-XXTNI")
    value = f"{evening.isoformat()}TNI"
    return Placed(value, Stretch(evening, morning, Grain.SPAN, value), Basis.RELATIVE)


def _offset(offset: Offset, anchor: Anchor) -> Placed:
    if offset.ahead and anchor.direction is not Direction.FUTURE:
        return Placed(amount_value(offset.unit, offset.count))
    if offset.count is None:
        return Placed("PAST_REF" if offset.sign < 0 and not offset.narrative else amount_value(offset.unit, None))
    base = _base(offset.narrative, offset.unit, anchor)
    if base is None:
        return Placed(amount_value(offset.unit, offset.count) if offset.narrative else _BLANK.get(offset.unit, "XXXX"))
    years = {"Y": 1, "E": 10, "C": 100}.get(offset.unit)
    count, unit = (offset.count * years, "Y") if years else (offset.count, offset.unit)
    if years and count.denominator > 1:
        count, unit = count * 12, "M"
    day = days.moved(base.last if offset.sign > 0 else base.first, unit, float(count) * offset.sign)
    found = days.unit_stretch(day, {"FN": "W", "WE": "W"}.get(unit, unit)) if day else None
    if found is None:
        return Placed(_BLANK.get(offset.unit, "XXXX"))
    return Placed(found.value, found, Basis.CONTEXT if offset.narrative else Basis.RELATIVE)


def _window(window: Window, anchor: Anchor) -> Placed:
    value = amount_value(window.unit, window.count)
    if window.count is None:
        return Placed(value)
    if window.of is not None:
        return _window_of(window, anchor, value)
    today = anchor.published if not window.ahead or anchor.direction is Direction.FUTURE else None
    other = days.moved(today, window.unit, float(window.count) * window.sign) if today else None
    if today is None or other is None:
        return Placed(value)
    return Placed(value, Stretch(min(today, other), max(today, other), Grain.SPAN, value), Basis.RELATIVE)


def _window_of(window: Window, anchor: Anchor, value: str) -> Placed:
    """The first, second … or last so many units of a year or month, or those up to a day."""
    whole = place_calendar(window.of, anchor) if window.of else Placed(value)
    if whole.stretch is None or window.count is None:
        return Placed(value)
    start, after = whole.stretch.first, days.plus_days(whole.stretch.last, 1)
    first = days.moved(start, window.unit, float(window.count) * (window.nth - 1)) or start
    edge = days.moved(first if window.sign > 0 else after or first, window.unit, float(window.count) * window.sign)
    if edge is None or after is None:
        return Placed(value)
    low, high = (first, days.plus_days(edge, -1)) if window.sign > 0 else (edge, whole.stretch.last)
    return (
        Placed(value, Stretch(low, high or low, Grain.SPAN, value), whole.basis)
        if high and low <= high
        else Placed(value)
    )
