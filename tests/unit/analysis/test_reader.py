import pytest

from dragoman.analysis.reader import Reader
from dragoman.errors import ModelError
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def read(reader: Reader, text: str, boilerplate: tuple[Span, ...] = ()) -> tuple[Parse, ...]:
    return reader.read(Document(id="1", name="d", text=text, sha256="", boilerplate=boilerplate))


def test_the_verb_is_the_root_and_knows_its_subject(reader: Reader) -> None:
    (parse,) = read(reader, "The president met the king in Ostgard.")
    assert parse.heads[2] == -1
    assert parse.deprels[1:3] == ("nsubj", "root")
    assert parse.lemmas[2] == "meet"


def test_spans_point_into_the_text(reader: Reader) -> None:
    text = "Arnor's king didn't stay.\n\nHe left."
    for parse in read(reader, text):
        assert tuple(text[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)) == parse.words


def test_every_sentence_has_one_root(reader: Reader) -> None:
    text = "Yes. “Why?” asked the envoy. No deal (again)! " * 4
    assert all(parse.heads.count(-1) == 1 for parse in read(reader, text))


def test_furniture_is_not_read(reader: Reader) -> None:
    assert len(read(reader, "Read more\nThe king left.", (Span(0, 9),))) == 1


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    text = "The king of Arnor left Olm. He met Lena Ferrant. They spoke."
    assert read(reader, text) == read(reader, text)


def test_an_empty_document_has_no_sentences(reader: Reader) -> None:
    assert read(reader, " \n\u200b\n") == ()


def test_a_sentence_without_end_is_read_in_parts(reader: Reader) -> None:
    parses = read(reader, "the envoy, " * 300)
    assert len(parses) > 2
    assert [parse.sentence.index for parse in parses] == list(range(len(parses)))
    assert max(len(parse) for parse in parses) <= 200


def test_one_huge_word_is_read(reader: Reader) -> None:
    assert len(read(reader, "x" * 100_000)) == 1


def test_gold_words_are_taken_as_they_are(reader: Reader) -> None:
    columns = reader.parse_words([["He", "left", "."], [], ["Go"]])
    assert [len(column.heads) for column in columns] == [3, 0, 1]


def test_a_folder_without_weights_is_a_model_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(ModelError, match="install dragoman again"):
        Reader.load(tmp_path_factory.mktemp("none"))
