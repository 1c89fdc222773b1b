"""The synthetic record in SQL: what the tables of the index and the parts are made of.

`document`, `event`, `claim` and `party` have one row for each of these; numbers stand for ids until the end. A claim's
`n` is 0 for the event's first one, 1 for another one in the same article, 2 and more in later articles.
"""

_ID = "substr(md5('{kind}' || {number}), 1, 16)"


def _id(kind: str, number: str) -> str:
    return _ID.format(kind=kind, number=number)


_REPORT = _id("report", "(c.e * 8 + CASE WHEN c.n < 2 THEN 0 ELSE c.n END)")
_EVENT = _id("report", "(e.e * 8)")  # an event is named after its first report
_DOCUMENT = _id("document", "d.d")
_CLAIM = _id("claim", "(c.e * 16 + c.n)")

_VOICE_FIELDS = (
    "name: 'Speaker ' || country || ' ' || who, country: country, stance: 'states', span: [100, 112],"
    " person: 'P-' || country || '-' || who, actor: 'P-' || country || '-' || who, kind: 'person', sector: 'GOV',"
    " office: CASE who WHEN 0 THEN 'head-of-state' WHEN 1 THEN 'foreign-minister' END, chain: 9::INTEGER"
)

# Temporary tables; each statement may use those before it.
LOOKUPS = (
    f"""CREATE TEMP TABLE document AS
    SELECT d.d, {_DOCUMENT} AS id, 'article-' || d.d AS name, getvariable('first_day') + d.day::INTEGER AS published,
        d.words, CASE WHEN copied AND d.d > 0 THEN {_id("document", "(d.d - 1)")} END AS copy_of,
        'outlet-' || (hash(d.d) % 300) || '.example' AS outlet
    FROM seed_document AS d""",
    f"""CREATE TEMP TABLE event AS
    SELECT e.e, e.d, {_EVENT} AS id, t.type, t.cameo, t.quad::TINYINT AS quad, t.score AS intensity,
        t.mutual AND e.together AND e.b >= 0 AS reciprocal, getvariable('statuses')[e.status + 1] AS status,
        a.code AS a, b.code AS b, c.code AS c, e.dated,
        CASE WHEN e.dated THEN getvariable('grains')[e.grain + 1] END AS grain,
        CASE WHEN e.dated THEN getvariable('first_day') + e.day::INTEGER END AS told,
        p.name AS place_name, p.country AS place_country, p.lat, p.lon, p.id AS place_id, e.u, e.v
    FROM seed_event AS e JOIN type AS t ON t.n = e.kind JOIN country AS a ON a.n = e.a
    LEFT JOIN country AS b ON b.n = e.b LEFT JOIN country AS c ON c.n = e.c AND e.c <> e.a AND e.c <> e.b
    LEFT JOIN seed_place AS p ON p.n = e.place AND e.v < 0.7
    ORDER BY e.e""",
    """CREATE OR REPLACE TEMP TABLE event AS
    SELECT * EXCLUDE told, date_trunc(grain, told)::DATE AS date_start,
        CASE grain WHEN 'day' THEN told WHEN 'week' THEN date_trunc('week', told)::DATE + 6
        ELSE (date_trunc(grain, told) + ('1 ' || grain)::INTERVAL)::DATE - 1 END AS date_end
    FROM event""",
    f"""CREATE TEMP TABLE claim AS
    SELECT c.e, c.n, c.d, c.u, {_CLAIM} AS id, {_REPORT} AS report, d.id AS document, d.name AS doc, d.published,
        1 + (c.e * 7 + c.n) % 40 AS sentence,
        CASE WHEN e.status = 'disputed' THEN CASE WHEN c.n = 0 THEN 'happened' ELSE 'denied' END
        WHEN c.n >= 2 AND e.status = 'happened' AND c.u < 0.1 THEN 'denied'
        ELSE e.status END AS status
    FROM seed_claim AS c JOIN document AS d ON d.d = c.d JOIN event AS e ON e.e = c.e ORDER BY c.e, c.n""",
    """CREATE TEMP TABLE party AS
    SELECT *, 'P-' || country || '-' || who AS person,
        CASE WHEN who < 3 AND kind = 'person' THEN 'Speaker ' || country || ' ' || who ELSE 'Government ' || country END
            AS name,
        CASE WHEN kind = 'person' AND who = 0 THEN 'head-of-state' WHEN kind = 'person' AND who = 1 THEN
            'foreign-minister' END AS office
    FROM (
        SELECT e, 'actor' AS side, 0 AS ordinal, a AS country FROM event
        UNION ALL SELECT e, CASE WHEN reciprocal THEN 'actor' ELSE 'recipient' END, reciprocal::INTEGER, b
        FROM event WHERE b IS NOT NULL
        UNION ALL SELECT e, CASE WHEN reciprocal THEN 'actor' ELSE 'recipient' END, 1 + reciprocal::INTEGER, c
        FROM event WHERE c IS NOT NULL
    ), LATERAL (SELECT (hash(e, ordinal) % 4)::INTEGER AS who,
        CASE WHEN hash(ordinal, e) % 10 < 3 THEN 'person' ELSE 'state' END AS kind) ORDER BY e""",
    f"""CREATE TEMP TABLE voice AS
    SELECT e, struct_pack({_VOICE_FIELDS.replace(": ", " := ")}) AS voice
    FROM (SELECT e, CASE WHEN b IS NULL OR v < 0.5 THEN a ELSE b END AS country, (hash(e) % 4)::INTEGER AS who
    FROM event WHERE u < 0.5) ORDER BY e""",
)

