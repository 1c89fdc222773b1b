"""A changed text of an article takes the place of the old one, and takes away what that alone told."""

from pathlib import Path

from tests.unit.store.records_made import RUN, Article, Tells, commit, groups, judgement, rows

from dragoman.store.writer import Writer

TEXT = " ".join(f"word{number}" for number in range(60))
MEETS, ACCUSES = Tells("GON=ROH", day=11), Tells("GON>MOR", "ACCUSE", words="accuse tax toll")
OLD = Article("a", 12, (MEETS, ACCUSES), TEXT)
NEW = Article("a", 12, (MEETS,), TEXT + " corrected")
_TYPES = "SELECT type FROM events ORDER BY 1"


def test_what_the_old_version_alone_told_goes(tmp_path: Path) -> None:
    commit(tmp_path, OLD)
    assert rows(tmp_path, _TYPES) == [("ACCUSE",), ("CONSULT",)]
    commit(tmp_path, NEW)
    assert rows(tmp_path, _TYPES) == [("CONSULT",)]


def test_the_old_version_is_kept_as_not_current(tmp_path: Path) -> None:
    commit(tmp_path, OLD)
    commit(tmp_path, NEW)
    assert rows(tmp_path, 'SELECT id, current FROM documents ORDER BY "commit"') == [
        (OLD.document.id, False),
        (NEW.document.id, True),
    ]


def test_an_id_that_the_old_version_gave_leads_to_the_new_ones_event(tmp_path: Path) -> None:
    commit(tmp_path, OLD)
    commit(tmp_path, NEW)
    assert rows(tmp_path, "SELECT * FROM aliases") == [(OLD.events()[0], NEW.events()[0])]


def test_an_id_leads_on_through_several_versions(tmp_path: Path) -> None:
    third = Article("a", 12, (MEETS,), TEXT + " corrected twice")
    for version in (OLD, NEW, third):
        commit(tmp_path, version)
        rows(tmp_path, _TYPES)
    assert rows(tmp_path, "SELECT * FROM aliases ORDER BY alias") == sorted(
        (version.events()[0], third.events()[0]) for version in (OLD, NEW)
    )


def test_an_id_leads_on_the_same_however_many_readings_of_one_text_come_in_at_once(tmp_path: Path) -> None:
    """The second tells the same as the first, the third has it of other parties."""
    third = Article("a", 12, (Tells("ROH=MOR", day=11),), TEXT)
    for folder, each in ((tmp_path / "each", True), (tmp_path / "once", False)):
        for version in (OLD, OLD, third):
            commit(folder, version)
            if each:
                rows(folder, _TYPES)
        assert rows(folder, "SELECT * FROM aliases") == [(OLD.events()[0], third.events()[0])]


def test_a_judgement_of_the_old_version_holds_for_the_new(tmp_path: Path) -> None:
    commit(tmp_path, OLD)
    commit(tmp_path, judgements=[judgement(1, "wrong-type", OLD, kind="REQUEST")])
    commit(tmp_path, NEW)
    assert rows(tmp_path, _TYPES) == [("REQUEST",)]


def test_an_article_of_the_same_name_about_other_things_stays_beside_it(tmp_path: Path) -> None:
    commit(tmp_path, OLD)
    commit(tmp_path, Article("a", 12, (MEETS,), " ".join(f"other{number}" for number in range(60))))
    assert rows(tmp_path, "SELECT count(*) FROM documents WHERE current") == [(2,)]


def test_the_same_address_makes_versions_whatever_the_name(tmp_path: Path) -> None:
    commit(tmp_path, Article("a", 12, (MEETS,), TEXT, url="https://a.example/1"))
    commit(tmp_path, Article("b", 12, (MEETS,), TEXT + " more", url="https://a.example/1"))
    assert rows(tmp_path, "SELECT name FROM documents WHERE current") == [("b",)]


def test_of_two_versions_in_one_commit_the_one_read_last_is_current(tmp_path: Path) -> None:
    for at, pair in enumerate([(OLD, NEW), (NEW, OLD)]):
        commit(tmp_path / str(at), *pair)
        assert rows(tmp_path / str(at), "SELECT id FROM documents WHERE current") == [(pair[1].document.id,)]


def test_an_event_that_loses_its_earliest_report_is_named_after_the_next(tmp_path: Path) -> None:
    other = Article("b", 13, (MEETS,))
    commit(tmp_path, OLD, other)
    assert groups(tmp_path) == [{"a", "b"}]
    commit(tmp_path, Article("a", 12, (ACCUSES,), TEXT + " corrected"))
    assert rows(tmp_path, "SELECT id FROM events WHERE type = 'CONSULT'") == [(other.events()[0],)]


def test_a_copy_of_a_story_that_went_is_its_own_again(tmp_path: Path) -> None:
    commit(tmp_path, OLD, Article("b", 13, (MEETS,), TEXT))
    assert rows(tmp_path, "SELECT copy_of FROM documents WHERE name = 'b'") == [(OLD.document.id,)]
    commit(tmp_path, Article("a", 12, (MEETS,), " ".join([*TEXT.split()[:30], *(f"new{at}" for at in range(20))])))
    assert rows(tmp_path, "SELECT copy_of, alike FROM documents WHERE name = 'b'") == [(None, None)]
    assert rows(tmp_path, "SELECT copy_of, alike FROM documents WHERE NOT current") == [(None, None)]


def test_one_text_read_twice_with_other_data_is_one_article_with_the_last(tmp_path: Path) -> None:
    twice = [Article("a", 12, (MEETS,), TEXT, outlet=outlet) for outlet in ("Herald", "Courier")]
    source = [article.document for article in twice]
    readings = {article.outlet: article.reading for article in twice}
    writer = Writer(tmp_path, source, lambda items: (readings[one.outlet] for one in items), lambda: RUN)  # type: ignore
    assert len(list(writer)) == 2
    assert rows(tmp_path, "SELECT outlet FROM documents WHERE current") == [("Courier",)]
    assert rows(tmp_path, "SELECT count(*) FROM reports") == [(1,)]
