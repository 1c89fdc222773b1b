"""The knowledge that ingest needs: how a page tells its date and what is page furniture. Loaded once, when first used."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_DATA = files("dragoman.knowledge") / "data" / "en"


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
    published: str
    updated: str
    today: str
    yesterday: str
    hosts: tuple[HostForm, ...]


def load_yaml(name: str) -> Any:
    """A knowledge file in English; every scalar is a string, so that NO stays NO."""
    return yaml.load((_DATA / name).read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def one_of(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first; a space stands for any run of blanks."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in ordered) + ")"


@cache
def date_words() -> DateWords:
    """From dateline.yaml."""
    data = load_yaml("dateline.yaml")
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    return DateWords(
        months=months,
        month=one_of(list(months)) + r"\b\.?",
        weekday=one_of(data["weekdays"]) + r"\b\.?",
        published=one_of(data["published"]),
        updated=one_of(data["updated"]),
        today=one_of(data["today"]),
        yesterday=one_of(data["yesterday"]),
        hosts=tuple(_host_form(row) for row in data["hosts"]),
    )


def _host_form(row: dict[str, str]) -> HostForm:
    pattern = re.compile(row["pattern"]) if "pattern" in row else None
    return HostForm(row["host"], row["form"], pattern)
