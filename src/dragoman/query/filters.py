"""Which events are asked for. What a user writes reaches the database as bound parameters, never inside the SQL."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.errors import InvalidDate, UnknownName, UsageError
from dragoman.knowledge.codebook import load_codebook, mutual_types
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.modality import Status
from dragoman.model.plain import plain
from dragoman.query.who import Who, find_who, look_up, nearest, nobody, unknown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FOLDED = "lower(strip_accents({0}))"
_LOOSE = 0.6
Words = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """All that is given must hold; of several types, modes, contexts, statuses or sectors one is enough.

    `actor` does it, `recipient` it is done to, `party` is either; where host and guest take part alike (CONSULT) all
    three are. `other` is a further party on any side. `since` and `until` (YYYY, YYYY-MM or YYYY-MM-DD, or a date)
    hold for the event's own days, or, where it has none, for the day that it was first known.
    """

    actor: str | None = None
    other: str | None = None
    recipient: str | None = None
    party: str | None = None
    type: Words = ()
    mode: Words = ()
    context: Words = ()
    status: Words = ()
    sector: Words = ()
    quad: int | None = None
    since: str | date | None = None
    until: str | date | None = None
    place: str | None = None
    says: str | None = None
    doc: str | None = None
    text: str | None = None


@dataclass(slots=True)
class Where:
    """Conditions on `events e`, and the values of their question marks in order."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """One condition more; as many values as it has question marks."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """WHERE with all conditions, or nothing."""
        return "WHERE " + " AND ".join(f"({one})" for one in self.conditions) if self.conditions else ""


def where_of(connection: "DuckDBPyConnection", wanted: Filter) -> Where:
    """The conditions of a filter. UnknownName, InvalidDate or UsageError for what cannot be asked."""
    where = Where()
    _kinds(connection, wanted, where)
    _days(wanted, where)
    _parties(connection, wanted, where)
    if wanted.place is not None:
        _place(connection, wanted.place, where)
    if wanted.says is not None:
        _says(connection, wanted.says, where)
    if wanted.doc is not None:
        _doc(connection, wanted.doc, where)
    if wanted.text:
        condition = f"contains({_FOLDED.format('c.quote')}, {_FOLDED.format('?')})"
        tellings = "SELECT t.event FROM tellings t JOIN claims c ON c.id = t.claim"
        where.add(f"e.id IN ({tellings} WHERE {condition})", wanted.text)
    return where


def day_of(value: str | date, *, last: bool = False) -> date:
    """The first day of a year, month or day as written, or its last."""
    if isinstance(value, date):
        return value
    match = _DAY.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), match[2] and int(match[2]), match[3] and int(match[3])
        if not last:
            return date(year, month or 1, day or 1)
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        raise InvalidDate(f"{plain(value)!r} is no date; write it as YYYY, YYYY-MM or YYYY-MM-DD") from None


def limit_sql(limit: int | None) -> str:
    """LIMIT, or nothing where all rows are wanted."""
    if limit is None:
        return ""
    if limit < 0:
        raise UsageError(f"a limit of {limit} rows makes no sense")
    return f"LIMIT {int(limit)}"


def matches(who: Who, *, country: str, actor: str, name: str) -> tuple[str, list[Any]]:
    """The condition that columns of these names mean that party, and its values."""
    if who.country is not None:
        return f"{country} = ?", [who.country]
    parts, values = [], []
    if who.actors:
        parts.append(f"list_contains(?, {actor})")
        values.append(list(who.actors))
    if who.names:
        parts.append(f"{actor} IS NULL AND list_contains(?, {name})" if who.actors else f"list_contains(?, {name})")
        values.append(list(who.names))
    return " OR ".join(f"({part})" for part in parts), values


def words(value: Words) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _kinds(connection: "DuckDBPyConnection", wanted: Filter, where: Where) -> None:
    """Type, mode, context, status, sector, quad."""
    book = load_codebook()
    modes = {mode for kind in book.types.values() for mode in kind.modes}
    told = "SELECT DISTINCT unnest({0}) FROM events"
    if types := _known(connection, "type", wanted.type, book.types, "SELECT DISTINCT type FROM events"):
        where.add("list_contains(?, e.type)", types)
    if found := _known(connection, "mode", wanted.mode, modes, told.format("modes")):
        where.add("list_has_any(e.modes, ?)", found)
    if found := _known(connection, "context", wanted.context, book.contexts, told.format("contexts")):
        where.add("list_has_any(e.contexts, ?)", found)
    if found := _known(connection, "status", wanted.status, list(Status)):
        where.add("list_contains(?, e.status)", found)
    if found := _known(connection, "sector", wanted.sector, book.sectors):
        where.add("e.id IN (SELECT event FROM parties WHERE list_contains(?, sector))", found)
    if wanted.quad is not None:
        if wanted.quad not in book.quads:
            raise UsageError(f"no quad class {wanted.quad}; there are {', '.join(map(str, book.quads))}")
        where.add("e.quad = ?", wanted.quad)


def _known(
    connection: "DuckDBPyConnection", what: str, given: Words, book: Iterable[str], told: str | None = None
) -> list[str]:
    """The words as the codebook or else the record (`told` selects its own) writes them."""
    forms = {str(word).casefold(): str(word) for word in book}
    given_words = words(given)
    missing = [word for word in given_words if word.casefold() not in forms]
    if missing and told is not None:
        forms |= {row[0].casefold(): row[0] for row in connection.execute(told).fetchall() if row[0]}
    for word in missing:
        if word.casefold() not in forms:
            near = nearest(word, forms.values(), least=_LOOSE) or sorted(forms.values())
            raise UnknownName(unknown(what, word, near))
    return [forms[word.casefold()] for word in given_words]


def _days(wanted: Filter, where: Where) -> None:
    first = day_of(wanted.since) if wanted.since is not None else None
    last = day_of(wanted.until, last=True) if wanted.until is not None else None
    if first is not None and last is not None and last < first:
        raise UsageError(f"nothing lies between {first} and {last}: since is after until")
    if first is not None:
        where.add("coalesce(e.date_end, e.first_known) >= ?", first)
    if last is not None:
        where.add("coalesce(e.date_start, e.first_known) <= ?", last)


def _parties(connection: "DuckDBPyConnection", wanted: Filter, where: Where) -> None:
    first: Who | None = None
    for text, side in ((wanted.actor, "actor"), (wanted.recipient, "recipient"), (wanted.party, None)):
        if text is None:
            continue
        who = find_who(connection, text)
        first = first or who
        _party(who, side, where)
    if wanted.other is None:
        return
    other = find_who(connection, wanted.other)
    if first is None:
        _party(other, None, where)
        return
    (one, values), (two, more) = _of_party(first), _of_party(other)
    together = f"bool_or({one}) AND bool_or({two}) AND count(*) > 1"
    select = f"SELECT p.event FROM parties p WHERE ({one}) OR ({two}) GROUP BY p.event HAVING {together}"
    where.add(f"e.id IN ({select})", *values, *more, *values, *more)


def _party(who: Who, side: str | None, where: Where) -> None:
    condition, values = _of_party(who)
    events = f"SELECT p.event FROM parties p WHERE ({condition})"
    if side is None:
        where.add(f"e.id IN ({events})", *values)
        return
    mutual = f"list_contains(?, e.type) AND e.id IN ({events})"
    where.add(f"e.id IN ({events} AND p.side = ?) OR ({mutual})", *values, side, sorted(mutual_types()), *values)


def _of_party(who: Who) -> tuple[str, list[Any]]:
    condition, values = matches(who, country="p.country", actor="p.actor", name="coalesce(p.name, p.text)")
    if who.sector is None:
        return condition, values
    return f"({condition}) AND p.sector = ?", [*values, who.sector]


def _place(connection: "DuckDBPyConnection", text: str, where: Where) -> None:
    """A country by code or name, else the name of a place; a place that is known but not told of gives nothing."""
    gazetteer, name = load_gazetteer(), text.strip()
    states = [one for form in (name, name.title()) for one in gazetteer.find(form) if gazetteer.is_state(form)]
    code = name if gazetteer.state(name) else next((one.country for one in states if one.kind == "state"), None)
    if code is not None:
        where.add("e.place_country = ?", code)
        return
    told = "SELECT DISTINCT place_name FROM events WHERE place_name IS NOT NULL ORDER BY place_name"
    same = f"{_FOLDED.format('place_name')} = {_FOLDED.format('?')}"
    rows = connection.execute(f"SELECT place_name FROM ({told}) WHERE {same}", [name]).fetchall()
    if not rows and gazetteer.territory(name) is None and gazetteer.territory(name.title()) is None:
        names = [row[0] for row in connection.execute(told).fetchall()]
        raise UnknownName(unknown("place", name, nearest(name, (*names, *gazetteer.labels()))))
    where.add("list_contains(?, e.place_name)", [row[0] for row in rows])


def _says(connection: "DuckDBPyConnection", text: str, where: Where) -> None:
    condition, values = source_matches(source_of(connection, text))
    where.add(f"e.id IN (SELECT v.event FROM voices v WHERE {condition})", *values)


def source_of(connection: "DuckDBPyConnection", text: str) -> Who:
    """A source by its country or name; words that are part of a source's name as written are enough."""
    who = look_up(connection, text, sources=True)
    if who is not None and who.sector is not None:
        raise UsageError(f"a source is given without a sector: {plain(text.rpartition(':')[0])}")
    if who is not None and who.country is not None:
        return who
    parts = connection.execute(
        "SELECT name FROM (SELECT DISTINCT name FROM voices UNION SELECT DISTINCT speaker.name FROM quotes) "
        f"WHERE contains({_FOLDED.format('name')}, {_FOLDED.format('?')}) ORDER BY name",
        [text.strip()],
    ).fetchall()
    if who is None and not parts:
        raise nobody(connection, text)
    who = who or Who()
    return Who(actors=who.actors, names=tuple(dict.fromkeys((*who.names, *(row[0] for row in parts)))))


def source_matches(who: Who, voice: str = "v") -> tuple[str, list[Any]]:
    """The condition that a voice is that source, by id, full name or as written."""
    if who.country is not None:
        return f"{voice}.country = ?", [who.country]
    either = f"list_contains(?, {voice}.person) OR list_contains(?, {voice}.name)"
    names = list(who.names)
    return f"list_contains(?, {voice}.actor) OR {either}", [list(who.actors), names, names]


def _doc(connection: "DuckDBPyConnection", name: str, where: Where) -> None:
    if not connection.execute("SELECT 1 FROM documents WHERE name = ? LIMIT 1", [name]).fetchone():
        rows = connection.execute("SELECT DISTINCT name FROM documents ORDER BY name").fetchall()
        raise UnknownName(unknown("article", name, nearest(name, (row[0] for row in rows))))
    where.add("e.id IN (SELECT event FROM tellings WHERE doc = ?)", name)
