"""Two parties between brackets, and where the brackets stand among the subwords."""

from dragoman.coding.event_model import LONGEST, marked, marks

WORDS = ["Gondor", "condemned", "the", "raid", "on", "Osgiliath", "."]


def test_both_parties_stand_between_brackets() -> None:
    told = marked(WORDS, (0, 1), (2, 6))
    assert " ".join(told) == "< Gondor > condemned [ the raid on Osgiliath ] ."


def test_a_party_at_the_end_is_closed() -> None:
    assert marked(["Raids", "on", "Gondor"], (0, 1), (2, 3)) == ["<", "Raids", ">", "on", "[", "Gondor", "]"]


def test_the_marks_are_the_opening_brackets() -> None:
    told = marked(WORDS, (0, 1), (2, 6))
    assert marks(told, range(10, 10 + len(told))) == [10, 14]


def test_a_missing_party_leaves_the_whole_sentence() -> None:
    told = marked(WORDS, (0, 1), (-1, -1))
    assert marks(told, range(1, 1 + len(told))) == [1, 0]


def test_a_mark_beyond_what_the_network_takes_leaves_the_whole_sentence() -> None:
    told = marked(WORDS, (0, 1), (5, 6))
    assert marks(told, range(LONGEST - 2, LONGEST - 2 + len(told)))[1] == 0
