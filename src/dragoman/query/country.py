"""Which country or international body a word of a query means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.errors import UnknownName
from dragoman.knowledge.alike import likeness
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.gazetteer_tables import rows
from dragoman.knowledge.names import key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KINDS = ("state", "organisation")
_NO_NAMES = ("adjective", "noun", "successor")
_LEAST = 0.75
_NEAREST = 3
_RECORDED = "SELECT 1 FROM dyads WHERE actor = $code OR recipient = $code LIMIT 1"
_ALL_RECORDED = "SELECT actor FROM dyads UNION SELECT recipient FROM dyads"


def country_code(connection: "DuckDBPyConnection", name: str) -> str:
    """The code as the record writes it (ISO 3166-1 alpha-3, a body's acronym) of a code, a name or a capital.

    A code that the record has is known, whoever coined it; else the gazetteer decides.
    """
    said = name.strip()
    if connection.execute(_RECORDED, {"code": said.upper()}).fetchone():
        return said.upper()
    gazetteer = load_gazetteer()
    state = gazetteer.state(said)
    if state is not None and state.country:
        return state.country
    found = [actor for form in (said, said.upper(), said.title()) for actor in gazetteer.find(form)]
    codes = tuple(dict.fromkeys(actor.country for actor in found if actor.kind in _KINDS and actor.country))
    if len(codes) == 1:
        return codes[0]
    near = dict.fromkeys(f"{actor.country} ({actor.name})" for actor in found if actor.country)
    raise UnknownName(f"no country or body is called {name!r}; {_hint(tuple(near) or _nearest(connection, said))}")


def _hint(near: tuple[str, ...]) -> str:
    if not near:
        return "give an ISO 3166-1 alpha-3 code, a body's acronym or a name"
    return f"the nearest: {', '.join(near)}"


def _nearest(connection: "DuckDBPyConnection", said: str) -> tuple[str, ...]:
    """The codes whose forms are most like the word, each with that form."""
    wanted = key(said)
    recorded = ((code, code) for (code,) in connection.execute(_ALL_RECORDED).fetchall() if code)
    best: dict[str, tuple[float, str]] = {}
    for form, code in (*recorded, *_forms()):
        alike = likeness(wanted, key(form), least=_LEAST) if form else 0.0
        if alike > best.get(code, (0.0, ""))[0]:
            best[code] = (alike, form)
    found = sorted(best, key=lambda code: (-best[code][0], code))[:_NEAREST]
    return tuple(code if best[code][1] == code else f"{code} ({best[code][1]})" for code in found)


def _forms() -> Iterator[tuple[str, str]]:
    """Every name and code of a state or an international body, with the code."""
    for code, kind, form, *_ in rows("actors/states.tsv"):
        if kind not in _NO_NAMES:
            yield from ((code, code), (form, code))
    for _id, name, kind, code, _sectors, _fine, _first, _last, aliases, *_ in rows("actors/actors.tsv"):
        if kind == "organisation":
            yield from ((form, code) for form in (code, name, *aliases.split("|")))
