"""Events of a record as exporters get them: built by hand, or generated with any parties and any words."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dragoman.knowledge.codebook import cameo_of, intensity_of, load_codebook
from dragoman.knowledge.formats import bodies, countries

Event = dict[str, Any]
DOCUMENTS: dict[str, dict[str, Any]] = {
    "amroth": {
        "published": date(2021, 5, 10),
        "url": "https://palantir.example/amroth",
        "outlet": "The Palantir",
        "title": "A meeting by the sea",
        "characters": 321,
    },
    "edoras": {"published": date(2021, 5, 12), "url": None, "outlet": None, "title": "From Edoras", "characters": None},
}
STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "negated", "cancelled", "disputed")


def party(name: str, country: str, sector: str = "GOV", /, **fields: Any) -> Event:
    """A party known by name."""
    return {
        "text": name,
        "span": [3, 3 + len(name)],
        "name": name,
        "id": None,
        "country": country,
        "sector": sector,
        "office": None,
        "why": "exact-name",
    } | fields


def event(**fields: Any) -> Event:
    """King Elessar visited Prince Imrahil, told in two articles."""
    kind = fields.get("type", "CONSULT")
    modes, contexts = fields.get("modes", ["visit"] if kind == "CONSULT" else []), fields.get("contexts", [])
    known = load_codebook().types.get(kind)
    return {
        "id": "e1",
        "type": kind,
        "modes": modes,
        "contexts": contexts,
        "cameo": cameo_of(kind, modes, contexts),
        "quad": known.quad if known else 1,
        "intensity": intensity_of(kind, modes, contexts),
        "actors": [party("Elessar", "AND", "GOV")],
        "recipients": [party("Imrahil", "MCO", "MIL")],
        "reciprocal": False,
        "date": {"start": "2021-05-15", "end": "2021-05-16", "grain": "day", "basis": "stated", "span": None},
        "place": {"name": "Dol Amroth", "country": "MCO", "lat": 41.12346, "lon": -8.6, "id": 77, "span": [50, 60]},
        "status": "happened",
        "said_by": [{"name": "The envoy", "country": "AND", "stance": "says", "span": [0, 9]}],
        "confidence": 0.931,
        "mentions": [mention("amroth", 1), mention("edoras", 4)],
        "history": [{"known": "2021-05-10", "status": "planned", "doc": "amroth", "said_by": []}],
        "voices": 2,
        "aliases": ["e0"],
    } | fields


def mention(doc: str, sentence: int) -> Event:
    """One telling."""
    return {
        "doc": doc,
        "start": 0,
        "end": 60,
        "sentence": sentence,
        "trigger": [10, 17],
        "rule": "consult.visit",
        "status": "happened",
    }


_WORDS = st.text(max_size=12).map("A{}".format)  # whatever a text holds, after a letter
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_COUNTRIES = st.sampled_from([*countries(), *bodies(), "WEST", "XXX", "QUARTET"])
_DEGREES = st.floats(-90, 90).map(lambda value: round(value, 5))


@st.composite
def parties(draw: st.DrawFn) -> Event:
    """Any party; a body has the sector IGO."""
    country = draw(_COUNTRIES)
    body = country in bodies() or country == "QUARTET"
    sector = "IGO" if body else draw(st.sampled_from([one for one in load_codebook().sectors if one != "IGO"]))
    name = draw(_WORDS)
    return party(
        draw(_WORDS), country, sector, name=draw(st.sampled_from([name, None])), office=draw(st.none() | _WORDS)
    )


@st.composite
def events(draw: st.DrawFn, statuses: tuple[str, ...] = STATUSES) -> Event:
    """Any event that the codebook allows."""
    kind = draw(st.sampled_from(list(load_codebook().types)))
    modes = draw(st.lists(st.sampled_from(list(load_codebook().types[kind].modes) or ["x"]), unique=True, max_size=2))
    contexts = draw(st.lists(st.sampled_from(load_codebook().contexts), unique=True, max_size=2))
    first = draw(_DAYS)
    last = first + timedelta(days=draw(st.integers(0, 40)))
    dated = {"start": first.isoformat(), "end": last.isoformat(), "grain": "day", "basis": "stated", "span": None}
    place = {
        "name": draw(_WORDS),
        "country": draw(st.none() | st.sampled_from([code for code, row in countries().items() if row.fips])),
        "lat": draw(_DEGREES),
        "lon": draw(_DEGREES),
        "id": draw(st.none() | st.integers(1, 10**7)),
        "span": None,
    }
    reciprocal = draw(st.booleans())
    return event(
        id=draw(st.text("0123456789abcdef", min_size=8, max_size=16)),
        type=kind,
        modes=[mode for mode in modes if mode != "x"],
        contexts=contexts,
        actors=draw(st.lists(parties(), min_size=2 if reciprocal else 1, max_size=3)),
        recipients=[] if reciprocal else draw(st.lists(parties(), max_size=2)),
        reciprocal=reciprocal,
        date=draw(st.sampled_from([dated, None])),
        place=draw(st.sampled_from([place, None])),
        status=draw(st.sampled_from(statuses)),
        said_by=[{"name": draw(_WORDS), "country": "XXX", "stance": "says", "span": None}],
        confidence=draw(st.floats(0, 1).map(lambda value: round(value, 3))),
    )
