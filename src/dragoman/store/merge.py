"""Events of several articles, from their reports: the fields that these together support, each with its article.

All of them at once, as tables. `members` are the reports, in the order of their articles; the event has the id of the
first. `lead` is the one whose sides most others tell, at least in part; then one that tells both, then the earliest.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dragoman.knowledge.codebook import cameo_of, intensity_of
from dragoman.linking.identity import identities
from dragoman.linking.status import status_of_history
from dragoman.model.modality import Status
from dragoman.store.duck import insert
from dragoman.store.schema import columns_sql
from dragoman.store.values import FORM, party_of_form

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_STATES = "list_distinct([p.country FOR p IN r.{side} IF p.country <> 'XXX'])"
_MEMBERS = f"""
    CREATE OR REPLACE TEMP TABLE members AS
    SELECT r.* EXCLUDE (trigger_words, near_words, around_words), nullif(d.outlet, '') AS outlet,
           coalesce(d.copy_of, d.id) AS story, r.status IN ('happened', 'ongoing') AS fact,
           {_STATES.format(side="actors")} AS ours, {_STATES.format(side="recipients")} AS theirs,
           row_number() OVER (PARTITION BY r.event ORDER BY r.known NULLS LAST, r.document, r.ordinal, r.id) AS n
    FROM reports r JOIN sizes s ON s.event = r.event AND s.n > 1 JOIN documents d ON d.id = r.document AND d.current
"""
# Of a reciprocal act the sides may be told in either direction.
_LEADS = """
    CREATE OR REPLACE TEMP TABLE leads AS
    WITH backed AS (
        SELECT r.event, r.id, count(*) AS others FROM members r JOIN members o ON o.event = r.event
        WHERE if(r.reciprocal, list_has_all(r.ours, list_concat(o.ours, o.theirs)),
                 list_has_all(r.ours, o.ours) AND list_has_all(r.theirs, o.theirs))
        GROUP BY ALL
    )
    SELECT DISTINCT ON (m.event) m.event, m.id AS lead
    FROM members m LEFT JOIN backed b ON b.id = m.id
    ORDER BY m.event, coalesce(others, 0) DESC,
             ((len(ours) > 0 AND len(theirs) > 0) OR (reciprocal AND len(ours) > 1)) DESC,
             len(ours) + len(theirs) DESC, n
"""
# The lead's modes and contexts, and those that half of the reports tell.
_OFTEN = """(
    SELECT event, list({value} ORDER BY {value}) AS often FROM (
        SELECT event, {value} FROM (SELECT event, unnest({values}) AS {value} FROM members) JOIN sizes s USING (event)
        GROUP BY event, {value}, s.n HAVING 2 * count(*) >= s.n
    ) GROUP BY event
)"""
_TYPES = f"""
    CREATE OR REPLACE TEMP TABLE types AS
    SELECT m.event, m.type,
           list_concat(m.modes, [x FOR x IN coalesce(o.often, []) IF NOT list_contains(m.modes, x)]) AS modes,
           list_sort(list_distinct(list_concat(m.contexts, coalesce(c.often, [])))) AS contexts
    FROM leads l JOIN members m ON m.id = l.lead
    LEFT JOIN {_OFTEN.format(value="mode", values="modes")} o ON o.event = m.event
    LEFT JOIN {_OFTEN.format(value="context", values="contexts")} c ON c.event = m.event
"""
# A told day before an inferred one, then the narrowest; a town before a country; then what most reports tell, then one
# of what has happened, then the earliest.
_DATES = """
    CREATE OR REPLACE TEMP TABLE dates AS
    SELECT DISTINCT ON (event) event, date_start, date_end, grain, basis, date_span, doc AS date_doc
    FROM (SELECT *, count(*) OVER (PARTITION BY event, date_start, date_end) AS told FROM members
          WHERE date_start IS NOT NULL)
    ORDER BY event, basis = 'inferred', date_end - date_start, told DESC, fact DESC, n
"""
_PLACE = "place_name, place_country, place_admin1, place_id, lat, lon, place_kind"
_PLACES = f"""
    CREATE OR REPLACE TEMP TABLE places AS
    SELECT DISTINCT ON (event) event, {_PLACE}, place_span, coalesce(place_why, '') AS place_why,
           doc AS place_doc
    FROM (SELECT *, count(*) OVER (PARTITION BY event, {_PLACE}) AS told FROM members WHERE place_name IS NOT NULL)
    ORDER BY event, place_kind = 'country', told DESC, fact DESC, n
