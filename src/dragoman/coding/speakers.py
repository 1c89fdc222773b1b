"""Who speaks: the head and the phrase of the one to whom a reporting word gives the words."""

from itertools import chain

from dragoman.coding.matching import Tree
from dragoman.model.text import Span

_REACH_LIMIT = 24


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
    if subjects:  # of two, what stands behind the verb is whom it was told
        return _antecedent(tree, verb, max((one for one in subjects if one < verb), default=subjects[-1]))
    if tree.dependents(verb, "passives"):
        return None
    unnamed = tree.dependents(verb, "expletives")
    if unnamed and unnamed[0] == verb - 1:  # "it added that …"
        return unnamed[0]
    shared = _shared_subject(tree, verb) if inherit else None
    finite = tree.tag_in(verb, "finite-past") or tree.tag_in(verb, "present")
    return _beside_verb(tree, verb) if shared is None and finite else shared


def _beside_verb(tree: Tree, verb: int) -> int | None:
    """The noun phrase beside a reporting verb, where a pause or quotation mark stands on the other side of it or of the
    verb: "…, the king said", "…, a spokesman, Ada Roe, said", "…, said the king", wherever the tree hangs them."""
    end = verb - 1 if verb and pauses_at(tree, verb - 1) else verb
    for noun in chain(reversed(range(verb)), range(verb + 1, len(tree.parse))):
        if not tree.tag_in(noun, "nominal"):
            continue
        first, last = reach_of(tree, noun)
        if (last == end - 1 and pauses_at(tree, first - 1)) or (first == verb + 1 and pauses_at(tree, verb - 1)):
            return noun
    return None


def pauses_at(tree: Tree, token: int) -> bool:
    """Whether a comma or a quotation mark stands there."""
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
            return None if tree.tag_in(node, "participle") else parent
        if not tree.label_in(node, "controlled"):
            return None
        subjects = tree.dependents(parent, "subjects")
        if subjects:
            return _antecedent(tree, parent, subjects[0])
        node = parent
    return None


def phrase_of(tree: Tree, token: int) -> Span:
    """The characters of a speaker's phrase: its head with what belongs to the name, no clauses, no preposition."""
    first, last = reach_of(tree, token)
    return tree.parse.span(first, last + 1)


def reach_of(tree: Tree, token: int) -> tuple[int, int]:
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


def _author(tree: Tree, token: int) -> list[int]:
    """The words under "a report published by the ministry": a document is named with who made it."""
    return tree.dependents(token, "participles") if tree.word_in(token, "documents") else []
