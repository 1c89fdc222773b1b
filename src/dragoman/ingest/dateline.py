"""The date of an article as its page tells it: given, in the address, in the metadata, in a byline or dateline."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

from dragoman.ingest.dates import day_month, forms, plausible, unambiguous, written_date
from dragoman.ingest.words import HostForm, date_words
from dragoman.model.text import PublishedBasis

_HEAD_LINES = 8
_HEAD_CHARACTERS = 2_500
_LINE_CHARACTERS = 400
_SHORT_LINE = 120
_MAX_URL = 2_000
_ISO_PART = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<s>[-/_])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:\d{4}|\d{6})?(?!\d)")
_DAY_FIRST = re.compile(r"/(?P<a>\d{1,2})(?P<s>[-/])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?=[/-]|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = r"\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/)(?:19|20)\d\d(?!\d)"
_YEAR_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class Published:
    """A document's date, where it comes from, and why in one line."""

    date: date
    basis: PublishedBasis
    why: str


def published_of(
    text: str, *, given: date | None = None, url: str | None = None, metadata: date | None = None, start: int = 0
) -> Published | None:
    """The strongest of what is known, or None; `start` is where the article begins in `text`, after its address."""
    if given is not None:
        return Published(given, PublishedBasis.GIVEN, "the date was given with the document")
    if url and (found := url_date(url)):
        return Published(found, PublishedBasis.URL, "the address of the page has the date")
    if metadata is not None:
        return Published(metadata, PublishedBasis.METADATA, "the metadata of the document has the date")
    return _from_text(text, url=url, start=start)


def url_date(url: str) -> date | None:
    """A whole date inside an address: /2022/09/07/, 2022-09-07, 20220907, /2022/sep/07/, or the outlet's own form."""
    url = url[:_MAX_URL]
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = parts.path + ("?" + parts.query if parts.query else "")
    own = next((form for form in date_words().hosts if _is_host(parts.hostname or "", form.host)), None)
    if own is not None and (found := _own_form(path, own)):
        return found
    for pattern in (_ISO_PART, _named_month(), _COMPACT):
        for match in pattern.finditer(path):
            if found := plausible(int(match["y"]), _month_number(match["m"]), int(match["d"])):
                return found
    numeric = _DAY_FIRST.search(path)
    return unambiguous(int(numeric["a"]), int(numeric["b"]), int(numeric["y"])) if numeric else None


def url_month(url: str) -> tuple[int, int] | None:
    """Year and month of an address that has no day, such as /2022/07/; a dateline can complete it."""
    match = _YEAR_MONTH.search(url[:_MAX_URL])
    return (int(match["y"]), int(match["m"])) if match else None


def _is_host(name: str, host: str) -> bool:
    return name == host or name.endswith("." + host)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else date_words().months[text.lower()]


