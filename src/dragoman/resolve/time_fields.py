"""Fields of a time expression's tokens: what the lexicon says of its words, and what its numerals are."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Token:
    """One token of an expression: its text, categories and, for words of the lexicon, fields."""

    text: str
    categories: frozenset[str]
    fields: dict[str, str]


def count_of(tokens: Sequence[Token]) -> Fraction | None:
    """The number that the tokens spell ("twenty-two", "2 ½", "two and a half", "a"); None if indefinite."""
    if any("few" in token.fields for token in tokens):
        return None
    total, slash = Fraction(0), False
    seen = False
    for token in tokens:
        value = _number(token, seen=seen)
        if value is None:
            slash = slash or "slash" in token.categories
            continue
        if slash:
            top = total % 10 if total > 10 else total
            whole = (total - top) / 10 if total > 10 else Fraction(0)
            total, slash = whole + (top / value if value else top), False
        elif "integer" in token.categories and seen:
            total = total * 10 + value
        else:
            total = total * value if value == 100 and total else total + value
        seen = True
    return total if seen else None


def _number(token: Token, *, seen: bool) -> Fraction | None:
    if token.categories & {"integer", "decimal"}:
        return Fraction(token.text.replace(",", "")[:15])
    for name in ("number", "fraction", "one"):
        if name in token.fields:
            return Fraction(token.fields[name])
    return None if seen or "a" not in token.fields else Fraction(1)


def gather(tokens: Sequence[Token]) -> dict[str, str]:
    """The first value of each field among the tokens, numerals read by their neighbours."""
    fields: dict[str, str] = {}
    for index, token in enumerate(tokens):
        for name, value in token.fields.items():
            if value:
                fields.setdefault(name, value)
        if token.text[0].isdigit():
            follower = tokens[index + 1] if index + 1 < len(tokens) else None
            _numeral(token, follower, fields)
    if fields.get("daytime") in ("TAF", "TEV", "TNI") and "clock" not in fields:
        hour = int(fields.get("time", "T12:00")[1:3])
        if hour < 12:
            fields["time"] = f"T{hour + 12:02}{fields['time'][3:]}"
    return fields


def _numeral(token: Token, follower: Token | None, fields: dict[str, str]) -> None:
    kinds, text = token.categories, token.text
    after: frozenset[str] = follower.categories if follower else frozenset()
    if "isodate" in kinds:
        fields.update(year=text[:4], month=text[5:7], day=text[8:10])
        fields.update({"time": text[10:16]} if len(text) > 10 else {})
    elif "slashdate" in kinds:
        fields.update(_slashed(text))
    elif "clock" in kinds:
        fields.setdefault("time", _clock(text.split(":")[0], text.split(":")[1], follower))
    elif "hhmm" in kinds and "zone" in after:
        fields.setdefault("time", f"T{text[:2]}:{text[2:]}")
    elif "hour" in kinds and after & {"ampm", "oclock", "in"}:
        fields.setdefault("time", _clock(text, "00", follower))
    elif "decimal" in kinds and "ampm" in after:
        hour, _, minute = text.partition(".")
        fields.setdefault("time", _clock(hour, minute[:2], follower))
    else:
        if "ordinal" in kinds:
            fields.setdefault("ordinal", text.rstrip("sthndr"))
        names = {"decade": "decade", "short_decade": "decade", "dayth": "day", "day": "day", "year": "year", "yy": "yy"}
        for kind, name in names.items():
            if kind in kinds:
                fields.setdefault(name, text.rstrip("sthndr"))
                break


def _clock(hour: str, minute: str, follower: Token | None) -> str:
    number = int(hour)
    if follower is not None and "ampm" in follower.categories and number <= 12:
        number = number % 12 + (12 if follower.text[0] in "pP" else 0)
    return f"T{number:02}:{minute}"


def _slashed(text: str) -> dict[str, str]:
    """Day and month only where their order cannot be mistaken."""
    parts = text.replace(".", "/").split("/")
    if len(parts[0]) == 4:
        return {"year": parts[0], "month": parts[1], "day": parts[2]}
    year = parts[2] if len(parts[2]) == 4 else ("20" if parts[2] < "70" else "19") + parts[2].zfill(2)
    left, right = int(parts[0]), int(parts[1])
    if left > 12 or left == right or "." in text:
        return {"year": year, "month": str(right), "day": str(left)}
    return {"year": year, "month": str(left), "day": str(right)} if right > 12 else {"year": year, "impossible": "1"}


def as_int(text: str | None) -> int | None:
    """None where the text is no whole number."""
    return int(text) if text and text.lstrip("-").isdigit() else None
