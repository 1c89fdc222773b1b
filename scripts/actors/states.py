"""Every usual name of a state, and what its people are called."""

import re
from collections.abc import Iterator

from actors.facts import Facts, curated, text
from dragoman.knowledge.names import is_acronym

LATIN = re.compile(r"[A-Za-zÀ-ɏ'’., ()&-]+")
PLURAL = re.compile(r"^(.+?)\((s|es)\)$")
NOBODY = ("ATA", "BVT", "HMD", "ATF", "UMI", "SGS")
Row = tuple[str, ...]
WEST = (("name", "the West"), ("name", "West"), ("adjective", "Western"), ("noun", "Westerners"), ("noun", "Westerner"),
        ("name", "Western countries"), ("name", "Western powers"), ("name", "Western world"))  # fmt: skip
# Names that tell no state: several share them, or they are a word of English (Iceland's own name for itself).
SHARED = ("Congo", "Korea", "Guinea", "Sudan", "Saint Martin", "Virgin Islands", "Island")


def states(facts: Facts) -> Iterator[Row]:
    """Rows of states.tsv; of two states with one form the curated and then the more populous keeps it."""
    seen: dict[tuple[str, str], str] = {}
    for row in _ordered(facts):
        code, kind, form = row[:3]
        family = "people" if kind in ("adjective", "noun") else kind if kind in ("label", "successor") else "name"
        if seen.setdefault((family, form.casefold()), code) == code:
            yield row


def _ordered(facts: Facts) -> Iterator[Row]:
    yield from _curated()
    for entry in sorted(_inhabited(facts), key=lambda e: -facts.population.get(e["cca3"], 0)):
        yield from _world(entry["cca3"], entry)
    for code in sorted(set(facts.factbook) - set(NOBODY), key=lambda c: -facts.population.get(c, 0)):
        yield from _factbook(code, facts.factbook[code])


def _inhabited(facts: Facts) -> Iterator[dict]:
    """Every country but those where nobody governs."""
    yield from (entry for entry in facts.countries if entry["cca3"] not in NOBODY)


def _curated() -> Iterator[Row]:
    for code, kind, form, *days in curated("states"):
        first, last = (*days, "", "")[:2]
        if kind == "seat":
            kind = "capital"
        yield code, kind, form, first, last, "curated"
    for kind, form in WEST:
        yield "WEST", kind, form, "", "", "curated"
    for code, name, status, first, last, successor, *_ in curated("statehood"):
        if status in ("former", "region"):
            yield code, "label", name, first, last, "curated"
            yield code, "name", name, first, last, "curated"
            if successor:
                yield code, "successor", successor, last, "", "curated"
    for form, code, *_ in curated("peoples"):
        yield code, "noun", form, "", "", "curated"


def _world(code: str, entry: dict) -> Iterator[Row]:
    source = "mledoze/countries"
    common, official = entry["name"]["common"], entry["name"]["official"]
    yield code, "label", common, "", "", source
    for form in dict.fromkeys((common, official, *entry["altSpellings"])):
        if len(form) > 3 and LATIN.fullmatch(form) and form not in SHARED and not is_acronym(form):
            yield code, "name", form, "", "", source
    for capital in entry["capital"]:
        if capital:
            yield code, "capital", capital, "", "", source
    demonym = (entry.get("demonyms") or {}).get("eng", {}).get("m", "")
    yield from _people(code, demonym, source)


def _people(code: str, word: str, source: str) -> Iterator[Row]:
    if not word or not LATIN.fullmatch(word):
        return
    yield code, "adjective", word, "", "", source
    if word.endswith(("an", "i", "er", "ot", "ian", "ar", "ic", "ak")):
        yield code, "noun", word + "s", "", "", source


def _factbook(code: str, entry: dict) -> Iterator[Row]:
    source = "factbook"
    for part in re.split(r"[,;]| or ", text(entry, "Nationality", "noun")):
        form = part.split("(singular")[0].strip()
        found = PLURAL.match(form)
        for word in (found[1], found[1] + found[2]) if found else (form,):
            if word[:1].isupper() and LATIN.fullmatch(word) and len(word) > 2 and "(" not in word:
                yield code, "noun", word.strip(), "", "", source
    for part in re.split(r"[,;]| or ", text(entry, "Nationality", "adjective")):
        word = part.split("(")[0].strip()
        if word[:1].isupper() and LATIN.fullmatch(word):
            yield code, "adjective", word, "", "", source
    for field in ("conventional short form", "conventional long form", "local short form", "former"):
        for name in re.split(r"[,;/]", text(entry, "Country name", field)):
            form = name.split("(")[0].strip()
            if (
                len(form) > 3
                and form[0].isupper()
                and LATIN.fullmatch(form)
                and form not in SHARED
                and field != "former"
            ):
                yield code, "name", form, "", "", source
