"""Calendar arithmetic: days, weeks (Monday to Sunday), months, quarters, years, parts of them, their TIMEX3 values."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.time import Grain

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
GRAIN = {
    "D": Grain.DAY, "W": Grain.WEEK, "WE": Grain.SPAN, "FN": Grain.SPAN, "M": Grain.MONTH, "Q": Grain.QUARTER,
    "Y": Grain.YEAR, "E": Grain.DECADE, "C": Grain.CENTURY, "TH": Grain.DAY, "TM": Grain.DAY, "TS": Grain.DAY,
}  # fmt: skip
_PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last`, both included, and their TIMEX3 value."""

    first: date
    last: date
    grain: Grain
    value: str


def day_of(year: int, month: int, day: int) -> date | None:
    """None where the calendar has no such day (31 February, the year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_days(day: date, count: int) -> date | None:
    """None beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def plus_months(day: date, count: int) -> date | None:
    """The same day of another month, or that month's last day; None beyond the calendar's ends."""
    if abs(count) > 120_000:
        return None
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_stretch(day: date | None) -> Stretch | None:
    return Stretch(day, day, Grain.DAY, day.isoformat()) if day else None


def week_stretch(day: date) -> Stretch | None:
    """The Monday-to-Sunday week that holds the day."""
    first = plus_days(day, -day.weekday())
    last = plus_days(first, 6) if first else None
    if first is None or last is None:
        return None
    year, week, _ = day.isocalendar()
    return Stretch(first, last, Grain.WEEK, f"{year:04}-W{week:02}")


def weekend_stretch(day: date) -> Stretch | None:
    """Saturday and Sunday of the day's week."""
    week = week_stretch(day)
    return Stretch(week.last - timedelta(days=1), week.last, Grain.SPAN, week.value + "-WE") if week else None


def month_stretch(year: int, month: int) -> Stretch | None:
    return _months(year, month, 1, (Grain.MONTH, f"{year:04}-{month:02}"))


def year_stretch(year: int) -> Stretch | None:
    return _months(year, 1, 12, (Grain.YEAR, f"{year:04}"))


def quarter_stretch(year: int, quarter: int) -> Stretch | None:
    return _months(year, quarter * 3 - 2, 3, (Grain.QUARTER, f"{year:04}-Q{quarter}")) if 1 <= quarter <= 4 else None


def half_stretch(year: int, half: int, month: int | None = None) -> Stretch | None:
    """Half a year, or half a month, whose second begins on the 16th."""
    if month is not None and (whole := month_stretch(year, month)) and 1 <= half <= 2:
        first, last = (
            (whole.first, whole.first.replace(day=15)) if half == 1 else (whole.first.replace(day=16), whole.last)
        )
        return Stretch(first, last, Grain.SPAN, whole.value)
    return _months(year, half * 6 - 5, 6, (Grain.SPAN, f"{year:04}-H{half}")) if 1 <= half <= 2 else None


def season_stretch(year: int, season: str) -> Stretch | None:
    """Northern meteorological seasons; a winter bears the year in which it begins."""
    return _months(year, SEASONS[season], 3, (Grain.SEASON, f"{year:04}-{season}"))


