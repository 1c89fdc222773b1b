"""Statements that make the event tables of the index. `single` are the reports that are alone in their event, `touched`
the events that are made anew."""

_SINGLE_EVENTS = """
    INSERT INTO events BY NAME
    SELECT r.* EXCLUDE (document, ordinal, actors, recipients, voices, history, trigger_words, near_words,
                        around_words, doc, known, event),
           if(date_start IS NULL, NULL, doc) AS date_doc, if(place_name IS NULL, NULL, doc) AS place_doc,
           1 AS voices, 1 AS documents, known AS first_known, known AS last_known, NULL AS judged
    FROM single r
"""
_SINGLE_PARTIES = """
    INSERT INTO parties BY NAME
    SELECT id AS event, side, n AS ordinal, doc, document,
           p.text AS text, p.span AS span, p.name AS name, p.actor AS actor, p.kind AS kind, p.country AS country,
           p.sector AS sector, p.office AS office, p.why AS why
    FROM (
        SELECT id, doc, document, 'actor' AS side, unnest(actors) AS p, generate_subscripts(actors, 1) - 1 AS n
        FROM single
        UNION ALL
        SELECT id, doc, document, 'recipient', unnest(recipients), generate_subscripts(recipients, 1) - 1
        FROM single
    )
"""
_SINGLE_VOICES = """
    INSERT INTO voices BY NAME
    SELECT id AS event, n AS ordinal, doc, v.name AS name, v.country AS country, v.stance AS stance, v.span AS span,
           v.person AS person, v.actor AS actor
    FROM (SELECT id, doc, unnest(voices) AS v, generate_subscripts(voices, 1) - 1 AS n FROM single)
"""
_SINGLE_HISTORY = """
    INSERT INTO history BY NAME
    SELECT id AS event, n AS ordinal, known, h.status AS status, doc, document,
           [{'name': v.name, 'country': v.country, 'stance': v.stance, 'span': v.span} FOR v IN h.voices] AS said_by
    FROM (SELECT id, known, doc, document, unnest(history) AS h, generate_subscripts(history, 1) - 1 AS n FROM single)
"""
TELLINGS = """
    INSERT INTO tellings BY NAME
    SELECT r.event,
           row_number() OVER (PARTITION BY r.event ORDER BY r.known NULLS LAST, r.document, c.ordinal, c.id) - 1
               AS ordinal,
           r.doc, r.document, c.id AS claim, c.evidence, c.sentence, c.trigger, c.rule, c.status
    FROM claims c JOIN reports r ON r.id = c.report WHERE r.event IN (SELECT event FROM touched)
"""
_ALIASES_OF_REPORTS = """
    INSERT INTO aliases
    SELECT id, event FROM reports WHERE id <> event AND event IN (SELECT event FROM touched)
"""
# ids that versions gave which are current no more
_PAST_ALIASES_GO = "DELETE FROM aliases WHERE alias NOT IN (SELECT id FROM reports)"
_PAST_ALIASES = """
    INSERT INTO aliases SELECT h.report, r.event FROM heirs h JOIN reports r ON r.id = h.heir
"""
DYADS = """
    INSERT INTO dyads BY NAME
    WITH pairs AS (
        SELECT DISTINCT a.event, a.country AS actor, r.country AS recipient
        FROM parties a JOIN parties r ON r.event = a.event JOIN events e ON e.id = a.event
        WHERE a.side = 'actor' AND (r.side = 'recipient' OR (e.reciprocal AND r.ordinal <> a.ordinal))
          AND a.country <> r.country AND a.country <> 'XXX' AND r.country <> 'XXX'
          AND a.event IN (SELECT event FROM {events})
    ),
    told AS (SELECT event, count(*) AS tellings FROM tellings WHERE event IN (SELECT event FROM pairs) GROUP BY event)
    SELECT p.event, p.actor, p.recipient, e.type, e.quad, e.intensity, e.status,
           coalesce(e.date_start, e.first_known) AS day, e.date_start IS NOT NULL AS dated, t.tellings, e.voices
    FROM pairs p JOIN events e ON e.id = p.event JOIN told t ON t.event = p.event
"""

ALIASES = (_ALIASES_OF_REPORTS, _PAST_ALIASES_GO, _PAST_ALIASES)
SINGLE = (_SINGLE_EVENTS, _SINGLE_PARTIES, _SINGLE_VOICES, _SINGLE_HISTORY)
