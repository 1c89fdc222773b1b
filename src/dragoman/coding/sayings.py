"""The reporting words of a sentence, each with who speaks."""

from dataclasses import dataclass

from dragoman.coding.matching import Match, Tree
from dragoman.coding.speakers import speaker_of


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word in a sentence and the head of the phrase that speaks."""

    match: Match
    speaker: int


def sayings(tree: Tree, *, inherit: bool = True) -> tuple[Saying, ...]:
    """Reporting verbs of a sentence that have a speaker, in text order, and the sources named by "according to"."""
    found = []
    for head in sorted(tree.headed):
        for match in tree.headed[head]:
            if "aside" in match.entry.reach:
                speaker = speaker_of(tree, head, inherit=inherit)
                if speaker is not None:
                    found.append(Saying(match, speaker))
            elif "names" in match.entry.reach and tree.parse.heads[head] >= 0:
                found.append(Saying(match, _source_named(tree, head)))
    return tuple(found)


def _source_named(tree: Tree, head: int) -> int:
    """Whom "according to" or "in the words of" is followed by: what the preposition, or the noun, belongs to."""
    owners = tree.dependents(head, "obliques") if tree.tag_in(head, "nominal") else []
    return owners[0] if owners else tree.parse.heads[head]


def is_told(tree: Tree, child: int) -> bool:
    """Whether the dependent is a finite clause after its verb."""
    return child > tree.parse.heads[child] and tree.edge(child) == "complement" and is_finite(tree, child)


def is_finite(tree: Tree, node: int) -> bool:
    """Whether the clause has a tense of its own or a subject, so that it can be said by somebody."""
    if tree.dependents(node, "actives") or tree.dependents(node, "passives"):
        return True
    return tree.tag_in(node, "finite-past") or tree.tag_in(node, "present")
