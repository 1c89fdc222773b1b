"""Reports of the index as columns of numbers, so that many pairs are compared at once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge.linking import LinkingWeights
from dragoman.linking.columns import BITS, Columns, Flags, Ints, Sets, common, counted, pair_key
from dragoman.linking.identity import identities
from dragoman.linking.score import _AGAINST, _BEFORE, _NEWS, AHEAD, TOLD_OF_LATE, name_words
from dragoman.model.actor import UNKNOWN
from dragoman.model.modality import Status
from dragoman.model.place import DOMESTIC
from dragoman.store.duck import literal
from dragoman.store.values import FORM, party_of_form

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LONGEST = 62  # days: a vaguer date tells too little to look for others by it
_BACK = 7  # days


def _one_of(statuses: frozenset[Status]) -> str:
    return f"status IN ({', '.join(literal(status) for status in sorted(statuses))})"


# When an act can have been: `first` to `last` are linking/score.py's, `since` to `upto` those in whose weeks others are
# looked for, with a day to spare for dates told across midnight. There a date that is vaguer than _LONGEST does not
# count, and news without a date is looked for a little further back.
_WINDOWS = f"""
    CREATE OR REPLACE TEMP TABLE windows AS
    WITH told AS (
        SELECT rowid AS "row", id, type, document, date_start, date_end, known, {_one_of(_BEFORE)} AS before,
               date_start IS NOT NULL AND basis IS DISTINCT FROM 'inferred'
                   AND NOT (status = 'denied' AND date_end >= coalesce(known, date_end + 2) - 1) AS firm,
               list_distinct(list_concat(
                   [p.country FOR p IN list_concat(actors, recipients) IF p.country <> '{UNKNOWN}'],
                   if(coalesce(place_country, '') = '', [], [place_country]))) AS states
        FROM reports {{chosen}}
    ),
    dated AS (
        SELECT *, CASE WHEN firm OR known IS NULL THEN date_start
                       WHEN before THEN known ELSE known - {TOLD_OF_LATE} END AS first,
                  CASE WHEN firm OR known IS NULL THEN date_end
                       WHEN before THEN known + {AHEAD} ELSE known END AS last,
                  firm AND date_end - date_start > {_LONGEST} AS vague
        FROM told
    ),
    around AS (
        SELECT *, CASE WHEN firm AND NOT vague THEN first - 1 WHEN known IS NULL THEN date_start
                       WHEN before THEN known ELSE known - {TOLD_OF_LATE + _BACK} END AS since,
                  CASE WHEN firm AND NOT vague THEN last + 1 WHEN known IS NULL THEN date_end
                       WHEN before THEN known + {AHEAD} ELSE known END AS upto
        FROM dated
    )
    SELECT "row", id, type, document, firm, before, first, last, states,
           if(upto - since <= {_LONGEST}, (epoch(since) / 86400)::INTEGER // 7, 1) AS first_week,
           if(upto - since <= {_LONGEST}, (epoch(upto) / 86400)::INTEGER // 7, 0) AS last_week
    FROM around
"""
_SLOTS = """(
    SELECT "row", type, state, week, id IN (SELECT report FROM uncompared) AS fresh
    FROM (SELECT "row", id, type, unnest(states) AS state, first_week, last_week FROM windows),
         LATERAL (SELECT unnest(range(first_week, last_week + 1)) AS week)
)"""
# Reports with which one that was not compared before may be one happening, and these themselves.
_NEAR = f"""
    SELECT "row" FROM {_SLOTS} SEMI JOIN (SELECT type, state, week FROM {_SLOTS} WHERE fresh)
        USING (type, state, week)
    UNION SELECT "row" FROM windows WHERE id IN (SELECT report FROM uncompared)
    UNION SELECT w."row" FROM resemblances c JOIN windows w ON w.document IN (c."left", c."right")
    WHERE c."left" IN (SELECT document FROM reports JOIN uncompared ON report = id)
       OR c."right" IN (SELECT document FROM reports JOIN uncompared ON report = id)
"""
_COMPARED = """
    CREATE OR REPLACE TEMP TABLE compared AS
    SELECT (row_number() OVER (ORDER BY type, id) - 1)::INTEGER AS n, w.*, u.report IS NOT NULL AS fresh
    FROM windows w LEFT JOIN uncompared u ON u.report = w.id {near}
"""
_FROM = 'FROM reports r JOIN compared c ON c."row" = r.rowid'
_PLACED = f"(place_name IS NOT NULL AND place_why IS DISTINCT FROM '{DOMESTIC}')"


def _day(expression: str, name: str) -> str:
    """Days as numbers, NaN for none."""
    return f"coalesce(({expression} - DATE '1970-01-01')::DOUBLE, 'nan'::DOUBLE) AS {name}"


# Of news that tells no day: linking/score.py's.
_NEWS_DAY = f"CASE WHEN c.firm THEN {{told}} WHEN NOT c.before AND r.ordinal <= {_NEWS} THEN {{known}} END"
_FACTS = f"""
    SELECT c.fresh, c.first_week, c.last_week, c.firm, c.before, {_one_of(_AGAINST)} AS against, r.reciprocal,
           c.firm AND r.grain = 'day' AS daily, r.date_start IS NULL AND len(r.recipients) = 0 AS bare,
           {_PLACED} AND coalesce(r.place_kind, '') NOT IN ('country', 'region', 'water') AS town,
           list_position({[str(status) for status in Status]}, r.status)::BIGINT AS status,
           coalesce(r.place_id, -1)::BIGINT AS place_id, r.ordinal::BIGINT AS ordinal,
           {_day("c.first", "first")}, {_day("c.last", "last")}, {_day("r.known", "known")},
           {_day(_NEWS_DAY.format(told="c.first", known="r.known - 1"), "news_first")},
           {_day(_NEWS_DAY.format(told="c.last", known="r.known"), "news_last")},
           {_day("if(r.grain = 'day', r.date_start, NULL)", "day")}
    {_FROM} ORDER BY c.n
"""
_PARTIES = f"""
    SELECT {{{", ".join(f"'{name}': p.{name}" for name in (*FORM, "text"))}}} AS key, who
    FROM (SELECT unnest(r.actors) AS p, 2 * c.n AS who {_FROM}
          UNION ALL SELECT unnest(r.recipients), 2 * c.n + 1 {_FROM})
"""
_LEMMAS = f"""
    CREATE OR REPLACE TEMP TABLE lemmas AS
    SELECT lemma, (row_number() OVER (ORDER BY lemma) - 1)::INTEGER AS code
    FROM (SELECT DISTINCT unnest(list_concat(r.trigger_words, r.near_words, r.around_words)) AS lemma {_FROM})
"""
_WORDS = f"""
    SELECT (n::BIGINT << {BITS}) | code AS key
    FROM (SELECT c.n, unnest(list_concat(r.trigger_words, r.near_words, r.around_words)) AS lemma {_FROM})
    JOIN lemmas USING (lemma)
"""


@dataclass(frozen=True, slots=True)
class Comparable:
    """Reports of one type, numbered by their ids from `first` in the table `compared`. `weeks` are those in which each
    is looked for; of two that are compared at least one is `fresh`."""

    columns: Columns
    weeks: tuple[Ints, Ints]
    fresh: Flags
    first: int


def comparable(con: "DuckDBPyConnection", model: LinkingWeights) -> tuple[Columns, list[Comparable]]:
    """The reports of the table `uncompared`, with those that may be one happening with one of them: all, numbered as
    in the table `compared`, and type by type."""
    con.execute(_WINDOWS.format(chosen=""))
    every = "SELECT (SELECT count(*) FROM windows) = (SELECT count(*) FROM uncompared)"
    near = "" if con.execute(every).fetchall()[0][0] else f'WHERE w."row" IN ({_NEAR})'
    con.execute(_COMPARED.format(near=near))
    facts = con.execute(_FACTS).fetchnumpy()
    columns = _columns(con, facts, model)
    kinds = con.execute("SELECT min(n), max(n) + 1 FROM compared GROUP BY type ORDER BY type").fetchall()
    weeks = facts["first_week"].astype(np.int64), facts["last_week"].astype(np.int64)
    return columns, [
        Comparable(
            columns.part(first, end), (weeks[0][first:end], weeks[1][first:end]), facts["fresh"][first:end], first
        )
        for first, end in kinds
    ]


def columns_of(con: "DuckDBPyConnection", rows: str, model: LinkingWeights) -> Columns:
    """Reports that a query names by their `rowid`, numbered by type and id."""
    con.execute(_WINDOWS.format(chosen=f"WHERE rowid IN ({rows})"))
    con.execute(_COMPARED.format(near=""))
    return _columns(con, con.execute(_FACTS).fetchnumpy(), model)


def _columns(con: "DuckDBPyConnection", facts: dict[str, NDArray[Any]], model: LinkingWeights) -> Columns:
    many = len(facts["fresh"])
    kinds, kind = _one_each(con, many, "r.type")
    documents, document = _one_each(con, many, "r.document")
    _, place = _one_each(
        con, many, f"CASE WHEN {_PLACED} THEN coalesce(nullif(r.place_id, 0)::VARCHAR, r.place_name) END"
    )
    con.execute(_LEMMAS)
    lemmas = con.execute("SELECT lemma FROM lemmas ORDER BY code").fetchall()
    words = Sets.keyed(many, con.execute(_WORDS).fetchnumpy()["key"])
    worth = np.array([model.weight(lemma) for (lemma,) in lemmas])
    _, mode, moded = _coded(con, f"SELECT unnest(r.modes) AS key, c.n AS who {_FROM}")
    names = ("first", "last", "known", "news_first", "news_last", "day", "firm", "daily", "reciprocal", "bare")
    more = ("before", "against", "town", "status", "place_id", "ordinal")
    told: dict[str, Any] = {name: facts[name] for name in (*names, *more)}
    return Columns(
        kinds=tuple(kinds),
        kind=kind,
        document=document,
        **told,
        place=place,
        **_parties(con, words, {lemma: code for code, (lemma,) in enumerate(lemmas)}),
        modes=Sets.of(many, moded, mode),
        words=words,
        weight=words.totals(worth),
        worth=worth,
        copies=_copies(con, documents),
    )


def _parties(con: "DuckDBPyConnection", words: Sets, lemmas: dict[str, int]) -> dict[str, Any]:
    """The sets that tell of parties and states, and the state of each person's key."""
    many = len(words.start) - 1
    forms, form, who = _coded(con, _PARTIES)
    there, place, placed = _coded(con, f"SELECT r.place_country AS key, c.n AS who {_FROM} WHERE r.place_country <> ''")
    codes = {name: code for code, name in enumerate(sorted({*there, *(one["country"] for one in forms)}))}
    report, side, state = who >> 1, who & 1, np.array([codes[one["country"]] for one in forms], dtype=np.int64)[form]
    named = state != codes.get(UNKNOWN, -1)
    of_place = np.array([codes[name] for name in there], dtype=np.int64)[place]
    keys = [[(codes[one["country"]], key) for key in _identities(one)] for one in forms]
    numbers = {key: number for number, key in enumerate(sorted({key for some in keys for key in some}))}
    at, person = _each([[numbers[key] for key in some] for some in keys], form)
    state_of = np.array([state for state, _ in numbers], dtype=np.int32)
    told = [name_words(one["text"], one["name"]) for one in forms]
    by, word = _each([[lemmas[lemma] for lemma in some if lemma in lemmas] for some in told], form)
    sides = [Sets.of(many, report[by][side[by] == one], word[side[by] == one]) for one in (0, 1)]
    return {
        "actors": Sets.of(many, report[named & (side == 0)], state[named & (side == 0)]),
        "recipients": Sets.of(many, report[named & (side == 1)], state[named & (side == 1)]),
        "countries": Sets.of(many, report[named], state[named]),
        "states": Sets.of(many, np.append(report[named], placed), np.append(state[named], of_place)),
        "persons": Sets.of(many, report[at], person),
        "named": Sets.of(many, report[at], state_of[person]),
        "state_of": state_of,
        "actor_words": common(sides[0], words),
        "recipient_words": common(sides[1], words),
    }


def _each(values: list[list[int]], at: Ints) -> tuple[Ints, Ints]:
    """The values of the lists at these places, one after the other, each with the number of the place before it."""
    size = np.array([len(some) for some in values], dtype=np.int64)
    start, flat = np.cumsum(size) - size, np.array([value for some in values for value in some], dtype=np.int64)
    return np.repeat(np.arange(len(at)), size[at]), flat[np.repeat(start[at], size[at]) + counted(size[at])]


def _identities(form: dict[str, Any]) -> frozenset[str]:
    """Keys of a party that is no state itself."""
    party = party_of_form(form)
    return frozenset() if party.actor is not None and party.actor.kind == "state" else identities(party)


def _copies(con: "DuckDBPyConnection", documents: list[str]) -> Ints:
    numbers = {document: number for number, document in enumerate(documents)}
    rows = con.execute('SELECT "left", "right" FROM resemblances').fetchall()
    pairs = [(numbers[one], numbers[other]) for one, other in rows if one in numbers and other in numbers]
    left, right = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return np.sort(np.append(pair_key(left, right), pair_key(right, left)))


def _one_each(con: "DuckDBPyConnection", many: int, value: str) -> tuple[list[Any], Ints]:
    """The different values of the reports, and for each report the place of its own among them, -1 where it is null."""
    keys, code, report = _coded(con, f"SELECT {value} AS key, c.n AS who {_FROM} WHERE {value} IS NOT NULL")
    out = np.full(many, -1, dtype=np.int64)
    out[report] = code
    return keys, out


def _coded(con: "DuckDBPyConnection", query: str) -> tuple[list[Any], Ints, Ints]:
    """The different values of `key` in order; for each row of the query the place of its key there, and its `who`."""
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE coded AS SELECT key, row_number() OVER (ORDER BY key) - 1 AS code, who
        FROM (SELECT key, list(who) AS who FROM ({query}) GROUP BY key)
    """)
    keys = [key for (key,) in con.execute("SELECT key FROM coded ORDER BY code").fetchall()]
    found = con.execute("SELECT code, unnest(who) AS who FROM coded").fetchnumpy()
    return keys, found["code"].astype(np.int64), found["who"].astype(np.int64)
