"""Which country or international body a word of a query means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.errors import UnknownName, UsageError
from dragoman.knowledge.alike import likeness
from dragoman.knowledge.gazetteer_tables import rows
from dragoman.knowledge.names import key
from dragoman.model.plain import plain
from dragoman.query.who import find_who, unknown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CODE_LETTERS = 3
_NO_NAMES = ("adjective", "noun", "successor")
_LEAST = 0.75
_MANY = 3
_RECORDED = "SELECT actor FROM dyads UNION SELECT recipient FROM dyads ORDER BY 1"


def country_code(connection: "DuckDBPyConnection", text: str) -> str:
    """Its code as the record writes it, of a code in either case, a name, a capital or a people.

    UnknownName names the nearest where nothing is known of it; UsageError where it is known and no country.
    """
    said = text.strip()
    try:
        who = find_who(connection, said.upper() if len(said) == _CODE_LETTERS else said)
    except UnknownName:
        raise UnknownName(unknown("country or body", said, _nearest(connection, said))) from None
    if who.country is None or who.sector is not None:
        raise UsageError(f"{plain(text)!r} is no country or international body: dyads are of these")
    return who.country


def _nearest(connection: "DuckDBPyConnection", said: str) -> tuple[str, ...]:
    """The codes whose forms are most like the word, each with that form."""
    wanted = key(said)
    recorded = ((code, code) for (code,) in connection.execute(_RECORDED).fetchall() if code)
    best: dict[str, tuple[float, str]] = {}
    for form, code in (*recorded, *_forms()):
        alike = likeness(wanted, key(form), least=_LEAST) if form and wanted else 0.0
        if alike > best.get(code, (0.0, ""))[0]:
            best[code] = (alike, form)
    found = sorted(best, key=lambda code: (-best[code][0], code))[:_MANY]
    return tuple(code if best[code][1] == code else f"{code} ({best[code][1]})" for code in found)


def _forms() -> Iterator[tuple[str, str]]:
    """Every code and name of a state or an international body, with the code."""
    for code, kind, form, *_ in rows("actors/states.tsv"):
        if kind not in _NO_NAMES:
            yield from ((code, code), (form, code))
    for _id, name, kind, code, _sectors, _fine, _first, _last, aliases, *_ in rows("actors/actors.tsv"):
        if kind == "organisation":
            yield from ((form, code) for form in (code, name, *aliases.split("|")))
