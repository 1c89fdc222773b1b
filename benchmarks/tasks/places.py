"""Placed toponyms: rows {"doc", "text"} to rows {"doc", "places": [{"start", "end", "lat", "lon", "country"}]}.

Descriptions ("in the capital") are left out: the task is names.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.analysis.reader import WEIGHTS, Reader
from dragoman.knowledge.places import load_places
from dragoman.model.ids import document_id, sha256
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document
from dragoman.resolve.place_descriptions import DESCRIBED
from dragoman.resolve.places import find_places


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document; where the reader's weights are missing, the table and the words around names decide alone."""
    reader = Reader.load() if (WEIGHTS / "reader.onnx").exists() else None
    index = load_places()
    for row in rows:
        name, text = str(row["doc"]), row["text"]
        document = Document(id=document_id(name, text), name=name, text=text, sha256=sha256(text))
        mentions = find_places(document, reader.read(document) if reader else (), index)
        yield {"doc": row["doc"], "places": [_placed(one) for one in mentions if one.why != DESCRIBED]}


def _placed(mention: PlaceMention) -> dict[str, Any]:
    place = mention.place
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
    }
