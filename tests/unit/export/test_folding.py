"""What becomes of plans, denials and the like where no status can be told."""

from datetime import date
from typing import Any

import pytest
from tests.unit.export.made_events import DOCUMENTS, event, party

from dragoman.export.folding import Act, LeftOut, fold, fold_any, fold_coded, pairs
from dragoman.knowledge.codebook import load_cameo, load_codebook
from dragoman.knowledge.folding import plover_of, promise_of


def act(**fields: Any) -> Act:
    found = fold_any(event(**fields), DOCUMENTS)
    assert isinstance(found, Act)
    return found


def test_a_planned_meeting_is_a_promise_made_on_the_day_it_became_known() -> None:
    planned = act(status="planned")
    assert (planned.type, planned.modes, planned.cameo, planned.day) == ("AGREE", (), "036", date(2021, 5, 10))


def test_a_planned_withdrawal_is_conceded() -> None:
    planned = act(type="RETREAT", modes=["withdraw"], status="planned")
    assert (planned.type, planned.cameo) == ("CONCEDE", "0356")


def test_a_planned_attack_is_a_threat_of_violence() -> None:
    planned = act(type="ASSAULT", modes=["aerial"], status="planned")
    assert (planned.type, planned.modes, planned.cameo) == ("THREATEN", ("violence",), "1384")


def test_what_happened_stays_what_it_is() -> None:
    held = act()
    assert (held.type, held.modes, held.cameo, held.day, held.auxiliary) == (
        "CONSULT",
        ("visit",),
        "042",
        date(2021, 5, 15),
        None,
    )


@pytest.mark.parametrize("status", ["possible", "denied", "negated", "cancelled", "disputed"])
def test_what_did_not_happen_is_no_fact(status: str) -> None:
    assert fold(event(status=status), DOCUMENTS) == LeftOut("e1", status)


def test_words_that_are_still_to_be_said_are_no_act() -> None:
    assert fold(event(type="ACCUSE", modes=[], status="planned"), DOCUMENTS) == LeftOut("e1", "unsaid")


def test_an_event_without_date_has_the_day_it_was_known() -> None:
    undated = act(date=None)
    assert (undated.day, undated.dated) == (date(2021, 5, 10), False)


def test_an_event_of_no_day_at_all_is_left_out() -> None:
    assert fold(event(date=None, history=[]), {}) == LeftOut("e1", "no-day")


def test_a_type_of_ones_own_has_no_cameo_code() -> None:
    assert fold_coded(event(type="CROWN", modes=[]), DOCUMENTS) == LeftOut("e1", "no-code")


def test_an_act_done_together_counts_in_both_directions() -> None:
    together = event(actors=[party("a", "AND"), party("b", "MCO"), party("c", "SMR")], recipients=[], reciprocal=True)
    found = [(one["name"], other["name"]) for one, other in pairs(together) if other]
    assert found == [("a", "b"), ("a", "c"), ("b", "a"), ("b", "c"), ("c", "a"), ("c", "b")]


def test_every_promise_has_a_type_and_a_code_that_exist() -> None:
    book = load_codebook()
    for name, kind in book.types.items():
        for modes in [[], *([mode] for mode in kind.modes)]:
            promise = promise_of(name, modes)
            if promise is not None:
                assert promise.type in book.types
                assert promise.cameo is None or promise.cameo in load_cameo()
                assert promise.mode is None or promise.mode in book.types[promise.type].modes


def test_codes_of_cameo_come_back_as_types_of_plover() -> None:
    told = {"036": "AGREE", "0871": "RETREAT", "1712": "ASSAULT", "116": "SANCTION", "192": "COERCE", "010": None}
    assert {code: plover_of(code) for code in told} == told
