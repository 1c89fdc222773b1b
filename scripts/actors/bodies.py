"""Organisations: curated lists, and what the factbook says of parties, legislatures, courts and forces."""

import re
from collections.abc import Iterator

from actors.facts import Facts, curated, text
from dragoman.knowledge.load import load_plain
from dragoman.knowledge.names import key

KINDS = {"igo": "organisation", "ngo": "organisation", "force": "body"}
CODES = frozenset(row["id"] for row in load_plain("codebook/sectors.yaml")["sectors"])
# Less well known than the rest: of two bodies with one acronym it comes second.
FURTHER = "curated further"
FINE = ("PRM", "PRE", "UAF")
Row = tuple[str, ...]
_PARTY = re.compile(
    r"^(?P<name>[^()\[\];:]{4,90}?)(?:\s*\[[^\]]*\]|\s*\([^)]*\))*"
    r"(?:\s+or\s+(?P<short>[A-Z][\w/().'’+-]{1,12}))?(?:\s*\[.*|\s*\(.*)?$"
)
_LEGISLATURE = re.compile(r"[;/]|\bor\b|\bconsists of\b")


def bodies(facts: Facts) -> Iterator[Row]:
    """Rows of actors.tsv; a name already curated for a state is not taken from the factbook again."""
    taken: set[tuple[str, str]] = set()
    for row in _every(facts, taken):
        short = _without_country(row[1], row[3], facts)
        yield (*row[:8], "|".join(filter(None, (row[8], short and "~" + short))), *row[9:])


def _without_country(name: str, country: str, facts: Facts) -> str:
    """ "Democratic Party" of "Democratic Party of Korea": a form that means it only where the country is clear."""
    start, _, last = name.rpartition(" of ")
    last = last.removeprefix("the ")
    known = facts.code(last) == country or last.rpartition(" ")[2] in ("Korea", "Congo")
    return start if known and " " in start else ""


def _every(facts: Facts, taken: set[tuple[str, str]]) -> Iterator[Row]:
    for row in _curated():
        taken.update((row[3], key(form)) for form in (row[1], *row[8].split("|")))
        yield row
    for row in _factbook(facts):
        if (row[3], key(row[1])) not in taken:
            taken.add((row[3], key(row[1])))
            yield row


def _row(name: str, kind: str, country: str, sectors: str, **more: str) -> Row:
    codes = [code for code in sectors.split(",") if code in CODES] or ["OTH" if "PRE" in sectors else "REB"]
    fine = next((code for code in FINE if sectors.split(",")[0] == code), "")
    identity = f"{kind}-{country.lower().replace(' ', '-')}-{key(name).replace(' ', '-')}"
    days = (more.get("first", ""), more.get("last", ""))
    origin = (more.get("aliases", ""), more.get("parent", ""), more.get("source", "curated"))
    return (identity, name, KINDS.get(kind, kind), country, ",".join(codes), fine, *days, *origin)


def _curated() -> Iterator[Row]:
    for table in ("bodies", "companies", "more_bodies"):
        source = FURTHER if table.startswith("more") else "curated"
        for name, kind, country, sectors, *aliases in curated(table):
            yield _row(name, kind, country, sectors, aliases="".join(aliases[:1]), source=source)
    for name, kind, country, sectors, aliases, *parent in curated("international"):
        yield _row(name, kind, country, sectors, aliases=aliases, parent="".join(parent[:1]))
    for name, kind, country, sectors, aliases, first, last in curated("groups"):
        kind = "group" if kind == "state" else kind
        yield _row(name, kind, country, sectors, aliases=aliases, first=first, last=last)
    for form, country, *_ in curated("peoples"):
        if form.endswith("s"):
            yield _row(form, "people", country, "CVL")


def _factbook(facts: Facts) -> Iterator[Row]:
    for code, entry in facts.factbook.items():
        for line in re.split(r"[\n;]", text(entry, "Political parties")):
            yield from _party(line.strip(), code)
        house = text(entry, "Legislative branch", "legislature name")
        yield from _names(house, code, "LEG")
        for court in re.split(r"[\n;]", text(entry, "Judicial branch", "highest court(s)")):
            yield from _names(court, code, "JUD")
        forces = text(entry, "Military", "Military and security forces")
        for part in re.split(r"[\n;]", forces):
            yield from _force(part, code)


def _party(line: str, code: str) -> Iterator[Row]:
    found = _PARTY.match(line)
    if not found or line.lower().startswith(("note", "none", "other", "independent")) or len(line) < 6:
        return
    name, *others = found["name"].strip(" -–:.").split(" or ")
    short = found["short"] or ""
    if name[:1].isupper() and len(name) > 5:
        yield _row(
            name,
            "party",
            code,
            "PTY",
            aliases="|".join((*others, *([short.strip(".")] if len(short) > 2 else ()))),
            source="factbook",
        )


def _names(told: str, code: str, sector: str) -> Iterator[Row]:
    head, *others = told.split("(")[0].strip(" :.").split(" or ")
    local = re.findall(r"\(([A-Z][\w '’.-]{4,40})\)", told)
    if 4 < len(head) < 60 and head[0].isupper() and " " in head and not head.lower().startswith("note"):
        yield _row(head, "body", code, sector, aliases="|".join((*local, *others)), source="factbook")


def _force(told: str, code: str) -> Iterator[Row]:
    for name, short in re.findall(
        r"((?:[A-Z][\w'’-]+ )(?:(?:of|the|and|for|de|des|la|du) |[A-Z][\w'’-]+ ?){1,7})"
        r"\((?:[^();,]*?, )?([A-Z][A-Za-z-]{1,9})\)",
        told,
    ):
        if any(word in name for word in _FORCE_WORDS):
            sector = "COP" if "Police" in name or "Gendarmerie" in name else "MIL"
            yield _row(name.strip(), "body", code, sector, aliases=short, source="factbook")


_FORCE_WORDS = ("Force", "Army", "Military", "Guard", "Police", "Navy", "Gendarmerie", "Defen", "Armed", "Corps")
