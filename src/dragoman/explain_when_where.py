"""Why an event is put on its days and in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.cues import load_edges
from dragoman.model.event import Claim, EventMention
from dragoman.model.parse import Parse
from dragoman.model.place import DATELINE, DOMESTIC, FOCUS, HOST, LIKELY, MEETING, OFFICE
from dragoman.model.text import Span
from dragoman.model.time import Basis
from dragoman.resolve.binding import Owners, head_in
from dragoman.resolve.claims import Resolved
from dragoman.resolve.placing import VISIT

_ELSEWHERE, _UNPLACED = "belongs to another act", "cannot be put on the calendar"
WHY_THERE = {
    DOMESTIC: "the state that all parties are of",
    HOST: "the state of the one visited, or of who hosts the meeting",
    OFFICE: "the state whose police, court or ministry did it",
    DATELINE: "where the article was written, in the state of one of those who met",
    MEETING: "where those who spoke had met",
    LIKELY: "the likeliest state for such an act between such sides",
    FOCUS: "the article's own state, which one of the sides is of",
}
_BOUND = ("hangs from the act itself", "hangs from the verb that carries the act")


@dataclass(frozen=True, slots=True)
class Branch:
    """One fact of a derivation and the facts it rests on. `text` is as the article has it: not safe for a terminal."""

    label: str
    text: str = ""
    below: tuple["Branch", ...] = ()


class WhenWhere:
    """Explains them for one article; `acts` are the trigger tokens by sentence."""

    def __init__(
        self, text: str, parses: Sequence[Parse], resolved: Resolved, acts: Mapping[int, Sequence[int]]
    ) -> None:
        self.text, self.parses, self.resolved, self.acts = text, parses, resolved, acts

    def date(self, claim: Claim, mention: EventMention | None) -> Branch:
        if claim.date is None:
            near = [one for one in self.resolved.times if one.sentence == claim.sentence]
            words = (f"“{one.span.of(self.text)}” {_ELSEWHERE if one.interval else _UNPLACED}" for one in near)
            return Branch("date", "; ".join(words) or "none told in the sentence")
        days = " – ".join(dict.fromkeys((claim.date.first.isoformat(), claim.date.last.isoformat())))
        below = tuple(
            Branch("time", f"“{one.span.of(self.text)}” ({one.key}); {self._bound(one.span, mention)}")
            for one in self.resolved.times
            if one.span == claim.date.told and one.sentence == claim.sentence
        )
        told = claim.date.told
        if told is not None and claim.date.basis is Basis.INFERRED:
            below = (
                Branch("time", f"“{told.of(self.text)}” of another sentence, as this one tells none of the act's"),
            )
        return Branch("date", f"{days} ({claim.date.grain}, {claim.date.basis})", below)

    def place(self, claim: Claim, mention: EventMention | None) -> Branch:
        found, parse = claim.place, self.parses[claim.sentence]
        if found is None or found.place is None:
            return Branch("place", "none that belongs to the act")
        where = f"{found.place.name} ({found.place.country or 'no state'}), {found.why}"
        if found.why in WHY_THERE:
            return Branch("place", f"{where}: {WHY_THERE[found.why]}")
        if found.sentence != claim.sentence:
            return Branch("place", f"{where}: told before")
        slots = [] if mention is None else [one.token for one in mention.arguments if one.slot == "place"]
        if any(found.span.overlaps(parse.span(token, token + 1)) for token in slots):
            return Branch("place", f"{where}; the event model makes it the act's place")
        if VISIT in claim.type.modes and any(party.span.covers(found.span) for party in claim.recipients):
            return Branch("place", f"{where}; where the host of the visit is")
        return Branch("place", f"{where}; {self._bound(found.span, mention)}")

    def _bound(self, span: Span, mention: EventMention | None) -> str:
        """How a time or place belongs to the act."""
        if mention is None:
            return ""
        parse = self.parses[mention.sentence]
        head = head_in(parse, span)
        owners = Owners(parse, frozenset(self.acts.get(mention.sentence, ())), load_edges())
        rank = None if head is None else owners.belongs(head, mention.token)
        if rank is None:
            return "hangs from the verb that reports the act"
        return _BOUND[rank] if rank < len(_BOUND) else f"told in one breath, {rank - 1} up from the act"
