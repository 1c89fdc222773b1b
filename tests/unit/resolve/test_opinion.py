"""What a columnist demands or imagines in his own name is no event; what he reports is."""

from dataclasses import replace

import pytest
from tests.unit.coding.trees import tree
from tests.unit.resolve.test_sides import act, party

from dragoman.model.evidence import Trace
from dragoman.model.modality import Modality, Status
from dragoman.model.text import Document, Span
from dragoman.resolve.claims import Resolved, claims_of
from dragoman.resolve.opinion import is_comment

MUST = tree("""
Gondor Gondor PROPN NNP 3 nsubj
must must AUX MD 3 aux
pay pay VERB VB 0 root
""")


def page(text: str, **fields: object) -> Document:
    return replace(Document("d", "d", text, "0"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "head", ["Opinion: Gondor must pay", "Opinion - Gondor", "COMMENTARY\nGondor must pay", "Editorial | The bill"]
)
def test_a_rubric_says_that_the_writer_speaks_in_his_own_name(head: str) -> None:
    assert is_comment(page(f"{head}\n\nGondor sleeps."))


@pytest.mark.parametrize(
    "head", ["Opinion polls favour the king", "Gondor pays", "The editorial: a history", "Opinion-makers met"]
)
def test_the_word_in_a_title_is_no_rubric(head: str) -> None:
    assert not is_comment(page(f"{head}\n\nGondor sleeps."))


def test_an_address_may_say_so_and_furniture_does_not() -> None:
    assert is_comment(page("Gondor sleeps.", url="https://news.example/opinion/2024/gondor"))
    assert not is_comment(page("Opinion\nGondor sleeps.", boilerplate=(Span(0, 8),)))


def reasons(modality: Modality, *, actor: bool, title: str = "Opinion: the bill") -> list[str]:
    gondor = party(MUST, 0, 0, country="GON")
    slots = {"actor": 0} if actor else {"recipient": 0}
    told = replace(act(MUST, 2, "REQUEST", **slots), modality=modality)
    document = page(" ".join(MUST.words), title=title)
    resolved = Resolved((gondor,), (), ())
    return [one.reason for one in claims_of(document, (MUST,), (told,), resolved=resolved, trace=Trace("", "", ""))[1]]


def test_what_the_writer_demands_is_no_event_and_what_others_demand_is() -> None:
    happened = Modality(Status.HAPPENED)
    assert (reasons(happened, actor=False), reasons(happened, actor=True)) == (["opinion"], [])
    assert reasons(happened, actor=False, title="Gondor asked to pay") == []


def test_what_the_writer_imagines_is_no_event_and_what_is_planned_is() -> None:
    would = Modality(Status.PLANNED, certainty="probable")
    assert reasons(Modality(Status.POSSIBLE), actor=True) == reasons(would, actor=True) == ["opinion"]
    assert reasons(Modality(Status.PLANNED), actor=True) == []
