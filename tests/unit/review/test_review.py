"""What is shown to a person, and what comes of what they say."""

from collections import Counter
from pathlib import Path

import pytest
from tests.unit.review.made import event_rows, index, judged

from dragoman.errors import RecordLocked, UnknownName
from dragoman.model.verdict import Verdict
from dragoman.review.gold import gold
from dragoman.review.item import Party, items, nearest
from dragoman.review.precision import precision, wilson
from dragoman.review.sample import sample
from dragoman.store.judging import add_judgements, last_words
from dragoman.store.lock import locked
from dragoman.store.parts import commits, create
from dragoman.store.verify import verify


def many(kind: str, number: int, **more: object) -> list[dict[str, list[object]]]:
    return [event_rows(f"{kind.lower()}{at:03}", kind, **more) for at in range(number)]


def kinds(names: list[str]) -> Counter[str]:
    return Counter(name.rstrip("0123456789") for name in names)


def test_a_sample_has_equal_shares_of_types_and_fills_up_from_the_others() -> None:
    con = index(*many("CONSULT", 40), *many("ACCUSE", 40), *many("AID", 3))
    assert kinds(sample(con, size=21, seed=1)) == {"consult": 9, "accuse": 9, "aid": 3}


def test_a_sample_is_the_same_for_the_same_seed_alone() -> None:
    con = index(*many("CONSULT", 40))
    assert sample(con, size=10, seed=1) == sample(con, size=10, seed=1) != sample(con, size=10, seed=2)


def test_a_sample_names_nothing_twice_and_nothing_judged() -> None:
    con = index(*many("CONSULT", 5), event_rows("seen", judged="right"))
    assert sorted(sample(con, size=50, seed=3)) == [f"consult00{at}" for at in range(5)]


def test_each_status_has_its_share_of_a_sample() -> None:
    planned = [event_rows(f"planned{at:03}", status="planned") for at in range(30)]
    found = kinds(sample(index(*many("CONSULT", 60), *planned), size=12, seed=5))
    assert found == {"consult": 8, "planned": 4}


def test_a_sample_of_one_type() -> None:
    con = index(*many("CONSULT", 4), *many("AID", 4))
    assert kinds(sample(con, size=10, seed=1, types=["aid"])) == {"aid": 4}


def test_an_unknown_type_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no type 'CONSLUT'; there is CONSULT"):
        sample(index(event_rows("one")), size=10, seed=1, types=["CONSLUT"])


def test_an_item_has_parties_sources_and_words_around_the_trigger() -> None:
    (item,) = items(index(event_rows("one")), ["one", "none"])
    assert item.actors == (Party("King Elessar", "GON"), Party("Queen Arwen", "ROH")) and item.claims == ("c-one",)
    assert item.date == ("2021-05-15", "2021-05-15") and item.voices == ("The herald",) and item.place == "Edoras, ROH"
    assert item.tellings[0].words == (
        "The herald said: King Elessar of Gondor ", "met", " Queen Arwen of Rohan in Edoras.",
    )  # fmt: skip


def test_the_words_around_the_evidence_end_at_its_line_and_at_whole_words() -> None:
    con = index(event_rows("one"))
    con.execute("UPDATE documents SET text = text || ' And' || repeat(' more', 60) || chr(10) || 'Another line.'")
    lead, trail = items(con, ["one"])[0].tellings[0].around or ("", "")
    assert lead == "Read more. " and trail.startswith(" And more") and trail.endswith(" more …")


def test_an_item_without_text_has_no_words() -> None:
    con = index(event_rows("one"))
    con.execute("UPDATE documents SET text = NULL")
    assert items(con, ["one"])[0].tellings[0].words is None


def test_the_nearest_events_share_states_type_and_days() -> None:
    con = index(
        event_rows("one"), event_rows("close", day="2021-05-17"), event_rows("closer", day="2021-05-14"),
        event_rows("other", "ACCUSE"), event_rows("late", day="2021-09-01"),
    )  # fmt: skip
    assert [item.id for item in nearest(con, items(con, ["one"])[0])] == ["closer", "close", "other"]


def test_precision_is_by_the_type_that_was_judged() -> None:
    words = [judged(Verdict.RIGHT, str(at)) for at in range(8)]
    words += [judged(Verdict.WRONG_TYPE, "8", type="AID"), judged(Verdict.NOT_EVENT, "9", kind="AID")]
    aid, consult, whole = precision(words)
    assert (consult.type, consult.judged, consult.right, consult.wrong_type) == ("CONSULT", 9, 8, 1)
    assert (aid.judged, aid.not_event, aid.precision) == (1, 1, 0.0) and whole.precision == 0.8


