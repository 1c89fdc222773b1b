"""Lemmas from a word and its tags: a table of exceptions first, then endings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge.load import data_bytes, load_plain

_KEPT = frozenset(("PROPN", "X", "SYM", "PUNCT"))
_VERB_KINDS = frozenset(("past", "gerund"))
_DEGREE_KINDS = frozenset(("comparative", "superlative"))
_BASE_TAGS = frozenset(("VB", "VBP"))
_SHORTEST_STEM = 2
_LONGEST_ACRONYM = 5


@lru_cache(maxsize=65_536)
def lemma(word: str, upos: str, xpos: str) -> str:
    """The lemma as UD's English treebanks write it; names keep their case, everything else is small."""
    form = word.lower().replace("’", "'").replace("‘", "'")
    if upos == "VERB" and xpos in _BASE_TAGS and _is_gerund(form):
        xpos = "VBG"
    known = _table().get((form, xpos))
    if known is not None:
        return _cased(known, word) if upos == "PROPN" and known.islower() else known
    return regular_lemma(word, upos, xpos)


def regular_lemma(word: str, upos: str, xpos: str) -> str:
    """The lemma by rule alone; the table holds only what this gets wrong."""
    rules = _rules()
    form = word.lower().replace("’", "'").replace("‘", "'")
    kind = rules.tags.get(xpos)
    if upos == "NUM" and "," in form:
        return form.replace(",", "")
    if form == "i" and upos == "PRON":
        return "I"
    if kind == "plural" and form[-2:-1].isdigit():
        return form
    if kind is None:
        return word if upos in _KEPT or _keeps_case(word, upos, xpos, rules) else form
    whole = rules.plurals if kind == "plural" else rules.irregular if kind not in _DEGREE_KINDS else {}
    found = whole.get(form) or _strip(form, kind, rules)
    return _cased(found, word) if upos == "PROPN" else found


def _is_gerund(form: str) -> bool:
    """Whether -ing stands after a syllable ("hoping"), not inside the verb itself ("bring")."""
    return form.endswith("ing") and any(char in "aeiouy" for char in form[:-3])


@dataclass(frozen=True, slots=True)
class Rules:
    """lemma_rules.yaml, with the irregular forms turned round: form to verb."""

    endings: Mapping[str, Mapping[str, str]]
    tags: Mapping[str, str]
    stems: Mapping[str, str]
    degrees: Mapping[str, str]
    irregular: Mapping[str, str]
    plurals: Mapping[str, str]
    proper_adjectives: tuple[str, ...]


def _strip(form: str, kind: str, rules: Rules) -> str:
    endings = rules.endings[kind]
    ending = _longest(form, endings)
    if not ending or len(form) - len(ending) + len(endings[ending]) < _SHORTEST_STEM:
        return form
    stem = form[: len(form) - len(ending)] + endings[ending]
    if endings[ending]:
        return stem
    restore = rules.stems if kind in _VERB_KINDS else rules.degrees if kind in _DEGREE_KINDS else {}
    change = _longest(stem, restore)
    return stem[: len(stem) - len(change)] + restore[change] if change else stem


def _longest(form: str, endings: Mapping[str, str]) -> str:
    for start in range(len(form)):
        if form[start:] in endings:
            return form[start:]
    return ""


def _keeps_case(word: str, upos: str, xpos: str, rules: Rules) -> bool:
    if not word[:1].isupper():
        return False
    if xpos in ("NNP", "NNPS") or (word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM and upos in ("NOUN", "NUM")):
        return True
    return upos == "ADJ" and word.lower().endswith(rules.proper_adjectives)


def _cased(form: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


@cache
def _rules() -> Rules:
    data = load_plain("en/lemma_rules.yaml")
    irregular = {form: verb for verb, forms in data["irregular"].items() for form in forms}
    irregular.update((verb, verb) for verb in data["unchanged"])
    return Rules(
        data["endings"],
        data["tags"],
        data["stems"],
        data["degrees"],
        irregular,
        data["plurals"],
        tuple(data["proper_adjectives"]),
    )


@cache
def _table() -> dict[tuple[str, str], str]:
    rows = data_bytes("en/lemmas.tsv").decode("utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows)
    return {(form, tag): base for form, tag, base, _ in cells}
