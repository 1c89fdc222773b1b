"""Which way an expression without direction looks: from its verb's tense in the parse, else from words near it."""

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.knowledge.timewords import TimeWords
from dragoman.model.parse import Parse
from dragoman.resolve.time_calendar import Direction
from dragoman.resolve.time_tokens import Tokens

_REACH = 40
_NEAR = 5
_OPENING = 3


def direction_by_words(tokens: Tokens, first: int, end: int, words: TimeWords) -> Direction:
    """From the nearest cue before it in its sentence, else the nearest after it; "until" just before it looks ahead."""
    symbols, kinds = tokens.symbols, words.categories
    if _awaited(tokens, first, words):
        return Direction.FUTURE
    if end < len(symbols) and symbols[end] in kinds["past_verb"]:
        return Direction.PAST
    reach = _NEAR if end < len(symbols) and symbols[end] in kinds["apostrophe"] else _REACH
    start, told = _search(tokens, range(first - 1, max(first - reach, 0) - 1, -1), words)
    if told is not Direction.NONE:
        return told
    opens = first - start <= _OPENING
    return _search(tokens, range(end, min(end + reach, len(symbols))), words, reports=opens)[1]


def _search(tokens: Tokens, places: range, words: TimeWords, *, reports: bool = True) -> tuple[int, Direction]:
    """The first cue in the sentence and where the search ended; a verb of saying counts where it opens the sentence."""
    at = places.start
    for at in places:
        if ends_sentence(tokens, at, words):
            break
        told = _cue(tokens.symbols, at, words)
        if told is not Direction.NONE and (reports or tokens.symbols[at] not in words.categories["report"]):
            return at, told
    return at, Direction.NONE


def _awaited(tokens: Tokens, first: int, words: TimeWords) -> bool:
    """After "ahead of", or "until" inside a sentence: "Until Friday they held" and "not until Friday" look back."""
    symbols, kinds = tokens.symbols, words.categories
    if any(symbols[index] in kinds["ahead"] for index in range(max(first - 3, 0), first)):
        return True
    if not first or symbols[first - 1] not in kinds["until"] or tokens.texts[first - 1][0].isupper():
        return False
    return first < 2 or symbols[first - 2] not in kinds["negation"]


def ends_sentence(tokens: Tokens, index: int, words: TimeWords) -> bool:
    """Whether the token closes a sentence or paragraph, as far as its neighbours tell."""
    symbol = tokens.symbols[index]
    if symbol not in words.categories["dot"]:
        return symbol in words.categories["break"] or symbol in words.categories["stop"]
    if index + 1 >= len(tokens.texts) or not index:
        return True
    return len(tokens.texts[index - 1]) > 1 and not tokens.texts[index + 1][0].islower()


def _cue(symbols: str, index: int, words: TimeWords) -> Direction:
    """ "be held" looks ahead and "is held" nowhere, though "held" looks back."""
    symbol, kinds = symbols[index], words.categories
    if symbol in kinds["future"] or symbol in kinds["plan"]:
        return Direction.FUTURE
    if symbol not in kinds["past_verb"]:
        return Direction.NONE
    before = symbols[index - 1] if index else ""
    if before in kinds["be"]:
        return Direction.FUTURE
    return Direction.NONE if before in kinds["is"] else Direction.PAST


def direction_by_parse(parse: Parse, offset: int, words: TimeWords) -> Direction:
    """From the verb that governs the token at the offset: its tag, its auxiliaries, and a plan that governs it."""
    token = time = bisect_right(parse.starts, offset) - 1
    for _ in range(len(parse)):
        if token < 0:
            return Direction.NONE
        if parse.upos[token] in ("VERB", "AUX") or parse.xpos[token].startswith("VB"):
            return Direction.FUTURE if _called_for(parse, token, time, words) else _tense(parse, token, words)
        token = parse.heads[token]
    return Direction.NONE


def _called_for(parse: Parse, verb: int, time: int, words: TimeWords) -> bool:
    """Whether the time stands behind what the verb asks for, and that takes place on a day: "called for a march on
    Monday", but not "called on Monday for a march"."""
    if not _is(parse.words[verb], "asking", words):
        return False
    return any(parse.heads[at] == verb and _is(parse.words[at], "gathering", words) for at in range(verb + 1, time))


def _tense(parse: Parse, verb: int, words: TimeWords) -> Direction:
    helpers = [i for i, head in enumerate(parse.heads) if head == verb and parse.upos[i] in ("AUX", "PART")]
    if any(_is(parse.words[i], "future", words) for i in helpers) or _is(parse.words[verb], "plan", words):
        return Direction.FUTURE
    if parse.xpos[verb] == "VB" and any(parse.xpos[i] == "MD" for i in helpers):
        return Direction.FUTURE
    tag = parse.xpos[verb]
    if tag == "VBD" or (tag == "VBN" and any(_is(parse.words[i], "past_verb", words) for i in helpers)):
        return Direction.PAST
    governor = parse.heads[verb]
    if tag == "VB" and governor >= 0 and any(_is(parse.words[governor], kind, words) for kind in ("plan", "asking")):
        return Direction.FUTURE
    if tag == "VB" and governor >= 0 and parse.xpos[governor].startswith("VB"):
        return _tense(parse, governor, words) if governor != verb and governor < verb else Direction.NONE
    return Direction.NONE


def _is(word: str, category: str, words: TimeWords) -> bool:
    found = words.words.get(word.strip("'\u2019"))
    return found is not None and words.in_category(found[0], category)


def sentence_at(parses: Sequence[Parse], starts: Sequence[int], offset: int) -> int:
    """Position in `parses` of the sentence that holds the offset (`starts` are the sentences' own), or -1."""
    index = bisect_right(starts, offset) - 1
    return index if index >= 0 and offset < parses[index].sentence.span.end else -1