_EVENT_FACTS = """
    e.type, []::VARCHAR[] AS modes, []::VARCHAR[] AS contexts, e.cameo, e.quad, e.intensity, e.reciprocal,
    e.date_start, e.date_end, e.grain, CASE WHEN e.grain IS NOT NULL THEN 'stated' END AS basis,
    CASE WHEN e.grain IS NOT NULL THEN [40, 46] END AS date_span, e.place_name, e.place_country,
    NULL AS place_admin1, e.lat, e.lon, e.place_id, CASE WHEN e.place_name IS NOT NULL THEN 'town' END AS place_kind,
    CASE WHEN e.place_name IS NOT NULL THEN [60, 70] END AS place_span, NULL AS place_why
"""
# Content words, frequent and rare: the logarithms of their ranks are spread evenly. Half of an event's words come back
# in all its reports.
_WORD = "'w' || floor(exp(4 + 5.5 * (hash({of}, k) / 18446744073709551615.0)))::INTEGER"
_WORDS = """
    [lower(e.type) || hash(e.e) % 12] AS trigger_words,
    list_transform(range(8), lambda k: {word}) AS near_words,
    list_transform(range(20), lambda k: {word}) AS around_words
""".format(word=f"CASE WHEN k % 2 = 0 THEN {_WORD.format(of='e.e')} ELSE {_WORD.format(of='c.e * 16 + c.n')} END")
_PARTY_FACTS = """
    p.side, p.ordinal, p.name AS text, [p.ordinal * 20, p.ordinal * 20 + 14] AS span, p.name,
    CASE p.kind WHEN 'person' THEN p.person ELSE 'state-' || lower(p.country) END AS actor, p.kind, p.country,
    'GOV' AS sector, p.office, 'exact-name' AS why
"""
_DOCUMENT_FACTS = """
    d.id, d.name, md5(d.id) || md5(d.name) AS sha256, 'https://' || d.outlet || '/' || d.name AS url, d.outlet,
    'Synthetic article ' || d.d AS title, 'en' AS language, d.published, 'given' AS published_basis,
    NULL AS published_why, NULL AS text, (d.words * 6)::INTEGER AS characters, d.words::INTEGER AS words,
    []::INTEGER[][] AS boilerplate, NULL::UINTEGER[] AS sketch, 'run-synthetic' AS run
"""
_CLAIMS = f"""
    SELECT c.id, c.document, c.report, c.n::INTEGER AS ordinal, c.sentence::INTEGER AS sentence, c.status,
        {_EVENT_FACTS},
        CASE WHEN c.status IN ('denied', 'negated') THEN 'negative' ELSE 'positive' END AS polarity,
        CASE c.status WHEN 'planned' THEN 'future' WHEN 'possible' THEN 'hypothetical' ELSE 'actual' END AS actuality,
        'certain' AS certainty, [] AS cues,
        CASE WHEN v.voice IS NULL THEN [] ELSE [v.voice] END AS voices, [30, 36] AS trigger, [0, 120] AS evidence,
        NULL AS quote, {_WORDS}, lower(e.type) || '.synthetic' AS rule, round(0.5 + c.u / 2, 3) AS score
    FROM claim AS c JOIN event AS e ON e.e = c.e LEFT JOIN voice AS v ON v.e = c.e AND c.n = 0
"""
_SIDE = """(
    SELECT e, side, list(struct_pack(text := name, span := [ordinal * 20, ordinal * 20 + 14], name := name,
        actor := CASE kind WHEN 'person' THEN person ELSE 'state-' || lower(country) END, kind := kind,
        country := country, sector := 'GOV', office := office, why := 'exact-name', chain := (ordinal + 1)::INTEGER)
        ORDER BY ordinal) AS parties
    FROM party GROUP BY e, side
)"""
_REPORTS = f"""
    SELECT c.report AS id, c.document, (c.e % 6)::INTEGER AS ordinal, {_EVENT_FACTS}, c.status,
        round(0.5 + c.u / 2, 3) AS confidence, coalesce(a.parties, []) AS actors, coalesce(r.parties, []) AS recipients,
        CASE WHEN v.voice IS NULL THEN [] ELSE [v.voice] END AS voices,
        [struct_pack(status := c.status, voices := CASE WHEN v.voice IS NULL THEN [] ELSE [v.voice] END)] AS history,
        {_WORDS}, c.doc, c.published AS known, e.id AS event
    FROM claim AS c JOIN event AS e ON e.e = c.e LEFT JOIN voice AS v ON v.e = c.e AND c.n = 0
    LEFT JOIN {_SIDE} AS a ON a.e = c.e AND a.side = 'actor'
    LEFT JOIN {_SIDE} AS r ON r.e = c.e AND r.side = 'recipient'
    WHERE c.n <> 1
"""
_MENTIONS = f"""
    SELECT c.id AS claim, c.document, c.sentence::INTEGER AS sentence, {_PARTY_FACTS}, (p.ordinal + 1)::INTEGER AS chain
    FROM claim AS c JOIN party AS p ON p.e = c.e
"""
_QUOTES = """
    SELECT d.id AS document, d.name AS doc, d.published, 0 AS ordinal, 1 AS sentence, [100, 180] AS span, NULL AS text,
        (v.e % 3 > 0) AS direct, v.voice AS speaker, d.published - 1 AS said_start, d.published - 1 AS said_end,
        'day' AS grain, 'stated' AS basis, [e.id] AS about
    FROM voice AS v JOIN event AS e ON e.e = v.e JOIN document AS d ON d.d = e.d WHERE v.e % 6 = 0
"""
_RUNS = "SELECT 'run-synthetic' AS id, '0' AS dragoman, '0' AS knowledge, '0' AS model"

