"""Why the record holds reports of several articles for one happening: the reports, and what links them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.explain_when_where import Branch
from dragoman.knowledge.linking import LinkingWeights, load_linking
from dragoman.linking.score import compare, keys_of
from dragoman.model.link import PERSON, Link, Report
from dragoman.store.index_links import load_reports

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOST = 8  # reports whose pairs are shown


def explain_event(con: "DuckDBPyConnection", asked: str) -> Branch:
    """An event of the record by its id, an alias, or the beginning of one. UsageError where there is none."""
    event = _chosen(con, asked)
    members = [row[0] for row in con.execute("SELECT id FROM reports WHERE event = ?", [event]).fetchall()]
    reports = sorted(load_reports(con, members).values(), key=lambda report: report.order)
    told = {(link.left, link.right): link for link in _told(con, event)}
    kind, status, voices = con.execute("SELECT type, status, voices FROM events WHERE id = ?", [event]).fetchall()[0]
    head = f"{kind}, {status}, {len(reports)} reports of {voices} independent sources"
    below = (*map(_report, reports), *_pairs(reports[:_MOST], told), *_history(con, event), *_unsure(con, members))
    return Branch(f"event {event}", head, below)


def _chosen(con: "DuckDBPyConnection", asked: str) -> str:
    rows = con.execute(
        "SELECT DISTINCT event FROM (SELECT id AS alias, id AS event FROM events UNION ALL SELECT * FROM aliases)"
        " WHERE starts_with(alias, ?) ORDER BY event LIMIT 9",
        [asked],
    ).fetchall()
    if len(rows) != 1 or not asked:
        found = "several events begin" if rows and asked else "no event begins"
        raise UsageError(f"{found} with {asked!r}; `dragoman events DIR --format json` shows the ids")
    return str(rows[0][0])


def _told(con: "DuckDBPyConnection", event: str) -> Iterator[Link]:
    rows = con.execute(
        'SELECT l."left", l."right", l.verdict, l.score, l."by" FROM links l JOIN reports r ON r.id = l."left"'
        " WHERE r.event = ?",
        [event],
    ).fetchall()
    for left, right, verdict, score, by in rows:
        yield Link(left, right, verdict, score, by)


def _report(report: Report) -> Branch:
    event = report.event
    sides = " → ".join(
        ", ".join(party.name or party.text for party in side) for side in (event.actors, event.recipients) if side
    )
    date = f"{event.date.first} to {event.date.last} ({event.date.basis})" if event.date else "no date"
    known = report.known.isoformat() if report.known else "on a day that is not known"
    copy = "" if report.copy_of == report.document else ", a copy"
    return Branch(f"report in {report.doc}, {known}{copy}", f"{event.status}: {sides}; {date}")


def _pairs(reports: list[Report], told: dict[tuple[str, str], Link]) -> Iterator[Branch]:
    model = load_linking()
    keys = {report.id: keys_of(report) for report in reports}
    for at, left in enumerate(reports):
        for right in reports[at + 1 :]:
            link = compare(left, right, keys, model)
            said = told.get((link.left, link.right))
            label = f"{left.doc} and {right.doc}: "
            if said is not None and said.by == PERSON:
                yield Branch(f"{label}a person says {said.judgement}")
            else:
                yield Branch(f"{label}{link.judgement} {link.score:.2f}", "", tuple(_features(link, model)))


def _features(link: Link, model: LinkingWeights) -> Iterator[Branch]:
    """What adds to the score and takes from it, the weightiest first."""
    if not link.features:
        yield Branch("parted", "by type, states or days; joined through other reports")
        return
    parts = [(name, value, value * model.weights.get(name, 0.0)) for name, value in link.features]
    for name, value, part in sorted(parts, key=lambda one: (-abs(one[2]), one[0])):
        yield Branch(f"{part:+.2f} {name}", f"{value:g}")


def _history(con: "DuckDBPyConnection", event: str) -> Iterator[Branch]:
    rows = con.execute(
        "SELECT known, status, doc, said_by FROM history WHERE event = ? ORDER BY ordinal", [event]
    ).fetchall()
    below = []
    for known, status, doc, said_by in rows:
        names: list[Any] = [voice["name"] for voice in said_by or []]
        below.append(Branch(f"{known or 'no day'} {status}", f"{doc}{': ' + ', '.join(names) if names else ''}"))
    yield Branch("history", "", tuple(below))


def _unsure(con: "DuckDBPyConnection", members: list[str]) -> Iterator[Branch]:
    """Reports of other events that a person might join."""
    rows = con.execute(
        'SELECT r.event, r.doc, l.score FROM links l JOIN reports r ON r.id IN (l."left", l."right")'
        ' WHERE (list_contains(?, l."left") OR list_contains(?, l."right")) AND NOT list_contains(?, r.id)'
        " AND l.verdict = 'unsure' ORDER BY l.score DESC, r.doc LIMIT 5",
        [members, members, members],
    ).fetchall()
    if rows:
        near = tuple(Branch(f"event {event}", f"in {doc}, {score:.2f}") for event, doc, score in rows)
        yield Branch("might be the same", "", near)
