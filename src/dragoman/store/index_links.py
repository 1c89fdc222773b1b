"""Which reports of the index tell of one happening: pairs that may, links, and groups."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.linking import load_linking
from dragoman.linking.across import joined
from dragoman.linking.score import AHEAD, TOLD_OF_LATE, Keys, compare, keys_of
from dragoman.model.link import PERSON, Judgement, Link, Report
from dragoman.store.duck import insert
from dragoman.store.index_load import find
from dragoman.store.schema import INDEX
from dragoman.store.values import COMPARED_COLUMNS, REPORT_COLUMNS, report_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CHUNK = 10_000  # pairs compared at once
_LONGEST = 62  # days: a vaguer date tells too little to look for others by it
_BACK = 7  # days

# When an act can have been: linking/score.py's `when`, with a day to spare for dates told across midnight. A date that
# is vaguer than _LONGEST, or only a denial's, does not count; news without a date is looked for a little further back.
_WINDOW = f"""
    SELECT id, type,
           CASE WHEN firm THEN date_start - 1
                WHEN known IS NULL THEN date_start
                WHEN status IN ('planned', 'possible') THEN known ELSE known - {TOLD_OF_LATE + _BACK} END AS first,
           CASE WHEN firm THEN date_end + 1
                WHEN known IS NULL THEN date_end
                WHEN status IN ('planned', 'possible') THEN known + {AHEAD} ELSE known END AS last,
           list_distinct(list_concat([p.country FOR p IN list_concat(actors, recipients) IF p.country <> 'XXX'],
                                     if(place_country IS NULL, [], [place_country]))) AS countries
    FROM (
        SELECT *, date_start IS NOT NULL AND basis <> 'inferred' AND date_end - date_start <= {_LONGEST}
                  AND NOT (status = 'denied' AND date_end >= coalesce(known, date_end + 2) - 1) AS firm
        FROM reports WHERE id IN (SELECT report FROM fresh)
    )
"""


# Pairs of a type that may be one happening, at least one of them not compared before.
_PAIRS = """
    CREATE OR REPLACE TEMP TABLE pairs AS
    WITH near AS (
        SELECT least(n.report, o.report) AS l, greatest(n.report, o.report) AS r,
               count(DISTINCT n.country) AS states
        FROM slots n JOIN slots o ON n.type = o.type AND n.country = o.country AND n.week = o.week
            AND n.report <> o.report
        WHERE n.type = $kind AND n.report IN (SELECT report FROM uncompared)
        GROUP BY ALL
        UNION
        SELECT least(n.id, o.id), greatest(n.id, o.id), 2
        FROM reports n JOIN resemblances c ON n.document IN (c."left", c."right")
        JOIN reports o ON o.document IN (c."left", c."right") AND o.document <> n.document AND o.type = n.type
        WHERE n.type = $kind AND n.id IN (SELECT report FROM uncompared)
    )
    SELECT row_number() OVER (ORDER BY l, r) - 1 AS n, l, r
    FROM (SELECT l, r, max(states) AS states FROM near GROUP BY l, r)
    JOIN reports a ON a.id = l JOIN reports b ON b.id = r
    WHERE states > 1 OR a.place_id = b.place_id
       OR list_has_any(list_concat(a.trigger_words, a.near_words, a.around_words),
                       list_concat(b.trigger_words, b.near_words, b.around_words))
       OR (a.grain = 'day' AND b.grain = 'day' AND a.date_start = b.date_start)
       OR (len(a.recipients) = 0 AND len(b.recipients) = 0 AND a.date_start IS NULL AND b.date_start IS NULL)
"""


def link_reports(con: "DuckDBPyConnection") -> None:
    """Compare what was not compared before with the reports of its type that share a state and may be of its days."""
    con.execute(
        f"""
        INSERT INTO slots
        SELECT id, type, unnest(countries), week FROM (
            SELECT id, type, countries, unnest(range(week_of(first), week_of(last) + 1)) AS week
            FROM ({_WINDOW}) WHERE last - first <= {_LONGEST} AND len(countries) > 0
        )
    """.replace("week_of(first)", _week("first")).replace("week_of(last)", _week("last"))
    )
    kinds = con.execute("SELECT DISTINCT r.type FROM uncompared u JOIN reports r ON r.id = u.report ORDER BY 1")
    for (kind,) in kinds.fetchall():  # a type at a time: all pairs of a large record would not fit into memory
        con.execute(_PAIRS, {"kind": kind})
        total = con.execute("SELECT count(*) FROM pairs").fetchall()[0][0]
        for start in range(0, total, _CHUNK):
            found = con.execute("SELECT l, r FROM pairs WHERE n >= ? AND n < ?", [start, start + _CHUNK]).fetchall()
            insert(con, "links", INDEX["links"], _rows(_compared(con, found)))


def group_reports(con: "DuckDBPyConnection") -> None:
    """The event that each report belongs to. `touched` gets every event whose reports are others than before."""
    _judge(con)
    links = _changed_links(con)
    keys: dict[str, Keys] = {}
    reports: dict[str, Report] = {}

    def load(ids: Iterable[str]) -> Mapping[str, Report]:
        reports.update(load_reports(con, ids, COMPARED_COLUMNS))
        keys.update({id_: keys_of(report) for id_, report in reports.items()})
        return reports

    groups = joined(links, load, keys, load_linking())
    con.execute("CREATE OR REPLACE TEMP TABLE grouped (report VARCHAR, event VARCHAR)")
    first = (min((reports[one] for one in group), key=lambda report: report.order).id for group in groups)
    members = ({"report": one, "event": event} for event, group in zip(first, groups, strict=True) for one in group)
    insert(con, "grouped", {"report": "VARCHAR", "event": "VARCHAR"}, members)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE moved AS
        SELECT r.id, r.event AS old, coalesce(g.event, r.id) AS new
        FROM reports r JOIN regrouped o ON o.report = r.id LEFT JOIN grouped g ON g.report = r.id
        WHERE r.event IS DISTINCT FROM coalesce(g.event, r.id)
    """)
    con.execute("UPDATE reports SET event = m.new FROM moved m WHERE reports.id = m.id")
    con.execute("INSERT INTO touched SELECT old FROM moved WHERE old IS NOT NULL UNION SELECT new FROM moved")


