"""One event from several reports, whatever their order."""

import itertools

from tests.unit.linking.reports_made import at, may, on, report, voice, who

from dragoman.linking.merge import first_known, history_of, independent, merge
from dragoman.model.event import EventType
from dragoman.model.modality import Status
from dragoman.model.time import Basis


def test_it_is_named_after_the_earliest_report() -> None:
    assert merge([report("b", known=may(12)), report("c", known=may(11)), report("a", known=None)]).id == "c"


def test_the_order_in_which_reports_are_given_changes_nothing() -> None:
    reports = [
        report("a", known=may(12), date=on(may(11)), place=at("Osgiliath", "GON"), outlet="Herald"),
        report("b", "GON>ROH", known=may(12), document="d-a", ordinal=1, status=Status.PLANNED),
        report("c", "GON>", known=None, date=on(may(10)), words="wool"),
    ]
    assert len({repr(merge(order)) for order in itertools.permutations(reports)}) == 1


def test_a_stated_day_is_kept_before_an_inferred_one_and_a_day_before_a_week() -> None:
    week, day = on(may(9), may(15)), on(may(11))
    guess = on(may(12), basis=Basis.INFERRED)
    merged = merge([report("a", date=guess), report("b", date=week), report("c", date=day)])
    assert merged.date is not None and merged.date.value == day and merged.date.report.id == "c"


def test_where_days_differ_what_happened_is_believed_before_what_was_planned() -> None:
    merged = merge(
        [
            report("a", known=may(1), date=on(may(10)), status=Status.PLANNED),
            report("b", known=may(12), date=on(may(11))),
        ]
    )
    assert merged.date is not None and merged.date.value == on(may(11))


def test_a_town_is_kept_before_a_country() -> None:
    merged = merge([report("a", place=at("Gondor", "GON", kind="country")), report("b", place=at("Osgiliath", "GON"))])
    assert merged.place is not None and merged.place.report.id == "b"


def test_both_sides_are_taken_from_a_report_that_tells_both() -> None:
    merged = merge([report("a", "GON>", "ACCUSE", known=may(1)), report("b", "GON>MOR", "ACCUSE", known=may(2))])
    assert [one.value.country for one in merged.recipients] == ["MOR"]


def test_the_sides_are_those_that_most_reports_tell_in_part_at_least() -> None:
    told = [
        report("a", "GON>"),
        report("b", "GON>ROH"),
        report("c", "GON>MOR"),
        report("d", "MOR>"),
        report("e", ">MOR"),
    ]
    merged = merge(told)
    assert [one.value.country for one in (*merged.actors, *merged.recipients)] == ["GON", "MOR"]


def test_a_party_of_an_unknown_state_is_not_the_other_side_of_a_meeting() -> None:
    told = [report(f"a{at}", actors=(who("GON"), who("XXX", "Who"))) for at in range(3)]
    merged = merge([*told, report("b", "GON=ROH")])
    assert [one.value.country for one in merged.actors] == ["GON", "ROH"]


def test_a_party_has_the_fullest_wording_and_names_its_article() -> None:
    role, named = who("GON", office="foreign-minister"), who("GON", "Hurin", office="foreign-minister")
    merged = merge([report("a", "GON>MOR", actors=(role,)), report("b", "GON>MOR", actors=(named,))])
    assert [(one.value.name, one.report.id) for one in merged.actors] == [("Hurin", "b")]


def test_modes_that_half_of_the_reports_tell_are_the_events() -> None:
    visit, plain = EventType("CONSULT", ("visit",)), EventType("CONSULT")
    assert merge([report("a", type=plain), report("b", type=visit)]).type.modes == ("visit",)
    assert merge([report("a", type=plain), report("b", type=plain), report("c", type=visit)]).type.modes == ()


def test_the_history_is_in_the_order_of_the_articles_days() -> None:
    told = history_of(
        sorted(
            [report("b", known=may(12)), report("a", known=may(9), status=Status.PLANNED)], key=lambda one: one.order
        )
    )
    assert [(one.known, one.status) for one in told] == [(may(9), Status.PLANNED), (may(12), Status.HAPPENED)]


def test_a_later_copy_adds_nothing_to_the_history() -> None:
    assert len(history_of([report("a"), report("b", copy_of="d-a")])) == 1


def test_a_copy_that_tells_another_status_is_in_the_history() -> None:
    assert len(history_of([report("a", status=Status.PLANNED), report("b", copy_of="d-a")])) == 2


def test_two_tellings_of_one_article_bring_all_their_sources() -> None:
    steward, envoy = voice("the steward"), voice("an envoy")
    told = history_of(
        [
            report("a", document="d", history=[(Status.HAPPENED, (steward,))]),
            report("b", document="d", history=[(Status.HAPPENED, (envoy, steward))]),
        ]
    )
    assert [one.voices for one in told] == [(steward, envoy)]


def test_copies_of_one_story_are_one_source() -> None:
    copies = [report(f"r{at}", outlet=f"paper {at}", copy_of="d-r0") for at in range(9)]
    assert independent(copies) == 1


def test_stories_of_one_outlet_are_one_source() -> None:
    assert independent([report("a", outlet="Herald"), report("b", outlet="Herald")]) == 1


def test_an_outlet_that_prints_a_copy_is_a_source_of_its_own_with_its_own_story() -> None:
    agency, printed = report("a", outlet="Agency"), report("b", outlet="Herald", copy_of="d-a")
    assert independent([agency, printed, report("c", outlet="Herald")]) == 2


def test_articles_of_unknown_outlets_are_each_a_source() -> None:
    assert independent([report("a"), report("b")]) == 2


def test_a_source_is_named_once() -> None:
    told = [report(id_, history=[(Status.HAPPENED, (voice("The Steward"),))]) for id_ in "ab"]
    assert len(merge(told).voices) == 1


def test_undated_articles_leave_the_days_of_first_and_last_news_alone() -> None:
    assert first_known([report("a", known=None), report("b", known=may(3))]) == (may(3), may(3))
    assert first_known([report("a", known=None)]) == (None, None)
