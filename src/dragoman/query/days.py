"""On which days the events of an answer lie: what a calendar shows."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model.time import Grain

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LONGEST = 31  # days: what lasts longer is on its first one
_TOLD_BY_DAYS = (Grain.DAY.value, Grain.SPAN.value)
_DAYS = """
    SELECT unnest(generate_series(date_start, CASE WHEN lasts THEN date_end ELSE date_start END, INTERVAL 1 DAY)) AS day
    FROM (
        SELECT date_start, date_end, date_end BETWEEN date_start AND date_start + ($longest - 1)::INTEGER AS lasts
        FROM events WHERE id IN (SELECT unnest($ids)) AND date_start IS NOT NULL AND list_contains($grains, grain)
    )
"""


def event_days(connection: "DuckDBPyConnection", ids: Sequence[str]) -> dict[date, int]:
    """How many of the events are on each day, in order; those told by more than days are on none."""
    sql = f"SELECT day::DATE AS day, count(*) FROM ({_DAYS}) GROUP BY day ORDER BY day"
    values = {"ids": list(ids), "grains": list(_TOLD_BY_DAYS), "longest": LONGEST}
    return dict(connection.execute(sql, values).fetchall())
