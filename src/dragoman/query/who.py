"""Whom a query means: a code, a name or an id to what stands in the record's columns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.errors import UnknownName, UsageError
from dragoman.knowledge.alike import likeness
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.names import key
from dragoman.model.actor import Actor
from dragoman.model.plain import plain

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LONGEST = 200
_LONGEST_CODE = 10
_NEAR = 0.8
_MANY = 3
_SAME = "lower(strip_accents({0})) = lower(strip_accents(?))"


@dataclass(frozen=True, slots=True)
class Who:
    """A country or international body by its code, or actors by id and by the names that the record has for them."""

    country: str | None = None
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sector: str | None = None


def find_who(connection: "DuckDBPyConnection", text: str) -> Who:
    """Whom the text names.

    An ISO code, an acronym, a country, a person or body by name, or a knowledge id; "RUS:MIL" asks for one sector.
    UnknownName names the nearest; UsageError where the name can mean several.
    """
    found = look_up(connection, text)
    if found is None:
        raise nobody(connection, text)
    return found


def look_up(connection: "DuckDBPyConnection", text: str, *, sources: bool = False) -> Who | None:
    """As `find_who`, but None for nobody. `sources` looks also for those who are quoted but never act."""
    name, sector = _with_sector(text.strip()[:_LONGEST])
    found = (
        _by_code(connection, name)
        or _by_knowledge(connection, name)
        or _by_record(connection, name, sources=sources)
        or _by_near_name(connection, name)
    )
    return replace(found, sector=sector) if found else None


def nobody(connection: "DuckDBPyConnection", text: str) -> UnknownName:
    """The error that names the nearest to a name that nothing is known of."""
    near = nearest(text, (*load_gazetteer().labels(), *_names(connection)))
    return UnknownName(unknown("actor", text.strip(), near) + "; give an ISO code, an acronym, a name or an id")


def unknown(what: str, name: str, near: Iterable[str]) -> str:
    """The message for a name that nothing is known of."""
    shown = ", ".join(plain(one) for one in near)
    return f"no {what} is known as {plain(name)!r}" + (f"; nearest: {shown}" if shown else "")


def nearest(name: str, known: Iterable[str], *, least: float = _NEAR) -> tuple[str, ...]:
    """The names most alike, best first."""
    wanted = key(name)
    scored = {one: likeness(wanted, key(one), least=least) for one in dict.fromkeys(known)}
    return tuple(sorted((one for one in scored if scored[one]), key=lambda one: (-scored[one], one)))[:_MANY]


def _with_sector(text: str) -> tuple[str, str | None]:
    name, colon, sector = text.rpartition(":")
    if not colon:
        return text, None
    known = load_codebook().sectors
    if sector.upper() not in known:
        raise UnknownName(unknown("sector", sector, nearest(sector, known, least=0.6) or known))
    return name.strip(), sector.upper()


def _by_code(connection: "DuckDBPyConnection", name: str) -> Who | None:
    if not name.isupper() or len(name) > _LONGEST_CODE:
        return None
    if connection.execute("SELECT 1 FROM parties WHERE country = ? LIMIT 1", [name]).fetchone():
        return Who(country=name)
    return Who(country=name) if load_gazetteer().state(name) else None


def _by_knowledge(connection: "DuckDBPyConnection", name: str) -> Who | None:
    gazetteer = load_gazetteer()
    if one := gazetteer.known(name):
        return _as_party(connection, one)
    for form in dict.fromkeys((name, name.title(), name.upper())):
        actors = gazetteer.find(form)
        if actors:
            return _as_party(connection, _one_of(connection, name, _first_meant(actors, form)))
    code = gazetteer.demonym(name) or gazetteer.demonym(name.title())
    return Who(country=code) if code else None


def _by_near_name(connection: "DuckDBPyConnection", name: str) -> Who | None:
    """A person in another spelling, or by the last name alone."""
    gazetteer = load_gazetteer()
    actors = gazetteer.person(name) or gazetteer.last_name(name)
    return _as_party(connection, _one_of(connection, name, actors)) if actors else None


def _by_record(connection: "DuckDBPyConnection", name: str, *, sources: bool) -> Who | None:
    """By an id or a name that stands in the record and that the tables do not have."""
    if connection.execute("SELECT 1 FROM parties WHERE actor = ? LIMIT 1", [name]).fetchone():
        return Who(actors=(name,))
    names = _names_like(connection, name, "SELECT DISTINCT name FROM parties")
    names = names or _names_like(connection, name, "SELECT DISTINCT text AS name FROM parties WHERE name IS NULL")
    if sources:
        names += _names_like(connection, name, "SELECT DISTINCT person AS name FROM voices")
        names += _names_like(connection, name, "SELECT DISTINCT name FROM voices")
        names += _names_like(connection, name, "SELECT DISTINCT speaker.person AS name FROM quotes")
    if not names:
        return None
    rows = connection.execute(
        "SELECT DISTINCT actor FROM parties WHERE actor IS NOT NULL AND list_contains(?, name) ORDER BY actor", [names]
    ).fetchall()
    return Who(actors=tuple(row[0] for row in rows), names=tuple(dict.fromkeys(names)))


def _as_party(connection: "DuckDBPyConnection", actor: Actor) -> Who:
    if actor.kind == "state" or _is_whole_body(actor):
        return Who(country=actor.country)
    names = _names_like(connection, actor.name, "SELECT DISTINCT name FROM parties")
    return Who(actors=(actor.id,), names=tuple(dict.fromkeys((actor.name, *names))))


def _is_whole_body(actor: Actor) -> bool:
    """Whether all that belongs to an international body goes by this actor's acronym."""
    gazetteer = load_gazetteer()
    if actor.kind != "organisation" or gazetteer.state(actor.country):
        return False
    return any(one.id == actor.id for one in gazetteer.find(actor.country))


def _first_meant(actors: tuple[Actor, ...], form: str) -> tuple[Actor, ...]:
    """States before all others; then those entered by hand."""
    states = tuple(one for one in actors if one.kind == "state")
    meant = tuple(one for one in actors if load_gazetteer().prevails(one, form))
    return states or meant or actors


def _one_of(connection: "DuckDBPyConnection", name: str, actors: tuple[Actor, ...]) -> Actor:
    """The only one, or the only one whom the record knows."""
    if len(actors) > 1:
        ids = [one.id for one in actors]
        rows = connection.execute("SELECT DISTINCT actor FROM parties WHERE list_contains(?, actor)", [ids]).fetchall()
        there = {row[0] for row in rows}
        actors = tuple(one for one in actors if one.id in there) or actors
    if len(actors) > 1:
        shown = ", ".join(f"{one.name} ({one.country}, {one.id})" for one in actors[:5])
        raise UsageError(f"{plain(name)!r} can be {shown}; give the code or the id")
    return actors[0]


def _names_like(connection: "DuckDBPyConnection", name: str, names: str) -> list[str]:
    """Those that differ in no more than case and accents. `names` is one of this module's own queries."""
    rows = connection.execute(f"SELECT name FROM ({names}) WHERE {_SAME.format('name')} ORDER BY name", [name])
    return [row[0] for row in rows.fetchall()]


def _names(connection: "DuckDBPyConnection") -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT name FROM parties WHERE name IS NOT NULL UNION SELECT DISTINCT country FROM parties ORDER BY 1"
    )
    return [row[0] for row in rows.fetchall() if row[0]]