def decade_stretch(year: int) -> Stretch | None:
    """The ten years that hold the year, from its round number."""
    return _months(year // 10 * 10, 1, 120, (Grain.DECADE, f"{year // 10:03}X"))


def century_stretch(year: int) -> Stretch | None:
    """The hundred years that hold the year, counted from its round number as news does."""
    return _months(year // 100 * 100 or 1, 1, 1200, (Grain.CENTURY, f"{year // 100:02}XX"))


def _months(year: int, month: int, count: int, told: tuple[Grain, str]) -> Stretch | None:
    first = day_of(year, month, 1)
    after = plus_months(first, count) if first else None
    return Stretch(first, after - timedelta(days=1), *told) if first and after else None


def unit_stretch(day: date, unit: str) -> Stretch | None:
    """The week, month, … that holds the day."""
    match unit:
        case "W":
            return week_stretch(day)
        case "WE":
            return weekend_stretch(day)
        case "M":
            return month_stretch(day.year, day.month)
        case "Q":
            return quarter_stretch(day.year, (day.month + 2) // 3)
        case "Y":
            return year_stretch(day.year)
        case "E":
            return decade_stretch(day.year)
        case "C":
            return century_stretch(day.year)
        case _:
            return day_stretch(day)


def moved(day: date, unit: str, count: float) -> date | None:
    """The day that lies so many units later; earlier where the count is below 0."""
    match unit:
        case "D":
            return plus_days(day, round(count)) if abs(count) < 4e6 else None
        case "W" | "WE":
            return plus_days(day, round(count * 7)) if abs(count) < 4e5 else None
        case "FN":
            return plus_days(day, round(count * 14)) if abs(count) < 4e5 else None
        case "TH" | "TM" | "TS":
            return plus_days(day, int(count / {"TH": 24, "TM": 1440, "TS": 86400}[unit])) if abs(count) < 4e6 else None
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    return plus_months(day, round(count * months)) if abs(count) < 1e5 else None


def part_of(stretch: Stretch, part: str, today: date | None) -> Stretch | None:
    """A third of the stretch, or what of it lies up to or from today; the value stays. Decades begin and end in halves,
    years end in their last quarter."""
    first, last = stretch.first, stretch.last
    if part in ("SOFAR", "REST"):
        if today is None or not first <= today <= last:
            return stretch
        return (
            Stretch(first, today, Grain.SPAN, stretch.value)
            if part == "SOFAR"
            else Stretch(today, last, Grain.SPAN, stretch.value)
        )
    if stretch.grain is Grain.DAY:
        return stretch
    begin, end = _PARTS[part]
    if stretch.grain is Grain.MONTH:
        low, high = first + timedelta(days=10 * begin), first + timedelta(days=10 * end - 1)
        return Stretch(low, last if part == "END" else high, Grain.SPAN, stretch.value)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months < 3:
        days = (last - first).days + 1
        return Stretch(
            first + timedelta(days * begin // 3), first + timedelta(days * end // 3 - 1), Grain.SPAN, stretch.value
        )
    cuts = [0, months // 3, months * 2 // 3, months]
    cuts = [cut // 12 * 12 for cut in cuts] if months > 36 else cuts
    if stretch.grain is Grain.YEAR and part == "END":
        cuts[2] = 9
    if stretch.grain is Grain.DECADE:
        cuts = [0, 60, 120, 120] if part == "START" else [0, 48, 84, 120] if part == "MID" else [0, 0, 60, 120]
    start, stop = plus_months(first, cuts[begin]), plus_months(first, cuts[end])
    return Stretch(start, stop - timedelta(days=1), Grain.SPAN, stretch.value) if start and stop else None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday_day(code: str, year: int) -> date | None:
    """Day of a holiday: "12-25", "11-4-4" (fourth Thursday of November; -1 the last), "E-2" (days from Easter)."""
    if not 1 <= year <= 9998:
        return None
    if code.startswith("E"):
        return easter(year) + timedelta(days=int(code[1:]))
    month, day, nth = ([*code.split("-", 2), ""])[:3]
    if not nth:
        return day_of(year, int(month), int(day))
    first = date(year, int(month), 1)
    start = first + timedelta(days=1) if nth == "E" else first
    start += timedelta(days=(int(day) - start.isoweekday()) % 7)
    if nth == "E":
        return first + timedelta(days=(1 - first.isoweekday()) % 7 + 1)
    if nth == "-1":
        while (start + timedelta(days=7)).month == int(month):
            start += timedelta(days=7)
        return start
    return start + timedelta(days=7 * (int(nth) - 1))