"""
# A story and its copies count once, for the outlet that had it first, and so do all stories of one outlet.
_SOURCES = """(
    SELECT event, count(DISTINCT coalesce(outlet, 'copy:' || story)) AS voices
    FROM (SELECT DISTINCT ON (event, story) event, story, outlet FROM members ORDER BY event, story, n) GROUP BY event
)"""
# What each article told, oldest first, each status once with its sources; a later copy of a story tells nothing new.
_TOLD = """
    CREATE OR REPLACE TEMP TABLE told AS
    WITH entries AS (
        SELECT event, n, known, doc, document, story, unnest(history) AS h, generate_subscripts(history, 1) AS "at"
        FROM members
    )
    SELECT event, n, "at", known, doc, document, story, h.status AS status, h.voices AS voices,
           first_value(document) OVER here = document AS counts, row_number() OVER here = 1 AS first
    FROM entries WINDOW here AS (PARTITION BY event, story, h.status ORDER BY n, "at")
"""
_HISTORY = """
    INSERT INTO history BY NAME
    WITH sources AS (
        SELECT event, story, status, v, min((n, "at", i)) AS place
        FROM (SELECT event, story, status, n, "at", unnest(voices) AS v, generate_subscripts(voices, 1) AS i
              FROM told WHERE counts)
        GROUP BY event, story, status, v
    ),
    listed AS (
        SELECT event, story, status, list({'name': v.name, 'country': v.country, 'stance': v.stance, 'span': v.span}
                                          ORDER BY place) AS said_by
        FROM sources GROUP BY event, story, status
    )
    SELECT t.event, row_number() OVER (PARTITION BY t.event ORDER BY n, "at") - 1 AS ordinal, known, t.status, doc,
           document, coalesce(said_by, []) AS said_by
    FROM told t LEFT JOIN listed l ON l.event = t.event AND l.story = t.story AND l.status = t.status WHERE t.first
"""
# Each source once, as the earliest report names it.
_VOICES = """
    INSERT INTO voices BY NAME
    WITH named AS (
        SELECT event, doc, n, v, i, list_filter([
            'as:' || lower(v.name) || ':' || v.stance,
            if(v.chain IS NULL OR v.person = '', NULL, 'name:' || lower(v.person) || ':' || v.stance)
        ], lambda key: key IS NOT NULL) AS keys
        FROM (SELECT event, doc, n, unnest(voices) AS v, generate_subscripts(voices, 1) AS i FROM members)
    ),
    seen AS (
        SELECT event, n, i, bool_and(first) AS fresh FROM (
            SELECT event, n, i, row_number() OVER (PARTITION BY event, key ORDER BY n, i) = 1 AS first
            FROM (SELECT event, n, i, unnest(keys) AS key FROM named)
        ) GROUP BY event, n, i
    )
    SELECT event, row_number() OVER (PARTITION BY event ORDER BY n, i) - 1 AS ordinal, doc, v.name AS name,
           v.country AS country, v.stance AS stance, v.span AS span, if(v.chain IS NULL, NULL, v.person) AS person,
           if(v.chain IS NULL, NULL, v.actor) AS actor
    FROM named JOIN seen USING (event, n, i) WHERE fresh
"""
_TOLD_PARTIES = f"""
    CREATE OR REPLACE TEMP TABLE named AS
    SELECT row_number() OVER () AS party, *, {{{", ".join(f"'{name}': p.{name}" for name in FORM)}}} AS form
    FROM (
        SELECT m.event, m.doc, m.document, m.n, m.id = l.lead AS leads, side, i, p
        FROM (
            SELECT event, id, doc, document, n, 'actor' AS side, unnest(actors) AS p,
                   generate_subscripts(actors, 1) AS i FROM members
            UNION ALL
            SELECT event, id, doc, document, n, 'recipient', unnest(recipients), generate_subscripts(recipients, 1)
            FROM members
        ) m JOIN leads l ON l.event = m.event
    )
