"""Who says so: the chain of sources of an act, through reporting verbs, "according to" and quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.marks import quoted, same_quote
from dragoman.coding.matching import Match, Tree
from dragoman.knowledge.cues import AttributionCues
from dragoman.model.event import SourceMention
from dragoman.model.parse import Parse
from dragoman.model.text import Span

_REACH_LIMIT = 24
_WINDOW_BACK = 6
_WINDOW_ON = 2
_SAID = frozenset(("statement", "aside"))
_CLAUSES = frozenset(("complement", "adverbial"))


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word in a sentence and the head of the phrase that speaks."""

    match: Match
    speaker: int


def sources_of(parses: Sequence[Parse], sentence: int, token: int, cues: AttributionCues) -> tuple[SourceMention, ...]:
    """Sources of the act that `token` names, outermost first; empty where the article itself says it."""
    tree = Tree(parses[sentence], cues)
    said = list(_above(tree, token))
    if not said:
        found = _quoted_by(parses, sentence, token, cues)
        if found is None:
            return ()
        tree, said, sentence = found[0], [found[1]], found[2]
    chain = {saying.speaker: saying for saying in said}
    ordered = [chain[speaker] for speaker in dict.fromkeys(saying.speaker for saying in reversed(said))]
    return tuple(_mention(tree, saying, sentence, order) for order, saying in enumerate(ordered))


def _mention(tree: Tree, saying: Saying, sentence: int, order: int) -> SourceMention:
    cue = saying.match.cue(tree.parse)
    return SourceMention(
        sentence, saying.speaker, phrase_of(tree, saying.speaker), saying.match.entry.sense, cue, order
    )


def _above(tree: Tree, token: int) -> Iterator[Saying]:
    """Sources on the way from the act to the root, the innermost first."""
    node, came_from = token, -1
    for _ in range(_REACH_LIMIT):
        yield from _beside(tree, node, came_from, token)
        parent = tree.parse.heads[node]
        if parent < 0:
            return
        reaches = _reaches(tree, node)
        for match in tree.below.get(parent, ()):
            if parent != token and not match.entry.reach.isdisjoint(reaches):
                speaker = speaker_of(tree, parent)
                if speaker is not None and speaker != node:
                    yield Saying(match, speaker)
                    break
        came_from, node = node, parent


def _reaches(tree: Tree, node: int) -> frozenset[str]:
    """How the clause of `node` stands to its head; a finite complement is a statement."""
    edge = tree.edge(node)
    if edge == "complement":
        return frozenset(("statement",)) if is_finite(tree, node) else frozenset(("complement",))
    if edge == "content" and is_finite(tree, node):
        return frozenset(("statement",))
    return frozenset((edge,))


def is_finite(tree: Tree, node: int) -> bool:
    """Whether the clause has a tense of its own or a subject, so that it can be said by somebody."""
    if tree.dependents(node, "actives") or tree.dependents(node, "passives"):
        return True
    return tree.tag_in(node, "finite-past") or tree.tag_in(node, "present")


def _beside(tree: Tree, node: int, came_from: int, token: int) -> Iterator[Saying]:
    """ "…, she said" and "according to X" that hang on a clause on the way."""
    for child in tree.children[node]:
        if child in (came_from, token):
            continue
        edge = tree.edge(child)
        if edge in ("aside", "adverbial"):
            for match in tree.below.get(child, ()):
                speaker = speaker_of(tree, child, inherit=False)
                if "aside" in match.entry.reach and speaker is not None and (edge == "aside" or _as_said(tree, child)):
                    yield Saying(match, speaker)
                    break
        named = _named(tree, child)
        if named is not None:
            yield Saying(named, child)


def _as_said(tree: Tree, verb: int) -> bool:
    return any(tree.word_in(mark, "as") for mark in tree.dependents(verb, "marks"))


def _named(tree: Tree, noun: int) -> Match | None:
    """The "according to" before a noun, if it is there."""
    for child in tree.children[noun]:
        for match in tree.below.get(child, ()):
            if "names" in match.entry.reach:
                return match
    return None


def speaker_of(tree: Tree, verb: int, *, inherit: bool = True) -> int | None:
    """The subject of a reporting verb, its agent in the passive, the possessor of a reporting noun, or what the verb
    shares with the clause above; None if nobody is named."""
    agents = tree.dependents(verb, "agents")
    if agents:
        return agents[0]
    if tree.tag_in(verb, "nominal"):
        owners = tree.dependents(verb, "possessors")
        return owners[0] if owners else None
    subjects = tree.dependents(verb, "actives") or tree.dependents(verb, "subjects")
    if subjects:
        return _antecedent(tree, verb, subjects[0])
    if not inherit:
        return None
    return _shared_subject(tree, verb)


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """For "the minister, who said …" the minister."""
    if tree.tag_in(subject, "relative-pronoun") and tree.label_in(verb, "relatives"):
        return tree.parse.heads[verb]
    return subject


def _shared_subject(tree: Tree, verb: int) -> int | None:
    node = verb
    for _ in range(_REACH_LIMIT):
        parent = tree.parse.heads[node]
        if parent < 0:
            return None
        if tree.label_in(node, "participles"):
            return parent
        if not tree.label_in(node, "controlled"):
            return None
        subjects = tree.dependents(parent, "subjects")
        if subjects:
            return _antecedent(tree, parent, subjects[0])
        node = parent
    return None


def sayings(tree: Tree) -> tuple[Saying, ...]:
    """Reporting verbs of a sentence that have a speaker, in text order, and the sources named by "according to"."""
    found = []
    for head in sorted(tree.below):
        for match in tree.below[head]:
            if not match.entry.reach.isdisjoint(_SAID):
                speaker = speaker_of(tree, head)
                if speaker is not None:
                    found.append(Saying(match, speaker))
            elif "names" in match.entry.reach and tree.parse.heads[head] >= 0:
                found.append(Saying(match, tree.parse.heads[head]))
    return tuple(found)


def _quoted_by(
    parses: Sequence[Parse], sentence: int, token: int, cues: AttributionCues
) -> tuple[Tree, Saying, int] | None:
    """The speaker of the direct quotation that holds the act: in its sentence, one before or one after."""
    first, end = max(0, sentence - _WINDOW_BACK), min(len(parses), sentence + _WINDOW_ON + 1)
    marks = quoted(parses, first, end, cues.clauses)
    if not marks[sentence - first][token]:
        return None
    on = same_quote(parses, marks, sentence - first, first)
    paragraph = parses[sentence].sentence.paragraph
    before = range(sentence - 1, first - 1, -1)
    after = [at for at in range(sentence + 1, end) if parses[at].sentence.paragraph == paragraph]
    order = [sentence, *after, *before] if on else [sentence, *before, *after]
    for at in order:
        tree = Tree(parses[at], cues)
        for saying in sayings(tree):
            outside = not marks[at - first][saying.match.head] and not marks[at - first][saying.speaker]
            if outside and saying.match.head != token:
                return tree, saying, at
    return None


def phrase_of(tree: Tree, token: int) -> Span:
    """The characters of a speaker's phrase: its head with what belongs to the name, no clauses, no preposition."""
    first = last = token
    open_tokens = [token]
    while open_tokens:
        node = open_tokens.pop()
        for child in tree.dependents(node, "phrase"):
            if node == token and tree.label_in(child, "cases"):
                continue
            open_tokens.append(child)
            first, last = min(first, child), max(last, child)
    return tree.parse.span(first, last + 1)
