"""Names as keys: what two spellings of one name have in common."""

import re
import unicodedata
from functools import lru_cache

_FOLD = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ə": "e",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "´": "'",
    }
)
_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z][a-z])")
_GENITIVE = re.compile(r"'s\b")
_DROPPED = re.compile(r"[.'\"“”]")
_BREAK = re.compile(r"[^\w]+", re.UNICODE)
LONGEST = 120


@lru_cache(maxsize=65_536)  # a pure function, asked again and again for the same names
def key(name: str) -> str:
    """Lower case without marks or punctuation, words by one blank; "People's" gives "people s". Long input is cut."""
    words = name[:LONGEST].split(" ")
    if name.isascii() and "".join(words).isalpha():
        return " ".join([word for word in words if word]).lower()
    text = _INITIAL.sub(". ", name[:LONGEST]).casefold().translate(_FOLD)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _DROPPED.sub("", _GENITIVE.sub(" s", text))
    return _BREAK.sub(" ", text).strip()


def bare(name_key: str) -> str:
    """The key without a leading article."""
    return name_key[4:] if name_key.startswith("the ") else name_key


def is_acronym(form: str) -> bool:
    """Whether a form must be met in capitals: "UN", "U.S.", "MI6", but no name of seven letters or more."""
    letters = form.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and " " not in letters


def same_name(left: str, right: str) -> bool:
    """Whether two spellings differ in marks, case or punctuation alone."""
    return bare(key(left)) == bare(key(right))