"""
# The lead's parties, each in the fullest wording that one of the articles has: known before named, named before
# unnamed, then the longest.
_PARTIES = """
    INSERT INTO parties BY NAME
    WITH keyed AS (
        SELECT n.*, k.key FROM named n LEFT JOIN (SELECT form, unnest(keys) AS key FROM forms) k ON k.form = n.form
    ),
    alike AS (
        SELECT l.party, o.party AS other FROM keyed l JOIN keyed o ON o.event = l.event AND o.key = l.key WHERE l.leads
        UNION SELECT party, party FROM named WHERE leads
    ),
    fullest AS (
        SELECT DISTINCT ON (a.party) a.party, a.other FROM alike a JOIN named o ON o.party = a.other
        ORDER BY a.party, o.p.actor IS NOT NULL DESC, coalesce(o.p.name, '') <> '' DESC, contains(o.p.why, 'name') DESC,
                 length(o.p.text) DESC, a.party = a.other DESC, o.leads DESC, o.n, o.side, o.i
    )
    SELECT l.event, l.side, l.i - 1 AS ordinal, o.doc, o.document, o.p.text AS text, o.p.span AS span,
           o.p.name AS name, o.p.actor AS actor, o.p.kind AS kind, o.p.country AS country, o.p.sector AS sector,
           o.p.office AS office, o.p.why AS why
    FROM fullest f JOIN named l ON l.party = f.party JOIN named o ON o.party = f.other
"""
_EVENTS = f"""
    INSERT INTO events BY NAME
    WITH whole AS (
        SELECT m.event, max(confidence) AS confidence, count(DISTINCT document)::INTEGER AS documents,
               min(known) AS first_known, max(known) AS last_known
        FROM members m GROUP BY m.event
    )
    SELECT t.event AS id, t.type, t.modes, t.contexts, c.cameo, m.quad, c.intensity, m.reciprocal,
           d.* EXCLUDE event, p.* EXCLUDE event, h.status, w.confidence, s.voices, w.documents, w.first_known,
           w.last_known, NULL AS judged
    FROM types t JOIN leads l ON l.event = t.event JOIN members m ON m.id = l.lead
    JOIN codes c ON c.type = t.type AND c.modes = t.modes AND c.contexts = t.contexts
    JOIN whole w ON w.event = t.event JOIN {_SOURCES} s ON s.event = t.event
    JOIN statuses h ON h.event = t.event
    LEFT JOIN dates d ON d.event = t.event LEFT JOIN places p ON p.event = t.event
"""


def merge_reports(con: "DuckDBPyConnection") -> None:
    """Rows of `events`, `parties`, `voices` and `history` for the events of the table `sizes` with several reports."""
    for statement in (_MEMBERS, _LEADS, _TYPES, _DATES, _PLACES, _TOLD, _HISTORY, _VOICES, _TOLD_PARTIES):
        con.execute(statement)
    _codes(con)
    _statuses(con)
    _forms(con)
    con.execute(_PARTIES)
    con.execute(_EVENTS)


def _codes(con: "DuckDBPyConnection") -> None:
    """Table `codes`: the codebook's word on each combination of type, modes and contexts."""
    columns = {"type": "VARCHAR", "modes": "VARCHAR[]", "contexts": "VARCHAR[]", "cameo": "VARCHAR"}
    columns["intensity"] = "DOUBLE"
    found = con.execute("SELECT DISTINCT type, modes, contexts FROM types ORDER BY ALL").fetchall()
    values = (
        (kind, modes, contexts, cameo_of(kind, modes, contexts), round(intensity_of(kind, modes, contexts), 3))
        for kind, modes, contexts in found
    )
    _table(con, "codes", columns, values)


def _statuses(con: "DuckDBPyConnection") -> None:
    """Table `statuses`: what the whole history of each event says."""
    con.execute("""
        CREATE OR REPLACE TEMP TABLE sayings AS
        SELECT event, list(status ORDER BY n, "at") AS said FROM told WHERE first GROUP BY event
    """)
    found = con.execute("SELECT DISTINCT said FROM sayings ORDER BY ALL").fetchall()
    values = ((said, status_of_history([Status(word) for word in said]).value) for (said,) in found)
    _table(con, "meanings", {"said": "VARCHAR[]", "status": "VARCHAR"}, values)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE statuses AS SELECT event, status FROM sayings JOIN meanings USING (said)
    """)


def _forms(con: "DuckDBPyConnection") -> None:
    """Table `forms`: the keys by which each party is known again."""
    found = con.execute("SELECT DISTINCT form FROM named ORDER BY form").fetchall()
    values = ((form, sorted(identities(party_of_form(form)))) for (form,) in found)
    kinds = ", ".join(f"{name} VARCHAR" for name in FORM)
    _table(con, "forms", {"form": f"STRUCT({kinds})", "keys": "VARCHAR[]"}, values)


def _table(con: "DuckDBPyConnection", name: str, columns: dict[str, str], rows: Iterable[tuple[Any, ...]]) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns_sql(columns)})")
    insert(con, name, columns, (dict(zip(columns, row, strict=True)) for row in rows))