# Parts hold the rows of the documents from `first` up to, not including, `last`.
_HERE = "WHERE {which}.d >= {{first}} AND {which}.d < {{last}}"
PART_ROWS = {
    "documents": f"SELECT {_DOCUMENT_FACTS} FROM document AS d {_HERE.format(which='d')} ORDER BY d.d",
    "reports": f"{_REPORTS} AND c.d >= {{first}} AND c.d < {{last}} ORDER BY c.d, c.e, c.n",
    "claims": f"{_CLAIMS} {_HERE.format(which='c')} ORDER BY c.d, c.e, c.n",
    "mentions": f"{_MENTIONS} {_HERE.format(which='c')} ORDER BY c.d, c.e, c.n, p.ordinal",
    "quotes": f"{_QUOTES} AND d.d >= {{first}} AND d.d < {{last}} ORDER BY d.d",
    "runs": _RUNS,
}

_TOLD = """(
    SELECT e, count(*)::INTEGER AS tellings, count(DISTINCT document)::INTEGER AS documents,
        min(published) AS first_known, max(published) AS last_known FROM claim GROUP BY e
)"""
_SIDES = """
    SELECT p.e, p.country AS actor, q.country AS recipient FROM party AS p JOIN party AS q ON q.e = p.e
    JOIN event AS e ON e.e = p.e
    WHERE p.side = 'actor' AND p.country <> q.country
        AND (q.side = 'recipient' OR e.reciprocal AND q.ordinal <> p.ordinal)
    GROUP BY ALL
"""
INDEX_ROWS = {
    "documents": f"""
        SELECT {_DOCUMENT_FACTS}, (1 + d.d // 9000)::INTEGER AS commit, true AS current, d.copy_of,
            NULL AS alike
        FROM document AS d""",
    "events": f"""
        SELECT e.id, {_EVENT_FACTS}, d.name AS date_doc,
            CASE WHEN e.place_name IS NOT NULL THEN d.name END AS place_doc, e.status,
            round(0.5 + e.u / 2, 3) AS confidence, t.documents AS voices, t.documents, t.first_known,
            t.last_known, NULL AS judged
        FROM event AS e JOIN {_TOLD} AS t ON t.e = e.e JOIN document AS d ON d.d = e.d ORDER BY e.e""",
    "parties": f"""
        SELECT e.id AS event, d.name AS doc, d.id AS document, {_PARTY_FACTS}
        FROM party AS p JOIN event AS e ON e.e = p.e JOIN document AS d ON d.d = e.d ORDER BY p.e, p.ordinal""",
    "voices": """
        SELECT e.id AS event, 0 AS ordinal, d.name AS doc, w.voice.name AS name, w.voice.country AS country,
            w.voice.stance AS stance, w.voice.span AS span, w.voice.person AS person, w.voice.actor AS actor
        FROM voice AS w JOIN event AS e ON e.e = w.e JOIN document AS d ON d.d = e.d""",
    "tellings": """
        SELECT e.id AS event, c.n::INTEGER AS ordinal, c.doc, c.document, c.id AS claim, [0, 120] AS evidence,
            c.sentence::INTEGER AS sentence, [30, 36] AS trigger, lower(e.type) || '.synthetic' AS rule, c.status
        FROM claim AS c JOIN event AS e ON e.e = c.e ORDER BY c.e, c.n""",
    "history": """
        SELECT e.id AS event, (row_number() OVER (PARTITION BY c.e ORDER BY c.published, c.n) - 1)::INTEGER AS ordinal,
            c.published AS known, c.status, c.doc, c.document, [] AS said_by
        FROM claim AS c JOIN event AS e ON e.e = c.e WHERE c.n <> 1""",
    "dyads": f"""
        SELECT e.id AS event, s.actor, s.recipient, e.type, e.quad, e.intensity, e.status,
            coalesce(e.date_start, t.first_known) AS day, e.date_start IS NOT NULL AS dated, t.tellings,
            t.documents AS voices
        FROM ({_SIDES}) AS s JOIN event AS e ON e.e = s.e JOIN {_TOLD} AS t ON t.e = s.e ORDER BY s.e""",
    "aliases": "SELECT DISTINCT c.report AS alias, e.id AS event FROM claim AS c JOIN event AS e ON e.e = c.e",
    "links": """
        SELECT least(c.report, e.id) AS left, greatest(c.report, e.id) AS right, 'same' AS verdict, 0.9 AS score,
            'linker' AS by
        FROM claim AS c JOIN event AS e ON e.e = c.e WHERE c.n >= 2""",
    "reports": _REPORTS,
    "claims": _CLAIMS,
    "mentions": _MENTIONS,
    "quotes": _QUOTES,
    "runs": _RUNS,
}