def test_the_latest_word_on_an_event_counts() -> None:
    first, second = judged(Verdict.NOT_EVENT, "1"), judged(Verdict.RIGHT, "1", at="2024-01-02T00:00:00")
    assert last_words([second, first]) == (second,) and precision([first, second])[0].right == 1


def test_that_two_are_the_same_says_nothing_of_precision() -> None:
    assert precision([judged(Verdict.SAME, "1", others=("c-2",))]) == []


@pytest.mark.parametrize(
    ("right", "among", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0)]
)
def test_intervals_are_wilsons(right: int, among: int, low: float, high: float) -> None:
    assert wilson(right, among) == pytest.approx((low, high), abs=5e-5)


def test_judgements_are_kept_as_a_commit_that_holds(tmp_path: Path) -> None:
    create(tmp_path, sketch="none")
    add_judgements(tmp_path, [judged(Verdict.RIGHT, "1")])
    add_judgements(tmp_path, [judged(Verdict.WRONG_PARTY, "1", actors=("GON",))])
    assert [commit.number for commit in commits(tmp_path)] == [1, 2] and list(verify(tmp_path)) == []


def test_no_judgement_is_written_beside_another_writer(tmp_path: Path) -> None:
    create(tmp_path, sketch="none")
    with locked(tmp_path), pytest.raises(RecordLocked):
        add_judgements(tmp_path, [judged(Verdict.RIGHT, "1")])


def test_gold_has_exact_words_and_the_form_of_the_evaluation_set() -> None:
    (article,) = gold(index(event_rows("one"), event_rows("two"), judged=[judged(Verdict.RIGHT, "one")]))
    (event,) = article.gold["events"]
    assert article.gold["doc"] == article.stem == "doc-one" and article.gold["published"] == "2021-05-16"
    assert article.gold["boilerplate"] == ["Read more."]
    assert event["evidence"] in article.text and event["trigger"] in event["evidence"] and event["trigger"] == "met"
    assert event == {
        "id": "e1",
        "type": "CONSULT",
        "actors": [
            {"text": "King Elessar", "name": "King Elessar", "country": "GON", "sector": "GOV"},
            {"text": "Queen Arwen", "name": "Queen Arwen", "country": "ROH", "sector": "GOV"},
        ],
        "recipients": [],
        "reciprocal": True,
        "date": {"start": "2021-05-15", "end": "2021-05-15"},
        "place": {"name": "Edoras", "country": "ROH"},
        "status": "happened",
        "said_by": [{"name": "The herald", "country": "GON"}],
        "evidence": "The herald said: King Elessar of Gondor met Queen Arwen of Rohan in Edoras.",
        "trigger": "met",
        "core": True,
    }


def test_gold_has_what_was_corrected_and_not_what_is_no_event() -> None:
    said = [
        judged(Verdict.WRONG_TYPE, "one", type="AGREE"),
        judged(Verdict.WRONG_PARTY, "two", actors=("SHI",), recipients=("MOR", "ROH")),
        judged(Verdict.NOT_EVENT, "three"),
    ]
    first, second = gold(index(event_rows("one"), event_rows("two"), event_rows("three"), judged=said))
    assert first.gold["events"][0]["type"] == "AGREE"
    event = second.gold["events"][0]
    assert [party["text"] for party in event["actors"]] == ["The herald"] and not event["reciprocal"]
    assert [party["text"] for party in event["recipients"]] == ["MOR", "Queen Arwen"]


def test_gold_never_leads_out_of_its_folder() -> None:
    con = index(
        event_rows("one"), event_rows("two"), judged=[judged(Verdict.RIGHT, "one"), judged(Verdict.RIGHT, "two")]
    )
    con.execute("UPDATE documents SET name = '../../etc/passwd\0'")
    stems = [article.stem for article in gold(con)]
    assert stems[0] == "_.._etc_passwd_" and stems[1].startswith(f"{stems[0]}-") and "/" not in "".join(stems)


def test_gold_leaves_out_articles_without_text() -> None:
    con = index(event_rows("one"), judged=[judged(Verdict.RIGHT, "one")])
    con.execute("UPDATE documents SET text = NULL")
    assert list(gold(con)) == []
