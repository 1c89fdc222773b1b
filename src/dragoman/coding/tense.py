"""The tense of a verb on a tree, helpers and all."""

from dragoman.coding.matching import Tree

BARE_TENSES = frozenset(("bare", "infinitive", "participle", "gerund"))  # those a clause of its own cannot have
_REACH_LIMIT = 12  # words up the tree


def tense_of(tree: Tree, token: int) -> str:
    """past, perfect, progressive, present, modal, participle, gerund, infinitive or bare; empty for no verb."""
    helpers = tree.dependents(token, "auxiliaries")
    progressive = tree.tag_in(token, "progressive")
    being = [h for h in helpers if tree.tag_in(h, "progressive") and tree.word_in(h, "progressive")]
    if (progressive or being) and any(tree.word_in(h, "progressive") for h in helpers if h not in being):
        return "progressive"
    if any(tree.tag_in(h, "progressive") for h in helpers):
        return "gerund"
    if any(tree.tag_in(h, "modal") for h in helpers):
        return "modal"
    if any(tree.tag_in(h, "present") and tree.word_in(h, "perfect") for h in helpers):
        return "perfect"
    if tree.tag_in(token, "finite-past") or any(tree.tag_in(h, "past") or tree.word_in(h, "perfect") for h in helpers):
        return "past"
    if tree.tag_in(token, "present") or any(tree.tag_in(h, "present") for h in helpers):
        return "present"
    if tree.tag_in(token, "participle"):
        return "infinitive" if any(_infinitive(tree, h, token) for h in helpers) else "participle"
    if progressive:
        return "gerund"
    if tree.tag_in(token, "base"):
        marks = tree.dependents(token, "marks")
        return "infinitive" if any(tree.word_in(mark, "infinitive") for mark in marks) else "bare"
    return ""


def clause_tense(tree: Tree, token: int) -> str:
    """The tense of the clause that a word stands in, its own where it has one; empty where there is none."""
    for _ in range(_REACH_LIMIT):
        if token < 0:
            return ""
        tense = tense_of(tree, token)
        if tense and tense not in BARE_TENSES:
            return tense
        token = tree.parse.heads[token]
    return ""


def lies_ahead(tree: Tree, token: int) -> bool:
    """Whether a later clause of a headline says that somebody is to do it, "…, Arnor's king to visit Gondor", or its
    news comes before it: "Arnor frees captives ahead of **talks**"; the latter in any sentence."""
    if tree.tag_in(token, "nominal") and is_ahead(tree, token):
        return True
    if tree.word_in(len(tree.parse) - 1, "stops"):
        return False
    if tree.tag_in(token, "nominal"):
        above = tree.parse.heads[token]
        ahead = any(tree.word_in(case, "yet-to-come") for case in tree.dependents(token, "cases"))
        return ahead and above >= 0 and tense_of(tree, above) == "present"
    if tense_of(tree, token) != "infinitive":
        return False
    at = min(tree.dependents(token, "marks"), default=0) - 1
    if at < 0 or not tree.tag_in(at, "nominal"):
        return False
    while at > 0 and tree.tag_in(at, "naming"):
        at -= 1
    return tree.word_in(at, "headline-edges")


def is_ahead(tree: Tree, token: int) -> bool:
    """ "Landed in Rohan ahead of **talks**"."""
    return any(tree.word_in(case, "ahead") for case in tree.dependents(token, "cases"))


def _infinitive(tree: Tree, helper: int, verb: int) -> bool:
    """Whether the verb is "to be done"."""
    marks = tree.dependents(verb, "marks")
    return tree.tag_in(helper, "base") and any(tree.word_in(mark, "infinitive") for mark in marks)
