"""`dragoman.relation`: spans of characters in, types by likelihood out; the network stands aside."""

from collections.abc import Sequence

import numpy as np
import pytest
from benchmarks.tasks.relations import predict

from dragoman import api
from dragoman.analysis.reader import Reader
from dragoman.coding.relation_model import Extent
from dragoman.errors import UsageError

pytestmark = pytest.mark.model
TEXT = "Gondor fell. Rohan accused \u200b Mordor."


class Network:
    """Keeps what it is asked."""

    types = ("ACCUSE", "AID", "ASSAULT")

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[str], Extent | None, Extent | None]] = []

    def score(self, words: Sequence[str], actor: Extent | None, recipient: Extent | None) -> np.ndarray:
        self.asked.append((words, actor, recipient))
        return np.array([0.2, 0.1, 0.7])


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    made, reader = Network(), Reader.load()
    monkeypatch.setattr(api, "_relation_model", lambda threads: (reader, made))
    return made


def test_spans_of_characters_become_words_of_the_whole_text(network: Network) -> None:
    api.relation(TEXT, (13, 18), (29, 35))
    ((words, actor, recipient),) = network.asked
    assert actor is not None and recipient is not None
    assert [words[actor[0] : actor[1]], words[recipient[0] : recipient[1]]] == [["Rohan"], ["Mordor"]]


def test_the_likeliest_type_stands_first(network: Network) -> None:
    assert list(api.relation(TEXT, (13, 18), None)) == ["ASSAULT", "ACCUSE", "AID"]


@pytest.mark.parametrize("span", [(0, 0), (27, 28), (90, 99)])
def test_a_span_without_a_word_is_wrong_use(network: Network, span: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match="no word of the text"):
        api.relation(TEXT, span, None)


def test_a_text_without_words_has_a_type_too(network: Network) -> None:
    assert api.relation("", None, None)["ASSAULT"] == 0.7


def test_of_a_set_of_pairs_a_party_without_a_word_is_none(network: Network) -> None:
    row = {"id": "1", "text": TEXT, "actor": [27, 28], "recipient": None}
    assert list(predict([row])) == [{"id": "1", "type": "ASSAULT"}]
    assert network.asked[0][1:] == (None, None)
