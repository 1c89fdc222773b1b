"""One event from several reports, whatever their order."""

import itertools
from collections.abc import Iterable
from typing import Any

from tests.unit.linking.reports_made import at, may, on, report, voice, who
from tests.unit.store.index_made import index_of

from dragoman.model.event import EventType
from dragoman.model.link import Report
from dragoman.model.modality import Status
from dragoman.model.time import Basis
from dragoman.store.merge import merge_reports

Row = dict[str, Any]


def merged(reports: Iterable[Report]) -> dict[str, list[Row]]:
    """The rows of each table for one event of these reports."""
    con = index_of(reports)
    con.execute("CREATE TEMP TABLE sizes AS SELECT event, greatest(count(*), 2) AS n FROM reports GROUP BY event")
    merge_reports(con)
    out = {}
    for table in ("events", "parties", "voices", "history"):
        con.execute(f'SELECT * FROM "{table}" ORDER BY ALL')
        names = [column[0] for column in con.description or ()]
        out[table] = [dict(zip(names, row, strict=True)) for row in con.fetchall()]
    return out


def event(reports: Iterable[Report]) -> Row:
    return merged(reports)["events"][0]


def sides(reports: Iterable[Report]) -> list[str]:
    """The states of the actors and of the recipients."""
    found = sorted(merged(reports)["parties"], key=lambda row: (row["side"], row["ordinal"]))
    return [row["country"] for row in found]


def history(reports: Iterable[Report]) -> list[Row]:
    return sorted(merged(reports)["history"], key=lambda row: row["ordinal"])


def test_the_order_in_which_reports_are_given_changes_nothing() -> None:
    reports = [
        report("a", known=may(12), date=on(may(11)), place=at("Osgiliath", "GON"), outlet="Herald"),
        report("b", "GON>ROH", known=may(12), document="d-a", ordinal=1, status=Status.PLANNED),
        report("c", "GON>", known=None, date=on(may(10)), words="wool"),
    ]
    assert len({repr(merged(order)) for order in itertools.permutations(reports)}) == 1


def test_a_stated_day_is_kept_before_an_inferred_one_and_a_day_before_a_week() -> None:
    week, day = on(may(9), may(15)), on(may(11))
    guess = on(may(12), basis=Basis.INFERRED)
    told = event([report("a", date=guess), report("b", date=week), report("c", date=day)])
    assert (told["date_start"], told["date_end"], told["date_doc"]) == (may(11), may(11), "d-c")


def test_where_days_differ_what_happened_is_believed_before_what_was_planned() -> None:
    plan = report("a", known=may(1), date=on(may(10)), status=Status.PLANNED)
    assert event([plan, report("b", known=may(12), date=on(may(11)))])["date_start"] == may(11)


def test_a_town_is_kept_before_a_country() -> None:
    country, town = at("Gondor", "GON", kind="country"), at("Osgiliath", "GON")
    assert event([report("a", place=country), report("b", place=town)])["place_doc"] == "d-b"


def test_both_sides_are_taken_from_a_report_that_tells_both() -> None:
    told = [report("a", "GON>", "ACCUSE", known=may(1)), report("b", "GON>MOR", "ACCUSE", known=may(2))]
    assert sides(told) == ["GON", "MOR"]


def test_the_sides_are_those_that_most_reports_tell_in_part_at_least() -> None:
    told = [
        report("a", "GON>"),
        report("b", "GON>ROH"),
        report("c", "GON>MOR"),
        report("d", "MOR>"),
        report("e", ">MOR"),
    ]
    assert sides(told) == ["GON", "MOR"]


def test_a_party_of_an_unknown_state_is_not_the_other_side_of_a_meeting() -> None:
    told = [report(f"a{at}", actors=(who("GON"), who("XXX", "Who"))) for at in range(3)]
    assert sides([*told, report("b", "GON=ROH")]) == ["GON", "ROH"]


def test_a_party_has_the_fullest_wording_and_names_its_article() -> None:
    role, named = who("GON", office="foreign-minister"), who("GON", "Hurin", office="foreign-minister")
    told = merged([report("a", "GON>MOR", actors=(role,)), report("b", "GON>MOR", actors=(named,))])["parties"]
    assert [(row["name"], row["doc"]) for row in told if row["side"] == "actor"] == [("Hurin", "d-b")]


def test_the_fullest_wording_is_the_known_one_then_the_named_then_the_longest() -> None:
    role, named = who("GON", office="foreign-minister"), who("GON", "Hurin", office="foreign-minister")
    known = who("GON", "Hurin the Tall", office="foreign-minister", kind="person")
    for parties in itertools.permutations((role, named, known)):
        told = merged(report(id_, "GON>", actors=(one,)) for id_, one in zip("abc", parties, strict=True))["parties"]
        assert [row["name"] for row in told] == ["Hurin the Tall"]


def test_modes_that_half_of_the_reports_tell_are_the_events() -> None:
    visit, plain = EventType("CONSULT", ("visit",)), EventType("CONSULT")
    assert event([report("a", type=plain), report("b", type=visit)])["modes"] == ["visit"]
    assert event([report("a", type=plain), report("b", type=plain), report("c", type=visit)])["modes"] == []


def test_the_history_is_in_the_order_of_the_articles_days() -> None:
    told = history([report("b", known=may(12)), report("a", known=may(9), status=Status.PLANNED)])
    assert [(one["known"], one["status"]) for one in told] == [(may(9), "planned"), (may(12), "happened")]


def test_a_later_copy_adds_nothing_to_the_history() -> None:
    assert len(history([report("a"), report("b", copy_of="d-a")])) == 1


def test_a_copy_that_tells_another_status_is_in_the_history() -> None:
    assert len(history([report("a", status=Status.PLANNED), report("b", copy_of="d-a")])) == 2


def test_two_tellings_of_one_article_bring_all_their_sources() -> None:
    steward, envoy = voice("the steward"), voice("an envoy")
    told = history(
        [
            report("a", document="d", history=[(Status.HAPPENED, (steward,))]),
            report("b", document="d", history=[(Status.HAPPENED, (envoy, steward))]),
        ]
    )
    assert [[voice["name"] for voice in one["said_by"]] for one in told] == [["the steward", "an envoy"]]


def test_copies_of_one_story_are_one_source() -> None:
    copies = [report(f"r{at}", outlet=f"paper {at}", copy_of="d-r0") for at in range(9)]
    assert event(copies)["voices"] == 1


def test_stories_of_one_outlet_are_one_source() -> None:
    assert event([report("a", outlet="Herald"), report("b", outlet="Herald")])["voices"] == 1


def test_an_outlet_that_prints_a_copy_is_a_source_of_its_own_with_its_own_story() -> None:
    agency, printed = report("a", outlet="Agency"), report("b", outlet="Herald", copy_of="d-a")
    assert event([agency, printed, report("c", outlet="Herald")])["voices"] == 2


def test_articles_of_unknown_outlets_are_each_a_source() -> None:
    assert event([report("a"), report("b")])["voices"] == 2


def test_a_source_is_named_once() -> None:
    told = [report(id_, history=[(Status.HAPPENED, (voice("The Steward"),))]) for id_ in "ab"]
    assert len(merged(told)["voices"]) == 1


def test_undated_articles_leave_the_days_of_first_and_last_news_alone() -> None:
    for days, known in (((None, may(3)), may(3)), ((None, None), None)):
        told = event(report(id_, known=day) for id_, day in zip("ab", days, strict=True))
        assert (told["first_known"], told["last_known"]) == (known, known)
