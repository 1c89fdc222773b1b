"""Some weeks in which an article came out, told by its address: its month, or its number among its outlet's others."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from dragoman.ingest.dateline import url_month
from dragoman.knowledge.outlets import Issue, load_numbers

_NUMBER = re.compile(r"(?<!\d)0*(\d{4,9})(?!\d)")
_BEYOND = 4  # numbers outside the known ones are read by at most this part of their range
_CLOSE = 92  # days between known numbers that need no guess
_SLACK, _SLACK_PART = 3, 4  # days of doubt, and the part of the days to the nearest known number
_MAX_URL = 2_000

Period = tuple[date, date, str]


def address_period(url: str | None) -> Period | None:
    """First and last day, and why; None where the address tells neither month nor number."""
    if not url:
        return None
    month = url_month(url)
    if month is not None:
        first, last = date(*month, 1), date(*month, monthrange(*month)[1])
        return first, last, "the address of the page has the month"
    return _by_number(url[:_MAX_URL])


def _by_number(url: str) -> Period | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    known = _issues(parts.hostname or "")
    numbers = {int(found) for found in _NUMBER.findall(f"{parts.path}?{parts.query}")}
    near = [(number, found) for number in sorted(numbers) if (found := _days(number, known))]
    if len(near) != 1:
        return None
    number, (first, last) = near[0]
    return first, last, f"the outlet's article {number} came out about then"


def _issues(host: str) -> Sequence[Issue]:
    parts = host.lower().split(".")
    names = (".".join(parts[at:]) for at in range(len(parts)))
    return next((load_numbers()[name] for name in names if name in load_numbers()), ())


def _days(number: int, known: Sequence[Issue]) -> tuple[date, date] | None:
    """Between two known numbers, at the pace of those beside them; a little beyond all of them."""
    if len(known) < 2:
        return None
    beyond = max(known[0][0] - number, number - known[-1][0], 0)
    if beyond * _BEYOND > known[-1][0] - known[0][0]:
        return None
    at = next((at for at, (low, high) in enumerate(pairwise(known)) if low[0] <= number <= high[0]), None)
    if at is None:
        near, edge = (known[0:2], known[0]) if number < known[0][0] else (known[-2:], known[-1])
        paces = [_pace(near[0], near[1]), _pace(known[0], known[-1])]
        return _around([_reached(edge, number, pace) for pace in paces], [edge[1]])
    low, high = known[at], known[at + 1]
    if (high[1] - low[1]).days <= _CLOSE:
        return low[1], high[1]
    nearer, beside = (
        (low, known[max(0, at - 1) : at + 2]) if number - low[0] < high[0] - number else (high, known[at : at + 3])
    )
    guesses = [_reached(nearer, number, _pace(*pair)) for pair in pairwise(beside)]
    first, last = _around(guesses, [low[1], high[1]])
    return max(first, low[1]), min(last, high[1])


def _pace(low: Issue, high: Issue) -> float:
    """Days from one number to the next."""
    return (high[1] - low[1]).days / (high[0] - low[0])


def _reached(issue: Issue, number: int, pace: float) -> date:
    return issue[1] + timedelta(days=round((number - issue[0]) * pace))


def _around(guesses: Sequence[date], known: Sequence[date]) -> tuple[date, date]:
    """From the earliest guess to the latest, with more doubt the farther they lie from a known day."""
    far = min(abs((guess - day).days) for guess in guesses for day in known)
    slack = timedelta(days=_SLACK + far // _SLACK_PART)
    return min(guesses) - slack, max(guesses) + slack
