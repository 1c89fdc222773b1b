"""The words of the article that tell an event, for showing it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Words = tuple[str, str, str]

_AROUND = 400  # characters
# Where a sentence most likely ends: after a word that is no short abbreviation, before one that begins in capitals.
_END = re.compile(r"\n|(?<=\w{4})[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|(?<=[\d)”])[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")


def words_of(connection: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, Words]:
    """What stands before the trigger of the first telling in its sentence, the trigger, and what stands after it.

    An event whose words the record does not keep is left out.
    """
    rows = connection.execute(
        f"SELECT t.event, {_window()} FROM tellings t JOIN claims c ON c.id = t.claim"
        " LEFT JOIN documents d ON d.id = t.document"
        " WHERE t.event IN (SELECT unnest(?)) AND c.quote IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY t.event ORDER BY t.ordinal) = 1",
        [list(ids)],
    )
    return {event: _split(*rest) for event, *rest in rows.fetchall()}


def sentences_of(connection: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, list[str]]:
    """The sentences that tell each event, in the order of its tellings."""
    rows = connection.execute(
        f"SELECT t.event, {_window()} FROM tellings t JOIN claims c ON c.id = t.claim"
        " LEFT JOIN documents d ON d.id = t.document"
        " WHERE t.event IN (SELECT unnest(?)) AND c.quote IS NOT NULL ORDER BY t.event, t.ordinal",
        [list(ids)],
    )
    found: dict[str, list[str]] = {}
    for event, *rest in rows.fetchall():
        found.setdefault(event, []).append("".join(_split(*rest)))
    return found


def _window() -> str:
    """The evidence, the text around it, where that begins, and the spans of evidence and trigger."""
    first = f"greatest(t.evidence[1] - {_AROUND}, 0)"
    text = f"substring(d.text, CAST({first} + 1 AS BIGINT), CAST(t.evidence[2] - {first} + {_AROUND} AS BIGINT))"
    return f"c.quote, {text}, {first}, t.evidence, t.trigger"


def _split(quote: str, text: str | None, first: int, evidence: list[int], trigger: list[int] | None) -> Words:
    """A trigger outside of the evidence, or none, leaves it whole. Without the text the quote has to do."""
    start, end = evidence
    if text is None or text[start - first : end - first] != quote:
        text, first = quote, start
    else:
        left = max((one.end() for one in _END.finditer(text) if one.end() <= start - first), default=0)
        right = _END.search(text, max(end - first - 1, 0))
        text, first = text[left : right.end() if right else len(text)], first + left
    if trigger is None or not start <= trigger[0] <= trigger[1] <= end:
        return text.strip(), "", ""
    one, two = trigger[0] - first, trigger[1] - first
    return text[:one].lstrip(), text[one:two], text[two:].rstrip()
