"""Two parties between brackets, where the brackets stand among the subwords, and what the network says of them."""

from collections.abc import Sequence

import pytest

from dragoman.analysis.reader import Reader
from dragoman.coding.relation_model import LONGEST, Extent, RelationModel, mark
from dragoman.networks.session import Encoded

WORDS = ["Gondor", "condemned", "the", "raid", "on", "Osgiliath", "."]


def marked(words: Sequence[str], actor: Extent | None, recipient: Extent | None, *, first: int = 1) -> Encoded:
    """As `mark`, with a subword for every word; the words seen are kept in `seen`."""
    seen.clear()

    def encode(shown: Sequence[str]) -> Encoded:
        seen.extend(shown)
        return [0] * len(shown), [0] * len(shown), list(range(first, first + len(shown)))

    return mark(words, actor, recipient, encode)


seen: list[str] = []


def test_both_parties_stand_between_brackets() -> None:
    _, _, starts = marked(WORDS, (0, 1), (2, 6))
    assert " ".join(seen) == "< Gondor > condemned [ the raid on Osgiliath ] ."
    assert starts == [1, 5]


def test_a_party_inside_the_other_one_and_at_the_end() -> None:
    _, _, starts = marked(["Raids", "on", "Gondor"], (0, 3), (2, 3))
    assert " ".join(seen) == "< Raids on [ Gondor ] >"
    assert starts == [1, 4]


def test_a_bracket_of_the_text_is_no_mark() -> None:
    assert marked(["[", "Gondor", "]", "fell"], None, (1, 2))[2] == [0, 2]


def test_a_missing_party_leaves_the_whole_sentence() -> None:
    assert marked(WORDS, (0, 1), None)[2] == [1, 0]


def test_a_mark_beyond_what_the_network_takes_leaves_the_whole_sentence() -> None:
    assert marked(WORDS, (0, 1), (5, 6), first=LONGEST - 2)[2] == [LONGEST - 2, 0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind"),
    [
        ("Kenya condemned Somalia over the shelling of a border village .", (0, 1), (2, 3), "ACCUSE"),
        ("France gave Lebanon two hundred tonnes of flour .", (0, 1), (2, 3), "AID"),
        ("Warplanes of Sudan bombed a market in Chad , killing nine .", (0, 3), (6, 8), "ASSAULT"),
        ("Peru rejected the demand that Bolivia had made .", (0, 1), (5, 6), "REJECT"),
    ],
)
def test_plain_acts_are_told_apart(text: str, actor: Extent, recipient: Extent, kind: str) -> None:
    model = RelationModel.load(Reader.load().encode)
    scores = model.score(text.split(), actor, recipient)
    assert model.types[int(scores.argmax())] == kind and abs(float(scores.sum()) - 1) < 1e-3
