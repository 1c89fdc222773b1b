"""Words about places (en/places.yaml): cues that a name is a place, decoys that it is not, words for kinds of place."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.knowledge.load import load_plain


@dataclass(frozen=True, slots=True)
class Described:
    """Descriptions that stand for the country that a text is about, or for its capital."""

    before: tuple[str, ...]
    country: tuple[str, ...]
    capital: tuple[str, ...]
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """All in lower case; phrases of several words are joined by one space. `kind_after` and `kind_before` give the
    kind of place that a word tells; the populations are bounds for names that stand without any cue."""

    kind_after: dict[str, str]
    kind_before: dict[str, str]
    plural_kinds: dict[str, str]
    firm: frozenset[str]
    loose: frozenset[str]
    unknown: frozenset[str]
    directions: frozenset[str]
    at: frozenset[str]
    where: frozenset[str]
    whither: frozenset[str]
    hosting: frozenset[str]
    sites: frozenset[str]
    open: frozenset[str]
    close: frozenset[str]
    decoys_after: frozenset[str]
    decoys_before: frozenset[str]
    doubtful: frozenset[str]
    never: frozenset[str]
    back: frozenset[str]
    described: Described
    sure_population: int
    likely_population: int


def _by_word(kinds: dict[str, Any]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words}


@cache
def load_place_words(path: str = "en/places.yaml") -> PlaceWords:
    """The package's own words, read once."""
    data = load_plain(path)
    after = _by_word(data["kind_after"])
    return PlaceWords(
        kind_after=after,
        kind_before=_by_word(data["kind_before"]),
        plural_kinds=_by_word(data["kind_plural"]),
        firm=frozenset(data["cues"]["firm"]),
        loose=frozenset(data["cues"]["loose"]),
        unknown=frozenset(data["cues"]["unknown"]),
        directions=frozenset(data["directions"]),
        at=frozenset(data["cues"]["at"]),
        where=frozenset(data["cues"]["where"]),
        whither=frozenset(data["cues"]["whither"]),
        hosting=frozenset(data["cues"]["hosting"]),
        sites=frozenset(data["sites"]),
        open=frozenset(data["open"]),
        close=frozenset(data["close"]),
        decoys_after=frozenset(data["decoys_after"]),
        decoys_before=frozenset(data["decoys_before"]),
        doubtful=frozenset(data["doubtful"]),
        never=frozenset(data["never"]),
        back=frozenset(data["back"]),
        described=Described(**{name: tuple(listed) for name, listed in data["described"].items()}),
        sure_population=int(data["sure_population"]),
        likely_population=int(data["likely_population"]),
    )
