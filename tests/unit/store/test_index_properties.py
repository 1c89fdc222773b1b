"""However the same articles come in, the record says the same."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.unit.store.records_made import Article, Tells, commit, judgement, rows, tables

from dragoman.model.modality import Status
from dragoman.store.index import update
from dragoman.store.rows import Row

WORDS = ("meet border river bridge", "meet wool grain price", "talk border river wall")
_tells = st.builds(
    Tells,
    parties=st.sampled_from(["GON=ROH", "GON>MOR", "ROH=MOR", "GON>"]),
    kind=st.sampled_from(["CONSULT", "ACCUSE"]),
    day=st.sampled_from([None, 11, 12, 19]),
    status=st.sampled_from([Status.PLANNED, Status.HAPPENED, Status.DENIED, Status.CANCELLED]),
    words=st.sampled_from(WORDS),
    place=st.sampled_from([None, "Osgiliath"]),
    said=st.sampled_from([None, "the steward"]),
)
_STORY = " ".join(f"word{number}" for number in range(80))
_articles = st.builds(
    Article,
    name=st.sampled_from([f"n{number}" for number in range(9)]),
    day=st.sampled_from([None, 10, 12, 13]),
    tells=st.lists(_tells, min_size=1, max_size=3).map(tuple),
    text=st.sampled_from([None, _STORY, _STORY + " and so", _STORY + " and more", "other words " * 20]),
    outlet=st.sampled_from([None, "Herald", "Courier"]),
    url=st.sampled_from([None, "https://a.example/1"]),
)
_many = st.lists(_articles, min_size=2, max_size=7)
_few = settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def _different(articles: Sequence[Article]) -> list[Article]:
    """Of each name one, so that none supersedes another."""
    return list({article.name: Article(article.name, article.day, article.tells, article.text, article.outlet)
                 for article in articles}.values())  # fmt: skip


def _record(folder: Path, batches: Sequence[Sequence[Article]], judged: Sequence[Row] = (), *, each: bool) -> Path:
    """A record of one commit a batch; with `each`, its index is brought up to date after each."""
    for batch in batches:
        commit(folder, *batch)
        if each:
            update(folder)
    if judged:
        commit(folder, judgements=judged)
    update(folder, rebuild=not each)
    return folder


@_few
@given(_many, st.data())
def test_any_split_of_the_articles_gives_the_tables_of_a_rebuild(articles: list[Article], data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(articles)), max_size=3).map(sorted))
    batches = [part for a, b in zip([0, *cuts], [*cuts, len(articles)], strict=True) if (part := articles[a:b])]
    judged = [
        judgement(at, verdict, articles[0], others=articles[1], kind="REQUEST", actors=["ARN"], recipients=["MOR"])
        for at, verdict in enumerate(data.draw(st.lists(st.sampled_from(VERDICTS), max_size=2)))
    ]
    with tempfile.TemporaryDirectory() as scratch:
        split = _record(Path(scratch) / "split", batches, judged, each=True)
        at_once = _record(Path(scratch) / "once", [articles], judged, each=False)
        assert tables(split) == tables(at_once)


VERDICTS = ("right", "not-event", "wrong-type", "wrong-party", "same", "different")


@_few
@given(_many.map(_different), st.randoms())
def test_the_order_of_arrival_does_not_matter(articles: list[Article], random: object) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as scratch:
        first = _record(Path(scratch) / "first", [[one] for one in articles], each=True)
        second = _record(Path(scratch) / "second", [[one] for one in shuffled], each=True)
        assert tables(first) == tables(second)


@_few
@given(_many)
def test_every_report_belongs_to_exactly_one_event(articles: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = _record(Path(scratch) / "record", [articles], each=False)
        assert rows(folder, "SELECT count(*) FROM reports WHERE event NOT IN (SELECT id FROM events)") == [(0,)]
        assert rows(folder, "SELECT count(*), count(DISTINCT id) FROM reports") == [
            *rows(folder, "SELECT count(DISTINCT report), count(DISTINCT report) FROM claims")
        ]
        assert rows(folder, "SELECT count(*), count(DISTINCT claim) FROM tellings") == [
            *rows(folder, "SELECT count(*), count(*) FROM claims")
        ]


@_few
@given(_many.map(_different))
def test_an_id_once_given_leads_to_an_event_after_any_later_article(articles: list[Article]) -> None:
    given_out: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "record"
        for article in articles:
            commit(folder, article)
            given_out |= {one for (one,) in rows(folder, "SELECT id FROM events")}
            known = {one for (one,) in rows(folder, "SELECT id FROM events UNION SELECT alias FROM aliases")}
            assert given_out <= known
