"""How likely two reports tell of one happening."""

import pytest
from tests.unit.linking.reports_made import TALKS, at, may, on, report, who

from dragoman.knowledge.linking import load_linking
from dragoman.linking.score import Features, compare, features, gap, keys_of, parted, when
from dragoman.model.event import EventType
from dragoman.model.link import Judgement, Report
from dragoman.model.modality import Status
from dragoman.model.time import Basis

MODEL = load_linking()


def score(left: Report, right: Report) -> float:
    return compare(left, right, {one.id: keys_of(one) for one in (left, right)}, MODEL).score


def found(left: Report, right: Report) -> Features:
    return features(left, right, {one.id: keys_of(one) for one in (left, right)}, MODEL)


def are_parted(left: Report, right: Report) -> bool:
    return parted(left, right, {one.id: keys_of(one) for one in (left, right)})


def test_the_same_day_parties_and_words_are_one_happening() -> None:
    left, right = (report(one, date=on(may(11)), place=at("Osgiliath", "GON")) for one in "ab")
    keys = {one.id: keys_of(one) for one in (left, right)}
    assert compare(left, right, keys, MODEL).judgement is Judgement.SAME


def test_it_does_not_matter_which_comes_first() -> None:
    left, right = report("a", "GON>", date=on(may(11))), report("b", "GON>MOR", words="wool border", known=None)
    keys = {one.id: keys_of(one) for one in (left, right)}
    assert compare(left, right, keys, MODEL) == compare(right, left, keys, MODEL)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (report("a", kind="CONSULT"), report("b", kind="AGREE")),
        (report("a", "GON=ROH"), report("b", "MOR=ARN")),
        (report("a", "GON>"), report("b", "")),
        (report("a", date=on(may(10))), report("b", date=on(may(17)))),
        (report("a", date=on(may(10), may(14))), report("b", date=on(may(17), may(20)))),
    ],
)
def test_other_types_states_or_weeks_part(left: Report, right: Report) -> None:
    assert are_parted(left, right) and score(left, right) == 0.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (report("a", date=on(may(10))), report("b", date=on(may(11)))),
        (report("a", date=on(may(10))), report("b", date=on(may(1), may(31)))),
        (report("a", date=on(may(10))), report("b", date=on(may(20), basis=Basis.INFERRED))),
        (report("a", date=on(may(10))), report("b")),
        (report("a", "GON>", place=at("Edoras", "ROH")), report("b", "ROH>")),
    ],
)
def test_a_day_more_or_less_or_a_place_in_the_others_state_does_not_part(left: Report, right: Report) -> None:
    assert not are_parted(left, right)


def test_news_without_a_day_is_of_the_week_before() -> None:
    assert when(report("a").event, may(12)) == (may(6), may(12), False)


def test_a_plan_without_a_day_reaches_ahead() -> None:
    first, last, firm = when(report("a", status=Status.PLANNED).event, may(12))
    assert first == may(12) and last is not None and last > may(31) and not firm


def test_an_inferred_day_counts_only_where_the_article_has_none() -> None:
    guessed = report("a", date=on(may(3), basis=Basis.INFERRED)).event
    assert when(guessed, may(12)) == (may(6), may(12), False)
    assert when(guessed, None) == (may(3), may(3), False)


def test_the_day_of_a_denial_is_not_that_of_the_act() -> None:
    assert not when(report("a", status=Status.DENIED, date=on(may(12))).event, may(12))[2]
    assert when(report("a", status=Status.DENIED, date=on(may(9))).event, may(12))[2]


def test_the_news_of_a_week_ago_is_not_this_weeks() -> None:
    last_week, told_today = report("a", date=on(may(5)), known=may(5)), report("b", known=may(12))
    assert gap(keys_of(last_week), keys_of(told_today)) == 1


def test_without_any_day_nothing_is_known() -> None:
    assert when(report("a").event, None) == (None, None, False)
    assert not [name for name in found(report("a", known=None), report("b")) if name.startswith("date:")]


def test_the_gap_is_in_days_between_the_intervals() -> None:
    left, right = keys_of(report("a", date=on(may(1), may(3)))), keys_of(report("b", date=on(may(6))))
    assert gap(left, right) == gap(right, left) == 3
    assert gap(left, left) == 0


