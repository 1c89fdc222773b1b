"""How an event is told where no status can be told: `data/codebook/folding.yaml`, and CAMEO codes back to PLOVER."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.codebook import CameoRule
from dragoman.knowledge.load import data_bytes, load_plain

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """What a planned act is so far. `cameo` and `mode` are None where the act's own hold."""

    type: str
    cameo: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    holds: CameoRule
    mode: str | None


@dataclass(frozen=True, slots=True)
class _Folding:
    type: str
    rules: tuple[_Rule, ...]


@dataclass(frozen=True, slots=True)
class Statuses:
    """`facts` are told as they are, `promised` as promise or threat; `auxiliary` gives PLOVER's auxiliary mode."""

    facts: frozenset[str]
    promised: frozenset[str]
    auxiliary: Mapping[str, str]


@cache
def statuses() -> Statuses:
    """What each status of the record is to formats without one."""
    data = load_plain("codebook/folding.yaml")
    return Statuses(frozenset(data["facts"]), frozenset(data["promised"]), data["auxiliary"])


def promise_of(category: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> Promise | None:
    """What a planned act counts as; None for words that are still to be said and for types of a custom codebook."""
    folding = _foldings().get(category)
    if folding is None:
        return None
    rule = next((rule for rule in folding.rules if rule.holds.holds(modes, contexts)), None)
    return Promise(folding.type, rule.holds.code, rule.mode) if rule else Promise(folding.type)


def taken_as_reciprocal(category: str | None, *, actors: int, recipients: int) -> bool:
    """Whether an act counts as done together where the format does not say."""
    return actors > 1 and not recipients and category in _together()


@cache
def _together() -> frozenset[str]:
    return frozenset(load_plain("codebook/folding.yaml")["together"])


@cache
def _foldings() -> Mapping[str, _Folding]:
    return {
        category: _Folding(entry["type"], tuple(_rule(rule) for rule in entry.get("codes", ())))
        for category, entry in load_plain("codebook/folding.yaml")["planned"].items()
    }


def _rule(rule: Mapping[str, str]) -> _Rule:
    holds = CameoRule(rule["code"], frozenset(rule.get("modes", ())), frozenset(rule.get("contexts", ())))
    return _Rule(holds, rule.get("as"))


def plover_of(cameo: str) -> str | None:
    """The PLOVER type of a CAMEO code, by its longest known beginning; None for statements (01) and unknown codes."""
    types = _types_by_cameo()
    return next((types[cameo[:end]] for end in range(_LONGEST, 1, -1) if cameo[:end] in types), None)


@cache
def _types_by_cameo() -> Mapping[str, str]:
    rows = data_bytes("codebook/plover_of.tsv").decode("utf-8").splitlines()[1:]
    return dict(row.split("\t")[:2] for row in rows)
