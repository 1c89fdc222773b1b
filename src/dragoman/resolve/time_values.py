"""What the words of a time expression say on their own, before the document's date is known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dragoman.knowledge.timerules import TimeRule
from dragoman.resolve.time_fields import Token, as_int, count_of, gather


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place on the calendar as far as the words give it. `rel` is -1 for last, 0 for this, 1 for next."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str = ""
    today: int | None = None
    rel: int | None = None
    rel_year: bool = False
    fiscal: bool = False
    week: bool = False
    same_month: bool = False
    narrative: bool = False
    impossible: bool = False
    part: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit so many units from the anchor's own: "last week" is unit W, count -1."""

    unit: str
    count: int
    narrative: bool = False
    part: str = ""
    time: str = ""
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A point so many units from the anchor: "two weeks ago". `count` is None where it is not said how many; `ahead`:
    so only where a future is told ("will meet in two weeks"), else a duration."""

    unit: str
    count: Fraction | None
    sign: int
    narrative: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The units that end (sign -1) or begin (sign 1) at the anchor; `of` is what they begin (1) or end (-1) in, `nth`
    which of them from its beginning it is. `ahead`: so only where a future is told, else a duration."""

    unit: str
    count: Fraction | None
    sign: int
    of: Calendar | None = None
    nth: int = 1
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From the one to the other, both included."""

    start: Calendar
    end: Calendar


@dataclass(frozen=True, slots=True)
class Night:
    """The night that ends on `until`, else on the day of publication, or begins on that where a future is told."""

    until: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no calendar changes: a duration, a set, PRESENT_REF."""

    value: str


Meaning = Calendar | Shift | Offset | Window | Range | Night | Fixed
Roles = Mapping[str, Sequence[Token]]


def amount_value(unit: str, count: Fraction | None) -> str:
    """TIMEX3 value of a duration: decades are counted as ten years, centuries as a hundred."""
    scale, letter = {"E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M"), "FN": (2, "W"), "WE": (2, "D")}.get(
        unit, (1, unit)
    )
    if count is None:
        return f"P{'TX' + letter[1] if letter[0] == 'T' else 'X' + letter}"
    number = count * scale
    if unit == "TH" and number.denominator > 1 and (number * 60).denominator == 1:
        return f"PT{number.numerator // number.denominator}H{(number % 1) * 60}M"
    told = str(number) if number.denominator == 1 else f"{float(number):.2f}".rstrip("0")
    return f"PT{told}{letter[1]}" if letter[0] == "T" else f"P{told}{letter}"


def calendar_of(tokens: Sequence[Token], rule: TimeRule) -> Calendar:
    """A calendar place from the fields of its tokens."""
    found = gather(tokens)
    number = {key: as_int(found.get(key)) for key in ("year", "month", "day", "weekday", "ordinal", "quarter", "half")}
    words = {name for token in tokens for name in token.categories}
    ordinal = number["ordinal"] if number["ordinal"] is not None else as_int(found.get("final"))
    if rule.value == "ordinal-day":
        number["day"] = ordinal
    rel = -1 if rule.value == "last" else as_int(found.get("rel"))
    today = {"yesterday": -1, "today": 0}.get(rule.value, as_int(found.get("today")))
    place = Calendar(
        month=number["month"], day=number["day"], weekday=number["weekday"], season=found.get("season", ""),
        holiday=found.get("holiday", ""), part=found.get("part", ""), today=today, rel=rel,
        rel_year=bool(words & {"year_word"}) and rel is not None and not words & {"holiday"},
        fiscal=bool(words & {"fiscal", "fy"}), week=rule.value == "week",
        same_month=rule.value == "same-month", impossible="impossible" in found,
        narrative=rule.value == "narrative" or (bool(words & {"rel_that", "same"}) and "year_word" in words),
        time=found.get("time") or _part_time(found), decade=_decade(found),
    )  # fmt: skip
    if "year_word" in words and rel is None and number["year"] is None:
        place = replace(place, rel=0, rel_year=True)
    place = replace(place, year=_year(number["year"], found, place))
    if "century_word" in words:
        return replace(place, century=ordinal, rel=place.rel)
    if words & {"quarter_word", "quarter_name"}:
        return replace(place, quarter=number["quarter"] if "quarter_name" in words else _last(ordinal, 4))
    if words & {"half_word", "half_name"}:
        return replace(place, half=number["half"] if "half_name" in words else _last(ordinal, 2))
    return place


def _last(ordinal: int | None, last: int) -> int | None:
    return last if ordinal == -1 else ordinal


def _part_time(found: dict[str, str]) -> str:
    if "tonight" in found:
        return found["tonight"]
    if "clock" in found and found["clock"].startswith("T"):
        return found["clock"]
    return found.get("daytime", "")


def _decade(found: dict[str, str]) -> int | None:
    text = found.get("decade", "")
    return None if not text.isdigit() or len(text) not in (2, 4) else int(text) if len(text) == 4 else 1900 + int(text)


