"""Who says so: the chain of sources of an act, through reporting verbs, "according to" and quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.coding.marks import quoted, same_quote
from dragoman.coding.matching import Match, Tree
from dragoman.knowledge.cues import AttributionCues
from dragoman.model.event import SourceMention
from dragoman.model.modality import Cue
from dragoman.model.parse import Parse
from dragoman.model.text import Span

SAYS = "says"
_REACH_LIMIT = 24
_WINDOW_BACK = 6
_WINDOW_ON = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word in a sentence and the head of the phrase that speaks."""

    match: Match
    speaker: int


def sources_of(parses: Sequence[Parse], sentence: int, token: int, cues: AttributionCues) -> tuple[SourceMention, ...]:
    """Sources of the act that `token` names, outermost first; empty where the article itself says it."""
    tree = Tree(parses[sentence], cues)
    said = list(_above(tree, token)) or _framing(tree, token)
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


def source_at(parse: Parse, token: int, cues: AttributionCues, *, by: str) -> SourceMention:
    """The phrase at a word as a source that no cue tells: `by` stands where a cue's entry would."""
    span = phrase_of(Tree(parse, cues), token)
    return SourceMention(parse.sentence.index, token, span, SAYS, Cue(span, by))


def _above(tree: Tree, token: int) -> Iterator[Saying]:
    """Sources on the way from the act to the root, the innermost first."""
    node, came_from = token, -1
    for _ in range(_REACH_LIMIT):
        yield from _beside(tree, node, came_from, token)
        parent = tree.parse.heads[node]
        if parent < 0:
            return
        for above, reaches in _governors(tree, node, parent):
            saying = _said_by(tree, above, reaches, token)
            if saying is not None and saying.speaker != node:
                yield saying
                break
        came_from, node = node, parent


