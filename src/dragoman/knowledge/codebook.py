"""The codebook: event types, modes, contexts, sectors, CAMEO codes. The package's own lies in `data/codebook`."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.load import Node, Problems, data_bytes, load_data, load_plain, raise_problems

WHERE = "codebook/where.yaml"  # what an act's type tells of its place and sides where no words do


@dataclass(frozen=True, slots=True)
class TypeDefinition:
    """A PLOVER type. `score` runs from -10 (conflict) to 10 (cooperation); `modes` gives each mode's own score."""

    id: str
    quad: int
    score: float
    recipient_required: bool
    gloss: str
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code; `goldstein` is GDELT's scale, `goldstein_icews` that of ICEWS where it differs."""

    code: str
    name: str
    quad: int
    goldstein: float
    goldstein_icews: float


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a coder may say. A custom codebook has the same form."""

    types: Mapping[str, TypeDefinition]
    contexts: tuple[str, ...]
    sectors: Mapping[str, str]
    quads: Mapping[int, str]


def read_types(node: Node, problems: Problems) -> dict[str, TypeDefinition]:
    """The types of a codebook file, in file order."""
    types: dict[str, TypeDefinition] = {}
    for item in node.fields["types"].items if "types" in node.fields else []:
        name = item.fields["id"].text if "id" in item.fields else "?"
        problems.unknown_fields(item, name, ("id", "quad", "score", "recipient", "gloss", "modes"))
        missing = [field for field in ("id", "quad", "score", "gloss") if field not in item.fields]
        if missing:
            problems.add(item.line, name, f"needs {', '.join(missing)}")
            continue
        if name in types:
            problems.add(item.line, name, "this type is given twice; keep one")
        modes = item.fields["modes"].fields if "modes" in item.fields else {}
        types[name] = TypeDefinition(
            id=name,
            quad=int(_number(item.fields["quad"], name, problems)),
            score=_number(item.fields["score"], name, problems),
            recipient_required="recipient" in item.fields and item.fields["recipient"].text == "required",
            gloss=item.fields["gloss"].text,
            modes={mode: _number(score, name, problems) for mode, score in modes.items()},
        )
    return types


def _number(node: Node, entry: str, problems: Problems) -> float:
    try:
        number = float(node.text)
    except ValueError:
        number = math.inf
    if math.isfinite(number):
        return number
    problems.add(node.line, entry, f"{node.text!r} is no number")
    return 0.0


@cache
def load_codebook() -> Codebook:
    """The package's own codebook."""
    types_node = load_data("codebook/types.yaml")
    problems = Problems("codebook/types.yaml")
    types = read_types(types_node, problems)
    raise_problems(problems.found)
    contexts = load_data("codebook/contexts.yaml").fields["contexts"].items
    sectors = load_data("codebook/sectors.yaml").fields["sectors"].items
    return Codebook(
        types=types,
        contexts=tuple(item.text for item in contexts),
        sectors={item.fields["id"].text: item.fields["name"].text for item in sectors},
        quads={int(item.fields["id"].text): item.fields["name"].text for item in types_node.fields["quads"].items},
    )


@cache
def load_cameo() -> Mapping[str, CameoCode]:
    """CAMEO's codes with their scale, by code."""
    rows = data_bytes("codebook/cameo.tsv").decode("utf-8").splitlines()[1:]
    codes = {}
    for code, name, quad, goldstein, icews, _source in (row.split("\t") for row in rows):
        codes[code] = CameoCode(code, name, int(quad), float(goldstein), float(icews))
    return codes


@dataclass(frozen=True, slots=True)
class CameoRule:
    """The code of a type where one of the modes and one of the contexts is there; empty asks for nothing."""

    code: str
    modes: frozenset[str]
    contexts: frozenset[str]

    def holds(self, modes: Iterable[str], contexts: Iterable[str]) -> bool:
        return (not self.modes or not self.modes.isdisjoint(modes)) and (
            not self.contexts or not self.contexts.isdisjoint(contexts)
        )


def cameo_of(category: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> str | None:
    """The CAMEO code nearest to a PLOVER event; None for a type of a custom codebook."""
    rules = _cameo_rules().get(category, ())
    return next((rule.code for rule in rules if rule.holds(modes, contexts)), None)


def intensity_of(category: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> float:
    """From -10 (conflict) to 10 (cooperation): the Goldstein scale of the CAMEO code, else PLOVER's own score."""
    code = cameo_of(category, modes, contexts)
    if code is not None:
        return load_cameo()[code].goldstein
    known = load_codebook().types.get(category)
    return known.score if known else 0.0


@cache
def _cameo_rules() -> Mapping[str, tuple[CameoRule, ...]]:
    return {
        category: tuple(
            CameoRule(rule["code"], frozenset(rule.get("modes", ())), frozenset(rule.get("contexts", ())))
            for rule in rules
        )
        for category, rules in load_plain("codebook/cameo_of.yaml").items()
    }


@cache
def types_listed(name: str, path: str = "codebook/types.yaml") -> frozenset[str]:
    """One of the lists of a file of the codebook."""
    return frozenset(item.text for item in load_data(path).fields[name].items)


@cache
def completed_types() -> frozenset[str]:
    """The types that need their other side: where no words tell it, the nearest party is taken, marked as inferred."""
    return types_listed("completed")


@cache
def verbal_types() -> frozenset[str]:
    """The types whose act is the saying of it: whoever says it does it."""
    return types_listed("verbal")


@cache
def retold_types() -> frozenset[str]:
    """The verbal types that are told of in the past tense without being done by it."""
    return types_listed("retold")


@cache
def hostile_types() -> frozenset[str]:
    """The types that nobody admits to lightly: who says that he did not do it denies it."""
    return types_listed("hostile")


@cache
def replying_types() -> frozenset[str]:
    """The types that answer the side that has just done something to the speaker."""
    return types_listed("replying")


@cache
def provoking_types() -> frozenset[str]:
    """The types of what is answered so where no words take it up: acts against the speaker."""
    return types_listed("provoking")


@cache
def recalled_types() -> frozenset[str]:
    """The types that, done to an own envoy, are meant for the state where he serves."""
    return types_listed("recalled")


@cache
def answering_types() -> frozenset[str]:
    """The types whose words about a deed are meant for who did it, never for whom it was done to."""
    return types_listed("answering")


@cache
def political_sectors() -> frozenset[str]:
    """The sectors whose roles tell that a text is about public affairs."""
    return types_listed("political", "codebook/sectors.yaml")


@cache
def private_sectors() -> frozenset[str]:
    """The sectors of persons without office or calling."""
    return types_listed("private", "codebook/sectors.yaml")


@cache
def personal_types() -> frozenset[str]:
    """The types of what private persons do among themselves too."""
    return types_listed("personal")


@cache
def asking_types() -> frozenset[str]:
    """The types of the demand itself: what it asks for is no act yet."""
    return types_listed("asking")


@cache
def mutual_types() -> frozenset[str]:
    """The types whose two sides take part alike: a host consults as much as a guest."""
    return types_listed("mutual", "codebook/mutual.yaml")
