"""The notation of the training corpus."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SPEC = importlib.util.spec_from_file_location("training_corpus", ROOT / "training" / "corpus.py")
assert SPEC is not None and SPEC.loader is not None
corpus = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = corpus
SPEC.loader.exec_module(corpus)


def wrong_in(line: str) -> tuple[str, ...]:
    return corpus.read_line(line)[1]


def words(line: str, role: str) -> list[str]:
    sentence, problems = corpus.read_line(line)
    assert problems == ()
    return [sentence.text[slice(*extent)] for extent in getattr(sentence.events[0], role)]


def test_the_marks_are_taken_out_of_the_text() -> None:
    sentence, _ = corpus.read_line("(a Arnor) {ACCUSE a>b accused} (b Gondor) of spying.")
    assert sentence.text == "Arnor accused Gondor of spying."


def test_offsets_point_at_the_trigger() -> None:
    sentence, _ = corpus.read_line("(a Arnor) {ACCUSE a>b accused} (b Gondor) of spying.")
    assert sentence.text[slice(*sentence.events[0].trigger)] == "accused"


def test_a_party_may_stand_after_the_act_that_names_it() -> None:
    assert words("{ACCUSE a>b Accusing} (b Gondor), (a Arnor) left.", "recipients") == ["Gondor"]


def test_happened_is_the_status_left_unsaid() -> None:
    sentence, _ = corpus.read_line("(a Arnor) {ASSAULT a> attacked}.")
    assert sentence.events[0].status == "happened"


def test_an_equals_sign_makes_the_act_reciprocal() -> None:
    sentence, _ = corpus.read_line("(a Arnor) and (b Gondor) will {CONSULT/planned a,b= meet}.")
    assert (sentence.events[0].reciprocal, sentence.events[0].status) == (True, "planned")


def test_a_source_is_kept_apart_from_the_parties() -> None:
    assert words("(s Rohan) said {ASSAULT ->b @s killed} were (b two men).", "sources") == ["Rohan"]


def test_a_sentence_with_no_act_is_kept() -> None:
    assert corpus.read_line("It rained in Arnor.")[0].events == ()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("(a Arnor) {ATTACK a> hit}.", "unknown type 'ATTACK'"),
        ("(a Arnor) {ASSAULT/soon a> hit}.", "unknown status 'soon'"),
        ("(a Arnor) {ASSAULT a>b hit}.", "no party has the key b"),
        ("(a Arnor) and (b Gondor) {ASSAULT a> hit}.", "no act uses b"),
        ("(a Arnor) and (a Gondor) {ASSAULT a> hit}.", "key a is given twice"),
        ("(a Arnor) {ASSAULT a>} it.", "has no clear trigger words"),
        ("(a Arnor) {ASSAULT a> @ hit} it.", "has no clear trigger words"),
        ("(a Arnor) {ASSAULT a> hit it.", "stray '{'"),
        ("(a Arnor) {ASSAULT a>a hit}.", "does something to itself"),
    ],
)
def test_a_broken_line_is_reported(line: str, what: str) -> None:
    assert any(what in problem for problem in wrong_in(line))


def test_every_problem_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# note\nIt (rained.\n\n(a Arnor) {HIT a> hit}.\n", encoding="utf-8")
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.read_corpus(tmp_path)
    assert {(problem.file, problem.line) for problem in caught.value.problems} == {("a.txt", 2), ("a.txt", 4)}


def test_a_sentence_written_twice_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\nIt rained.\n", encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=r"a\.txt:2: the same sentence stands at a\.txt:1"):
        corpus.read_corpus(tmp_path)


def test_the_corpus_follows_its_notation() -> None:
    assert corpus.read_corpus(ROOT / "training" / "data")