def _governors(tree: Tree, node: int, parent: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Words that may report the clause of `node`, and how it stands to them. "Accused the rebels of attacking" hangs
    the clause on the rebels as readily as on the verb."""
    yield parent, _reaches(tree, node)
    if tree.label_in(node, "participles") and tree.label_in(parent, "objects"):
        yield tree.parse.heads[parent], frozenset(("adverbial",))


def _said_by(tree: Tree, above: int, reaches: frozenset[str], token: int) -> Saying | None:
    for match in tree.covering.get(above, ()):
        if token not in (above, match.head) and not match.entry.reach.isdisjoint(reaches):
            speaker = speaker_of(tree, match.head)
            if speaker is not None:
                return Saying(match, speaker)
    return None


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
            for match in tree.headed.get(child, ()):
                speaker = speaker_of(tree, child, inherit=False)
                if "aside" in match.entry.reach and speaker is not None and (edge == "aside" or _as_said(tree, child)):
                    yield Saying(match, speaker)
                    break
        named = _named(tree, child)
        if named is not None:
            yield Saying(named, child)


def _as_said(tree: Tree, verb: int) -> bool:
    """ "As the minister said", and not "as the minister continued his tour"."""
    return not tree.dependents(verb, "objects") and any(
        tree.word_in(mark, "as") for mark in tree.dependents(verb, "marks")
    )


def _named(tree: Tree, noun: int) -> Match | None:
    """The "according to" before a noun, if it is there."""
    for child in tree.children[noun]:
        for match in tree.headed.get(child, ()):
            if "names" in match.entry.reach:
                return match
    return None


def speaker_of(tree: Tree, verb: int, *, inherit: bool = True) -> int | None:
    """The subject of a reporting verb, its agent in the passive, the possessor of a reporting noun, or what the verb
    shares with the clause above; None if nobody is named, or only a thing without a voice ("the visit shows that")."""
    speaker = _who_says(tree, verb, inherit=inherit)
    return None if speaker is None or tree.word_in(speaker, "mute") else speaker


def _who_says(tree: Tree, verb: int, *, inherit: bool) -> int | None:
    agents = tree.dependents(verb, "agents")
    if agents:
        return agents[0]
    if tree.tag_in(verb, "nominal"):
        owners = tree.dependents(verb, "possessors")
        return owners[0] if owners else None
    subjects = tree.dependents(verb, "actives")
    if subjects:
        return _antecedent(tree, verb, subjects[-1])
    if tree.dependents(verb, "passives"):
        return None
    shared = _shared_subject(tree, verb) if inherit else None
    finite = tree.tag_in(verb, "finite-past") or tree.tag_in(verb, "present")
    return _beside_verb(tree, verb) if shared is None and finite else shared


def _beside_verb(tree: Tree, verb: int) -> int | None:
    """The noun phrase beside a reporting verb, where a pause or quotation mark stands on the other side of it or of the
    verb: "…, the king said", "…, a spokesman, Ada Roe, said", "…, said the king", wherever the tree hangs them."""
    end = verb - 1 if verb and _pauses(tree, verb - 1) else verb
    for noun in chain(reversed(range(verb)), range(verb + 1, len(tree.parse))):
        if not tree.tag_in(noun, "nominal"):
            continue
        first, last = _reach_of(tree, noun)
        if (last == end - 1 and _pauses(tree, first - 1)) or (first == verb + 1 and _pauses(tree, verb - 1)):
            return noun
    return None


def _pauses(tree: Tree, token: int) -> bool:
    words = tree.cues.clauses.words
    return token >= 0 and any(tree.parse.words[token] in words[name] for name in ("pauses", "closers", "straight"))


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
    for head in sorted(tree.headed):
        for match in tree.headed[head]:
            if "aside" in match.entry.reach:
                speaker = speaker_of(tree, head)
                if speaker is not None:
                    found.append(Saying(match, speaker))
            elif "names" in match.entry.reach and tree.parse.heads[head] >= 0:
                found.append(Saying(match, _source_named(tree, head)))
    return tuple(found)


def _source_named(tree: Tree, head: int) -> int:
    """Whom "according to" or "in the words of" is followed by: what the preposition, or the noun, belongs to."""
    owners = tree.dependents(head, "obliques") if tree.tag_in(head, "nominal") else []
    return owners[0] if owners else tree.parse.heads[head]


def _framing(tree: Tree, token: int) -> list[Saying]:
    """A source that stands at the very end of the sentence, after a comma, or "according to X" at either end: it
    speaks for the whole sentence wherever the tree hangs it."""
    for saying in reversed(sayings(tree)):
        head, speaker = saying.match.head, saying.speaker
        first = min(saying.match.first, head, speaker, *tree.children[speaker])
        if "names" in saying.match.entry.reach:
            if first == 0 or (first > token and _ends_clause(tree, first)):
                return [saying]
        elif token < first and _ends_clause(tree, first) and not any(is_told(tree, c) for c in tree.children[head]):
            return [saying]
    return []


def is_told(tree: Tree, child: int) -> bool:
    """Whether the dependent is a finite clause after its verb."""
    return child > tree.parse.heads[child] and tree.edge(child) == "complement" and is_finite(tree, child)


def _ends_clause(tree: Tree, first: int) -> bool:
    """Whether a comma stands before `first` and none after, so that what follows is the sentence's last phrase."""
    words = tree.cues.clauses.words["pauses"]
    pauses = [at for at, word in enumerate(tree.parse.words) if word in words]
    return first - 1 in pauses and all(at < first for at in pauses)


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


def _author(tree: Tree, token: int) -> list[int]:
    """The words under "a report published by the ministry": a document is named with who made it."""
    return tree.dependents(token, "participles") if tree.word_in(token, "documents") else []


def phrase_of(tree: Tree, token: int) -> Span:
    """The characters of a speaker's phrase: its head with what belongs to the name, no clauses, no preposition."""
    first, last = _reach_of(tree, token)
    return tree.parse.span(first, last + 1)


def _reach_of(tree: Tree, token: int) -> tuple[int, int]:
    """First and last token of that phrase."""
    first = last = token
    made_by = _author(tree, token)
    open_tokens = [token, *made_by]
    seen = set(open_tokens)
    while open_tokens:
        node = open_tokens.pop()
        first, last = min(first, node), max(last, node)
        for child in tree.dependents(node, "agents" if node in made_by else "phrase"):
            if node == token and tree.label_in(child, "cases"):
                continue
            if child not in seen:
                seen.add(child)
                open_tokens.append(child)
    return first, last
