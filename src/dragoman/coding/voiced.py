"""Acts that the very words do: whoever says "they must leave" asks for it, and "we urge" is the urging."""

from dragoman.coding.paths import Tree
from dragoman.model.event import Argument, SourceMention

VOICED, PASSIVE = "voiced", "passive"  # tests of syntax.yaml
SPEAKER = "speaker"


def with_speaker(
    tree: Tree, token: int, arguments: tuple[Argument, ...], speaker: SourceMention
) -> tuple[Argument, ...]:
    """The parts with the speaker as who does it, where no doer is told outside the words said."""
    clause = _clause(tree, token)
    doers = [one for one in arguments if one.slot == "actor"]
    if not all(one.token in clause for one in doers):
        return arguments
    spoke = Argument("actor", speaker.sentence, speaker.token, SPEAKER)
    return (spoke, *(one for one in arguments if one.slot != "actor"))


def _clause(tree: Tree, token: int) -> set[int]:
    """The words of the clause whose verb, or whose verb's auxiliary, the token is."""
    above = tree.parse.heads[token]
    top = token if tree.children[token] or above < 0 else above
    found, waiting = {top}, [top]
    while waiting:
        more = set(tree.children[waiting.pop()]) - found
        found |= more
        waiting += more
    return found
