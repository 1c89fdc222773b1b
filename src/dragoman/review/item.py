"""An event as a person is shown it: its parties, time and place, who says so, and the words for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.model.actor import UNKNOWN

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAYS = 45  # how far apart candidates for one event may lie
_AROUND = 200  # characters shown before and after the evidence, on its own line of the article


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim. `words` are those of its evidence before, of and after its trigger, `around` those of the article
    before and after the evidence; both None where no text is kept."""

    claim: str
    doc: str
    published: str | None
    status: str
    rule: str
    words: tuple[str, str, str] | None
    around: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Item:
    """`claims` are those of `tellings`, in their order."""

    id: str
    type: str
    modes: tuple[str, ...]
    status: str
    confidence: float
    reciprocal: bool
    date: tuple[str, str] | None
    place: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    voices: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(telling.claim for telling in self.tellings)


def items(con: "DuckDBPyConnection", ids: Iterable[str]) -> list[Item]:
    """In the order of `ids`; one that is not in the index is left out."""
    wanted = list(ids)
    rows = con.execute(
        "SELECT id, type, modes, status, confidence, reciprocal, date_start, date_end, place_name, place_country"
        " FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))",
        [wanted],
    ).fetchall()
    sides, said, told = _parties(con, wanted), _voices(con, wanted), _tellings(con, wanted)
    known = {row[0]: _item(row, sides, said.get(row[0], []), told.get(row[0], [])) for row in rows}
    return [known[name] for name in wanted if name in known]


def nearest(con: "DuckDBPyConnection", item: Item, *, many: int = 5) -> list[Item]:
    """Events that may be the same: those that share most states with it, of its type and near its days."""
    countries = sorted({party.country for party in (*item.actors, *item.recipients)} - {UNKNOWN})
    rows = con.execute(
        """
        WITH mine AS (SELECT type, coalesce(date_start, first_known) AS day FROM events WHERE id = $id),
        shared AS (SELECT event, count(DISTINCT country) AS n FROM parties
                   WHERE list_contains($countries, country) AND event <> $id GROUP BY event)
        SELECT e.id FROM shared s JOIN events e ON e.id = s.event, mine
        WHERE coalesce(abs(date_diff('day', mine.day, coalesce(e.date_start, e.first_known))), 0) <= $days
        ORDER BY s.n DESC, (e.type = mine.type) DESC,
                 abs(date_diff('day', mine.day, coalesce(e.date_start, e.first_known))) NULLS LAST, e.id
        LIMIT $many
        """,
        {"id": item.id, "countries": countries, "days": _DAYS, "many": many},
    ).fetchall()
    return items(con, (row[0] for row in rows))


def _item(
    row: tuple[Any, ...], sides: dict[tuple[str, str], list[Party]], said: Sequence[str], told: Sequence[Telling]
) -> Item:
    name, kind, modes, status, confidence, reciprocal, first, last, place, country = row
    return Item(
        id=name,
        type=kind,
        modes=tuple(modes or ()),
        status=status,
        confidence=confidence,
        reciprocal=bool(reciprocal),
        date=(first.isoformat(), last.isoformat()) if first and last else None,
        place=place and (f"{place}, {country}" if country else place),
        actors=tuple(sides.get((name, "actor"), ())),
        recipients=tuple(sides.get((name, "recipient"), ())),
        voices=tuple(said),
        tellings=tuple(told),
    )


def _parties(con: "DuckDBPyConnection", ids: Sequence[str]) -> dict[tuple[str, str], list[Party]]:
    """By event and side."""
    out: dict[tuple[str, str], list[Party]] = {}
    for event, side, name, text, country in con.execute(
        "SELECT event, side, name, text, country FROM parties WHERE event IN (SELECT unnest(?::VARCHAR[]))"
        " ORDER BY event, side, ordinal",
        [ids],
    ).fetchall():
        out.setdefault((event, side), []).append(Party(name or text or country or "", country or UNKNOWN))
    return out


def _voices(con: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, list[str]]:
    """By event; a stance that is more than saying so is named."""
    out: dict[str, list[str]] = {}
    for event, name, stance in con.execute(
        "SELECT event, name, stance FROM voices WHERE event IN (SELECT unnest(?::VARCHAR[])) ORDER BY event, ordinal",
        [ids],
    ).fetchall():
        out.setdefault(event, []).append(f"{name} ({stance})" if stance and stance != "says" else name)
    return out


def _tellings(con: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, list[Telling]]:
    rows = con.execute(
        """
        SELECT t.event, t.claim, t.doc, d.published, t.status, t.rule, d.text IS NOT NULL,
               substring(d.text, t.evidence[1] + 1, t.trigger[1] - t.evidence[1]),
               substring(d.text, t.trigger[1] + 1, t.trigger[2] - t.trigger[1]),
               substring(d.text, t.trigger[2] + 1, t.evidence[2] - t.trigger[2]),
               substring(d.text, greatest(t.evidence[1] - $around, 0) + 1, least(t.evidence[1], $around)),
               substring(d.text, t.evidence[2] + 1, $around)
        FROM tellings t LEFT JOIN documents d ON d.id = t.document AND d.current
        WHERE t.event IN (SELECT unnest($ids::VARCHAR[])) ORDER BY t.event, t.ordinal
        """,
        {"ids": ids, "around": _AROUND},
    ).fetchall()
    out: dict[str, list[Telling]] = {}
    for event, *row in rows:
        out.setdefault(event, []).append(_telling(row))
    return out


def _telling(row: Sequence[Any]) -> Telling:
    claim, doc, day, status, rule, kept, before, trigger, after, lead, trail = row
    words = around = None
    if kept:
        words = (before, trigger, after)
        around = (_whole(lead.rpartition("\n")[2], at_end=False), _whole(trail.partition("\n")[0], at_end=True))
    return Telling(claim, doc, day and day.isoformat(), status, rule, words, around)


def _whole(text: str, *, at_end: bool) -> str:
    """Without the half word where the text was cut."""
    if len(text) < _AROUND:
        return text
    return f"{text.rpartition(' ')[0]} …" if at_end else f"… {text.partition(' ')[2]}"
