"""Records of invented articles, each told in one line, written as the writer writes them and read by no model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.linking import copies
from dragoman.linking.events import event_from
from dragoman.model.actor import Actor, ActorMention
from dragoman.model.event import Claim, EventType, Run, Voice, Wording
from dragoman.model.evidence import Evidence, Trace
from dragoman.model.ids import claim_id, document_id, sha256
from dragoman.model.modality import Modality, Status
from dragoman.model.place import Place, PlaceMention
from dragoman.model.reading import Reading
from dragoman.model.text import Document, PublishedBasis, Span
from dragoman.model.time import Basis, Grain, TimeInterval
from dragoman.store.index import open_index
from dragoman.store.parts import commit_rows, commits, create
from dragoman.store.rows import Row, Rows, reading_rows

RUN = Run("0.1.0", "k1", "m1")
STATES = ("GON", "ROH", "MOR", "ARN", "AMR")


@dataclass(frozen=True)
class Tells:
    """One happening as an article tells it. `parties` is "GON>MOR", or "GON=ROH" for a reciprocal act."""

    parties: str = "GON=ROH"
    kind: str = "CONSULT"
    day: int | None = None
    status: Status = Status.HAPPENED
    words: str = "meet border river bridge"
    place: str | None = None
    said: str | None = None


@dataclass(frozen=True)
class Article:
    """`day` is that of May 2021 on which it is published. Articles of the same `text` are copies."""

    name: str
    day: int | None = 12
    tells: tuple[Tells, ...] = (Tells(),)
    text: str | None = None
    outlet: str | None = None
    url: str | None = None

    @property
    def document(self) -> Document:
        text = self.text or " ".join(f"{self.name}{number}" for number in range(60))
        return Document(
            id=document_id(self.name, text),
            name=self.name,
            text=text,
            sha256=sha256(text),
            url=self.url,
            outlet=self.outlet,
            published=date(2021, 5, self.day) if self.day else None,
            published_basis=PublishedBasis.GIVEN if self.day else None,
        )

    @property
    def reading(self) -> Reading:
        document = self.document
        told = [_claim(one, at, document) for at, one in enumerate(self.tells)]
        wordings = {claim.id: _wording(one) for claim, one in zip(told, self.tells, strict=True)}
        events = tuple(event_from([claim], document) for claim in told)
        return Reading(document, events, tuple(told), (), (), RUN, wordings=wordings)

    def claims(self) -> list[str]:
        return [claim.id for claim in self.reading.claims]

    def events(self) -> list[str]:
        """Ids of what the article reports."""
        return [event.id for event in self.reading.events]


def _wording(one: Tells) -> Wording:
    words = one.words.split()
    return Wording(frozenset(words[:1]), frozenset(words[1:]), frozenset(words[1:]))


def _party(country: str) -> ActorMention:
    actor = Actor(f"q-{country}", country, "state", country, ("GOV",))
    span = Span(STATES.index(country), STATES.index(country) + 1)
    return ActorMention(span, 0, 0, 0, 1, country, actor, country, "GOV", "exact-name", STATES.index(country), country)


def _claim(one: Tells, at: int, document: Document) -> Claim:
    reciprocal = "=" in one.parties
    left, _, right = one.parties.replace("=", ">").partition(">")
    actors = tuple(map(_party, (left, right))) if reciprocal else (_party(left),)
    trigger = Span(10 * at, 10 * at + 4)
    voices = (Voice(one.said, "GON", "says", Span(10 * at + 5, 10 * at + 9)),) if one.said else ()
    when = date(2021, 5, one.day) if one.day else None
    where = Place(sum(map(ord, one.place)), one.place, "GON", None, 1.0, 2.0, "city") if one.place else None
    return Claim(
        id=claim_id(document.id, one.kind, trigger, (party.span for party in actors), (one.span for one in voices)),
        document=document.id,
        sentence=at,
        type=EventType(one.kind),
        actors=actors,
        recipients=() if reciprocal or not right else (_party(right),),
        reciprocal=reciprocal,
        modality=Modality(one.status),
        voices=voices,
        date=TimeInterval(when, when, Grain.DAY, Basis.STATED) if when else None,
        place=PlaceMention(Span(0, 1), at, where, "only-one") if where else None,
        trigger=trigger,
        evidence=Evidence(document.id, Span(10 * at, 10 * at + 9), document.text[10 * at : 10 * at + 9]),
        trace=Trace("r", "k1", "m1"),
        score=0.9,
    )


def commit(folder: Path, *articles: Article, judgements: Sequence[Row] = ()) -> None:
    """All of this in a record that is made where there is none; one text read twice, as the writer does, in two."""
    create(folder, sketch=copies.kind())
    parts: list[Rows] = [{}]
    for article in articles:
        reading = article.reading
        if any(row["id"] == reading.document.id for row in parts[-1].get("documents", ())):
            parts.append({})
        for table, more in reading_rows(reading, keep_text=True, sketch=copies.sketch(reading.document)).items():
            there = parts[-1].setdefault(table, [])
            there += [row for row in more if table != "runs" or row not in there]
    if judgements:
        parts[-1]["judgements"] = list(judgements)
    for part in parts:
        commit_rows(folder, len(commits(folder)) + 1, part)


def judgement(at: int, verdict: str, article: Article, *, others: Article | None = None, **more: Any) -> Row:
    """A person's word on what an article tells first; `at` orders them."""
    return {
        "id": f"j{at}",
        "at": f"2021-06-01T00:00:{at:02}",
        "reviewer": "r",
        "verdict": verdict,
        "claims": article.claims()[:1],
        "others": others.claims()[:1] if others else [],
        "type": more.get("kind"),
        "actors": more.get("actors", []),
        "recipients": more.get("recipients", []),
        "note": None,
    }


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with open_index(folder) as con:
        return con.execute(query).fetchall()


def groups(folder: Path) -> list[set[str]]:
    """The articles of each event that more than one tells of."""
    found = rows(folder, "SELECT list(DISTINCT doc) FROM reports GROUP BY event HAVING count(*) > 1 ORDER BY 1")
    return [set(one) for (one,) in found]


_TABLES = ("events", "parties", "voices", "tellings", "history", "aliases", "dyads", "links", "claims", "mentions")


def tables(folder: Path, only: Iterable[str] = (*_TABLES, "reports", "documents")) -> dict[str, list[str]]:
    """The rows of tables, in an order of their own; of documents all but the commit that brought them."""
    with open_index(folder) as con:
        columns = {table: '* EXCLUDE ("commit")' if table == "documents" else "*" for table in only}
        return {
            table: sorted(map(repr, con.execute(f"SELECT {chosen} FROM {table}").fetchall()))
            for table, chosen in columns.items()
        }