@cache
def _named_month() -> re.Pattern[str]:
    names = "|".join(sorted(date_words().months, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>{names})[-/](?P<d>\d{{1,2}})(?!\d)", re.IGNORECASE)


def _own_form(path: str, form: HostForm) -> date | None:
    if form.pattern is None:
        match = _DAY_FIRST.search(path)
        if match is None:
            return None
        day, month = (match["a"], match["b"]) if form.form == "day-first" else (match["b"], match["a"])
        return plausible(int(match["y"]), int(month), int(day))
    stamp = form.pattern.search(path)
    if stamp is None:
        return None
    seconds = int(stamp[1]) / (1000 if form.form == "milliseconds" else 1)
    return datetime.fromtimestamp(seconds, UTC).date()


@dataclass(frozen=True, slots=True)
class _Patterns:
    byline: re.Pattern[str]
    updated: re.Pattern[str]
    alone: re.Pattern[str]
    dateline: re.Pattern[str]
    today: re.Pattern[str]
    week: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words, written = date_words(), forms()
    iso = r"(?:19|20)\d\d-\d\d-\d\d(?!\d)"
    either = rf"(?P<full>{written.full}|{iso})|(?P<partial>{written.partial})(?![ ]*\d)"
    only_full = rf"(?P<full>{written.full}|{iso})"
    line_full = rf"(?P<full>{written.full}|{iso}|{_DIGITS})"
    time = r"\d{1,2}[:.]\d{2}"
    clock = rf"(?:[ ,|–-]+(?:{words.at}[ ]+)?{time}[^\n]{{0,30}})?"
    again = rf"(?:[ ]*[–—|-][ ]*{words.updated}[ ]*:?[ ]*(?:{written.full}|{iso}|{_DIGITS}){clock})?"
    place = r"(?-i:[^\W\d_a-z])[^\n\d:;!?]{1,60}?"
    capitals = r"(?-i:[^\W\d_a-z](?:[^\W\d_a-z]|[ .'/-]){2,40}) "
    after = r"(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/|[.:–—-])"
    opens = rf"(?:^|[|·•,(]|\b{words.by}\b[^|·•\n]{{1,60}}[|·•,])[ ]*"
    from_day = rf"(?:\d{{1,2}}{words.ordinal}?(?:[ ]+{words.month})?[ ]*(?:[–—-]|\b{words.to}\b)[ ]*)?"
    own_day = rf"(?P<word>{words.today}|{words.yesterday})"
    flags = re.IGNORECASE
    return _Patterns(
        byline=re.compile(rf"{opens}{words.published}[ ]*[:|-]?[ ]*{only_full}", flags),
        updated=re.compile(rf"(?:^|[|·•,(])[ ]*{words.updated}[ ]*[:|-]?[ ]*{only_full}", flags),
        alone=re.compile(
            rf"(?P<head>[^\n]{{0,90}}?[|·•–—,-][ ]*|{time}[ ]*(?:[ap]\.?m\.?)?[ ,]*(?:{words.on}[ ]+)?)?{line_full}"
            rf"{clock}{again}[ .]*(?P<rest>(?:[|·•–—-][^\n]{{0,60}}|,[^\n,\d]{{1,20}}\d{{1,4}})?)",
            flags,
        ),
        dateline=re.compile(rf"(?:{place}[ ]*[,–—(-]|{capitals})[ ]*(?:{either})[)]?[ ]*{after}", flags),
        week=re.compile(rf"[^\n\d]{{0,60}}\b{words.week}\b[^\n\d]{{0,10}}{from_day}{only_full}[ .]*", flags),
        today=re.compile(rf"\b(?:{own_day}[ ]*[(,]|{words.present})[ ]*{only_full}[ ]*[),]", flags),
    )


def _from_text(text: str, *, url: str | None, start: int) -> Published | None:
    lines = [line.strip() for line in text[start : start + _HEAD_CHARACTERS].split("\n")]
    head = [line[:_LINE_CHARACTERS] for line in lines if line][:_HEAD_LINES]
    tail = [line.strip() for line in text[start + _HEAD_CHARACTERS :][-_HEAD_CHARACTERS:].split("\n")]
    short = [line for line in head + tail if len(line) <= _SHORT_LINE]
    patterns = _patterns()
    for pattern, says in ((patterns.byline, "the byline says"), (patterns.updated, "the byline says")):
        for line in short:
            if (match := pattern.search(line)) and (found := _full(match["full"])):
                return _of_line(found, says, match[0])
    for line in head:
        if len(line) <= _SHORT_LINE and (found := _alone(line)):
            return _of_line(found, "a line at the top says", line)
        if len(line) <= _SHORT_LINE and (match := patterns.week.fullmatch(line)) and (found := _full(match["full"])):
            return _of_line(found, "the week that a line at the top tells ends on the day of", match[0])
        if (match := patterns.dateline.match(line)) and (found := _dateline_date(match, url)):
            return _of_line(found, "the dateline says", match[0])
    return _own_day("\n".join(head))


def _alone(line: str) -> date | None:
    """The one date of a line that tells little else: "No. 24 | Friday 24 June 2022", "8:14 am on 9 March 2023"."""
    match = _patterns().alone.fullmatch(line)
    if match is None or any(_YEAR.search(match[part] or "") for part in ("head", "rest")):
        return None
    return _full(match["full"])


def _full(text: str) -> date | None:
    """The date of a written, an ISO or a numeric form; with dots the day stands first."""
    if text[:4].isdigit():
        return plausible(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if re.fullmatch(_DIGITS, text):
        day, month, year = (int(part) for part in re.split(r"[./]", text))
        return plausible(year, month, day) if "." in text else unambiguous(day, month, year)
    return written_date(text)


def _dateline_date(match: re.Match[str], url: str | None) -> date | None:
    """A dateline without a year is completed by the year of the address where their months agree."""
    if match["full"]:
        return _full(match["full"])
    known = url_month(url) if url else None
    if known is None or day_month(match["partial"])[0] != known[1]:
        return None
    return written_date(match["partial"], year=known[0])


def _own_day(head: str) -> Published | None:
    match = _patterns().today.search(head)
    found = _full(match["full"]) if match else None
    if match is None or found is None:
        return None
    if re.fullmatch(date_words().yesterday, match["word"] or "", re.IGNORECASE):
        found += timedelta(days=1)
    return _of_line(found, "the text says", match[0])


def _of_line(found: date, says: str, words: str) -> Published:
    shown = " ".join(words.split()).strip(" |·•,(")
    return Published(found, PublishedBasis.DATELINE, f"{says} {shown[:100]!r}")
