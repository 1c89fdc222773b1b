"""Write lemmas.tsv: forms of the UD train treebanks whose lemma the rules of lemma_rules.yaml do not give.

    python -m training.compile_lemmas en_ewt-train.conllu.gz en_gum-train-open.conllu.gz

Every verb that the treebanks know is also inflected regularly, so that forms they do not show are covered.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from dragoman.analysis.lemmas import regular_lemma
from dragoman.knowledge.load import load_plain

_SKIPPED_TAGS = {"GW", "ADD", "FW", "AFX", "LS"}
_DOUBLED = set("bdgmnprt")
_VOWELS = set("aeiou")
_INFLECTED = {"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"}
_ODD = re.compile(r"[\d@_]|\w\.\w{2}|^[A-Za-z]\.?$|\t")


def rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Form, UPOS, XPOS and lemma of every word that is no typing mistake."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit() and "Typo=Yes" not in cells[5] and "Style=" not in cells[5]:
                yield cells[1], cells[3], cells[4], cells[2]


def attested(paths: list[Path]) -> tuple[Counter[tuple[str, str, str, str]], Counter[str]]:
    """How often each form with its tags and lemma occurs; and each verb."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    verbs: Counter[str] = Counter()
    for path in paths:
        for form, upos, xpos, lemma in rows(path):
            if upos == "VERB" and lemma.isalpha() and lemma.islower():
                verbs[lemma] += 1
            if xpos not in _SKIPPED_TAGS and lemma != "_" and not _ODD.search(form):
                seen[form, upos, xpos, lemma] += 1
    return seen, verbs


def exceptions(seen: Counter[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Form, tag and lemma where the lemma most often given is not the rules'; a base form must occur twice."""
    best: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: Counter[tuple[str, str]] = Counter()
    irregular = _irregular()
    for (form, upos, xpos, lemma), count in seen.items():
        key = (form.lower().replace("’", "'").replace("‘", "'"), xpos)
        best[key][lemma] += count
        wrong[key] += count * (regular_lemma(form, upos, xpos) != lemma)
    for key, count in wrong.items():
        form, tag = key
        lemma = max(best[key].items(), key=lambda item: (item[1], item[0]))[0]
        if (
            2 * count <= best[key].total()
            or (form in irregular and tag in _INFLECTED)
            or (tag == "NNP" and lemma.lower() == form)
        ):
            continue
        if best[key].total() > 1 or tag in _INFLECTED:
            yield *key, lemma


def inflections(verb: str) -> Iterator[tuple[str, str]]:
    """Regular forms with their tags; a final consonant is doubled where the verb has one short syllable."""
    consonant_y = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    hissing = verb.endswith(("s", "x", "ch", "sh", "zz", "o"))
    yield (verb[:-1] + "ies" if consonant_y else verb + ("es" if hissing else "s")), "VBZ"
    short = sum(char in _VOWELS for char in verb) == 1 and verb[-2:-1] in _VOWELS and verb[-1] in _DOUBLED
    stem = verb + verb[-1] if short else verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    past = verb[:-1] + "ied" if consonant_y else stem + ("d" if stem.endswith("e") else "ed")
    yield past, "VBD"
    yield past, "VBN"
    yield (verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing"), "VBG"


def table(paths: list[Path]) -> list[tuple[str, str, str, str]]:
    """Rows form, tag, lemma, source, where rules alone would be wrong."""
    seen, verbs = attested(paths)
    irregular = _irregular()
    known = {(form.lower(), xpos) for form, _, xpos, _ in seen}
    found = {(form, tag): (lemma, "UD train") for form, tag, lemma in exceptions(seen)}
    for verb in sorted(verb for verb, count in verbs.items() if count > 1 and len(verb) > 2):
        forms = {regular_lemma(form, "VERB", tag) for form, tag in inflections(verb)}
        if verb in irregular or forms == {verb}:
            continue
        for form, tag in inflections(verb):
            if (form, tag) not in known and regular_lemma(form, "VERB", tag) != verb:
                found.setdefault((form, tag), (verb, "UD train, inflected"))
    return sorted((form, tag, lemma, source) for (form, tag), (lemma, source) in found.items())


def _irregular() -> set[str]:
    data = load_plain("en/lemma_rules.yaml")
    return {*data["irregular"], *data["unchanged"], *(form for forms in data["irregular"].values() for form in forms)}


def main() -> None:
    """Write the table into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", nargs="+", type=Path)
    found = table(parser.parse_args().treebanks)
    target = Path(str(files("dragoman.knowledge") / "data" / "en" / "lemmas.tsv"))
    lines = ["form\ttag\tlemma\tsource", *("\t".join(row) for row in found)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} rows")


if __name__ == "__main__":
    main()
