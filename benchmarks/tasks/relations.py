"""The type of the act between a given actor and a given recipient: the event model's relation head."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.api import resources
from dragoman.coding.event_model import marked
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """{"id", "text", "actor", "recipient"} → {"id", "type"}; always a type."""
    loaded = resources(threads=2)
    model = loaded.event_model
    if model is None:
        raise RuntimeError("the relation task needs the event model")
    for row in rows:
        parses = loaded.reader.read(
            read_text(row["text"], name=str(row["id"]), options=SourceOptions(check_language=False))
        )
        starts = [start for parse in parses for start in parse.starts]
        ends = [end for parse in parses for end in parse.ends]
        words = [word for parse in parses for word in parse.words]
        actor, recipient = (_tokens(starts, ends, row[side]) for side in ("actor", "recipient"))
        scores = model.relation(marked(words, actor, recipient))
        yield {"id": row["id"], "type": model.labels.relations[int(scores.argmax())]}


def _tokens(starts: Sequence[int], ends: Sequence[int], extent: Sequence[int] | None) -> tuple[int, int]:
    if extent is None:
        return -1, -1
    inside = [at for at in range(len(starts)) if starts[at] < extent[1] and extent[0] < ends[at]]
    return (inside[0], inside[-1] + 1) if inside else (-1, -1)