def _year(year: int | None, found: dict[str, str], place: Calendar) -> int | None:
    if year is not None or "yy" not in found or not place.fiscal:
        return year
    return 2000 + int(found["yy"])


def _calendar(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    return calendar_of(tokens, rule)


def _range(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    start, end = calendar_of(roles["from"], rule), calendar_of(roles["to"], rule)
    share = calendar_of(roles["share"], rule) if "share" in roles else Calendar()
    if share.rel_year:
        start, end = (replace(one, rel=share.rel, rel_year=True) for one in (start, end))
    shared = share.year
    if end.year is None and _yy(roles["to"]) is not None and start.year is not None:
        end = replace(end, year=start.year // 100 * 100 + (_yy(roles["to"]) or 0), day=None)
    year = shared if shared is not None else end.year
    start = replace(start, year=start.year if start.year is not None else year, month=start.month or end.month)
    return Range(
        start,
        replace(end, year=end.year if end.year is not None else year or start.year, month=end.month or start.month),
    )


def _yy(tokens: Sequence[Token]) -> int | None:
    return int(tokens[0].text) if len(tokens) == 1 and "yy" in tokens[0].categories else None


def _shift(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    found = gather(tokens)
    words = {name for token in tokens for name in token.categories}
    told = {token.text.lower() for token in tokens}
    rel = int(found.get("rel", "0") or 0)
    narrative = bool(words & {"rel_that", "same"}) and "rel_this" not in words
    narrative = (
        narrative
        or (rule.id in ("next-part", "part-before", "that-unit"))
        or (rule.id == "part-that-unit" and "in" not in told)
    )
    unit = found.get("unit") or found.get("units") or "D"
    rel -= rule.value == "before"
    return Shift(unit, rel, narrative, found.get("part", ""), found.get("daytime", ""), as_int(found.get("weekday")))


def _unit(tokens: Sequence[Token]) -> str:
    """The last unit named: "second" may be an ordinal before it."""
    return next((t.fields.get("unit") or t.fields.get("units") or t.fields["long"] for t in reversed(tokens)
                 if {"unit", "units", "long"} & t.fields.keys()), "D")  # fmt: skip


def _plural(tokens: Sequence[Token]) -> bool:
    return any("units" in token.categories for token in tokens)


def _offset(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    narrative = rule.value == "narrative"
    if "side" in roles:
        side = gather(roles["side"])
        sign = -1 if {"before", "earlier"} & side.keys() else 1
    else:
        sign = -1 if any("ago" in token.categories for token in tokens) else 1
    if any("today_plain" in token.categories for token in tokens):
        return Calendar(today=int(gather(tokens)["today"]) + sign)
    count = count_of(roles["n"]) if "n" in roles else None if _plural(tokens) else count_of(tokens) or Fraction(1)
    return Offset(_unit(tokens), count, sign, narrative, rule.value == "ahead")


def _window(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    if "place" in roles:
        place = int(gather(roles["place"]).get("ordinal", "-1"))
        whole = roles["of"]
        count = count_of(roles["n"]) if "n" in roles else None if _plural(tokens) else Fraction(1)
        unit = _unit(tokens[: -len(whole)])
        return Window(unit, count, 1 if place > 0 else -1, calendar_of(whole, rule), max(place, 1))
    one = rule.value in ("one", "ahead") and not _plural(tokens)
    count = count_of(roles["n"]) if "n" in roles else Fraction(1) if one else None
    if "until" in roles:
        return Window(_unit(tokens), count or Fraction(1), -1, calendar_of(roles["until"], rule))
    words = {name for token in tokens for name in token.categories}
    sign = 1 if words & {"rel_next", "coming"} or rule.value == "ahead" else -1
    return Window(_unit(tokens), count, sign, ahead=rule.value == "ahead")


def _amount(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    count = count_of(roles["n"]) if "n" in roles else None if _plural(tokens) else count_of(tokens) or Fraction(1)
    return Fixed(amount_value(_unit(tokens), count))


def _every(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    found = gather(tokens)
    weekday = found.get("weekday") or found.get("weekdays")
    if weekday:
        return Fixed(f"XXXX-WXX-{weekday}")
    if found.get("daily", "").startswith("P"):
        return Fixed(found["daily"])
    count = count_of(roles["n"]) if "n" in roles else Fraction(2) if "alternate" in found else Fraction(1)
    return Fixed(amount_value(_unit(tokens), count))


def _night(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    return Night(calendar_of(roles["until"], rule) if "until" in roles else None)


def _fixed(rule: TimeRule, tokens: Sequence[Token], roles: Roles) -> Meaning:
    return Fixed(rule.value)


MAKERS: dict[str, Callable[[TimeRule, Sequence[Token], Roles], Meaning]] = {
    "calendar": _calendar, "range": _range, "shift": _shift, "offset": _offset, "window": _window,
    "amount": _amount, "every": _every, "night": _night, "fixed": _fixed,
}  # fmt: skip
