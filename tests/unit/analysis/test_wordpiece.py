from pathlib import Path

import pytest

from dragoman.analysis.wordpiece import load_vocabulary, pieces
from dragoman.errors import ModelError

VOCABULARY = {
    piece: at for at, piece in enumerate(["[UNK]", "moth", "##er", "mother", "##land", ".", "u", "cafe", "中"])
}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("motherland", ["mother", "##land"]),
        ("MOTH", ["moth"]),
        ("café", ["cafe"]),
        ("U.U.", ["u", ".", "u", "."]),
        ("moth中", ["moth", "中"]),
        ("xyz", ["[UNK]"]),
        ("mo\u200bth", ["moth"]),
        ("moth\u00a0u", ["moth", "u"]),
        ("\x00\ufffd", []),
        ("m" * 101, ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_its_longest_known_pieces(word: str, expected: list[str]) -> None:
    wanted = [VOCABULARY[piece] for piece in expected]
    assert list(pieces(word, VOCABULARY)) == wanted


def test_a_damaged_vocabulary_names_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text("{}")
    with pytest.raises(ModelError, match="install dragoman again"):
        load_vocabulary(path)
