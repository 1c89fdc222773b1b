"""The knowledge that ingest needs: how a page tells its date, what is furniture, what English looks like."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_plain


@dataclass(frozen=True, slots=True)
class HostForm:
    """How one outlet writes dates in its addresses."""

    host: str
    form: str
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class DateWords:
    """`months` maps a lower-case name or abbreviation to its number; `month`, `weekday` and the rest are regular
    expressions without groups."""

    months: dict[str, int]
    month: str
    weekday: str
    ordinal: str
    of: str
    the: str
    at: str
    by: str
    on: str
    to: str
    week: str
    published: str
    updated: str
    today: str
    yesterday: str
    present: str
    hosts: tuple[HostForm, ...]


def one_of(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first; a space stands for any run of blanks."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in ordered) + ")"


@cache
def date_words() -> DateWords:
    """From dateline.yaml."""
    data = load_plain("en/dateline.yaml")
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    return DateWords(
        months=months,
        month=one_of(list(months)) + r"\b\.?",
        weekday=one_of(data["weekdays"]) + r"\b\.?",
        ordinal=one_of(data["ordinals"]),
        of=one_of(data["of"]),
        the=one_of(data["the"]),
        at=one_of(data["at"]),
        by=one_of(data["by"]),
        on=one_of(data["on"]),
        to=one_of(data["to"]),
        week=one_of(data["week"]),
        published=one_of(data["published"]),
        updated=one_of(data["updated"]),
        today=one_of(data["today"]),
        yesterday=one_of(data["yesterday"]),
        present=one_of(data["present"]),
        hosts=tuple(_host_form(row) for row in data["hosts"]),
    )


def _host_form(row: dict[str, str]) -> HostForm:
    pattern = re.compile(row["pattern"]) if "pattern" in row else None
    return HostForm(row["host"], row["form"], pattern)


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """`pattern` must match a whole line of at most `longest` characters; `takes` is line, list or rest."""

    id: str
    pattern: re.Pattern[str]
    longest: int
    takes: str


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """In the file's order; `headline` and `teaser` are the longest lines, in characters, that a list of other articles
    may hold; `run` headlines of at least `words` words in a row are such a list without any heading."""

    rules: tuple[FurnitureRule, ...]
    headline: int
    teaser: int
    run: int
    words: int


@cache
def furniture_rules() -> FurnitureRules:
    """From furniture.yaml."""
    data = load_plain("en/furniture.yaml")
    rules = tuple(
        FurnitureRule(row["id"], re.compile(row["match"], re.IGNORECASE), int(row.get("max", "260")), row["takes"])
        for row in data["rules"]
    )
    lists = data["lists"]
    return FurnitureRules(rules, *(int(lists[name]) for name in ("headline", "teaser", "run", "words")))


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """`words` are English function words, `own` those no other language writes; language.yaml explains the rest."""

    words: frozenset[str]
    own: frozenset[str]
    share: float
    paragraph: float
    sample: int
    shortest: int
    shortest_paragraph: int
    small: float
    lead: float
    names: dict[str, str]


@cache
def language_words() -> LanguageWords:
    """From language.yaml."""
    data = load_plain("en/language.yaml")
    return LanguageWords(
        words=frozenset(data["words"]),
        own=frozenset(data["words"]) - frozenset(data["elsewhere"]),
        share=float(data["share"]),
        paragraph=float(data["paragraph"]),
        sample=int(data["sample"]),
        shortest=int(data["shortest"]),
        shortest_paragraph=int(data["shortest_paragraph"]),
        small=float(data["small"]),
        lead=float(data["lead"]),
        names=data["names"],
    )
