"""The time in which all those were in office whom a text names with their office: an undated article lies in it."""

from collections.abc import Sequence
from datetime import date

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.gazetteer_roles import load_phrase_words
from dragoman.model.actor import ActorMention
from dragoman.resolve.document_date import Term

_TITLED = "title-name"
_BEFORE = 20  # characters in which "then" may stand before a title and a name
_OPEN = (date.min, date.max)


def office_term(parties: Sequence[ActorMention], gazetteer: Gazetteer, *, text: str = "") -> Term | None:
    """From the latest beginning to the earliest end of their terms; None where nobody is named so or they were never
    in office together. Who once is called former does not count, nor who held the office more than once."""
    named: dict[str, tuple[str, date, date]] = {}
    former: set[str] = set()
    for party in parties:
        if party.actor is None or not party.why.startswith(_TITLED):
            continue
        before = text[max(0, party.span.start - _BEFORE) : party.span.start].split()[-1:]
        if load_phrase_words().former & set(" ".join((*before, party.text)).lower().replace("-", " ").split()):
            former.add(party.actor.id)
        held = [term for term in gazetteer.terms(party.actor) if term.exact and term.office == party.office]
        if len(held) == 1:
            ends = held[0].first or _OPEN[0], held[0].last or _OPEN[1]
            named[party.actor.id] = (party.text, *ends)
    told = [found for identity, found in named.items() if identity not in former]
    first = max((found[1] for found in told), default=_OPEN[0])
    last = min((found[2] for found in told), default=_OPEN[1])
    if not told or first > last or (first, last) == _OPEN:
        return None
    return Term(first, last, " and ".join(f"\u201c{text}\u201d" for text, *_ in told) + " in office")
