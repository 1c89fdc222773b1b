"""The words of the article that tell an event, for showing it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Words = tuple[str, str, str]


def words_of(connection: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, Words]:
    """What stands before the trigger of the first telling, the trigger, and what stands after it.

    An event whose words the record does not keep is left out.
    """
    rows = connection.execute(
        "SELECT t.event, c.quote, t.evidence[1], t.trigger[1], t.trigger[2]"
        " FROM tellings t JOIN claims c ON c.id = t.claim"
        " WHERE t.event IN (SELECT unnest(?)) AND c.quote IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY t.event ORDER BY t.ordinal) = 1",
        [list(ids)],
    )
    return {event: _split(quote, first, start, end) for event, quote, first, start, end in rows.fetchall()}


def _split(quote: str, first: int | None, start: int | None, end: int | None) -> Words:
    """A trigger outside of the evidence, or none, leaves it whole."""
    if first is None or start is None or end is None or not first <= start <= end <= first + len(quote):
        return quote, "", ""
    return quote[: start - first], quote[start - first : end - first], quote[end - first :]