def _changed_links(con: "DuckDBPyConnection") -> list[Link]:
    """The links that can change a group: of reports that hang together with a new one, with one that lost a link or
    with one that a person spoke of. All such reports go into the table `regrouped`; the others keep their events."""
    rows = con.execute(
        'SELECT "left", "right", verdict, score, "by" FROM links WHERE verdict = \'same\' OR "by" = ?', [PERSON]
    ).fetchall()
    root: dict[str, str] = {}
    for left, right, *_ in rows:
        root[find(root, left)] = find(root, right)
    changed = {one for (one,) in con.execute("SELECT report FROM fresh UNION SELECT report FROM loose").fetchall()}
    changed |= {one for left, right, _, _, by in rows if by == PERSON for one in (left, right)}
    roots = {find(root, one) for one in changed}
    reports = ({"report": one} for one in sorted(root) if find(root, one) in roots)
    con.execute("CREATE OR REPLACE TEMP TABLE regrouped (report VARCHAR)")
    insert(con, "regrouped", {"report": "VARCHAR"}, reports)
    return [
        Link(left, right, Judgement(verdict), score, by)
        for left, right, verdict, score, by in rows
        if find(root, left) in roots
    ]


def load_reports(con: "DuckDBPyConnection", ids: Iterable[str], columns: str = REPORT_COLUMNS) -> dict[str, Report]:
    """Reports by their ids; with COMPARED_COLUMNS without their sources and history, in half of the time."""
    con.execute("CREATE OR REPLACE TEMP TABLE asked (id VARCHAR)")
    insert(con, "asked", {"id": "VARCHAR"}, ({"id": one} for one in sorted(set(ids))))
    con.execute(
        f"SELECT {columns} FROM asked a JOIN reports r ON r.id = a.id"
        " JOIN documents d ON d.id = r.document AND d.current"
    )
    names = [column[0] for column in con.description or ()]
    found = (report_of(dict(zip(names, row, strict=True))) for row in con.fetchall())
    return {report.id: report for report in found}


def _week(column: str) -> str:
    return f"((epoch({column}) / 86400)::INTEGER // 7)"


def _compared(con: "DuckDBPyConnection", pairs: list[Any]) -> Iterator[Link]:
    """Links that say same or unsure; what is different needs no row."""
    reports = load_reports(con, (one for pair in pairs for one in pair), COMPARED_COLUMNS)
    keys = {id_: keys_of(report) for id_, report in reports.items()}
    model = load_linking()
    for left, right in pairs:
        link = compare(reports[left], reports[right], keys, model)
        if link.judgement is not Judgement.DIFFERENT:
            yield link


def _rows(links: Iterable[Link]) -> Iterator[dict[str, Any]]:
    for link in links:
        yield {
            "left": link.left,
            "right": link.right,
            "verdict": link.judgement.value,
            "score": link.score,
            "by": link.by,
            "features": [{"name": name, "value": value} for name, value in link.features],
        }


def _judge(con: "DuckDBPyConnection") -> None:
    """A person's word on two events, as links between their reports, in the place of the linker's."""
    con.execute('DELETE FROM links WHERE "by" = ?', [PERSON])
    con.execute("""
        CREATE OR REPLACE TEMP TABLE said AS
        SELECT DISTINCT ON ("left", "right")
               least(a.report, b.report) AS "left", greatest(a.report, b.report) AS "right", a.verdict
        FROM spoken a JOIN spoken b ON a.id = b.id AND NOT a.other AND b.other AND a.report <> b.report
        WHERE a.verdict IN ('same', 'different') ORDER BY "left", "right", a."at" DESC, a.id DESC
    """)
    con.execute('DELETE FROM links WHERE ("left", "right") IN (SELECT ("left", "right") FROM said)')
    con.execute(f"""
        INSERT INTO links
        SELECT "left", "right", verdict, if(verdict = 'same', 1.0, 0.0), '{PERSON}', [] FROM said
    """)
