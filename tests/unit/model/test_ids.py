"""Identity depends on what makes a thing itself, and on nothing else."""

from dragoman.model.ids import claim_id, document_id, sha256, short
from dragoman.model.text import Span


def test_parts_do_not_run_together() -> None:
    assert short("x", "ab", "c") != short("x", "a", "bc")


def test_the_order_of_parties_does_not_change_a_claim() -> None:
    first, second = Span(0, 4), Span(9, 12)
    assert claim_id("d", "CONSULT", Span(5, 8), [first, second], []) == claim_id(
        "d", "CONSULT", Span(5, 8), [second, first], []
    )


def test_a_changed_text_is_another_document() -> None:
    assert document_id("a", "one") != document_id("a", "two")


def test_a_lone_surrogate_has_a_digest() -> None:
    assert len(sha256("\ud800")) == 64