@pytest.mark.parametrize(
    ("feature", "left", "right"),
    [
        ("date:same-day", {"date": on(may(3))}, {"date": on(may(3))}),
        ("date:meet", {"date": on(may(3), may(9))}, {"date": on(may(3), may(9))}),
        ("date:meet", {"date": on(may(3))}, {"date": on(may(3), may(9))}),
        ("date:next-day", {"date": on(may(3))}, {"date": on(may(4))}),
        ("date:one", {"date": on(may(3))}, {}),
        ("date:news", {"date": on(may(11))}, {}),
        ("date:plan", {"status": Status.PLANNED}, {}),
        ("date:retold", {"date": on(may(3))}, {"date": on(may(3)), "known": may(20)}),
        ("place:town", {"place": at("Edoras", "ROH")}, {"place": at("Edoras", "ROH")}),
        ("place:other-town", {"place": at("Edoras", "ROH")}, {"place": at("Osgiliath", "GON")}),
        ("place:other", {"place": at("Edoras", "ROH")}, {"place": at("Gondor", "GON", kind="country")}),
        ("persons:same", {"actors": (who("GON", "Hurin"),)}, {"actors": (who("GON", "Hurin"), who("ROH", "Elf"))}),
        ("persons:other", {"actors": (who("GON", "Hurin"),)}, {"actors": (who("GON", "Beren"),)}),
        ("words:share", {"words": "meet"}, {"words": "meet wool"}),
        ("modes:other", {"type": EventType("CONSULT", ("visit",))}, {"type": EventType("CONSULT", ("phone",))}),
        ("status:against", {"status": Status.DENIED}, {"status": Status.HAPPENED}),
        ("status:same", {}, {}),
        ("article:opening", {"document": "d"}, {"document": "d", "ordinal": 1}),
        ("words:thin", {"actors": (who("GON"),), "words": "meet"}, {"actors": (who("GON"),), "words": "dine"}),
        ("parties:cross", {"actors": (who("GON"), who("ROH"))}, {"actors": (who("GON"), who("MOR"))}),
        ("article", {"document": "d"}, {"document": "d"}),
        ("copy", {"alike": ["d"]}, {"document": "d"}),
    ],
)
def test_a_feature_is_told_by_name(feature: str, left: dict[str, object], right: dict[str, object]) -> None:
    assert found(report("a", **left), report("b", **right)).get(feature, 0.0) > 0.0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("feature", "left", "right"),
    [
        ("parties:two", "GON=ROH", "GON=ROH"),
        ("parties:cross", "GON>ROH", "GON>MOR"),
        ("parties:turned", "GON>MOR", "MOR>GON"),
    ],
)
def test_how_the_parties_stand_to_each_other_is_told_by_name(feature: str, left: str, right: str) -> None:
    assert found(report("a", left, "ACCUSE"), report("b", right, "ACCUSE")).get(feature) == 1.0


def held(id_: str, name: str) -> Report:
    return report(id_, "GON>", "COERCE", recipients=(who("GON", name),), words=f"arrest police {name.lower()}")


def test_words_that_name_the_recipients_speak_for_or_against() -> None:
    assert found(held("a", "Beren"), held("b", "Beren"))["recipients:words"] > 0.0
    assert found(held("a", "Beren"), held("b", "Hurin"))["recipients:other"] == 1.0


def test_an_undated_headline_is_news_of_its_own_day_and_what_stands_farther_down_is_not() -> None:
    day = report("a", date=on(may(11)))
    assert "date:news" in found(day, report("b", known=may(12)))
    assert "date:news" not in found(day, report("b", known=may(14)))
    assert "date:news" not in found(day, report("b", known=may(12), ordinal=5))


def test_the_names_of_days_and_months_say_nothing() -> None:
    assert not MODEL.weight("monday") and not MODEL.weight("may") and not MODEL.weight("12") and MODEL.weight("second")


def test_parties_that_swap_sides_speak_against_one_happening() -> None:
    assert score(report("a", "GON>MOR", "ACCUSE"), report("b", "MOR>GON", "ACCUSE")) < score(
        report("a", "GON>MOR", "ACCUSE"), report("b", "GON>MOR", "ACCUSE")
    )


def test_rare_words_in_common_say_more_than_frequent_ones() -> None:
    often = min(MODEL.worth, key=lambda lemma: MODEL.worth[lemma])
    rare = score(report("a", words="meet qzx"), report("b", words="talk qzx"))
    assert rare > score(report("a", words=f"meet {often}"), report("b", words=f"talk {often}"))


def test_every_weight_is_of_a_feature_and_the_bounds_are_in_order() -> None:
    assert 0.0 < MODEL.unsure < MODEL.same < 1.0
    assert TALKS and not [name for name in MODEL.weights if name.split(":")[0] not in _FAMILIES]


_FAMILIES = {"actors", "article", "copy", "date", "modes", "parties"}
_FAMILIES |= {"persons", "place", "recipients", "status", "type", "words"}
