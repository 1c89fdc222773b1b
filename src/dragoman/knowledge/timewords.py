"""The time grammar, loaded and compiled: words become symbols, rules become one pattern over strings of symbols."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from string import ascii_letters, digits

from dragoman.knowledge.load import Node, Problems, load_data, raise_problems
from dragoman.knowledge.timerules import Grammar, compile_rules

LEXICON = "en/time/lexicon.yaml"
RULES = "en/time/rules.yaml"
MARKS = {",": "comma", ".": "dot", "-": "hyphen", "\u2010": "hyphen", "\u2011": "hyphen", "\u2013": "ndash",
         "\u2014": "dash", "/": "slash", "'": "apostrophe", "\u2019": "apostrophe", "`": "quote", '"': "quote",
         "\u201c": "quote", "\u201d": "quote", "(": "open", ")": "close", ":": "colon", ";": "semicolon",
         "!": "stop", "?": "stop", "$": "money", "£": "money", "€": "money", "%": "percent"}  # fmt: skip
PLAIN = ("other", "capital", "mark", "break", *sorted(set(MARKS.values())))

Fields = dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """`words` maps a spelling to its symbol and fields, `members` a symbol back to its categories.

    One is equal to itself alone: what was read with it is remembered by it.
    """

    words: dict[str, tuple[str, Fields]]
    symbols: dict[frozenset[str], str]
    categories: dict[str, frozenset[str]]
    endings: tuple[tuple[str, str], ...]
    scan: re.Pattern[str]
    grammar: Grammar
    members: dict[str, frozenset[str]]
    plain: dict[str, str]
    marks: dict[str, str]

    def in_category(self, symbol: str, category: str) -> bool:
        """Whether a token's symbol stands for a word of the category."""
        return symbol in self.categories[category]


@cache
def load_time_words(lexicon: str = LEXICON, rules: str = RULES) -> TimeWords:
    """The packaged grammar; raises KnowledgeError with every problem found."""
    return compile_time_words(load_data(lexicon), load_data(rules), paths=(lexicon, rules))


def compile_time_words(lexicon: Node, rules: Node, *, paths: tuple[str, str] = (LEXICON, RULES)) -> TimeWords:
    """The grammar from two parsed files, checked."""
    problems = Problems(paths[0])
    memberships, fields = _spellings(lexicon, problems)
    sets = {frozenset(names) for names in memberships.values()} | _numeral_sets() | {frozenset({p}) for p in PLAIN}
    sets |= {frozenset({name}) for name in lexicon.fields["suffixes"].fields} if "suffixes" in lexicon.fields else set()
    symbols = dict(zip(sorted(sets, key=sorted), _alphabet(), strict=False))
    categories: dict[str, set[str]] = {name: set() for names in sets for name in names}
    for names, symbol in symbols.items():
        for name in names:
            categories[name].add(symbol)
    frozen = {name: frozenset(found) for name, found in categories.items()}
    grammar, wrong = compile_rules(rules, frozen, path=paths[1])
    raise_problems(problems.found + wrong)
    return TimeWords(
        words={word: (symbols[frozenset(names)], fields[word]) for word, names in memberships.items()},
        symbols=symbols,
        categories=frozen,
        endings=_endings(lexicon, symbols),
        scan=_scanner(fields),
        grammar=grammar,
        members={symbol: names for names, symbol in symbols.items()},
        plain={name: symbols[frozenset({name})] for name in PLAIN},
        marks={mark: symbols[frozenset({name})] for mark, name in MARKS.items()},
    )


def _alphabet() -> Iterator[str]:
    """Characters that need no escape in a pattern; the narrow ones first, since patterns over them are faster."""
    narrow = map(chr, range(0x80, 0x100))
    return chain(ascii_letters, digits, narrow, map(chr, range(0x100, 0x2000)))


def _spellings(lexicon: Node, problems: Problems) -> tuple[dict[str, set[str]], dict[str, Fields]]:
    capital, lower = (
        {item.text for item in lexicon.fields[key].items} if key in lexicon.fields else set()
        for key in ("capital", "lower")
    )
    memberships: dict[str, set[str]] = {}
    fields: dict[str, Fields] = {}
    for category, node in lexicon.fields["categories"].fields.items():
        entries = node.fields or {item.text: Node("", item.line) for item in node.items}
        if not entries or not all(entries):
            problems.add(node.line, category, "a category is a list of words or a mapping from words to values")
        for word, value in entries.items():
            for spelling in _cases(word, capital=category in capital, lower=category in lower):
                memberships.setdefault(spelling, set()).add(category)
                fields.setdefault(spelling, {})[category.partition("_")[0]] = value.text
    return memberships, fields


def _cases(word: str, *, capital: bool, lower: bool) -> set[str]:
    if lower:
        return {word}
    spellings = {word} if capital else {word, word[:1].upper() + word[1:]}
    return spellings | ({word.upper()} if len(word) > 4 or not capital else set())


def _numeral_sets() -> set[frozenset[str]]:
    return {numeral_categories(shape) for shape in NUMERAL_SHAPES}


NUMERAL_SHAPES = ("7", "15", "30", "77", "300", "1999", "2019", "12345", "1990s", "90s", "15th", "40th", "2.5", "1,000",
                  "10:35", "2022-09-07", "9/7/2022", "0735")  # fmt: skip


def numeral_categories(text: str) -> frozenset[str]:
    """Categories of a token that begins with a digit."""
    if text.isdigit():
        return _integer(text)
    if text[-1] == "s":
        return frozenset({"decade" if len(text) == 5 else "short_decade"})
    if text[-1] in "htd":
        return frozenset({"dayth", "ordinal"}) if 1 <= int(text[:-2]) <= 31 else frozenset({"ordinal"})
    if ":" in text and "-" not in text:
        return frozenset({"clock"})
    if "-" in text:
        return frozenset({"isodate"})
    return frozenset({"slashdate"}) if "/" in text or text.count(".") == 2 else frozenset({"decimal"})


def _integer(text: str) -> frozenset[str]:
    number = int(text[:9])
    names = {"integer"}
    if len(text) == 4 and 1000 <= number <= 2199:
        names.add("year")
    if len(text) == 4 and number < 2400 and number % 100 < 60:
        names.add("hhmm")
    if len(text) <= 2:
        names |= {"yy"} if len(text) == 2 else set()
        names |= {"day"} if 1 <= number <= 31 else set()
        names |= {"hour"} if number <= 24 else set()
    return frozenset(names)


def _endings(lexicon: Node, symbols: dict[frozenset[str], str]) -> tuple[tuple[str, str], ...]:
    suffixes = lexicon.fields.get("suffixes", Node({}, 1)).fields
    return tuple((end.text, symbols[frozenset({name})]) for name, ends in suffixes.items() for end in ends.items)


def _scanner(fields: dict[str, Fields]) -> re.Pattern[str]:
    phrases = sorted((word for word in fields if not word.isalpha()), key=lambda word: (-len(word), word))
    spelled = "|".join(r"\s+".join(map(re.escape, word.split())) for word in phrases if word[0].isalpha())
    return re.compile(
        (rf"(?:{spelled})\b|" if spelled else "") + r"[AaPp]\.? ?[Mm]\b\.?(?=\W|$)"
        r"|[^\W\d_]+"
        r"|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
        r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d)"
        r"|\d{1,4}/\d{1,2}/\d{1,4}(?!\d)|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
        r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:st|nd|rd|th|s)?(?!\w)|\d+"
        r"|\n[ \t\r]*\n|[^\s\w]|\w"
    )
