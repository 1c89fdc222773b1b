"""The parties of a text of our own, by the real reader and the package's own tables."""

from datetime import date

from dragoman.analysis.reader import Reader
from dragoman.ingest.options import SourceOptions
from dragoman.ingest.source import read_text
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model.actor import ActorMention
from dragoman.resolve.focus import focus_of
from dragoman.resolve.known_names import with_known_names
from dragoman.resolve.parties import find_parties

OPTIONS = SourceOptions(date=date(2019, 6, 3), check_language=False)


def parties(reader: Reader, text: str) -> dict[str, ActorMention]:
    """By their words; of the same words the last."""
    document = read_text(text, options=OPTIONS)
    gazetteer = load_gazetteer()
    parses = with_known_names(reader.read(document), gazetteer)
    focus = focus_of(document, parses, gazetteer)
    return {found.text: found for found in find_parties(document, parses, gazetteer, focus)}
