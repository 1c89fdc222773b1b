"""What makes a meeting one of leaders, and the words for what it takes place beside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import load_data, load_plain


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels from the highest down; `offices` gives the place (from 0) of each office's level in `names`."""

    names: tuple[str, ...]
    offices: Mapping[str, int]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sidelines:
    """Finds the gathering beside which a meeting takes place."""

    cue: re.Pattern[str]
    end: re.Pattern[str]
    longest: int

    def of(self, text: str) -> str | None:
        """The gathering as the text names it, or None."""
        match = self.cue.search(text)
        if match is None:
            return None
        rest = text[match.end() :]
        end = self.end.search(rest)
        words = rest[: end.start() if end else len(rest)].split()
        return " ".join(words) if 0 < len(words) <= self.longest else None


@cache
def load_levels() -> Levels:
    """The levels of offices/levels.yaml."""
    data = load_plain("offices/levels.yaml")
    levels = data["levels"]
    offices = {office: rank for rank, level in enumerate(levels) for office in level["offices"]}
    return Levels(tuple(level["id"] for level in levels), offices, tuple(data["sectors"]))


@cache
def load_sidelines() -> Sidelines:
    """The cues of en/sidelines.yaml."""
    fields = load_data("en/sidelines.yaml").fields
    cues, stops, signs = ([item.text for item in fields[name].items] for name in ("cues", "stops", "signs"))
    cue = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(cues, key=len, reverse=True))
    stop = "|".join(re.escape(word) for word in stops)
    sign = "".join(re.escape(one) for one in signs)
    return Sidelines(
        re.compile(rf"\b(?:{cue})\s+", re.IGNORECASE),
        re.compile(rf"\b(?:{stop})\b|[{sign}](?!\w)", re.IGNORECASE),
        int(fields["longest"].text),
    )
