"""The type of the act between a given actor and a given recipient: the relation model's answer."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.api import relation


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """{"id", "text", "actor", "recipient"} → {"id", "type"}; always a type."""
    for row in rows:
        actor, recipient = (_party(row["text"], row[side]) for side in ("actor", "recipient"))
        yield {"id": row["id"], "type": next(iter(relation(row["text"], actor, recipient, threads=2)))}


def _party(text: str, span: Sequence[int] | None) -> tuple[int, int] | None:
    """None where the span holds no word: nothing but blanks and signs, some of which nobody sees."""
    return (span[0], span[1]) if span and any(char.isalnum() for char in text[span[0] : span[1]]) else None
