"""Who says so: the chain of sources of an act, through reporting verbs, "according to" and quotations."""

from collections.abc import Iterator, Sequence

from dragoman.coding.marks import quoted, same_quote
from dragoman.coding.matching import Match, Tree
from dragoman.coding.sayings import Saying, is_finite, is_told, sayings
from dragoman.coding.speakers import pauses_at, phrase_of, reach_of, speaker_of
from dragoman.knowledge.cues import AttributionCues
from dragoman.model.event import SourceMention
from dragoman.model.modality import Cue
from dragoman.model.parse import Parse

SAYS, DENIES = "says", "denies"
_REACH_LIMIT = 24
_DEEP = 4  # edges between an act and the word that tells it
_WINDOW_BACK = 6
_WINDOW_ON = 2


def sources_of(parses: Sequence[Parse], sentence: int, token: int, cues: AttributionCues) -> tuple[SourceMention, ...]:
    """Sources of the act that `token` names, outermost first; empty where the article itself says it."""
    tree = Tree(parses[sentence], cues)
    said = list(_above(tree, token)) or _framing(tree, token)
    if said:
        said = [saying for saying in said if not _presupposed(tree, token, saying.match.head)]
        if not said:
            return ()
    else:
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
    node, came_from, found = token, -1, False
    for _ in range(_REACH_LIMIT):
        beside = tuple(_beside(tree, node, came_from, token))
        found = found or bool(beside)
        yield from beside
        parent = tree.parse.heads[node]
        if parent < 0 or (found and _is_inserted(tree, node)):
            return
        for above, reaches in _governors(tree, node, parent):
            saying = _said_by(tree, above, reaches, token)
            if saying is not None and saying.speaker != node and _is_within(tree, saying.match.head, token, node):
                found = True
                yield saying
                break
        came_from, node = node, parent


def _is_inserted(tree: Tree, clause: int) -> bool:
    """Whether a relative clause with a speaker of its own is put into what another says: "…, where Rohan says that"."""
    subjects = tree.dependents(clause, "subjects")
    where = any(tree.word_in(child, "where") for child in tree.children[clause])
    inside = tree.label_in(clause, "relatives") or (where and tree.edge(clause) == "adverbial")
    return inside and bool(subjects) and not any(tree.tag_in(one, "relative-pronoun") for one in subjects)


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
            if "statement" in reaches and tree.word_in(match.head, "documents") and tree.tag_in(match.head, "nominal"):
                return _issued(tree, match.head) or Saying(match, match.head)  # "there were reports that they attacked"
    return None


def _issued(tree: Tree, document: int) -> Saying | None:
    """Who "said in a statement that …"."""
    verb = tree.parse.heads[document]
    speaker = speaker_of(tree, verb) if tree.edge(document) == "oblique" else None
    said = (match for match in tree.covering.get(verb, ()) if "aside" in match.entry.reach)
    return next((Saying(match, speaker) for match in said if speaker is not None), None)


def _is_within(tree: Tree, head: int, token: int, node: int) -> bool:
    """Whether the act is part of what is told in the clause of `node`: neither of when it was said ("…", the king said
    after they left), nor of who said it ("…", said the king, who …), nor of what is only about the thing told of
    ("denied the appeal that they filed")."""
    path = list(_up_to(tree, token, node))
    if tree.label_in(node, "objects") and any(tree.label_in(at, "relatives") for at in path):
        return False
    if any(_is_reply(tree, at) for at in path):
        return False
    return not any(_circumstance(tree, at) for at in path if at > head and (node < head or at == node))


def _is_reply(tree: Tree, clause: int) -> bool:
    """Whether a relative clause set off by a pause tells of others who deny what was said: "…, which Rohan denied"."""
    denied = any(match.entry.sense == DENIES for match in tree.headed.get(clause, ()))
    if not (denied and tree.label_in(clause, "relatives")):
        return False
    subjects = tree.dependents(clause, "subjects")
    others = bool(subjects) and not any(tree.tag_in(one, "relative-pronoun") for one in subjects)
    words = (at for at in (clause, *tree.children[clause]) if tree.parse.upos[at] != "PUNCT")
    first = min(words, default=clause)
    return others and pauses_at(tree, first - 1)


def _presupposed(tree: Tree, token: int, head: int) -> bool:
    """Whether the words said only take the act for known: it stands in the subject of what is said of it, is what a
    relative clause tells in the passive of something else, or lies deep below."""
    path = []
    for node in _up_to(tree, token, head):
        if node == head or tree.parse.heads[node] < 0:
            break
        path.append(node)
    undergone = tree.tag_in(token, "participle") and any(tree.label_in(node, "relatives") for node in path)
    return undergone or len(path) > _DEEP or any(_is_topic(tree, node) for node in path)


def _is_topic(tree: Tree, node: int) -> bool:
    """Whether it is the subject of a clause, but for what "there was" tells anew."""
    return tree.edge(node) == "subject" and not tree.dependents(tree.parse.heads[node], "expletives")


def _up_to(tree: Tree, token: int, node: int) -> Iterator[int]:
    """The words from the act up to `node`."""
    for _ in range(_REACH_LIMIT):
        yield token
        if token == node or token < 0:
            return
        token = tree.parse.heads[token]


def _circumstance(tree: Tree, clause: int) -> bool:
    """Whether it is a clause of time that no pause parts from the saying, or one about a person that "who" opens."""
    marks = [one for one in tree.dependents(clause, "marks") if tree.word_in(one, "circumstance")]
    joined = any(not pauses_at(tree, one - 1) for one in marks)
    return joined or any(tree.word_in(one, "persons") for one in tree.dependents(clause, "subjects"))


def _reaches(tree: Tree, node: int) -> frozenset[str]:
    """How the clause of `node` stands to its head; a finite complement is a statement."""
    edge = tree.edge(node)
    if edge == "same" and _continues(tree, node):
        return frozenset(("statement",))
    if edge == "aside" and _tells(tree, tree.parse.heads[node], before=node):
        return frozenset()  # "Arnor said the port was lost; Gondor denied it"
    if edge == "complement":
        return frozenset(("statement",)) if is_finite(tree, node) else frozenset(("complement",))
    if edge == "content" and is_finite(tree, node):
        return frozenset(("statement",))
    return frozenset((edge,))


def _continues(tree: Tree, node: int) -> bool:
    """Whether a clause with a subject of its own, and no word of saying, goes on after words told: "said the port was
    lost, but **they held** the bridge"."""
    joined = tree.dependents(node, "conjunctions") and tree.dependents(node, "subjects")
    return bool(joined) and not tree.headed.get(node) and _tells(tree, tree.parse.heads[node], before=node)


def _tells(tree: Tree, verb: int, *, before: int) -> bool:
    """Whether a clause that the verb tells stands before a word."""
    return any(child < before and is_told(tree, child) for child in tree.children[verb])


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


def _framing(tree: Tree, token: int) -> list[Saying]:
    """A source that stands at the very end of the sentence, after a comma, or "according to X" at either end: it
    speaks for the whole sentence wherever the tree hangs it."""
    for saying in reversed(sayings(tree, inherit=False)):
        head = saying.match.head
        first = min(saying.match.first, head, reach_of(tree, saying.speaker)[0])
        if "names" in saying.match.entry.reach:
            if first == 0 or (first > token and _ends_clause(tree, first)):
                return [saying]
        elif token < first and _ends_clause(tree, first) and not any(is_told(tree, c) for c in tree.children[head]):
            return [saying]
    return []


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
