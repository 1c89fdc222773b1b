"""Which language a text is in. English passes by its function words; only a doubtful text costs the identifier."""

import math
import re
from itertools import islice

from dragoman.ingest.words import language_words

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_NO_LANGUAGE = frozenset({"zxx", "und"})


def language_of(text: str) -> str:
    """An ISO 639 code; `en` where there is too little to tell or another language leads by little: names of persons and
    towns in a short text look like any."""
    known = language_words()
    if _letters(text) < known.shortest or _share(text, known.words) >= known.share or _only_names(text):
        return ENGLISH
    best, lead = _identify(text)
    return best if lead >= known.lead and best not in _NO_LANGUAGE else ENGLISH


def is_foreign(paragraph: str) -> bool:
    """Whether a single paragraph is, by a clear lead, in another language than English."""
    known = language_words()
    if _share(paragraph, known.own) >= known.paragraph or _share(paragraph, known.words) >= known.share:
        return False
    if _letters(paragraph) < known.shortest_paragraph:
        return False
    best, lead = _identify(paragraph)
    return best not in _NO_LANGUAGE and lead >= known.lead


def language_name(code: str) -> str:
    """The English name where we have it, else the code in words."""
    return language_words().names.get(code, f"another language ({code})")


def _only_names(text: str) -> bool:
    """Whether hardly a letter stands in a word without a capital: a list of names or headlines tells no language."""
    sample = text[:_SAMPLE]
    small = sum(len(match[0]) for match in _WORD.finditer(sample) if not match[0][0].isupper())
    return small < _letters(sample) * language_words().small and not sample.isupper()


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[:_SAMPLE]))


def _share(text: str, words: frozenset[str]) -> float:
    found = [match[0].lower() for match in islice(_WORD.finditer(text), language_words().sample)]
    return sum(word in words for word in found) / len(found) if found else 0.0


def _identify(text: str) -> tuple[str, float]:
    """The likeliest language and its lead over English, in units that hardly depend on the length."""
    from py3langid.langid import rank

    sample = text[:_SAMPLE]
    ranked = rank(sample)
    best, score = ranked[0]
    english = dict(ranked)[ENGLISH]
    return best, float(score - english) / math.sqrt(len(sample.encode("utf-8", "surrogatepass")) or 1)
